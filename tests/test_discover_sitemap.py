"""Sitemaps: addresses, news dates, indexes and the parts of them that a window needs."""

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.discover import Sitemap
from crawler.discover import document as documents
from crawler.discover.sitemap import MOST_LINKS, MOST_PARTS
from crawler.lead import Follow
from crawler.outlet import Link
from crawler.page import Page
from crawler.window import Window

URL = "https://herald.example/sitemap.xml"
NOW = datetime(2026, 5, 20, tzinfo=UTC)
ANY = Window()
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'


def nothing(url: str) -> str | None:
    return None


def read(body: bytes | str, window: Window = ANY) -> list[Link | Follow]:
    return list(Sitemap(url=URL).read(Page(url=URL, body=body, fetched=NOW), nothing, window))


def urlset(*entries: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {NS}>{"".join(f"<url>{e}</url>" for e in entries)}</urlset>'


def index(*parts: tuple[str, str]) -> str:
    rows = "".join(f"<sitemap><loc>{loc}</loc><lastmod>{changed}</lastmod></sitemap>" for loc, changed in parts)
    return f"<sitemapindex {NS}>{rows}</sitemapindex>"


def test_news_entries_have_headline_and_date_and_pictures_have_none() -> None:
    entry = """<loc> https://herald.example/a/1 </loc><lastmod>2026-05-19</lastmod>
      <i:image xmlns:i="http://www.google.com/schemas/sitemap-image/1.1"><i:loc>/p.jpg</i:loc><i:title>Photo</i:title></i:image>
      <n:news><n:publication><n:name>Herald</n:name></n:publication><n:publication_date>2026-05-18T10:00:00Z</n:publication_date>
      <n:title>Q&amp;A</n:title></n:news>"""
    assert read(urlset(entry)) == [
        Link(url="https://herald.example/a/1", title="Q&A", published="2026-05-18T10:00:00Z")
    ]


def test_a_last_change_is_no_date_of_publication() -> None:
    assert read(urlset("<loc>/a/1</loc><lastmod>2026-05-19</lastmod>")) == [Link(url="https://herald.example/a/1")]


def test_what_last_changed_before_the_window_was_published_before_it() -> None:
    entries = [f"<loc>/a/{day}</loc><lastmod>2026-05-{day}</lastmod>" for day in (10, 11, 14)]
    window = Window(since=datetime(2026, 5, 14, tzinfo=UTC))
    kept = [item.url[-2:] for item in read(urlset(*entries, "<loc>/a/99</loc><lastmod>0001-01-01</lastmod>"), window)]
    assert kept == ["14", "99"]


def test_an_undeclared_news_prefix_is_understood() -> None:
    body = "<urlset><url><loc>/a/1</loc><news:news><news:title>T</news:title></news:news></url></urlset>"
    assert read(body) == [Link(url="https://herald.example/a/1", title="T")]


def test_plain_text_and_gzip() -> None:
    text = "https://herald.example/a/1\r\n\r\nhttps://herald.example/a/2\nnot an address\n"
    assert [item.url[-1] for item in read(text)] == ["1", "2"]
    assert read(gzip.compress(urlset("<loc>/a/1</loc>").encode())) == read(urlset("<loc>/a/1</loc>"))


def test_two_gzip_members_are_one_file() -> None:
    body = urlset("<loc>/a/1</loc>").encode()
    assert len(read(gzip.compress(body[:60]) + gzip.compress(body[60:]))) == 1


def test_unpacking_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LONGEST", 1000)
    bomb = gzip.compress(urlset("<loc>/a/1</loc>").encode().replace(b"</urlset>", b" " * 10_000_000))
    assert read(bomb) == [Link(url="https://herald.example/a/1")]


def test_a_page_instead_of_a_sitemap_gives_nothing() -> None:
    assert read("<html><body>https://herald.example/a/1</body></html>") == []
    assert read(b"") == []


def test_an_index_is_followed_newest_first_and_bounded() -> None:
    parts = [(f"/part-{n}.xml", f"2026-05-{n:02}") for n in (18, 20, 19)]
    assert [item.url[-6:-4] for item in read(index(*parts))] == ["20", "19", "18"]
    assert len(read(index(*[(f"/{n}.xml", "") for n in range(MOST_PARTS + 5)]))) == MOST_PARTS


def test_without_a_window_only_recent_parts_are_followed() -> None:
    parts = [
        ("/old.xml", "2026-05-01"),
        ("/2026-04.xml", ""),
        ("/sitemap-202605.xml", ""),
        ("/2026/5/x.xml", ""),
        ("/u.xml", ""),
    ]
    assert [item.url.removeprefix("https://herald.example") for item in read(index(*parts))] == [
        "/sitemap-202605.xml",
        "/2026/5/x.xml",
        "/u.xml",
    ]


def test_with_a_window_the_parts_of_its_months_are_followed() -> None:
    window = Window(since=datetime(2017, 8, 10, tzinfo=UTC), until=datetime(2017, 9, 10, tzinfo=UTC))
    parts = [(f"/sitemap-2017-{month:02}.xml", "2026-05-20") for month in range(6, 12)]
    assert [item.url[-6:-4] for item in read(index(*parts), window)] == ["08", "09"]


def test_a_lone_number_that_looks_like_a_year_is_a_part_number() -> None:
    assert len(read(index(("/sitemap-2012.xml", ""), ("/sitemap-2013-1234.xml", "")))) == 2


def test_entries_are_bounded() -> None:
    assert len(read("https://herald.example/a\n" * (MOST_LINKS + 10))) == MOST_LINKS


def test_a_source_that_makes_no_sense_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="section or outlet"):
        Sitemap(url=URL, carries="all")


WHOLE = urlset("<loc>/a/1</loc><lastmod>2026-05-19T00:00+03:00</lastmod>").encode()
INDEX = index(("/2026-05.xml", "2026-05-19"), ("/x.xml.gz", "")).encode()


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_damage_breaks_a_sitemap(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([WHOLE, INDEX]))
    cut = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(cut, len(whole)))
    for item in read(whole[:cut] + data.draw(st.binary(max_size=12)) + whole[end:]):
        assert item.url.startswith("http")


@settings(max_examples=100, deadline=None)
@given(st.from_regex(r"[0-9]{1,5}-?[0-9]{0,3}-?[0-9]{0,3}([T ][0-9:]{0,8}[Z+-]?[0-9:]{0,6})?", fullmatch=True))
def test_no_last_change_breaks_a_sitemap(changed: str) -> None:
    window = Window(since=datetime(2, 1, 1, tzinfo=UTC))
    assert len(read(urlset(f"<loc>/a/1</loc><lastmod>{changed}</lastmod>"), window)) <= 1
    assert len(read(index((f"/{changed}/x.xml", changed)), window)) <= 1
