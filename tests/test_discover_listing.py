"""Listings: cards, their headlines and dates, and the way to the older page."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.discover import Listing
from crawler.discover.card import MOST_LINKS
from crawler.lead import Follow
from crawler.outlet import Link
from crawler.page import Page
from crawler.window import Window

URL = "https://herald.example/syria/"
ANY = Window()


def key(url: str) -> str | None:
    match = re.fullmatch(r"https://herald\.example/a/(\d+)", url)
    return match[1] if match else None


def page(body: str, url: str = URL, asked: str = "") -> Page:
    return Page(url=url, body=body, fetched=datetime(2026, 5, 1, tzinfo=UTC), requested_url=asked)


def read(body: str, source: Listing | None = None, **where: str) -> list[Link | Follow]:
    return list((source or Listing(url=URL)).read(page(body, **where), key, ANY))


def shown(body: str, source: Listing | None = None) -> list[tuple[str, str, str]]:
    links = [item for item in read(body, source) if isinstance(item, Link)]
    return [(link.url.rpartition("/")[2], link.title, link.published) for link in links]


CARDS = """
<header><time datetime="2026-05-01T09:00Z">now</time><a href="/about">About</a></header>
<main><h1>Syria</h1>
<article><a href="/a/1"><img alt="a bridge"></a><a href="/tag/war">War</a>
  <h3><a href="/a/1">Bridge over the river reopens</a></h3><p>Teaser <a href="/a/1">Read more</a></p>
  <time datetime="2026-04-30T10:00:00+03:00">yesterday</time></article>
<article><a href="/a/2"><h3>Second <b>head</b>line</h3></a><span><time>2 hours ago</time></span></article>
<article><div class="x"><a href="/a/3">A third headline, without a heading</a></div></article>
</main>
"""


def test_cards_give_headline_and_date() -> None:
    assert shown(CARDS) == [
        ("1", "Bridge over the river reopens", "2026-04-30T10:00:00+03:00"),
        ("2", "Second headline", "2 hours ago"),
        ("3", "A third headline, without a heading", ""),
    ]


def test_a_lone_article_does_not_take_the_clock_of_the_page() -> None:
    assert shown('<header><time>09:00</time></header><main><p><a href="/a/1">Only one story today</a></p></main>') == [
        ("1", "Only one story today", "")
    ]


def test_chosen_links_leave_the_sidebar_out() -> None:
    body = '<ul id="ticker"><li><a href="/a/8">Ticker</a></ul><table id="t"><tr><td><a href="/a/9">In it</a></table>'
    assert [number for number, _, _ in shown(body, Listing(url=URL, links=("#none a", "#t a")))] == ["9"]
    assert [number for number, _, _ in shown(body, Listing(url=URL, links=("#t",)))] == ["9"]
    assert [number for number, _, _ in shown(body)] == ["8", "9"]


def test_chosen_links_that_are_not_there_give_nothing() -> None:
    assert shown(CARDS, Listing(url=URL, links=("#gone a",))) == []


def test_a_known_date_is_read_within_the_card() -> None:
    body = '<div><a href="/a/1">Headline of the first</a><i>1 May</i></div><div><a href="/a/2">Second</a></div>'
    assert [date for _, _, date in shown(body, Listing(url=URL, date="i"))] == ["1 May", ""]


@pytest.mark.parametrize(
    ("card", "title"),
    [
        ('<a href="/a/1">Read more »</a>', ""),
        ('<div><h4>The only heading</h4><a href="/a/1">Video</a></div>', "The only heading"),
        (
            '<a href="/a/1" title="A long headline that goes on">A long headline that…</a>',
            "A long headline that goes on",
        ),
        ('<a href="/a/1"><div>Syria</div><div>Two blocks say nothing</div></a>', ""),
        ('<a href="/a/1"><style>.x{}</style>Headline with a style inside</a>', "Headline with a style inside"),
        (f'<a href="/a/1">{"long " * 80}</a>', ""),
    ],
)
def test_headlines(card: str, title: str) -> None:
    assert [found for _, found, _ in shown(card + '<p><a href="/a/2">x</a></p>')][:1] == [title]


def test_the_base_of_the_page_counts() -> None:
    assert shown('<base href="https://herald.example/a/"><a href=" 7\n">Seventh headline here</a>')[0][0] == "7"


def test_numbered_pages_are_told_from_the_address() -> None:
    source = Listing(url=URL, pages=f"{URL}page/{{n}}/")
    assert read("", source) == [Follow(url=f"{URL}page/2/")]
    assert read("", source, url=f"{URL}page/41/") == [Follow(url=f"{URL}page/42/")]
    assert read("", source, url="https://herald.example/elsewhere/") == []


def test_numbers_in_a_query_and_from_nought() -> None:
    source = Listing(
        url="http://herald.example/l.php?cid=386", pages="http://herald.example/l.php?cid=386&p={n}", first=1
    )
    assert read("", source, url="https://www.herald.example/l.php?cid=386") == [Follow(url=source.pages.format(n=1))]
    assert read("", source, url=source.pages.format(n=1)) == [Follow(url=source.pages.format(n=2))]


def test_a_page_past_the_end_leads_away_and_ends_the_listing() -> None:
    source = Listing(url=URL, pages=f"{URL}page/{{n}}/")
    assert read("", source, url=URL, asked=f"{URL}page/9/") == []
    assert read("", source, url=f"{URL}page/9/", asked=f"{URL}page/9") == [Follow(url=f"{URL}page/10/")]
    assert read("", source, url="https://new.herald.example/s/", asked=URL) == [Follow(url=f"{URL}page/2/")]


def test_a_mark_tells_that_there_is_more() -> None:
    source = Listing(url=URL, pages=f"{URL}?p={{n}}", more='img[alt="Next"]')
    assert read('<img alt="Previous">', source) == []
    assert read('<img alt="Next">', source) == [Follow(url=f"{URL}?p=2")]


def test_a_link_to_the_older_page() -> None:
    source = Listing(url=URL, older="a.older")
    assert read('<a class="older" href="?before=77">Older</a>', source) == [Follow(url=f"{URL}?before=77")]
    assert read('<a class="older" href="javascript:void(0)">Older</a>', source) == []


def test_a_listing_that_makes_no_sense_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="one {n}"):
        Listing(url=URL, pages=f"{URL}page/2")
    with pytest.raises(TypeError, match="tuple"):
        Listing(url=URL, links="a")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="neither CSS nor XPath"):
        Listing(url=URL, older="a[")
    with pytest.raises(ValueError, match="section or outlet"):
        Listing(url=URL, carries="all")


def test_links_are_bounded() -> None:
    body = "".join(f'<p><a href="/a/{n}">Headline</a></p>' for n in range(MOST_LINKS + 10))
    assert len(read(body)) == MOST_LINKS


def test_one_article_linked_everywhere_is_read_in_no_time() -> None:
    body = "<div>" * 200 + '<a href="/a/1">Headline of the day</a>' * 3000
    assert shown(body)[0][1] == "Headline of the day"


PIECES = [
    *(
        "<a href=/a/1>",
        "</a>",
        "<h2>",
        "<div>",
        "</div>",
        "<time datetime=P1D>",
        "x",
        "<time>",
        "&#0;",
        "<a href=/a/2>",
    ),
    *("<a href='http://[::1'>", "<a href='//:99999999/a/1'>", "<base href='http://['>", "<base href=mailto:x>", "\x00"),
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=200))
def test_no_page_breaks_a_listing(body: str) -> None:
    source = Listing(url=URL, pages=f"{URL}page/{{n}}/", older="a", date="time")
    for item in [*read(body, source), *read(body, Listing(url=URL, older="a"))]:
        assert item.url.startswith(("http://", "https://"))


def test_numbers_may_count_articles_and_begin_anywhere() -> None:
    offsets = Listing(url=URL, pages=f"{URL}?start={{n}}", first=20, step=20)
    assert read("", offsets) == [Follow(url=f"{URL}?start=20")]
    assert read("", offsets, url=f"{URL}?start=40") == [Follow(url=f"{URL}?start=60")]
    from_one = Listing(url=f"{URL}?page=1&tag=a", pages=f"{URL}?page={{n}}&tag=a")
    assert read("", from_one, url=f"{URL}?page=1&tag=a") == [Follow(url=f"{URL}?page=2&tag=a")]
    from_nought = Listing(url=URL, pages=f"{URL}?page={{n}}", first=1)
    assert read("", from_nought, url=f"{URL}?page=1") == [Follow(url=f"{URL}?page=2")]


def test_parameters_may_come_back_in_another_order_and_escaped() -> None:
    source = Listing(url=f"{URL}?tag=حلب&lang=ar", pages=f"{URL}?tag=حلب&page={{n}}&lang=ar")
    there = f"{URL}?lang=ar&page=3&tag=%D8%AD%D9%84%D8%A8"
    assert read("", source, url=there) == [Follow(url=f"{URL}?tag=حلب&page=4&lang=ar")]
    assert read("", source, url=f"{URL}?lang=fr&page=3&tag=%D8%AD%D9%84%D8%A8") == []


def test_the_next_link_of_the_head() -> None:
    body = '<html><head><link rel="next" href="/syria/?paged=2"></head><body>'
    assert read(body, Listing(url=URL, older="link[rel=next]")) == [Follow(url=f"{URL}?paged=2")]


def test_an_infinite_scroll_behind_a_data_attribute() -> None:
    body = '<div id="more" data-next-url="/syria/part?after=77" data-page="4" data-cursor="a b/="></div>'
    assert read(body, Listing(url=URL, older="#more::attr(data-next-url)")) == [Follow(url=f"{URL}part?after=77")]
    pages = f"{URL}part?p={{n}}"
    assert read(body, Listing(url=URL, older="#more::attr(data-page)", pages=pages)) == [Follow(url=f"{URL}part?p=4")]
    cursor = Listing(url=URL, older="#more::attr(data-cursor)", pages=pages)
    assert read(body, cursor) == [Follow(url=f"{URL}part?p=a%20b%2F%3D")]
    assert read('<div id="more" data-cursor=""></div>', cursor) == []
    assert read("<p>", cursor) == []
