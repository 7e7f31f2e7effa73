"""What a page is: articles pass, everything else is refused with its class."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawler.checks import ConsentWall, ErrorPage, LoginPage, NotAnArticle, PaywallStub, SectionPage
from crawler.extract import extract
from crawler.extract.body import Body, read_body
from crawler.extract.kind import refuse_unless_article
from crawler.markup import parse
from crawler.outlet import Rules
from crawler.page import Page
from tests.harbour import OUTLET

SENTENCES = "State forces moved into the village on Sunday after a night of clashes, a field source told the agency."
HOURS = range(12)
ARTICLE_URL = "https://paper.example/2024/05/03/army-moves-into-the-village-1234567"
ARTICLE = (
    "<html><head><meta property=og:type content=article></head><body><h1>Army moves in</h1><p>3 May 2024, 10:00</p>"
    + "".join(
        f"<p>{SENTENCES} This was hour {hour} of it, and nobody could say how long it would last.</p>" for hour in HOURS
    )
    + "</body></html>"
)
SECTION = (
    "<html><head><meta property=og:type content=website></head><body><h1>Syria</h1>"
    + "".join(
        f"<div class=card><h2><a href=/syria/{n}>Headline number {n} of this section</a></h2><p>What it says.</p></div>"
        for n in range(30)
    )
    + "<a rel=next href='/syria?page=2'>Older</a></body></html>"
)


def judge(html: str, *, url: str = ARTICLE_URL, title: str = "Army moves in", dated_by: str = "") -> None:
    tree = parse(html)
    refuse_unless_article(tree, url=url, title=title, body=read_body(tree, title=title), dated_by=dated_by)


def small(text: str) -> str:
    return f"<html><body><h1>Notice</h1><p>{text}</p></body></html>"


def test_an_article_passes() -> None:
    assert judge(ARTICLE) is None


def test_a_flash_of_one_sentence_passes() -> None:
    html = (
        "<html><head><meta property=og:type content=article></head><body><h1>Quake felt in Aleppo</h1>"
        "<p>3 May 2024</p><p>An earthquake was felt in Aleppo on Friday morning, state television said.</p>"
    )
    assert judge(html, title="Quake felt in Aleppo") is None


def test_a_section_page_is_refused_and_says_what_was_seen() -> None:
    with pytest.raises(SectionPage, match="lines in teasers"):
        judge(SECTION, url="https://paper.example/syria", title="Syria")


def test_a_day_of_publication_speaks_for_an_article() -> None:
    """A blog's post whose date stands in its foot, or in its head; lists seldom have one in their data."""
    links = "".join(
        f"<div class=card><h3><a href=/p/{n}>What the association did in year {n}</a></h3></div>" for n in range(5)
    )
    text = "".join(f"<p>{SENTENCES} That was in hour {hour}.</p>" for hour in range(6))
    html = f"<html><body><h1>Summer camp</h1>{text}{links}</body></html>"
    with pytest.raises(NotAnArticle):
        judge(html, url="https://blog.example/camp", title="Summer camp")
    for witness in ("page", "jsonld"):
        assert judge(html, url="https://blog.example/camp", title="Summer camp", dated_by=witness) is None


@pytest.mark.parametrize(
    "head",
    [
        "<meta property=og:type content=article><meta property=article:published_time content=2024-05-03T10:00:00Z>",
        '<meta property=og:type content=article><script type="application/ld+json">{"@type": "NewsArticle"}</script>',
    ],
)
def test_a_flash_that_is_declared_an_article_passes_whatever_stands_around(head: str) -> None:
    cards = "".join(
        f"<div class=card><h3><a href=/news/{n}>Another story of the day, number {n}</a></h3></div>" for n in range(60)
    )
    html = f"<html><head><title>Quake</title>{head}</head><body><h1>Quake</h1><p>{SENTENCES}</p>{cards}</body></html>"
    page = Page(url="https://paper.example/quake", body=html, fetched=datetime(2026, 11, 20, tzinfo=UTC))
    assert extract(page).text == SENTENCES


def test_what_its_outlet_knows_for_the_address_of_an_article_is_read() -> None:
    """A flash on a page that declares nothing and dates nothing, of an outlet whose body no rule finds."""
    cards = "".join(
        f"<div class=card><h3><a href=/port/{n}-story/>Another story of the day, number {n}</a></h3></div>"
        for n in range(60)
    )
    html = f"<html><head><title>Quake</title></head><body><h1>Quake</h1><p>{SENTENCES}</p>{cards}</body></html>"
    outlet = replace(OUTLET, rules=Rules())
    fetched = datetime(2026, 11, 20, tzinfo=UTC)
    page = Page(url="https://harbour.example/port/12-quake/", body=html, fetched=fetched)
    assert extract(page, outlet).text == SENTENCES
    for url, known in (("https://harbour.example/port/", outlet), (page.url, None)):
        with pytest.raises(SectionPage):
            extract(Page(url=url, body=html, fetched=fetched), known)


def test_buttons_of_a_shop_speak_against_one() -> None:
    text = "".join(f"<p>{SENTENCES} That was in hour {hour}.</p>" for hour in range(6))
    html = f"<html><body><h1>Chess pieces of wood from the valley</h1>{text}{{}}</body></html>"
    url, title = "https://shop.example/chess-pieces", "Chess pieces of wood from the valley"
    assert judge(html.format("<button>Play a game</button>"), url=url, title=title) is None
    sizes = "<select><option>Large</select>" * 3
    for button in (
        "<button>Add to cart</button>",
        "<input type=submit value='In den Warenkorb'>",
        "<a>أضف إلى السلة</a>",
    ):
        with pytest.raises(NotAnArticle):
            judge(html.format(button + sizes), url=url, title=title)


def test_the_dates_of_teasers_do_not_make_an_article_of_a_list() -> None:
    teasers = "".join(
        f"<div><h3><a href=/news/{n}/story>Headline number {n} of the stories from this section</a></h3>"
        f"<span>{n} November 2026</span><p>{SENTENCES} It was the {n}th day.</p></div>"
        for n in range(1, 13)
    )
    page = Page(
        url="https://paper.example/topics/war-in-the-north",
        body=f"<html><body><h1>The war in the north</h1><div>{teasers}</div></body></html>",
        fetched=datetime(2026, 11, 29, tzinfo=UTC),
    )
    with pytest.raises(SectionPage):
        extract(page)


#: A page that could be either: prose below a short headline, without a date, at an address that tells nothing.
ABOUT_TOWN = f"<h1>The harbour</h1>{''.join(f'<p>{SENTENCES} That was in hour {hour}.</p>' for hour in range(9))}"


def about_town(body: str = ABOUT_TOWN, *, named: str = "") -> None:
    html = f"<html><body {named}>{body}</body></html>"
    judge(html, url="https://town.example/pages/harbour", title="The harbour")


def test_what_a_content_system_calls_a_list_is_none() -> None:
    about_town()
    about_town(named="class='single single-post postid-12 category-news not-front has-index'")
    for named in (
        "class='wp-custom archive category-7'",
        "id=Home",
        "class='path_frontpage'",
        "class=template-collection",
    ):
        with pytest.raises(NotAnArticle):
            about_town(named=named)


def test_lines_that_are_cut_off_are_those_of_a_list() -> None:
    for cut in ("…", "...", "[…]"):
        with pytest.raises(NotAnArticle):
            about_town(ABOUT_TOWN.replace(".</p>", f" {cut}</p>"))
    about_town(ABOUT_TOWN.replace("hour 3.</p>", "hour 3 …</p>"))


def test_many_pictures_speak_against_an_article_and_room_for_a_comment_for_one() -> None:
    pictures = "<img src=/boat.jpg>" * 120
    with pytest.raises(NotAnArticle):
        about_town(ABOUT_TOWN + pictures)
    about_town(f"{ABOUT_TOWN}{pictures}<form><textarea name=comment></textarea></form>")
    about_town(ABOUT_TOWN + "<img src=/boat.jpg>" * 5)


def test_a_page_that_can_be_passed_on_is_one_thing() -> None:
    own = "https%3A%2F%2Ftown.example%2Fpages%2Fharbour"
    cards = "".join(f"<div class=card><h3><a href=/p/{n}>What the town did in {n}</a></h3></div>" for n in range(40))
    with pytest.raises(NotAnArticle):
        about_town(ABOUT_TOWN + cards)
    about_town(f"{ABOUT_TOWN}{cards}<a href='https://network.example/share?u={own}'>Share</a>")


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(NotAnArticle):
        judge("<html><body></body></html>")


@pytest.mark.parametrize(
    "title",
    ["404 Not Found", "Page not found - The Paper", "الصفحة غير موجودة", "Seite nicht gefunden", "Access Denied"],
)
def test_an_error_page_is_refused(title: str) -> None:
    with pytest.raises(ErrorPage):
        judge(small("Please use the menu to go on."), title=title)


def test_an_article_about_an_error_passes() -> None:
    assert judge(ARTICLE, title="Why your page was not found") is None


def test_an_error_with_much_around_it_is_refused_where_nothing_dates_it() -> None:
    with pytest.raises(ErrorPage):
        judge(ARTICLE, title="Error 404 - The Paper")
    assert judge(ARTICLE, title="Error 404 - The Paper", dated_by="jsonld") is None


def test_a_consent_wall_is_refused() -> None:
    text = "We and our partners use cookies. Please accept cookies or manage your privacy settings to go on reading."
    with pytest.raises(ConsentWall):
        judge(small(text), title="The Paper")


@pytest.mark.parametrize(
    "asks", ["Subscribe to continue reading", "Already a subscriber? Log in", "Réservé aux abonnés", "للمشتركين فقط"]
)
def test_a_stub_behind_a_paywall_is_refused(asks: str) -> None:
    with pytest.raises(PaywallStub, match="characters of text"):
        judge(f"<html><body><h1>Army moves in</h1><p>{SENTENCES}</p><div>{asks}</div></body></html>")


def test_an_article_that_also_asks_for_a_subscription_passes() -> None:
    assert judge(ARTICLE.replace("</body>", "<div>Subscribe to continue reading</div></body>")) is None


def test_a_body_by_an_outlets_rules_is_an_article() -> None:
    body = Body(paragraphs=("A short flash that the outlet's rules found.",), how="rules")
    assert refuse_unless_article(parse(SECTION), url="https://paper.example/", title="Flash", body=body) is None


def test_rules_that_found_nothing_make_no_article() -> None:
    with pytest.raises(NotAnArticle, match="no body"):
        refuse_unless_article(parse(ARTICLE), url=ARTICLE_URL, title="", body=Body(paragraphs=(), how=""))


@pytest.mark.parametrize("url", ["", "https://[broken", "not a url", "https://paper.example/" + "a-" * 5000])
def test_any_url_is_judged(url: str) -> None:
    assert judge(ARTICLE, url=url) is None


@pytest.mark.parametrize(
    "title",
    [
        "500 families return to the villages",
        "404 violations of the truce in a month: monitor",
        "Boy lost in the hills not found",
        "Access denied: convoy turned back at the bridge",
        "Forbidden island opens to visitors",
        "لم يتم العثور على ناجين تحت الأنقاض",
        "خطأ طبي في المستشفى",
        "Court: cookies need the consent of the reader",
    ],
)
@pytest.mark.parametrize("dated_by", ["page", "meta", "jsonld"])
def test_a_short_article_whose_headline_sounds_like_an_error_passes(title: str, dated_by: str) -> None:
    text = f"<p>{SENTENCES} {SENTENCES}</p>" * 3
    assert judge(f"<html><body><h1>{title}</h1>{text}</body></html>", title=title, dated_by=dated_by) is None


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Error 404",
        "HTTP Error 404",
        "500 Internal Server Error",
        "404 - Page not found | The Paper",
        "The Paper – Not Found",
        "Oops! That page can't be found.",
        "We couldn’t find that page",
        "Sorry, the page you are looking for could not be found",
        "Błąd 404 - nie znaleziono strony",
        "Sidan kunde inte hittas",
        "страница не найдена",
        "لم يتم العثور على الصفحة",
        "صفحه مورد نظر یافت نشد",
        "הדף המבוקש לא נמצא",
        "Just a moment...",
    ],
)
def test_an_error_is_told_by_its_title_in_many_languages(title: str) -> None:
    with pytest.raises(ErrorPage):
        judge(small("Use the menu."), title=title, dated_by="page")


def test_a_flash_on_a_page_that_asks_for_scripts_or_holds_a_form_is_no_wall() -> None:
    html = (
        "<html><head><meta property=og:type content=article></head><body>"
        "<noscript>Please enable JavaScript</noscript><form><input type=password></form>"
        f"<h1>Army moves in</h1><p>{SENTENCES}</p></body></html>"
    )
    assert judge(html, dated_by="meta") is None
    with pytest.raises(LoginPage):
        judge(html, dated_by="page")


def test_an_offer_in_the_frame_of_the_page_makes_no_stub() -> None:
    html = (
        "<html><head><meta property=og:type content=article></head><body><h1>Army moves in</h1>"
        f"<p>3 May 2024</p><p>{SENTENCES}</p>{{}}</body></html>"
    )
    assert judge(html.format("<footer><p>Subscribe to continue reading</p></footer>"), dated_by="page") is None
    with pytest.raises(PaywallStub):
        judge(html.format("<p>Subscribe to continue reading</p>"), dated_by="page")


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/",
        "https://paper.example/?utm_source=feed",
        "https://paper.example/index.php",
        "https://paper.example",
    ],
)
def test_the_front_page_is_no_article_whatever_it_declares(url: str) -> None:
    """Where an article is gone, many sites lead to their front page."""
    with pytest.raises(NotAnArticle):
        judge(ARTICLE, url=url, dated_by="jsonld")
    assert judge(ARTICLE, url="https://paper.example/?p=1234", dated_by="jsonld") is None


@pytest.mark.parametrize(
    "path",
    [
        "login", "user/register", "Customer/SignIn", "contact-us/", "contact-2", "p/contact-us_29.html", "kontakt",
        "forgot_password.aspx", "profile.php?mode=register", "terms-of-use", "impressum.html", "about-us",
        "%D9%85%D9%86-%D9%86%D8%AD%D9%86", "سياسة-الخصوصية",
    ],
)  # fmt: skip
def test_what_its_address_calls_a_form_or_the_terms_of_a_site_is_no_article(path: str) -> None:
    text = f"<p>{SENTENCES} {SENTENCES} {SENTENCES}</p>" * 3
    html = f"<html><head><meta property=og:type content=article></head><body><h1>Welcome</h1>{text}</body></html>"
    with pytest.raises(NotAnArticle):
        judge(html, url=f"https://paper.example/{path}", title="Welcome")
    assert judge(html, url="https://paper.example/news/contact-lost-with-ferry", title="Welcome") is None


@pytest.mark.parametrize(
    "foot", ["Copyright © 2014 The Paper. All rights reserved.", "The Paper, LLC. © 2014. - Privacy - Terms"]
)
def test_a_claim_of_rights_is_no_article(foot: str) -> None:
    html = f"<html><head><meta property=og:type content=article></head><body><h1>Log</h1><p>{foot}</p></body></html>"
    page = Page(url=ARTICLE_URL, body=html, fetched=datetime(2026, 11, 20, tzinfo=UTC))
    with pytest.raises(NotAnArticle):
        extract(page)
