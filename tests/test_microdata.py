"""Microdata: the properties of the page's own article, not of a comment or a card."""

from crawler.extract import microdata
from crawler.extract.claims import Claims
from crawler.markup import parse

URL = "https://news.example/a"


def read(body: str) -> Claims:
    return microdata.read(parse(f"<html><body>{body}</body></html>"), URL)


def test_reads_the_article() -> None:
    claims = read(
        """<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Bridge reopens</h1>
        <meta itemprop="datePublished" content="2026-01-02T03:04:05Z">
        <time itemprop="dateModified" datetime="2026-01-03">3 January</time>
        <span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Jane Doe</b></span>
        <meta itemprop="keywords" content="bridges, roads"><img itemprop="image" src="/b.jpg"></div>"""
    )
    assert claims.title == "Bridge reopens"
    assert (claims.published, claims.modified) == (("2026-01-02T03:04:05Z",), ("2026-01-03",))
    assert (claims.authors, claims.tags) == (("Jane Doe",), ("bridges", "roads"))
    assert claims.images[0].url == "https://news.example/b.jpg"


def test_comments_and_cards_are_others() -> None:
    claims = read(
        """<article itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">Bridge reopens</h1>
        <p itemprop="author">Jane Doe</p>
        <div itemscope itemtype="https://schema.org/Comment"><i itemprop="author">troll</i></div></article>
        <div class="related-cards"><p itemprop="author">John Roe</p>
        <time itemprop="datePublished">2001-01-01</time></div>"""
    )
    assert claims.authors == ("Jane Doe",)
    assert claims.published == ()


def test_a_second_headline_is_the_standfirst_only_for_want_of_a_description() -> None:
    second = '<meta itemprop="alternativeHeadline" content="Bridge opens at last">'
    told = '<meta itemprop="description" content="It was closed for ten years, and ships went around.">'
    assert read(f"{second}{told}").standfirst == "It was closed for ten years, and ships went around."
    assert read(second).standfirst == "Bridge opens at last"


def test_no_microdata_claims_nothing() -> None:
    assert read("<h1>Bridge reopens</h1>") == Claims()
