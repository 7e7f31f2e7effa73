"""What a page is: an article, or a list of articles, an error, a wall. Decided after the body was read."""

import re
from itertools import islice

from lxml.html import HtmlElement

from crawler.checks import ConsentWall, ErrorPage, NotAnArticle, PaywallStub, SectionPage
from crawler.extract.body import COLUMN, Body
from crawler.extract.body_look import Look
from crawler.extract.body_weights import weigh
from crawler.extract.kind_signals import (
    ARTICLE,
    COLUMN_LOOK,
    LEAST_LINKS,
    LEAST_LOOK,
    by_claims,
    by_links,
    by_look,
    meta,
)
from crawler.extract.walls import wall_of

#: Sum of the signals below which a page is no article. Set so that hardly any article is lost: a list taken for an
#: article costs a record that reads oddly, an article taken for a list is gone.
LEAST = -0.35
#: Characters of body below which a page may be an error or a wall, and below which a stub is not worth a record.
SHORT_PAGE, STUB = 1500, 400
#: Elements that are searched for words of a paywall, and characters of a title for those of an error.
MOST_ELEMENTS, LONGEST_TITLE = 20_000, 500

_ERROR = re.compile(
    r"^\W*(?:error\W*)?(?:404|410|403|500|502|503)\b|(?:page|article|story|content|file) (?:was |could )?(?:not|"
    r"n't) (?:be )?(?:found|available)|"
    r"\b(?:page|article|story) (?:no longer exists|does ?n[o']t exist|has been removed)|not found|access denied|"
    r"forbidden|"
    r"just a moment|attention required|are you a robot|service unavailable|something went wrong|"
    r"(?:الصفحة|المحتوى|المقال) غير (?:موجود|متاح|متوفر)|خطأ 404|لم يتم العثور|صفحه (?:مورد نظر )?(?:یافت|"
    r"پیدا) نشد|הדף לא נמצא|"
    r"page (?:introuvable|non trouvée)|seite (?:wurde )?nicht gefunden|página no encontrada|página não encontrada|"
    r"pagina non trovata|sayfa bulunamadı|страница не найдена|找不到|页面不存在|페이지를 찾을 수 없",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before you continue|cookies?\b.{0,80}\b(?:consent|accept|agree|partners|privacy)|(?:consent|accept|"
    r"agree)\b.{0,80}\bcookies?|"
    r"we (?:and our partners|value your privacy)|manage (?:your )?(?:consent|privacy|cookies)|"
    r"ملفات تعريف الارتباط|einwilligung|zustimm.{0,60}cookies|cookies.{0,60}zustimm|accepte[rz] .{0,40}cookies|"
    r"aceptar .{0,40}cookies|accetta .{0,40}cookie|çerez",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"(?:subscribe|sign (?:up|in)|log ?in|register|become a (?:member|subscriber))\b.{0,60}\b(?:to|"
    r"and) (?:continue|keep|read|unlock|access|get full)|"
    r"(?:this|the) (?:article|story|content) is (?:for|only|available to|reserved|exclusive).{0,30}(?:subscribers|"
    r"members)|"
    r"already a (?:subscriber|member)|réservé aux abonnés|il vous reste .{0,20}% de cet article|abonnez-vous pour|"
    r"nur für abonnenten|weiterlesen mit|jetzt abonnieren und weiterlesen|suscríbete para|solo para suscriptores|"
    r"exclusivo para assinantes|riservato agli abbonati|للمشتركين فقط|اشترك (?:لمتابعة|للمتابعة)|"
    r"только для подписчиков|abonelere özel",
    re.IGNORECASE,
)


def refuse_unless_article(
    tree: HtmlElement,
    *,
    url: str,
    title: str,
    body: Body,
    og_type: str = "",
    schema_types: frozenset[str] = frozenset(),
    dated_by: str = "",
) -> None:
    """Nothing for an article; raises ErrorPage, ConsentWall, PaywallStub, SectionPage or NotAnArticle otherwise.

    `og_type` and `schema_types` are what the page declares itself to be; og:type is looked up when not given.
    `dated_by` is the witness that knows the day of publication: "page" when it is printed, "" when nobody knows it.
    A body that an outlet's own rules found (`body.look` is None) is that of an article.
    """
    size = sum(map(len, body.paragraphs))
    if size < SHORT_PAGE:
        _refuse_wall(tree, title, body, size, url)
    if body.look is None:
        if not body.paragraphs:
            raise NotAnArticle("no body")
        return
    declared = (og_type or meta(tree, "og:type")).lower()
    signals = by_claims(tree, body, url=url, og_type=declared, schema_types=schema_types)
    if dated_by == "page":
        # Looked for more widely than `by_look` does, beside the headline; data has dates for lists, too.
        signals["dated"] = 1.0
    to_come = COLUMN_LOOK if COLUMN in body.how else LEAST_LOOK
    if body.paragraphs and weigh(ARTICLE, signals) + to_come + LEAST_LINKS >= LEAST:
        return
    signals |= by_links(tree, url)
    if body.paragraphs and weigh(ARTICLE, signals) + to_come >= LEAST:
        return
    look = body.look()
    total = weigh(ARTICLE, by_look(look) | signals)
    if total < LEAST or not body.paragraphs:
        raise _refusal(look, total)


def _refuse_wall(tree: HtmlElement, title: str, body: Body, size: int, url: str) -> None:
    if barrier := wall_of(tree, url=url):
        raise barrier(f"{title[:60]!r}, {size} characters of text")
    text, title = " ".join(body.paragraphs), title[:LONGEST_TITLE]
    if _ERROR.search(title) or (size < STUB and _ERROR.search(text)):
        raise ErrorPage(f"{title or text[:60]!r}, {size} characters of text")
    consents = sum(len(line) for line in body.paragraphs if _CONSENT.search(line))
    if _CONSENT.search(title) or (consents and consents > 0.4 * size):
        raise ConsentWall(f"{consents} of {size} characters of text ask for consent")
    if size < STUB and (wall := _paywall(tree, text)):
        raise PaywallStub(f"{size} characters of text and {wall!r}")


def _paywall(tree: HtmlElement, text: str) -> str:
    """The words in which the page asks for a subscription; "" when it does not."""
    if match := _PAYWALL.search(text):
        return match[0]
    for element in islice(tree.iter("p", "div", "span", "h2", "h3", "a", "button"), MOST_ELEMENTS):
        if element.text and len(element.text) < 300 and (match := _PAYWALL.search(element.text)):
            return match[0]
    return ""


def _refusal(look: Look, total: float) -> NotAnArticle:
    seen = (
        f"{look.size} characters of body, {look.teasers} lines in teasers, {look.alike_links} like links, "
        f"{look.linked} of {look.text} characters linked; scored {total:.1f}"
    )
    if look.teasers or look.alike_links > 5 or look.linked > look.size:
        return SectionPage(seen)
    return NotAnArticle(seen)
