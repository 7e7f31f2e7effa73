"""What sites say in place of an article: that there is none, that one must agree to cookies, or subscribe.

News speaks of the same things ("500 families return", "Bodies not found", "المسؤول: لم يتم العثور على ناجين"), so a
title must say nothing else, and a text must speak of a page.
"""

import re

#: Characters of a title that are looked at.
LONGEST_TITLE = 500

_ERROR = r"(?:error|erreur|fehler|errore?|erro|hata|błąd|chyba|ошибка|خطأ|خطای?|שגיאה|错误|오류)"
_CODE = r"(?:40[0134]|410|429|50[0234])"
_SHORT = (
    r"not found|forbidden|access denied|bad (?:request|gateway)|(?:internal )?server error|"
    r"service (?:temporarily )?unavailable|gateway time-?out|too many requests|nie znaleziono|nicht gefunden|"
    r"introuvable|no encontrad[ao]|não encontrad[ao]|non trovat[ao]|bulunamadı|не найден[ао]?|یافت نشد|لا يوجد"
)
_THING = (
    r"(?:(?:sorry|oops)\W+)?(?:the |this |that |your )?(?:requested )?(?:page|article|story|content|file|url|document)"
)
# Of a page, in so many words: as a title, in a title, or in the few words of a page.
_PAGE = (
    r"\b(?:page|article|url) (?:(?:you|that) .{1,50} )?(?:was |is |could |can ?|has been )?"
    r"(?:not|n['’]t|no longer|cannot|can['’]t)(?: be)? (?:found|available|exists?)|"
    r"\b(?:can(?:['’]t|not)|could(?: not|n['’]t)) find (?:that|the|this) (?:page|article)\b|"
    r"\b(?:page|article) (?:no longer exists|does ?n[o'’]t exist|cannot be found|has been (?:removed|deleted))|"
    r"(?:الصفحة|المحتوى|المقال|الخبر)(?: المطلوبة?)?(?: التي \w+ \w+)? غير (?:موجودة?|متاحة?|متوفرة?)|"
    r"لم يتم العثور على (?:الصفحة|المحتوى|المقال|الخبر|نتائج)|"
    r"صفحه(?: مورد نظر)?(?: شما)? (?:یافت|پیدا) نشد|הדף (?:המבוקש )?לא נמצא|"
    r"page (?:introuvable|non trouvée|demandée n['’]existe)|seite (?:wurde |konnte )?nicht gefunden|"
    r"página (?:no encontrada|não encontrada|no existe|não existe)|pagina non trovata|pagina niet gevonden|"
    r"page (?:que vous (?:cherchez|recherchez|demandez) |demandée )?n['’]existe (?:pas|plus)|"
    r"diese seite (?:existiert nicht|gibt es (?:leider )?nicht)|"
    r"(?:página que (?:busca|procura|buscas)|pagina che (?:cerchi|stai cercando)|esta página) (?:no|não|"
    r"non) (?:existe|esiste)|"
    r"sayfa bulunamadı|səhifə tapılmadı|страниц[аы] не (?:найден[аы]?|существует)|страница (?:была )?удалена|"
    r"сторінку не знайдено|страницата не е намерена|stranica nije pronađena|"
    r"strony? nie znaleziono|nie znaleziono strony|strona nie (?:została znaleziona|istnieje)|"
    r"stránka (?:nenalezena|nebyla nalezena|neexistuje)|az oldal nem található|pagina nu (?:a fost găsită|există)|"
    r"η σελίδα δεν (?:βρέθηκε|υπάρχει)|sivua ei löy(?:dy|tynyt)|"
    r"sidan (?:kunde inte hittas|hittades inte|finns inte)|siden (?:blev |ble )?(?:ikke fun[nd]et|finnes ikke)|"
    r"էջը (?:չի գտնվել|գոյություն չունի)|صفحہ نہیں ملا|پەڕەکە نەدۆزرایەوە|rûpel ne(?:hat dîtin| hat dîtin)|"
    r"पृष्ठ नहीं मिला|halaman tidak ditemukan|không tìm thấy trang|ไม่พบหน้า|העמוד (?:המבוקש )?לא נמצא|"
    r"找不到(?:该|此|您|网)?.{0,6}(?:页面|网页|頁面|網頁)|[页頁]面不存在|ページが見つかりません|페이지를 찾을 수 없"
)
_WALL = r"just a moment|attention required|are you a robot|something went wrong|checking your browser"
_MISSING = re.compile(
    rf"(?:http\W+)?(?:{_ERROR}\W*)?{_CODE}(?:\W+(?:{_ERROR}|{_SHORT}|gone|oops))*|{_ERROR}(?:\W+{_CODE})?|(?:{_SHORT}|{_WALL})|"
    rf"{_THING} (?:was |could |is |can)?(?:not|n['’]t|no longer)(?: be)? (?:found|available)|{_THING} not found",
    re.IGNORECASE,
)
_OF_PAGE = re.compile(rf"{_PAGE}|{_WALL}", re.IGNORECASE)
# Between what a page is called and the name of the outlet.
_BETWEEN = re.compile(r"\s[|–—·•»/-]+\s|[|»]\s")
_EDGES = re.compile(r"^\W+|\W+$")

_CONSENT = re.compile(
    r"before you continue|cookies?\b.{0,80}\b(?:consent|accept|agree|partners|privacy)|(?:consent|accept|"
    r"agree)\b.{0,80}\bcookies?|"
    r"we (?:and our partners|value your privacy)|manage (?:your )?(?:consent|privacy|cookies)|"
    r"ملفات تعريف الارتباط|einwilligung|zustimm.{0,60}cookies|cookies.{0,60}zustimm|accepte[rz] .{0,40}cookies|"
    r"aceptar .{0,40}cookies|aceitar .{0,40}cookies|accetta .{0,40}cookie|çerez|akceptuj.{0,40}cookie|"
    r"cookie.{0,80}(?:принять|принимаю|прийняти|погоджу|αποδοχή|elfogad|přijmout|souhlas|godkänn|accepter|godta|hyväksy|"
    r"accept[aă]|接受|同意|동의)|sütiket|쿠키.{0,40}(?:동의|허용)|کوکی.{0,60}(?:پذیر|موافق)|עוגיות.{0,60}(?:אישור|מסכים)",
    re.IGNORECASE,
)
_SUBSCRIPTION = re.compile(
    r"(?:subscribe|sign (?:up|in)|log ?in|register|become a (?:member|subscriber))\b.{0,60}\b(?:to|"
    r"and) (?:continue|keep|read|unlock|access|get full)|"
    r"(?:this|the) (?:article|story|content) is (?:for|only|available to|reserved|exclusive).{0,30}(?:subscribers|"
    r"members)|"
    r"already a (?:subscriber|member)|réservé aux abonnés|il vous reste .{0,20}% de cet article|abonnez-vous pour|"
    r"nur für abonnenten|weiterlesen mit|jetzt abonnieren und weiterlesen|suscríbete para|solo para suscriptores|"
    r"exclusivo para assinantes|riservato agli abbonati|للمشتركين فقط|اشترك (?:لمتابعة|للمتابعة)|"
    r"la suite (?:de cet article )?est réservée aux abonnés|exclusivo para suscriptores|"
    r"abbonati per (?:continuare|leggere)|alleen (?:voor|toegankelijk voor) abonnees|"
    r"(?:tylko|wyłącznie) dla (?:prenumeratorów|subskrybentów)|"
    r"только (?:для )?подписчик(?:ов|ам)|(?:лише|тільки) (?:для )?передплатник(?:ів|ам)|abonelere özel|"
    r"(?:αποκλειστικά|μόνο) για συνδρομητές|endast för prenumeranter|kun for abonnenter|csak előfizetőknek|"
    r"(?:pouze|jen) pro předplatitele|למנויים בלבד|ویژه مشترکین|この記事は.{0,6}会員限定|"
    r"有料会員限定(?:の?記事|です|\Z)|유료 회원 전용|"
    r"订阅后(?:继续)?阅读|仅限订阅",
    re.IGNORECASE,
)


def says_missing(title: str, text: str = "") -> bool:
    """Whether a page of this title and these few words says that what was asked for is not there, or not now."""
    title = title[:LONGEST_TITLE]
    if _OF_PAGE.search(title) or _OF_PAGE.search(text):
        return True
    return any(map(names_error, _BETWEEN.split(title)))


def names_error(title: str) -> bool:
    """Whether a title begins as that of an error, and nothing but the outlet's name follows."""
    first = _BETWEEN.split(title[:LONGEST_TITLE], maxsplit=1)[0]
    return _MISSING.fullmatch(_EDGES.sub("", first)) is not None


def asks_consent(line: str) -> bool:
    """Whether a line asks the reader to agree to cookies or the like."""
    return _CONSENT.search(line) is not None


def subscription(text: str) -> str:
    """The words in which a text asks for a subscription; "" when it does not."""
    found = _SUBSCRIPTION.search(text)
    return found[0] if found else ""
