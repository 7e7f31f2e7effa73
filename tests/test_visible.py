"""The visible page: byline, dates, tags and standfirst at the headline, and none of another article's."""

from typing import Any

import pytest
from lxml.html import HtmlElement

from crawler.extract import visible
from crawler.extract.claims import Claims
from crawler.extract.markup_text import shown
from crawler.extract.site import host_names
from crawler.markup import parse

URL = "https://news.example/a"
TITLE = "Old bridge in the valley reopens after ten years"


def read(body: str, title: str = TITLE) -> Claims:
    return visible.read(parse(f"<html><head><title>{title}</title></head><body>{body}</body></html>"), URL)


def test_reads_what_stands_at_the_headline() -> None:
    claims = read(
        f"""<div class="breadcrumbs"><a href="/">Home</a><a href="/local">Local</a></div><article><h1>{TITLE}</h1>
        <p class="article-standfirst">Cars may cross the river again from Monday on.</p>
        <div class="byline">By <a rel="author" href="/x">Jane Doe</a> and <a rel="author" href="/y">John Roe</a></div>
        <time datetime="2026-01-02T03:04:05Z">2 January 2026</time><p>Body.</p>
        <ul class="tags"><li><a href="/t/1">bridges</a></li><li><a href="/t/2">roads</a></li></ul></article>"""
    )
    assert claims.title == TITLE
    assert claims.standfirst == "Cars may cross the river again from Monday on."
    assert claims.byline == "By Jane Doe and John Roe"
    assert claims.authors == ("Jane Doe", "John Roe")
    assert claims.published == ("2026-01-02T03:04:05Z", "2 January 2026")
    assert (claims.section, claims.tags) == ("Local", ("bridges", "roads"))


def test_cards_and_comments_of_others_are_not_read() -> None:
    claims = read(
        f"""<h1>{TITLE}</h1><p>Body.</p>
        <div class="related"><p class="byline">By John Roe</p><time datetime="2001-01-01">1 January 2001</time></div>
        <article><h3>Other</h3><span class="author">Ann Poe</span><time datetime="2001-01-01">x</time></article>
        <footer><time datetime="2002-02-02">2 February 2002</time><a rel="tag">footer</a></footer>"""
    )
    assert (claims.byline, claims.authors, claims.published, claims.tags) == ("", (), (), ())


@pytest.mark.parametrize(
    "date",
    [
        '<p>Last updated: <time datetime="2026-02-02">2 February 2026</time></p>',
        '<span class="post-date"><b>Updated</b> <b>on</b> <span class="date">2 February 2026</span></span>',
        '<time class="modified" datetime="2026-02-02">2 February 2026</time>',
        '<div class="date">آخر تحديث: 2 شباط 2026</div>',
        "<p>Aktualisiert am 2. Februar 2026</p>",
    ],
)
def test_a_change_is_no_publication(date: str) -> None:
    assert read(f"<h1>{TITLE}</h1>{date}").published == ()


def test_first_published_and_updated_apart() -> None:
    claims = read(
        f"""<h1>{TITLE}</h1><p>Published <time datetime="2026-01-01">1 January 2026</time></p>
        <p>Updated <time datetime="2026-02-02">2 February 2026</time></p>"""
    )
    assert claims.published[0] == "2026-01-01"
    assert claims.modified[0] == "2026-02-02"


@pytest.mark.parametrize(
    "line",
    [
        "<p>2 January 2026</p>",
        "<div><span>Jan 2, 2026</span></div>",
        "<p>22 آب 2026</p>",
        "<p>02/01/2026</p>",
        "<p>5 تشرين الأول 2026</p>",
        "<p>5 تشرين الأول/أكتوبر 2026</p>",
        "<p>5 أكتوبر/تشرين الأول 2026</p>",
        "<p>1 كانون الثاني (يناير) 2026</p>",
    ],
)
def test_a_date_that_nothing_marks(line: str) -> None:
    assert len(read(f"<div><h1>{TITLE}</h1>{line}</div>").published) == 1


def test_minutes_to_read_are_no_date() -> None:
    assert read(f'<h1>{TITLE}</h1><time datetime="PT5M">5 min</time><span class="time">10:30</span>').published == ()


@pytest.mark.parametrize(
    ("credit", "byline"),
    [
        ('<p class="x1">By <a href="/authors/jane-doe">Jane Doe</a></p>', "By Jane Doe"),
        ("<p>بقلم سمر حداد</p>", "بقلم سمر حداد"),
        ('<div class="Byline__root">Jane Doe <time>2 January 2026</time></div>', "Jane Doe"),
        ('<div class="author">Local Editor</div>', "Local Editor"),
    ],
)
def test_bylines(credit: str, byline: str) -> None:
    assert read(f"<div><h1>{TITLE}</h1>{credit}<p>Body.</p></div>").byline == byline


def test_the_heading_of_a_section_is_not_the_headline() -> None:
    assert read("<h1>Events</h1><p>x</p>").title == ""
    assert read(f"<h1>Example News</h1><h1>{TITLE}</h1>").title == TITLE
    assert read(f"<h2>{TITLE}</h2>").title == TITLE


def test_parts_of_a_heading_are_set_apart() -> None:
    heading = (
        '<h1><span>Valley</span><span>Old bridge</span><br>in the valley <i class="material-icons">star</i>reopens</h1>'
    )
    assert read(heading).title == "Valley Old bridge in the valley reopens"


def test_an_empty_page_claims_nothing() -> None:
    assert read("", title="") == Claims(site=host_names(URL))


@pytest.mark.parametrize(
    "date",
    [
        # hAtom asks for "updated" on every entry.
        '<time class="entry-date updated" datetime="2026-02-02">2 February 2026</time>',
        '<span class="date updated published">2 February 2026</span>',
        # Microformats' value-title.
        '<abbr class="published" title="2026-02-02">08:00</abbr>',
        # Boxes of page builders are no widgets of others.
        '<div class="elementor-widget-container"><time>2 February 2026</time></div>',
        "<span>02.02.26</span>",
        "<div>By the harbour desk on 02-feb-2026</div>",
    ],
)
def test_dates_of_publication(date: str) -> None:
    claims = read(f"<h1>{TITLE}</h1>{date}<p>Body.</p>")
    assert claims.published
    assert claims.modified == ()


def test_the_date_of_the_masthead_is_todays() -> None:
    masthead = '<header><span class="date">Tuesday, 3 February 2026</span></header>'
    assert read(f"{masthead}<main><h1>{TITLE}</h1><p>2 February 2026</p></main>").published == ("2 February 2026",)


def test_the_box_beside_the_headline() -> None:
    box = '<aside class="columns"><ul><li class="meta-date">2 February 2026</li></ul></aside>'
    article = f"<article><header><h1>{TITLE}</h1></header>{{}}<p>Body.</p></article>"
    assert read(article.format(box)).published == ("2 February 2026",)
    related = '<aside><h3>More</h3><p><time datetime="2001-01-01">1 January 2001</time></p></aside>'
    assert read(article.format(related)).published == ()


def test_the_foot_of_an_article_is_not_that_of_the_page() -> None:
    foot = '<div class="post-footer"><time datetime="2026-02-02">2 February 2026</time></div>'
    assert read(f"<h1>{TITLE}</h1><p>Body.</p>{foot}").published[0] == "2026-02-02"


@pytest.mark.parametrize(
    "credit",
    [
        "<p>Written by</p><p>Jane Doe</p>",
        "<p>By: Jane Doe</p>",
        "<p>Written by <b>Jane Doe</b></p>",
        "<dl><dt>Author</dt><dd>Jane Doe</dd></dl>",
        "<table><tr><th>Autorin:</th><td>Jane Doe</td></tr></table>",
        "<div><span>الكاتب</span><span>Jane Doe</span></div>",
    ],
)
def test_a_credit_and_its_label(credit: str) -> None:
    assert "Jane Doe" in read(f"<h1>{TITLE}</h1><div>{credit}</div><p>Body.</p>").byline


def test_a_person_among_the_tags_is_no_author() -> None:
    tags = '<div class="articleTags"><a href="/person/jane-doe">Jane Doe</a></div>'
    assert read(f"<h1>{TITLE}</h1>{tags}<p>Body.</p>").authors == ()
    assert read(f'<h1>{TITLE}</h1><p><a href="/person/jane-doe">Jane Doe</a></p>').authors == ("Jane Doe",)


def test_links_to_authors_side_by_side_are_one_credit() -> None:
    line = '<div><a rel="author" href="/x">Jane Doe</a> and <a rel="author" href="/y">John Roe</a></div>'
    claims = read(f"<article><h1>{TITLE}</h1><address>{line}</address><p>Body.</p></article>")
    assert claims.byline == "Jane Doe and John Roe"
    assert claims.authors == ("Jane Doe", "John Roe")


def test_two_links_to_one_author_are_not_two_authors() -> None:
    line = '<div><a rel="author" href="/x">Jane Doe</a><a rel="author" href="/x">Biography</a></div>'
    assert read(f"<article><h1>{TITLE}</h1>{line}<p>Body.</p></article>").byline == "Jane Doe"


@pytest.mark.parametrize(
    ("href", "byline"), [("/people/jane-doe/", ""), ("/person/jane-doe/", ""), ("/authors/jane-doe/", "Jane Doe")]
)
def test_whom_the_headline_speaks_of_did_not_write_it(href: str, byline: str) -> None:
    title = "Jane Doe reopens the old bridge in the valley"
    html = f'<article><h1>{title}</h1><div><a href="{href}">Jane Doe</a></div><p>Body.</p></article>'
    assert read(html, title).byline == byline


@pytest.mark.parametrize(
    "element",
    [
        '<script id="leadin-settings">var leadin = {"userRole": "visitor", "pageType": "post"};</script>',
        '<div class="author-box"><p class="description">Jane Doe has written about bridges for ten years.</p></div>',
        '<p class="intro newsletter">Sign up to our newsletter for all the bridges of the valley.</p>',
        '<p class="intro">By Jane Doe, for the Valley Post, in the village</p>',
        '<p class="intro">Follow us on Twitter for all the bridges of the valley.</p>',
        '<div class="lead"><p class="description">The bridge last week. (Jane Doe / Example Press)</p></div>',
        '<ul class="summary"><li>Bridges of the valley</li><li>Roads of the valley</li></ul>',
        '<dialog><p class="description">This paper belongs to the company of the valley.</p></dialog>',
    ],
)
def test_what_is_no_standfirst(element: str) -> None:
    assert read(f"<article><h1>{TITLE}</h1>{element}<p>Body.</p></article>").standfirst == ""


def test_a_header_that_says_it_has_a_caption_can_hold_the_standfirst() -> None:
    line = '<h2 class="subtitle">Cars may cross the river again from Monday on.</h2>'
    html = f'<article><div class="header hasCaption"><h1>{TITLE}</h1>{line}</div><p>Body.</p></article>'
    assert read(html).standfirst == "Cars may cross the river again from Monday on."


@pytest.mark.parametrize(
    "line",
    ["By the time the bridge was open again, nobody came.", "Photographs of the bridge will be shown on Monday."],
)
def test_a_sentence_that_begins_like_a_credit_is_a_standfirst(line: str) -> None:
    assert read(f'<article><h1>{TITLE}</h1><p class="standfirst">{line}</p><p>Body.</p></article>').standfirst == line


@pytest.mark.parametrize("tag", ["script", "template"])
def test_what_shows_no_text_says_nothing_whatever_it_is_called(tag: str) -> None:
    claims = read(
        f"""<h1>{TITLE}</h1><{tag} class="byline date">By Ann Poe, 1 January 2001</{tag}>
        <{tag} id="breadcrumb"><a href="/">Home</a><a href="/x">Other</a></{tag}><p>Body.</p>"""
    )
    assert (claims.byline, claims.published, claims.section, claims.standfirst) == ("", (), "", "")


@pytest.mark.parametrize(
    ("credit", "authors"),
    [
        ('<div class="article-byline"><span>Anna Muster</span> <span>Max Beispiel</span></div>',
         ("Anna Muster", "Max Beispiel")),
        ('<div class="byline"><span>Anna Muster</span> <span>Valley</span></div>', ()),
        ('<div class="byline"><b>Anna Muster</b> writes about <b>Max Beispiel</b></div>', ()),
    ],
)  # fmt: skip
def test_people_who_stand_in_elements_of_their_own(credit: str, authors: tuple[str, ...]) -> None:
    assert read(f"<article><h1>{TITLE}</h1>{credit}<p>Body.</p></article>").authors == authors


def test_the_contact_beside_a_portrait_is_the_author() -> None:
    portrait = """<figure><img src="/p.jpg"><figcaption><address>Von <a href="/autoren/muster">Anna Muster</a></address>
    </figcaption></figure>"""
    claims = read(f"<article><h1>{TITLE}</h1>{portrait}<p>Body.</p></article>")
    assert (claims.byline, claims.authors) == ("Von Anna Muster", ("Anna Muster",))
    caption = portrait.replace("address", "span")
    assert read(f"<article><h1>{TITLE}</h1>{caption}<p>Body.</p></article>").byline == ""


@pytest.mark.parametrize(
    ("name", "byline"), [("shared-author", "Jane Doe"), ("share-author", ""), ("wire-published-by", "Jane Doe")]
)
def test_parts_of_class_names_are_no_words(name: str, byline: str) -> None:
    assert read(f'<article><h1>{TITLE}</h1><div class="{name}">Jane Doe</div><p>Body.</p></article>').byline == byline


def test_what_holds_the_body_is_no_other_article_whatever_else_its_name_says() -> None:
    claims = read(
        f"""<div class="left"><h1>{TITLE}</h1></div><div class="article--content sponsorPlacement">
        <div class="author">Jane Doe</div><p>Body.</p></div>"""
    )
    assert claims.byline == "Jane Doe"


def test_a_sentence_that_begins_with_by_credits_nobody() -> None:
    line = "By refusing to buy what is wrapped, people of the valley have halved what goes into the river each year."
    assert read(f"<article><h1>{TITLE}</h1><p>{line}</p><p>Body.</p></article>").byline == ""


@pytest.mark.parametrize(
    "after",
    [
        " Published 2 January 2026 at 8:31am",
        " on Friday, January 2nd, 2026 at 11:08 a.m.",
        ", 2 January 2026",
        " / Jan 2, 2026, 17:07 IST Share",
        " / Updated: Jan 2, 2026, 17:07 IST",
        " | Freitag, 2. Januar 2026",
        " 3:58 p.m. EST January 2, 2026",
        " 15:58",
        "<br>Publié le 2 janvier 2026 à 10h15",
        "<br>Publicado el 2 de enero de 2026",
        " Veröffentlicht am 2. Januar 2026",
        " Aktualisiert am 02.01.2026",
        " Опубликовано 2 января 2026",
        " Yayınlanma: 02.01.2026",
        " نشر في 2 كانون الثاني 2026",
        " آخر تحديث 2 كانون الثاني/يناير 2026",
    ],
)
def test_a_credit_ends_where_the_date_begins(after: str) -> None:
    credit = f'<div class="byline">By Jane Doe{after}</div>'
    assert read(f"<article><h1>{TITLE}</h1>{credit}<p>Body.</p></article>").byline == "By Jane Doe"


@pytest.mark.parametrize("date", ["2026年1月2日 20時01分", "2026년 1월 2일 20:01", "2026. január 2., 20:01"])
def test_dates_that_begin_with_the_year_need_no_mark(date: str) -> None:
    assert read(f"<article><h1>{TITLE}</h1><div><span>{date}</span></div><p>Body.</p></article>").published == (date,)


def test_a_date_before_that_of_a_change_is_of_the_publication() -> None:
    date = "January 2, 2026 / 1:39 PM / Updated 2 minutes ago"
    claims = read(f'<h1>{TITLE}</h1><div class="date">{date}</div><p>Body.</p>')
    assert (claims.published, claims.modified) == ((date,), (date,))
    assert read(f'<h1>{TITLE}</h1><div class="date">January 2, 2026, updated</div>').published == ()


def test_from_when_to_when_something_lasts_is_no_date_of_an_article() -> None:
    assert read(f"<h1>{TITLE}</h1><p>2026年1月2日（水）13：00－16：40</p>").published == ()


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ('<span class="topline">Valley</span> <span>Bridge reopens</span>', "Valley: Bridge reopens"),
        ('<span class="head__kicker">Valley:</span> Bridge reopens', "Valley: Bridge reopens"),
        ('<span class="kicker">Valley</span> – Bridge reopens', "Valley – Bridge reopens"),
        ('<span class="topline">02.01.2026</span>Bridge reopens', "Bridge reopens"),
        ('<span class="line">Bridge</span> <span class="line">reopens</span>', "Bridge reopens"),
        ('Bridge <span class="kicker">reopens</span>', "Bridge reopens"),
        ('<span class="kicker">Bridge reopens</span>', "Bridge reopens"),
    ],
)
def test_a_kicker_in_the_headline_is_set_apart(headline: str, title: str) -> None:
    assert read(f"<article><h1>{headline}</h1><p>Body.</p></article>", "Bridge reopens").title == title


def test_the_date_of_a_teaser_is_not_that_of_the_article() -> None:
    other = '<div class="post-date">5 May 2025 <a href="/other">Old mill at the river is for sale again</a></div>'
    linked = """<a class="date-title" href="/other"><div class="date"><b>5</b> <i>May</i> 2025</div>
    <h4>Old mill at the river is for sale again</h4></a>"""
    assert read(f"<h1>{TITLE}</h1>{linked}<p>Body.</p>").published == ()
    own = '<div class="post-date">2 January 2026 <a href="/jane">Jane Doe</a></div>'
    assert read(f"<h1>{TITLE}</h1>{other}<p>Body.</p>").published == ()
    assert read(f"<h1>{TITLE}</h1>{own}<p>Body.</p>").published[0] == "2 January 2026 Jane Doe"


@pytest.mark.parametrize("date", ["<span>2 January 2026</span>", '<b><span class="date">2 January 2026</span></b>'])
def test_the_date_beside_a_headline_that_is_a_link_is_that_of_a_teaser(date: str) -> None:
    other = "<h3><a href=/other>Ferry to the islands runs again after the storm</a></h3>"
    assert read(f"<h1>{TITLE}</h1><div><div>{other}{date}</div></div>").published == ()
    assert read(f"<div><h1>{TITLE}</h1>{date}</div><div>{other}</div>").published == ("2 January 2026",)
    credit = f'<h3>By <a href="/jane">Jane Doe, the correspondent in the capital</a> {date}</h3>'
    assert read(f"<div><h1>{TITLE}</h1><div>{credit}</div></div>").published == ("2 January 2026",)


def test_links_in_the_elements_of_dates_are_looked_at_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def counting(element: HtmlElement, **without: Any) -> str:
        asked.append(element)
        return shown(element, **without)

    monkeypatch.setattr("crawler.extract.printed.shown", counting)
    nested = 20
    html = "<div>2 January 2026 <b>x</b>" * nested + '<a href="/x">short</a>' * 1_000 + "</div>" * nested
    assert read(f"<h1>{TITLE}</h1>{html}<p>Body.</p>").published == ("2 January 2026",)
    assert len(asked) < 1_000


def test_a_date_beside_the_headline_counts_more_than_those_of_lists() -> None:
    line = f"<h1>{TITLE}</h1><div>Jane Doe<br>Thu, 14 May 2026 17:55 UTC</div>"
    top = '<div><p class="date">Fri, 15 May 2026</p></div>'
    listed = "<div><ul><li><p><time>2026-05-16</time></p></li><li><p><time>2026-05-17</time></p></li></ul></div>"
    claims = read(f"{top}<section><aside>{line}</aside>{listed}</section>")
    assert claims.published[0] == "Thu, 14 May 2026 17:55 UTC"


def test_a_sentence_that_begins_with_the_word_for_its_author_is_no_credit() -> None:
    for line in ("Author and activist freed", "Autor des Briefs ist ein Kapitän", "Reporter freed after three days"):
        assert read(f"<article><h1>{TITLE}</h1><p>{line}</p><p>Body.</p></article>").byline == ""


def test_a_sentence_below_the_headline_is_no_credit() -> None:
    sentence = "Por otro lado, el puente fue cerrado durante diez años, y los vecinos tuvieron que dar un rodeo."
    assert read(f"<h1>{TITLE}</h1><p>{sentence}</p>").byline == ""


@pytest.mark.parametrize(
    "element",
    [
        '<div class="lead-asset"><img src="a.jpg">The bridge in the valley on Monday, before it was opened.</div>',
        '<div class="summary"><a href="/1">A ferry leaves the harbour</a> <a href="/2">A train is late</a> x</div>',
        '<p class="font-bold leading-none">I respect your privacy, and you will not get any letters. Ever.</p>',
        '<div class="subhead">Author: Jane Doe Updated: Mar 6, 2026 Original: Dec 21, 2025</div>',
        f'{"<p>x</p>" * 40}<h2 class="subheader">The first cars of the morning</h2>',
        f'{"<p>x</p>" * 200}<p class="intro">Cars may cross the river again from Monday on, the council said.</p>',
    ],
)
def test_captions_links_dates_and_subheads_are_no_standfirst(element: str) -> None:
    claims = read(f"<h1>{TITLE}</h1>{element}")
    assert claims.standfirst == ""


def test_a_standfirst_with_a_day_is_a_sentence() -> None:
    text = "Cars may cross the river again from 3 May 2026 on, at 10:30."
    assert read(f'<h1>{TITLE}</h1><p class="lead">{text}</p>').standfirst == text
