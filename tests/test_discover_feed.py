"""Feeds: every family, every sin that real ones commit, and nothing that breaks the reader."""

import gzip
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.discover import Feed
from crawler.discover.feed import MOST_ITEMS
from crawler.lead import Follow
from crawler.outlet import Link
from crawler.page import Page
from crawler.window import Window

URL = "https://herald.example/rss/syria.xml"


def key(url: str) -> str | None:
    match = re.fullmatch(r"https://herald\.example/a/(\d+)", url)
    return match[1] if match else None


def read(body: bytes | str, content_type: str = "application/rss+xml") -> list[Link | Follow]:
    page = Page(url=URL, body=body, fetched=datetime(2026, 5, 1, tzinfo=UTC), headers={"content-type": content_type})
    return list(Feed(url=URL).read(page, key, Window()))


def rss(*items: str, head: str = "") -> str:
    return f'{head}<rss version="2.0"><channel><title>Herald</title><link>/</link>{"".join(items)}</channel></rss>'


ITEM = (
    "<item><title>Bridge reopens</title><link>https://herald.example/a/1</link>"
    "<pubDate>Fri, 01 May 2026 10:00:00 +0300</pubDate></item>"
)
ONE = Link(url="https://herald.example/a/1", title="Bridge reopens", published="Fri, 01 May 2026 10:00:00 +0300")


def test_rss() -> None:
    assert read(rss(ITEM)) == [ONE]


def test_rdf_with_dublin_core_under_any_prefix() -> None:
    body = """<?xml version="1.0"?><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
      <channel r:about="x"><title>Herald</title></channel>
      <item r:about="https://herald.example/a/1"><title>Bridge reopens</title>
        <d:date>2026-05-01</d:date></item></r:RDF>"""
    assert read(body) == [Link(url=ONE.url, title=ONE.title, published="2026-05-01")]


def test_atom_relative_to_its_base_and_the_older_part() -> None:
    body = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://herald.example/"><title>Herald</title>
      <link rel="next" href="/rss/syria.xml?page=2"/><link rel="self" href="/x"/>
      <entry xml:base="/a/"><title type="html">Tom &amp;amp; &lt;i&gt;Jerry&lt;/i&gt;</title>
        <link rel="edit" href="https://herald.example/a/9"/><link rel="alternate" href="1"/>
        <updated>2026-05-02T00:00:00Z</updated><published>2026-05-01T00:00:00Z</published></entry>
      <entry><title>Changed only</title><link href="/a/2"/><updated>2026-05-02T00:00:00Z</updated></entry></feed>"""
    assert read(body) == [
        Link(url=ONE.url, title="Tom & Jerry", published="2026-05-01T00:00:00Z"),
        Link(url="https://herald.example/a/2", title="Changed only", published="2026-05-02T00:00:00Z"),
        Follow(url="https://herald.example/rss/syria.xml?page=2"),
    ]


def test_atom_of_before_and_a_title_in_xhtml() -> None:
    body = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>
      <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Bridge <b>reopens</b></div></title>
      <link href="https://herald.example/a/1"/><issued>2026-05-01</issued></entry></feed>"""
    assert read(body) == [Link(url=ONE.url, title=ONE.title, published="2026-05-01")]


@pytest.mark.parametrize(
    "address",
    [
        "<guid>https://herald.example/a/1</guid>",
        '<guid isPermaLink="true">https://herald.example/a/1</guid><link>https://t.example/click?u=1</link>',
        '<link>https://t.example/click?u=1</link><f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">'
        "https://herald.example/a/1</f:origLink>",
        '<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="alternate" href="/a/1"/>',
        "<link><![CDATA[ https://herald.example/a/1 ]]></link>",
        '<guid isPermaLink="false">77</guid><link>\n/a/1\n</link>',
    ],
)
def test_the_address_that_is_an_article_is_found(address: str) -> None:
    assert [item.url for item in read(rss(f"<item>{address}</item>"))] == [ONE.url]


def test_a_guid_that_is_no_permalink_is_no_address() -> None:
    assert read(rss('<item><guid isPermaLink="false">https://herald.example/a/1</guid></item>')) == []


def test_titles_of_pictures_are_not_headlines() -> None:
    item = '<item xmlns:m="http://search.yahoo.com/mrss/"><m:title>Photo</m:title><media:title>P</media:title><link>/a/1</link></item>'
    assert read(rss(item)) == [Link(url=ONE.url)]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("<![CDATA[Q&A: who pays?]]>", "Q&A: who pays?"),
        ("<![CDATA[Caf&eacute; <em>opens</em>]]>", "Café opens"),
        ("Caf&eacute;&nbsp;opens", "Café opens"),
        ("AT&T sues", "AT&T sues"),
        ("AT&amp;amp;T sues", "AT&T sues"),
        ("3 &lt; 4, says\n minister", "3 < 4, says minister"),
        ("&unknown; remains", "&unknown; remains"),
        ("Pay &#8216;now&#x2019;", "Pay ‘now’"),
    ],
)
def test_headlines_come_out_as_text(written: str, title: str) -> None:
    (item,) = read(rss(f"<item><title>{written}</title><link>/a/1</link></item>"))
    assert isinstance(item, Link)
    assert item.title == title


def test_an_address_with_bare_ampersands() -> None:
    assert [item.url for item in read(rss("<item><link>https://herald.example/?a=1&b=2&copy=3</link></item>"))] == [
        "https://herald.example/?a=1&b=2&copy=3"
    ]


@pytest.mark.parametrize(
    "junk", ["\n\n  ", "\ufeff", "<br />\n<b>Warning</b>: x in y.php on line <b>2</b><br />\n", "\x00\x01"]
)
def test_what_stands_before_the_feed_is_no_matter(junk: str) -> None:
    assert read(junk + rss(ITEM, head='<?xml version="1.0" encoding="UTF-8"?>\n')) == [ONE]


def test_a_feed_cut_off_in_the_middle_gives_what_came() -> None:
    assert read(rss(ITEM, ITEM.replace("/a/1", "/a/2"))[:-60])[0] == ONE


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("windows-1256", "windows-1256", "text/xml"),
        ("iso-8859-6", "us-ascii", "text/xml; charset=iso-8859-6"),
        ("utf-8", "windows-1256", "text/xml; charset=iso-8859-1"),
        ("utf-8-sig", "utf-8", "text/xml"),
        ("utf-16", "utf-16", "text/xml"),
    ],
)
def test_encodings(encoding: str, declared: str, header: str) -> None:
    text = rss(ITEM.replace("Bridge reopens", "جسر الفرات"), head=f'<?xml version="1.0" encoding="{declared}"?>')
    (item,) = read(text.encode(encoding), header)
    assert isinstance(item, Link)
    assert item.title == "جسر الفرات"


def test_gzip_as_a_file() -> None:
    assert read(gzip.compress(rss(ITEM).encode())) == [ONE]


def test_a_page_instead_of_a_feed_gives_nothing() -> None:
    assert read("<!doctype html><html><body><a href='/a/1'>x</a><p>rss</p></body></html>", "text/html") == []
    assert (
        read('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><item><link>/a/1</link></item></html>')
        == []
    )
    assert read("") == []


def test_entities_of_the_document_are_not_expanded() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    (item,) = read(rss("<item><title>&b;&f;</title><link>/a/1</link></item>", head=f'<?xml version="1.0"?>{bomb}'))
    assert isinstance(item, Link)
    assert item.title == "&b;&f;"


def test_items_are_bounded() -> None:
    assert len(read(rss(ITEM * (MOST_ITEMS + 3)))) == MOST_ITEMS


def test_many_open_cdata_sections_cost_no_time() -> None:
    assert read(rss("<![CDATA[" * 50_000)) == []


WHOLE = rss(ITEM, "<item><title><![CDATA[x]]></title><guid>/a/2</guid></item>", head='<?xml version="1.0"?>').encode()


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_damage_breaks_a_feed(data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(WHOLE)))
    end = data.draw(st.integers(cut, len(WHOLE)))
    body = WHOLE[:cut] + data.draw(st.binary(max_size=12)) + WHOLE[end:]
    body = data.draw(st.sampled_from([body, gzip.compress(body)[:-5], b"\x1f\x8b" + body]))
    content_type = data.draw(st.sampled_from(["", "text/xml; charset=nonsense", "text/xml; charset=utf-7"]))
    for item in read(body, content_type):
        assert item.url.startswith("http")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_breaks_a_feed(title: str, link: str) -> None:
    for item in read(rss(f"<item><title>{title}</title><link>{link}</link></item>")):
        assert item.url.startswith("http")


def test_the_paged_feed_of_wordpress_goes_on_until_a_part_is_empty() -> None:
    source = Feed(url=URL, pages=f"{URL}?paged={{n}}")

    def part(url: str, body: str) -> list[Link | Follow]:
        return list(source.read(Page(url=url, body=body, fetched=datetime(2026, 5, 1, tzinfo=UTC)), key, Window()))

    assert part(URL, rss(ITEM)) == [ONE, Follow(url=f"{URL}?paged=2")]
    assert part(f"{URL}?paged=2", rss(ITEM)) == [ONE, Follow(url=f"{URL}?paged=3")]
    assert part(f"{URL}?paged=3", rss()) == []
    assert part(f"{URL}?paged=3", "<html>not found</html>") == []


JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Herald", "next_url": "/rss/2.json", "items": [
  {"id": "1", "url": "https://herald.example/a/1", "title": "Bridge &amp; road",
   "date_published": "2026-05-01T10:00:00+03:00"},
  {"id": "https://herald.example/a/2", "date_modified": "2026-05-02T00:00:00Z"},
  {"id": 3, "url": "https://t.example/click", "external_url": "/a/3"}, {"id": "urn:4"}, 5]}"""


def test_json_feed() -> None:
    assert read(JSON_FEED, "application/feed+json") == [
        Link(url=ONE.url, title="Bridge & road", published="2026-05-01T10:00:00+03:00"),
        Link(url="https://herald.example/a/2", published="2026-05-02T00:00:00Z"),
        Link(url="https://herald.example/a/3"),
        Follow(url="https://herald.example/rss/2.json"),
    ]
    cut = JSON_FEED[: JSON_FEED.index('"external_url"')]
    assert [item.url[-3:] for item in read(cut)][:2] == ["a/1", "a/2"]
    assert read('{"items": 5}') == read("[1]") == read('{"version": "x"}') == []


def test_a_base_of_the_link_itself_counts() -> None:
    assert [item.url for item in read(rss('<item><link xml:base="https://herald.example/a/x">1</link></item>'))] == [
        "https://herald.example/a/1"
    ]
    relative = '<item><guid isPermaLink="true">/a/1</guid></item>'
    assert [item.url for item in read(rss(relative))] == ["https://herald.example/a/1"]


def test_half_a_surrogate_pair_costs_no_item() -> None:
    body = "<rss><channel><item><title>A&#xDAAA;B&#55357;</title><link>https://herald.example/a/1&#xD800;</link></item>"
    page = Page(url=URL, body=body, fetched=datetime(2026, 11, 20, tzinfo=UTC))
    (link,) = Feed(url=URL).read(page, key, Window())
    assert link == Link(url="https://herald.example/a/1", title="AB")
