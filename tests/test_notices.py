"""What sites of many languages say in place of an article, and headlines that sound like it."""

from datetime import UTC, datetime

import pytest

from crawler.checks import PaywallStub
from crawler.extract import extract
from crawler.extract.notices import asks_consent, says_missing, subscription
from crawler.page import Page


@pytest.mark.parametrize(
    "title",
    [
        "Page not found",
        "404 - Page not found",
        "Seite nicht gefunden",
        "Page introuvable",
        "Página no encontrada",
        "Página não encontrada",
        "Pagina non trovata",
        "Pagina niet gevonden",
        "Sayfa bulunamadı",
        "Aradığınız sayfa bulunamadı",
        "Страница не найдена",
        "Сторінку не знайдено",
        "Strona nie została znaleziona",
        "Nie znaleziono strony",
        "Stránka nenalezena",
        "Stránka nebyla nalezena",
        "Az oldal nem található",
        "Pagina nu a fost găsită",
        "Pagina nu există",
        "Η σελίδα δεν βρέθηκε",
        "Sivua ei löydy",
        "Sidan hittades inte",
        "Siden ikke fundet",
        "Siden finnes ikke",
        "Səhifə tapılmadı",
        "Էջը չի գտնվել",
        "صفحہ نہیں ملا",
        "پەڕەکە نەدۆزرایەوە",
        "Rûpel nehat dîtin",
        "पृष्ठ नहीं मिला",
        "Halaman tidak ditemukan",
        "Không tìm thấy trang",
        "ไม่พบหน้า",
        "ページが見つかりません",
        "페이지를 찾을 수 없습니다",
        "页面不存在",
        "找不到页面",
        "頁面不存在",
        "הדף לא נמצא",
        "העמוד לא נמצא",
        "الصفحة غير موجودة",
        "عذرا، الصفحة التي تبحث عنها غير موجودة",
        "صفحه مورد نظر یافت نشد",
        "Страница удалена",
        "La page que vous cherchez n'existe pas",
        "Oups ! Cette page n'existe pas",
        "Diese Seite existiert nicht",
        "Diese Seite gibt es nicht",
        "La página que busca no existe",
        "Esta página no existe",
        "A página que procura não existe",
        "La pagina che cerchi non esiste",
        "Страницата не е намерена",
        "Stranica nije pronađena",
    ],
)
def test_a_page_that_is_not_there(title: str) -> None:
    assert says_missing(title)
    assert says_missing(f"{title} - The Courier")


@pytest.mark.parametrize(
    "headline",
    [
        "Bodies not found after storm",
        "Nie znaleziono ofiar",
        "500 families return to the village",
        "Страница истории: как жили в деревне",
        "Sayfa sayfa tarih",
        "La page est tournée pour le club",
        "404 homes destroyed in flood",
        "Die Seite der Geschichte",
        "صفحة جديدة في العلاقات",
        "The page turns for a village",
        "Kayıp denizci bulunamadı",
        "Пропавшие не найдены",
        "Нашли страницу дневника",
        "Une page d'histoire",
        "Página aberta da história",
        "لم يتم العثور على ناجين",
        "المسؤول: الصفحة طويت",
        "页面设计师的故事",
        "Halaman depan sejarah",
        "Η σελίδα γυρίζει",
    ],
)
def test_headlines_that_speak_of_pages_and_of_what_was_not_found(headline: str) -> None:
    assert not says_missing(headline)


@pytest.mark.parametrize(
    "line",
    [
        "We use cookies to improve your experience. By continuing you accept cookies",
        "Nous utilisons des cookies. Accepter tous les cookies",
        "Wir verwenden Cookies. Mit Ihrer Einwilligung",
        "Utilizamos cookies. Aceptar todas las cookies",
        "Usiamo i cookie. Accetta i cookie",
        "Usamos cookies. Aceitar todos os cookies",
        "Wij gebruiken cookies. Alle cookies accepteren",
        "Używamy plików cookie. Akceptuję pliki cookie",
        "Çerezleri kabul ediyorum",
        "Мы используем файлы cookie. Принять",
        "Ми використовуємо файли cookie. Прийняти",
        "Χρησιμοποιούμε cookies. Αποδοχή cookies",
        "Folosim cookie-uri. Accept cookie-urile",
        "Sütiket használunk. Elfogadom",
        "Používáme cookies. Přijmout cookies",
        "Vi använder cookies. Godkänn alla cookies",
        "نستخدم ملفات تعريف الارتباط",
        "ما از کوکی‌ها استفاده می‌کنیم. پذیرفتن",
        "אנחנו משתמשים בעוגיות. אישור עוגיות",
        "我们使用Cookie。接受",
        "当サイトはCookieを使用しています。同意する",
        "쿠키를 사용합니다. 동의",
    ],
)
def test_a_request_for_cookies(line: str) -> None:
    assert asks_consent(line)


@pytest.mark.parametrize(
    "line",
    [
        "Cet article est réservé aux abonnés",
        "La suite est réservée aux abonnés",
        "Dieser Artikel ist nur für Abonnenten",
        "Weiterlesen mit dem Digital-Abo",
        "Este contenido es exclusivo para suscriptores",
        "Suscríbete para seguir leyendo",
        "Conteúdo exclusivo para assinantes",
        "Articolo riservato agli abbonati",
        "Abbonati per continuare a leggere",
        "Dit artikel is alleen voor abonnees",
        "Artykuł tylko dla prenumeratorów",
        "Dostęp tylko dla subskrybentów",
        "Материал доступен только подписчикам",
        "Bu içerik abonelere özeldir",
        "Αποκλειστικά για συνδρομητές",
        "Artikeln är endast för prenumeranter",
        "Artiklen er kun for abonnenter",
        "Cikk csak előfizetőknek",
        "Článek je pouze pro předplatitele",
        "הכתבה למנויים בלבד",
        "للمشتركين فقط",
        "ویژه مشترکین",
        "この記事は会員限定です",
        "有料会員限定",
        "이 기사는 유료 회원 전용입니다",
        "订阅后继续阅读",
        "仅限订阅用户",
    ],
)
def test_a_request_to_subscribe(line: str) -> None:
    assert subscription(line)


@pytest.mark.parametrize(
    "line",
    [
        "The baker sells cookies at the harbour, and people accept them.",
        "Die Bäckerin verkauft Kekse am Hafen.",
        "The number of subscribers of the paper fell by a tenth.",
        "Die Zahl der Abonnenten der Zeitung sank um ein Zehntel.",
        "وقال إن عدد المشتركين في الخدمة تراجع",
        "Число подписчиков газеты сократилось.",
    ],
)
def test_news_asks_for_no_subscription(line: str) -> None:
    assert subscription(line) == ""


def test_a_flash_beside_teasers_of_articles_for_subscribers_is_an_article() -> None:
    teaser = "<div><span>Subscribers only: this article is for subscribers</span><h3><a href=/n/1>{}</a></h3></div>"
    assert read("".join(teaser.format(f"Bridge {n} across the bay is closed for repairs") for n in range(3))) == FLASH
    with pytest.raises(PaywallStub):
        read("<div><span>This article is for subscribers</span> <a href=/join>Subscribe</a></div>")


FLASH = "The ferry of nine o'clock left the harbour with forty people on board, the company said on Sunday evening."


def read(beside: str) -> str:
    """The text of a flash, with this beside it."""
    html = f"""<html><body><main><h1>Ferry runs again after the storm</h1><p>20 November 2026</p><p>{FLASH}</p></main>
    {beside}</body></html>"""
    address = "https://news.example/2026/ferry-runs-again-after-the-storm"
    return extract(Page(url=address, body=html.encode(), fetched=datetime(2026, 11, 29, tzinfo=UTC))).text
