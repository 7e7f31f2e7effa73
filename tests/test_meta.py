"""Meta elements: which names mean what, and which comes first."""

import pytest

from crawler.extract import meta
from crawler.extract.claims import Claims
from crawler.markup import parse

URL = "https://news.example/a"


def read(head: str, root: str = "<html>") -> Claims:
    return meta.read(parse(f"{root}<head>{head}</head><body><p>x</p></body></html>"), URL)


def test_reads_the_head() -> None:
    claims = read(
        """<title>Bridge reopens | Example News</title><link rel="canonical" href="/a?x=1">
        <meta property="og:title" content="Bridge reopens"><meta property="og:site_name" content="Example News">
        <meta property="article:published_time" content="2026-01-02T03:04:05Z"><meta name="date" content="2026-01-02">
        <meta property="article:modified_time" content="2026-01-03T00:00:00Z"><meta name="author" content="Jane Doe">
        <meta property="article:tag" content="Bridges"><meta property="article:tag" content="Roads">
        <meta property="article:section" content="Local"><meta property="og:description" content="Cars &amp;amp; trams">
        <meta property="og:image" content="//cdn.example/b.jpg">""",
        root='<html lang="en-GB">',
    )
    assert (claims.title, claims.publisher, claims.authors) == ("Bridge reopens", "Example News", ("Jane Doe",))
    assert claims.published == ("2026-01-02T03:04:05Z", "2026-01-02")
    assert claims.modified == ("2026-01-03T00:00:00Z",)
    assert (claims.tags, claims.section, claims.standfirst) == (("Bridges", "Roads"), "Local", "Cars & trams")
    assert claims.images[0].url == "https://cdn.example/b.jpg"
    assert (claims.language, claims.canonical) == ("en-GB", "https://news.example/a?x=1")


@pytest.mark.parametrize(
    "element",
    [
        '<meta data-rh="true" name="date" value="2026-01-02T03:04:05Z">',
        '<meta name="DC.date.issued" content="2026-01-02T03:04:05Z">',
        '<meta name="parsely-pub-date" content="2026-01-02T03:04:05Z">',
        '<meta name="cXenseParse:recs:publishtime" content="2026-01-02T03:04:05Z">',
        '<meta itemprop="datePublished" content="2026-01-02T03:04:05Z">',
    ],
)
def test_dates_under_other_names(element: str) -> None:
    assert read(element).published == ("2026-01-02T03:04:05Z",)


def test_author_of_a_labelled_card() -> None:
    head = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Doe">'
    assert read(head).authors == ("Jane Doe",)
    other = '<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="5 minutes">'
    assert read(other).authors == ()


def test_profile_address_is_no_author() -> None:
    assert read('<meta property="article:author" content="https://social.example/jane">').authors == ()


def test_title_of_the_document_is_the_last_resort() -> None:
    assert read("<title>Bridge reopens - Example</title>").title == "Bridge reopens - Example"
    assert read("<svg><title>Menu</title></svg>").title == ""


def test_kind() -> None:
    assert meta.kind(parse('<meta property="og:type" content="Article">')) == "article"


def test_bad_addresses_are_left_out() -> None:
    claims = read('<link rel="canonical" href="http://[::1"><meta property="og:image" content="javascript:x">')
    assert (claims.canonical, claims.images) == ("", ())


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("Bridge reopens | Example News", "Example News"),
        ("Bridge reopens_Example", "Example"),
        ("Bridge reopens", ""),
        ("Bridge reopens after years | Example News", ""),
        ("Bridge reopens - Local - Example News", ""),
    ],
)
def test_the_outlet_behind_the_title_of_the_document(document: str, name: str) -> None:
    card = '<meta property="og:title" content="Bridge reopens">'
    assert read(f"<title>{document}</title>{card}").publisher == name
    assert read(f"<title>{document}</title>").publisher == ""
