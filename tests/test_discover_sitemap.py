"""Sitemaps: addresses, news dates, indexes and the parts of them that a window needs."""

import gzip
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

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


def key_of_arabic(url: str) -> str | None:
    return url.rpartition("/")[2] if url.startswith("https://herald.example/ar/") else None


def entry(place: str, *alternates: str, language: str = "") -> str:
    links = "".join(
        f'<x:link xmlns:x="http://www.w3.org/1999/xhtml" rel="alternate" hreflang="{url[1:3]}" href="{url}"/>'
        for url in alternates
    )
    news = f"<n:news><n:publication><n:language>{language}</n:language></n:publication><n:title>T</n:title></n:news>"
    return f"<loc>{place}</loc>{links}{news if language else ''}"


def test_a_translation_that_is_an_article_stands_in_for_an_entry_that_is_none() -> None:
    page = Page(url=URL, body=urlset(entry("/en/1", "/en/1", "/ar/1"), entry("/ar/2", "/en/2")), fetched=NOW)
    found = list(Sitemap(url=URL).read(page, key_of_arabic, ANY))
    assert [item.url for item in found] == ["https://herald.example/ar/1", "https://herald.example/ar/2"]


def test_entries_of_another_language_are_left_out_when_asked_for() -> None:
    body = urlset(entry("/a/1", language="ar"), entry("/a/2", language="en-GB"), entry("/a/3"))
    page = Page(url=URL, body=body, fetched=NOW)
    assert [item.url[-1] for item in Sitemap(url=URL, language="en").read(page, nothing, ANY)] == ["2", "3"]
    assert len(read(body)) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1256"])
def test_encodings_of_a_sitemap(encoding: str) -> None:
    body = urlset("<loc>/a/1</loc><n:news><n:title>جسر &nbsp; الفرات</n:title></n:news>").replace("UTF-8", encoding)
    (link,) = read(body.encode(encoding))
    assert isinstance(link, Link)
    assert link.title == "جسر الفرات"


def test_what_stands_on_the_border_of_two_pieces_is_read_whole() -> None:
    whole = urlset("<loc>/a/1</loc><n:news><n:title><![CDATA[a&b]]> Q&amp;A &eacute;</n:title></n:news>")
    for shift in range(0, 200, 3):
        padded = whole.replace("<url>", f"<url><!--{'x' * (documents._PIECE - 300 + shift)}-->")
        (link,) = read(padded.encode())
        assert isinstance(link, Link)
        assert link.title == "a&b Q&A é"


LARGEST = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from crawler.discover import Sitemap, discover
from crawler.outlet import Outlet, Section
from crawler.page import Page

source = Sitemap(url="https://herald.example/sitemap.xml")
section = Section(name="all", title="All", sources=(source,))
outlet = Outlet(name="herald", title="H", hosts=("herald.example",), language="en", timezone="UTC",
    articles=(r"/2026/05/(?P<id>\\d+)/[a-z-]+/",), sections=(section,), verified="invented")
page = Page(url=source.url, body=Path(sys.argv[1]).read_bytes(), fetched=datetime(2026, 5, 20, tzinfo=UTC))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
leads = list(discover(page, outlet=outlet, section=section, source=source))
print(len(leads), (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


@pytest.mark.drill
def test_the_largest_sitemap_is_parsed_within_a_hundred_megabytes(tmp_path: Path) -> None:
    entries = (
        f"<loc>https://herald.example/2026/05/{number}/a-headline-of-usual-length-in-the-address/</loc>"
        "<lastmod>2026-05-19</lastmod><n:news><n:publication><n:name>Herald</n:name><n:language>en</n:language>"
        "</n:publication><n:publication_date>2026-05-18T10:00:00Z</n:publication_date>"
        f"<n:title>Headline &amp; more, number {number}</n:title></n:news>"
        for number in range(MOST_LINKS)
    )
    place = tmp_path / "sitemap.xml"
    place.write_text(urlset(*entries), encoding="utf-8")
    assert place.stat().st_size > 15_000_000
    ran = subprocess.run([sys.executable, "-c", LARGEST, str(place)], check=True, capture_output=True, text=True)
    leads, growth = ran.stdout.split()
    assert int(leads) == MOST_LINKS
    assert float(growth) < 100, f"{growth} MB"
