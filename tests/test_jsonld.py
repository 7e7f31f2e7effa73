"""JSON-LD: the right node of any page, repaired where it can be, and never an exception."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from crawler.extract import jsonld
from crawler.markup import parse

URL = "https://news.example/world/river-rises"


def page(*blocks: str, heading: str = "River rises after the storm") -> HtmlElement:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return parse(f"<html><head>{scripts}</head><body><h1>{heading}</h1></body></html>")


def article(**fields: object) -> str:
    return json.dumps({"@type": "NewsArticle", "headline": "River rises after the storm", **fields})


def test_reads_every_field() -> None:
    claims = jsonld.read(
        page(
            article(
                description="Two villages were cut off.",
                author=[{"@type": "Person", "name": "Jane Doe"}, {"@type": "Organization", "name": "Agencies"}],
                datePublished="2026-03-01T10:20:30+02:00",
                dateCreated="2026-03-01T09:00:00+02:00",
                dateModified="2026-03-02T10:00:00Z",
                articleSection=["World", "Weather"],
                keywords="rivers, storms , #floods",
                image=[{"@type": "ImageObject", "url": "/a.jpg", "caption": "The river"}, "https://cdn.example/b.jpg"],
                articleBody="First paragraph.\n\nSecond <b>one</b>.",
                inLanguage="en-GB",
                mainEntityOfPage={"@id": URL},
                publisher={"name": "Example News"},
            )
        ),
        URL,
    )
    assert claims.title == "River rises after the storm"
    assert claims.standfirst == "Two villages were cut off."
    assert claims.authors == ("Jane Doe", "Agencies")
    assert claims.published == ("2026-03-01T10:20:30+02:00", "2026-03-01T09:00:00+02:00")
    assert claims.modified == ("2026-03-02T10:00:00Z",)
    assert (claims.section, claims.tags) == ("World", ("rivers", "storms", "floods"))
    assert [(i.url, i.caption) for i in claims.images] == [
        ("https://news.example/a.jpg", "The river"),
        ("https://cdn.example/b.jpg", None),
    ]
    assert claims.text == ("First paragraph.", "Second one .")
    assert (claims.language, claims.canonical, claims.publisher) == ("en-GB", URL, "Example News")


@pytest.mark.parametrize(
    "block",
    [
        '<!-- {"@type":"NewsArticle","headline":"H one"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"H one"}\n//]]>',
        '/* <![CDATA[ */{"@type":"NewsArticle","headline":"H one"}/* ]]> */',
        '{"@type":"NewsArticle","headline":"H one",}',
        '{"@type":"NewsArticle","keywords":["a","b",],"headline":"H one"};',
        '{"@type":"WebSite","name":"x"}{"@type":"NewsArticle","headline":"H one"}',
        '{"@type":"NewsArticle","headline":"H\n\tone"}',
        '{"@type":"NewsArticle", // a remark\n"headline":"H one"}',
        '{"@type":"NewsArticle","headline":"H one","description":"it\\\'s"}',
        '\ufeff{"@type":["Thing","http://schema.org/ReportageNewsArticle"],"headline":"H one"}',
        '{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"H one"}]}',
        '[{"@type":"WebPage","mainEntity":{"@type":"BlogPosting","headline":"H one"}}]',
        '{"@type":"NewsArticle","headline":"H &amp;#111;ne"}',
    ],
)
def test_reads_what_publishers_write(block: str) -> None:
    assert jsonld.read(page(block), URL).title == "H one"


def test_address_in_a_string_is_no_comment() -> None:
    block = '{"@type":"NewsArticle","headline":"H one","url":"https://news.example/a//b",}'
    assert jsonld.read(page(block), URL).canonical == "https://news.example/a//b"


def test_takes_the_article_of_this_page() -> None:
    other = article(headline="Something else entirely", url="https://news.example/other", datePublished="2020-01-01")
    own = article(headline="The water is rising", url=URL, datePublished="2026-01-01")
    assert jsonld.read(page(other, own), URL).published == ("2026-01-01",)
    by_headline = article(datePublished="2026-02-02")
    assert jsonld.read(page(other, by_headline), URL).published == ("2026-02-02",)


def test_articles_of_a_list_are_not_this_page() -> None:
    block = json.dumps({"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "A"}]})
    tree = page(block)
    assert jsonld.read(tree, URL).title == ""
    assert jsonld.types(tree) == {"ItemList", "NewsArticle"}


def test_references_are_looked_up() -> None:
    block = json.dumps(
        {
            "@graph": [
                {"@type": "Article", "headline": "H one", "author": {"@id": "#jane"}, "image": {"@id": "#lead"}},
                {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
                {"@type": "ImageObject", "@id": "#lead", "url": "https://cdn.example/lead.jpg"},
            ]
        }
    )
    claims = jsonld.read(page(block), URL)
    assert claims.authors == ("Jane Doe",)
    assert claims.images[0].url == "https://cdn.example/lead.jpg"


def test_codes_are_no_tags() -> None:
    assert jsonld.read(page(article(keywords=["topic:war", "type: article", "Syria"])), URL).tags == ()
    assert jsonld.read(page(article(keywords=["SYRIA", "DAESH"])), URL).tags == ("SYRIA", "DAESH")


@pytest.mark.parametrize(
    "block",
    [
        "[" * 100_000 + "]" * 100_000,
        '{"@graph":' * 50_000 + "1" + "}" * 50_000,
        '"\\' * 300_000,
        "/*" * 300_000,
        '{"a":1,' + " " * 300_000 + "x",
        '{"@type":"NewsArticle","headline":"h","n":' + "9" * 20_000 + "}",
        '["' + "a" * 7_000_000 + '"]',
    ],
    ids=["lists", "graphs", "quotes", "comments", "spaces", "digits", "long"],
)
def test_hostile_blocks_give_nothing(block: str) -> None:
    assert jsonld.read(page(block), URL).title in ("", "h")


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("@id", "url", "name", "x")), inner),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(("headline", "author", "image", "keywords", "datePublished", "@id")), _VALUES))
def test_any_value_is_read(fields: dict[str, object]) -> None:
    tree = page(json.dumps({**fields, "@type": "NewsArticle"}))
    claims = jsonld.read(tree, URL)
    assert all(isinstance(name, str) and name for name in claims.authors)
    assert all(image.url.startswith("http") for image in claims.images)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='{}[]",:\\/*\n @abc1', max_size=60))
def test_any_text_is_survived(text: str) -> None:
    assert isinstance(jsonld.types(page(text)), frozenset)


def test_a_block_without_its_type() -> None:
    block = '{"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2026-03-01"}'
    untyped = f"<html><head><script>var a = 1</script><script>{block}</script></head><body><h1>River</h1></body></html>"
    assert jsonld.read(parse(untyped), URL).published == ("2026-03-01",)
    assert jsonld.read(parse(untyped.replace("@context", "@type")), URL).published == ()


def test_keywords_are_words() -> None:
    told = "rivers, &amp;quot, Reed &amp;amp; Roe; #floods, -"
    assert jsonld.read(page(article(keywords=told)), URL).tags == ("rivers", "Reed & Roe", "floods")


def test_long_lists_among_several_keywords_are_taken_apart() -> None:
    told = ["rivers, storms, floods, roads", "Harbour, Valley"]
    assert jsonld.read(page(article(keywords=told)), URL).tags == (
        "rivers",
        "storms",
        "floods",
        "roads",
        "Harbour, Valley",
    )
