"""The generic body on invented pages: what is kept, what is left out, what helps where the page shows little."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract import body_witness
from crawler.extract.body import Body, read_body
from crawler.markup import parse

TITLE = "Army units advance in desert village"
TEXT = (
    "State forces moved into a desert village on Sunday after a night of clashes, a field source told SANA.",
    "The source added that the units cleared the road east of the town, and that engineers removed explosives.",
    "Meanwhile, Almasdar news said that fighting went on near the hills, and Airwars recorded two strikes in the area.",
    "Residents began to return in the evening, a member of the local council said by telephone from the town.",
)
LAST = "The road is the only one that leads to the east, and it had been closed for most of the past three years."
MENU = (
    "<nav><ul>"
    + "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("World", "Syria", "Sport"))
    + "</ul></nav>"
)
FOOTER = "<footer><p>All rights reserved by the paper and its partners. Write to us at any time.</p></footer>"


def page(article: str, *, around: str = "", head: str = "") -> str:
    return f"<html><head><title>{TITLE}</title>{head}</head><body>{MENU}{article}{around}{FOOTER}</body></html>"


def read(html: str, *, witness: tuple[str, ...] = ()) -> Body:
    return read_body(parse(html), title=TITLE, witness=witness)


def told(texts: tuple[str, ...] = TEXT, tag: str = "p") -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


ARTICLE = f"<article><h1>{TITLE}</h1>{told()}</article>"


@pytest.mark.parametrize(
    "article",
    [
        pytest.param(ARTICLE, id="article"),
        pytest.param(f"<h1>{TITLE}</h1><div class=entry-content>{told()}</div>", id="div with a name"),
        pytest.param(f"<h1>{TITLE}</h1><div>{told(tag='div')}</div>", id="divs for paragraphs"),
        pytest.param(f"<h1>{TITLE}</h1><div>{'<br><br>'.join(TEXT)}</div>", id="line breaks"),
        pytest.param(f"<table><tr><td>Menu</td><td><font>{'<br><br>'.join(TEXT)}</font></td></tr></table>", id="table"),
        pytest.param(f"<form><h1>{TITLE}</h1>{told()}<input></form>", id="a form around the page"),
        pytest.param(
            f"<h1>{TITLE}</h1><div><div>{told(TEXT[:2])}</div><div>{told(TEXT[2:])}</div></div>", id="in two parts"
        ),
    ],
)
def test_the_paragraphs_of_a_plain_page(article: str) -> None:
    assert read(page(article)).paragraphs == TEXT


def test_a_form_around_paragraphs_that_only_line_breaks_part() -> None:
    paragraphs = tuple(f"{line} {LAST} That was told on {n} May." for n, line in enumerate(TEXT * 2))
    html = page(f"<form><div>{TITLE}</div><table><tr><td>{'<br><br>'.join(paragraphs)}</td></tr></table></form>")
    body = read(html)
    assert (body.paragraphs, body.how) == (paragraphs, "generic:place")


@pytest.mark.parametrize("copies", [1, 4])
def test_a_body_in_two_parts_of_one_name(copies: int) -> None:
    paragraphs = (*TEXT, LAST) * copies
    paragraphs = tuple(f"{line} That was told on {n} May." for n, line in enumerate(paragraphs))
    first, rest = (f"<div class=articleBody>{told(part)}</div>" for part in (paragraphs[:1], paragraphs[1:]))
    inset = "<div class=inset><h4>Follow us</h4><p>Follow the paper for news of the villages.</p></div>"
    assert read(page(f"<div><h1>{TITLE}</h1>{first}{inset}{rest}</div>")).paragraphs == paragraphs


def test_structure_is_kept() -> None:
    parts = (
        f"<h1>{TITLE}</h1><p>{TEXT[0]}</p><h2>What is known so far</h2><p>{TEXT[1]}</p>"
        "<ul><li>Three villages changed hands</li><li>Two roads are open again</li></ul>"
        f"<blockquote><p>We will rebuild every house, stone by stone, the mayor said.</p></blockquote><p>{TEXT[2]}</p>"
    )
    assert read(page(f"<article>{parts}</article>")).paragraphs == (
        TEXT[0],
        "What is known so far",
        TEXT[1],
        "Three villages changed hands",
        "Two roads are open again",
        "We will rebuild every house, stone by stone, the mayor said.",
        TEXT[2],
    )


TEASERS = "".join(
    f"<div class=teaser><h3><a href=/{n}>Another headline about something, number {n}</a></h3>"
    f"<p>The first lines of that other story run here, and they end with a full stop, as number {n} does.</p></div>"
    for n in range(5)
)
COMMENTS = "<ol>" + "".join(
    f"<li><p>I have read this twice and do not agree with a word of it, dear editors. Reader {n} says so.</p></li>"
    for n in range(30)
)


SAID = "<p>I have been on that road myself last winter, and it was open then. They closed it a month later.</p>" * 2


@pytest.mark.parametrize(
    "extra",
    [
        pytest.param(f"<section><h2>More from Syria</h2>{TEASERS}</section>", id="teasers"),
        pytest.param(f"<div class='comments-area' id=comments>{COMMENTS}</ol></div>", id="more comments than text"),
        pytest.param(
            f"<aside><h3>Opinion</h3><p>{'A column that has nothing to do with it. ' * 20}</p></aside>", id="aside"
        ),
        pytest.param(
            "<div class=newsletter-box><p>Get our newsletter every morning, free of charge.</p></div>", id="asks"
        ),
        pytest.param(
            "<div class='author-bio'><p>She has reported from the region for ten years.</p></div>", id="author"
        ),
        pytest.param(
            "<figure><img src=a.jpg><figcaption>A tank on a road. (Agency)</figcaption></figure>", id="caption"
        ),
        pytest.param("<p class=tags>syria | daesh | isis | isil | syrian crisis</p>", id="tags"),
        pytest.param("<p>اقرأ أيضا: <a href=/2>عنوان خبر آخر لا علاقة له بهذا</a></p>", id="read also"),
        pytest.param("<div>Share</div><div>Comments</div>", id="bars"),
        pytest.param(f"<h3>Reader comments (17)</h3><div class=post>{SAID}</div>", id="comments below a heading"),
        pytest.param(f"<h2>التعليقات</h2>{SAID}", id="comments in Arabic"),
    ],
)
def test_what_stands_around_is_left_out(extra: str) -> None:
    inside = page(ARTICLE.replace("</article>", f"{extra}</article>"))
    beside = page(ARTICLE, around=extra)
    assert read(inside).paragraphs == TEXT
    assert read(beside).paragraphs == TEXT


def test_an_empty_sidebar_article_does_not_win_over_a_short_article() -> None:
    short = f"<div class=article-body><h1>{TITLE}</h1><p>{TEXT[0]}</p></div>"
    sidebar = f"<div class=sidebar><p>{'A column that has nothing to do with it. ' * 20}</p></div>"
    assert read(page(short, around=sidebar)).paragraphs == TEXT[:1]


def test_the_headline_and_repeated_paragraphs_are_dropped() -> None:
    article = f"<article><h1>{TITLE}</h1><p>{TITLE}</p>{told()}<p>{TEXT[0]}</p></article>"
    assert read(page(article)).paragraphs == TEXT


def test_a_long_list_stands_as_a_whole() -> None:
    towns = tuple(f"Town {n}: {n} houses" for n in range(12))
    article = ARTICLE.replace("</article>", f"<h2>The losses</h2><ul>{told(towns, 'li')}</ul></article>")
    assert read(page(article)).paragraphs == (*TEXT, "The losses", *towns)


def test_a_list_of_paragraphs_with_bullets_ends_an_article() -> None:
    losses = tuple(f"• Town {n}: {n} houses" for n in range(5))
    article = ARTICLE.replace("</article>", f"<p>The losses:</p>{told(losses)}<p>Print</p></article>")
    assert read(page(article)).paragraphs == (*TEXT, "The losses:", *losses)


@pytest.mark.parametrize("about", ["About Jane Doe", "More about Jane Doe", "Über Jane Doe"])
def test_who_it_is_whose_name_stands_above_is_left_out(about: str) -> None:
    life = (
        "<div>Built a ferry and wrote three books on rivers. Won the regatta, and lives by the sea with two dogs.</div>"
    )
    article = f"<main><p><a href=/jane>Jane Doe</a></p><h2>{TITLE}</h2>{told()}<p>{about}</p>{life}</main>"
    assert read(page(article)).paragraphs == TEXT
    other = f"<main><h2>{TITLE}</h2>{told()}<h3>About the road</h3><p>{LAST}</p></main>"
    assert read(page(other)).paragraphs == (*TEXT, "About the road", LAST)
    part = tuple(f"{LAST} That was so for the {n}th time." for n in range(6, 13))
    subject = f"<main><p>Jane Doe</p><h2>{TITLE}</h2>{told()}<h3>{about}</h3>{told(part)}</main>"
    assert read(page(subject)).paragraphs == (*TEXT, about, *part)


@pytest.mark.parametrize("head", ["Opinions", "Kommentar", "Comments of the council", "No comment"])
def test_a_subhead_that_is_like_that_of_comments(head: str) -> None:
    article = ARTICLE.replace("</article>", f"<h3>{head}</h3><p>{LAST}</p></article>")
    assert read(page(article)).paragraphs == (*TEXT, head, LAST)


def test_wordpress_files_an_article_in_its_class() -> None:
    article = ARTICLE.replace("<article>", "<article class='post-1 hentry category-video tag-related tag-comments'>")
    assert read(page(article)).paragraphs == TEXT


def test_arabic() -> None:
    text = (
        "أعلنت مصادر محلية أن الأهالي عادوا إلى القرية مساء الأحد بعد أن فتحت الطريق الشرقية.",
        "وأضافت المصادر أن فرق الهندسة أزالت الألغام من الحقول المجاورة خلال اليومين الماضيين.",
    )
    html = (
        f"<html><body><div>القائمة</div><div class=post-content>{told(text)}<p>المصدر: وكالات</p></div></body></html>"
    )
    assert read_body(parse(html), title="عودة الأهالي").paragraphs == text


def test_chinese_without_spaces() -> None:
    text = (
        "军队周日进入沙漠村庄。当地消息人士说,道路已经打通。",
        "居民傍晚开始返回。市政委员会成员通过电话证实了这一消息。",
    )
    html = f"<html><body><ul><li><a href=/>首页</a></li></ul><div>{told(text)}</div></body></html>"
    assert read_body(parse(html), title="军队进入村庄").paragraphs == text


class TestReference:
    """A page whose plain text comes in the order: scraps, headline, icons, byline, text, tags, credit, comments."""

    BROKEN = TEXT[1].replace(", and", ",<br>and")
    LINES = ("No Script", "Please Wait...", "Al-Ahed Telegram", TITLE, TITLE)
    ICONS = ("folder_openSyria access_time6 years ago", "starAdd to favorites", "Local Editor")
    END = ("syria | daesh | isis | isil | syrian crisis", "Source: News Agencies, Edited by website team", "Comments")

    def test_icons_in_their_own_elements(self) -> None:
        icons = (
            "<div><i class=material-icons>folder_open</i><a href=/s>Syria</a><i class=material-icons>access_time</i>"
            "6 years ago</div><div><i class=material-icons>star</i><a href=#>Add to favorites</a></div>"
        )
        body = f"<p>Local Editor</p><p>{TEXT[0]}</p><p>{TITLE}</p><p>{self.BROKEN}</p>{told(TEXT[2:])}"
        self.check(f"<h1>{TITLE}</h1><div><h2>{TITLE}</h2>{icons}{body}{told(self.END, 'div')}</div>")

    def test_glued_in_one_text_node(self) -> None:
        body = f"<p>{TEXT[0]}</p><p>{TITLE}</p><p>{self.BROKEN}</p>{told(TEXT[2:])}"
        self.check(told((*self.LINES, *self.ICONS), "div") + body + told(self.END, "div"))

    def test_everything_in_the_container_of_the_body(self) -> None:
        lines = [TITLE, *self.ICONS, "", TEXT[0], "", TITLE, "", self.BROKEN, "", TEXT[2], "", TEXT[3], ""]
        self.check(f"<h1>{TITLE}</h1><div>{'<br>'.join(lines)}<br>{'<br><br>'.join(self.END)}</div>")

    def test_nothing_but_lines(self) -> None:
        lines = [*self.LINES, *self.ICONS, TEXT[0], TITLE, *TEXT[1:], *self.END]
        self.check("<br>".join(lines))

    def check(self, body: str) -> None:
        html = f"<html><head><title>{TITLE}</title></head><body><noscript>No Script</noscript>{body}</body></html>"
        found = read(html)
        assert found.paragraphs == TEXT
        assert {"Local Editor", self.END[0], self.END[1]} <= set(found.beside)


class TestWitness:
    def test_a_page_that_shows_nothing_is_read_from_structured_data(self) -> None:
        long = tuple(f"{text} It was reported in detail by several people." for text in TEXT)
        found = read(page(f"<h1>{TITLE}</h1><p>{TEXT[0]}</p>"), witness=("\n".join(long),))
        assert (found.paragraphs, found.how) == (long, "jsonld")

    def test_tags_in_it_are_read(self) -> None:
        found = read(page("<p>Loading</p>"), witness=(told(TEXT * 2).replace("State", "Some state", 1),))
        assert found.paragraphs[1:4] == TEXT[1:]

    def test_a_page_that_shows_the_same_keeps_its_structure(self) -> None:
        article = ARTICLE.replace("</article>", f"<h2>A subhead of it</h2><p>{TEXT[0]} Again.</p></article>")
        found = read(page(article), witness=(" ".join([*TEXT, "A subhead of it", TEXT[0], "Again."]),))
        assert found.paragraphs == (*TEXT, "A subhead of it", f"{TEXT[0]} Again.")
        assert found.how == "generic:place, confirmed by jsonld"

    def test_a_short_one_is_not_heard(self) -> None:
        assert read(page(ARTICLE), witness=("A teaser of the story.",)).paragraphs == TEXT

    def test_a_page_drawn_by_script(self) -> None:
        state = json.dumps({"story": {"html": told((*TEXT, LAST))}}).replace("<", "\\u003c")
        found = read(page("<div id=root></div>", head=f"<script>window.state = {state};</script>"))
        assert (found.paragraphs, found.how) == ((*TEXT, LAST), "generic:script")

    def test_a_longer_text_in_a_script_that_speaks_of_something_else(self) -> None:
        warning = told(
            tuple(f"Snow falls on peak {n}, and winds blow from the north at all heights." for n in range(40))
        )
        state = json.dumps({"alert": warning, "story": told((*TEXT, LAST))}).replace("<", "\\u003c")
        found = read(page("<div id=root></div>", head=f"<script>window.state = {state};</script>"))
        assert found.paragraphs == (*TEXT, LAST)

    @pytest.mark.parametrize("tail", ['"' * 200_000, '\\"' * 100_000, '"<p>' * 50_000])
    def test_strings_that_never_close_take_bounded_time(self, tail: str) -> None:
        script = f'<script>var a = "<p>{tail}</script>'
        start = time.process_time()
        list(body_witness.states(parse(f"<html><head>{script}</head></html>")))
        assert time.process_time() - start < 2


def test_no_text_no_body() -> None:
    assert read("<html><body><img src=a.jpg></body></html>") == Body(paragraphs=(), how="")
    assert read("") == Body(paragraphs=(), how="")


def test_a_huge_title_and_a_huge_page_take_bounded_time() -> None:
    html = page(f"<article>{told(TEXT * 500)}</article>")
    start = time.process_time()
    read_body(parse(html), title="a b " * 1_250_000, witness=("word " * 1_000_000,))
    assert time.process_time() - start < 6


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(f"<div>{'a line of text.<br>' * 20_000}</div>", id="a flat page"),
        pytest.param(f"<div>{'<a href=/x>another headline here</a> ' * 20_000}</div>", id="links"),
        pytest.param(f"<ul>{'<li>an item of some length' * 20_000}</ul>", id="one list"),
        pytest.param(f"<div class='{'a-' * 500_000}'>text</div>", id="a huge attribute"),
        pytest.param("<div><section>" * 10_000 + "text", id="nesting"),
        pytest.param(f"<div><h3>Comments</h3><p>{TEXT[0]}" * 2_000, id="comments within comments"),
        pytest.param(f"<figure><figcaption>a</figcaption>{f'<div><img><p>{TEXT[0]}</div>' * 2_000}", id="one figure"),
    ],
)
def test_hostile_pages_take_bounded_time(html: str) -> None:
    start = time.process_time()
    read(html)
    assert time.process_time() - start < 2


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(page(ARTICLE))), st.text(alphabet="<>/p\"'=&;\x00", max_size=5))
def test_a_page_cut_anywhere_is_read(cut: int, junk: str) -> None:
    html = page(ARTICLE)
    found = read(html[:cut] + junk)
    assert all(text.strip() for text in found.paragraphs)
    assert bool(found.paragraphs) == bool(found.how)


@pytest.mark.parametrize("subhead", ["The village", "Army units advance in", "Who returned?"])
def test_a_subhead_stays_even_where_it_repeats_a_part_of_the_headline(subhead: str) -> None:
    article = f"<article><h1>{TITLE}</h1>{told(TEXT[:2])}<h2>{subhead}</h2>{told(TEXT[2:])}</article>"
    assert read(page(article)).paragraphs == (*TEXT[:2], subhead, *TEXT[2:])


def test_the_headline_is_no_subhead() -> None:
    article = f"<article><h1>{TITLE}</h1>{told(TEXT[:2])}<h2>{TITLE}</h2>{told(TEXT[2:])}</article>"
    assert read(page(article)).paragraphs == TEXT


def test_a_heading_that_links_elsewhere_is_no_subhead() -> None:
    linked = "<div class=related><h3><a href=/other>Ships leave the northern harbour</a></h3></div>"
    article = f"<article><h1>{TITLE}</h1>{told(TEXT[:2])}{linked}{told(TEXT[2:])}</article>"
    assert read(page(article)).paragraphs == TEXT


@pytest.mark.parametrize("name", ["onetrust-consent-sdk", "CybotCookiebotDialog", "qc-cmp2-container", "didomi-host"])
def test_the_box_that_asks_for_consent_is_not_read(name: str) -> None:
    asked = "".join(
        f"<p>These cookies, {n} in all, are stored to measure how many people read our pages.</p>" for n in TEXT
    )
    assert read(page(f"{ARTICLE}<div id={name}><div>{asked}</div></div>")).paragraphs == TEXT


CAPTION = "A convoy of trucks waits at the edge of the village early in the morning, before the road was opened."


@pytest.mark.parametrize(
    ("picture", "is_body"),
    [
        (f'<div><img src="/a.jpg"><div>{CAPTION}</div></div>', False),
        (f'<div><picture><img src="/a.jpg"></picture><span>{CAPTION}</span></div>', False),
        (f'<div><img src="/a.jpg"></div><p>{CAPTION}</p>', True),
        (f'<p><img src="/a.jpg">{CAPTION}</p>', True),
        (f'<div><img src="/a.jpg"><p>{CAPTION}</p></div>', False),
        (f'<div><img src="/a.jpg"><div><p>{CAPTION} It was closed for years.</p></div></div>', True),
        (f"<div><div>{CAPTION}</div></div>", True),
    ],
)
def test_all_the_text_beside_a_picture_is_its_caption(picture: str, is_body: bool) -> None:
    body = read(page(f"<article><h1>{TITLE}</h1>{told(TEXT[:2])}{picture}{told((*TEXT[2:], LAST))}</article>"))
    assert any(line.startswith(CAPTION) for line in body.paragraphs) is is_body
    assert set(TEXT) < set(body.paragraphs)


def test_a_gallery_within_an_article_tells_no_part_of_it() -> None:
    slides = "".join(
        f"<div class=slide><div class=photo-frame><img src={n}.jpg></div><div class=text>"
        f"<p>Soldiers stand beside a truck, the {n}th of the day. It carries flour to the village.</p></div></div>"
        for n in range(20)
    )
    paragraphs = (*TEXT, LAST, *(f"{line} That was told on {n} May." for n, line in enumerate((*TEXT, LAST))))
    gallery = f"<div class=galleries>{slides}</div>"
    article = f"<article><h1>{TITLE}</h1>{told(paragraphs[:4])}{gallery}{told(paragraphs[4:])}</article>"
    assert read(page(article)).paragraphs == paragraphs
    # Beside a line of introduction, the gallery is the story.
    assert len(read(page(f"<article><h1>{TITLE}</h1><p>{LAST}</p>{gallery}</article>")).paragraphs) > 20


def test_what_holds_the_article_far_below_its_own_lines_is_no_teaser() -> None:
    deep = f"{'<div>' * 9}<h1>{TITLE}</h1>{told()}{'</div>' * 9}"
    links = "".join(f"<div><a href=/{n}>Another headline about something, number {n}</a></div>" for n in range(4))
    html = page(f"<div><div><a href=/next>The next headline in this section</a>{deep}</div>{links}</div>")
    body = read(html)
    assert (body.paragraphs, body.how) == (TEXT, "generic:place")


def test_an_article_for_browsers_without_scripts_is_read() -> None:
    paragraphs = (*TEXT, LAST, *(f"{line} That was told on {n} May." for n, line in enumerate((*TEXT, LAST))))
    hint = "<noscript><p>This page needs scripts, which your browser does not run. Please turn them on.</p></noscript>"
    html = page(f"{hint}<div id=app></div><noscript><div><h1>{TITLE}</h1>{told(paragraphs)}</div></noscript>")
    assert read(html).paragraphs == paragraphs
