"""What speaks for and against a page being one article, and how much each of it counts."""

from itertools import islice
from math import log
from typing import Final

from lxml.html import HtmlElement

from crawler.extract.body import Body
from crawler.extract.body_look import Look
from crawler.extract.body_words import weight
from crawler.extract.kind_address import by_address, split
from crawler.extract.landmarks import landmarks

#: Links of a page that are looked at.
MOST_LINKS = 2000

#: What each signal counts; positive speaks for an article. Fitted by logistic regression on news, blog, shop and list
#: pages, the sign of each fixed beforehand by what it means, checked on sites that were not fitted, and rounded.
ARTICLE: Final[dict[str, float]] = {
    "dated": 1.33,
    "prices": -1.07,
    "slug": 1.04,
    "number": 0.95,
    "shop": -0.94,
    "gap": -0.94,
    "published": 0.91,
    "og_article": 0.78,
    "long": 0.74,
    "og_site": -0.74,
    "schema_article": 0.72,
    "author": 0.69,
    "shallow": -0.63,
    "teasers": -0.62,
    "bias": -0.61,
    "very_long": 0.58,
    "teasers_first": -0.56,
    "schema_list": -0.56,
    "second": -0.2,  # set by hand: four of ten pages whose own reading finds no body were lists
    "root": -6.0,  # set by hand: the front page of a site is no article, whatever its head declares
    "service": -1.6,  # set by hand: nor is what its address calls a login, a form or a site's terms
    "below": -0.45,
    "url_date": 0.42,
    "none": -0.39,
    "paging": -0.39,
    "og_product": -0.38,
    "alike_links": -0.37,
    "of_text": 0.36,
    "thin": -0.28,
    "share": 0.27,
    "density": 0.26,
    "teaser_text": -0.26,
    "links": -0.23,
    "paragraphs": 0.2,
    "linked_headings": -0.15,
    "confirmed": 0.09,
}

#: The least that `by_links` and `by_look` can add: all that speaks against an article, and nothing for it.
LEAST_LINKS: Final = sum(ARTICLE[name] for name in ("below", "paging"))
LEAST_LOOK: Final = sum(
    ARTICLE[name]
    for name in (
        "teaser_text", "teasers", "teasers_first", "links", "linked_headings", "alike_links", "gap", "prices"
    )
)  # fmt: skip
#: The same where the paragraphs of a page stand in one column: of 232 such pages all but one were articles, and it was
#: -1.02 at the least.
COLUMN_LOOK: Final = -1.35

_ARTICLES = frozenset({"Report", "BlogPosting", "LiveBlogPosting", "OpinionNewsArticle"})
_LISTS = frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "Blog", "OfferCatalog", "ProductGroup"})
_PAGING = "page"
_UNLIKE_NONE = 0.5  # of the gap's scale, when there is no headline to measure from


def meta(tree: HtmlElement, name: str) -> str:
    """The content of a <meta>, by property or name; "" when the page has none."""
    for element in tree.iter("meta"):
        if name in (element.get("property"), element.get("name")):
            return (element.get("content") or "").strip()
    return ""


def by_claims(
    tree: HtmlElement, body: Body, *, url: str, og_type: str, schema_types: frozenset[str]
) -> dict[str, float]:
    """The signals of address, body and head, of a page whose body was read generically."""
    signals = {
        "bias": 1.0,
        "second": float("trafilatura" in body.how or "script" in body.how),
        "confirmed": float("jsonld" in body.how),
    }
    size = sum(map(weight, body.paragraphs))
    return signals | _by_size(size) | by_address(url) | _by_declared(tree, og_type, schema_types)


def _by_size(size: int) -> dict[str, float]:
    return {
        "none": float(size < 150),
        "thin": float(size < 600),
        "long": float(size > 2500),
        "very_long": float(size > 8000),
    }


def by_look(look: Look) -> dict[str, float]:
    """The signals of what the page looks like, each from 0 to 1."""
    size = max(look.size, 1)
    return {
        "paragraphs": min(look.paragraphs, 12) / 12,
        "density": look.density,
        "share": min(1.0, look.size / max(look.prose, 1.0)),
        "of_text": min(1.0, look.size / max(look.text, 1)),
        "links": look.linked / max(look.text, 1),
        "teaser_text": min(look.teaser_size / size, 5) / 5,
        "teasers": min(1.0, log(1 + look.teasers) / 6),
        "teasers_first": min(1.0, look.teasers_first / 20),
        "linked_headings": min(look.linked_headings, 15) / 15,
        "alike_links": min(1.0, look.alike_links / 60),
        "headed": float(look.headed),
        "gap": min(1.0, look.gap / 40) if look.gap >= 0 else _UNLIKE_NONE,
        "dated": float(look.dated),
        "prices": min(1.0, look.prices / 20),
    }


def by_links(tree: HtmlElement, url: str) -> dict[str, float]:
    """Pages below this one, and further pages of this one: what a list links to."""
    parts = split(url)
    below, paging, path = set(), False, parts.path.strip("/")
    for link in islice(tree.iter("a"), MOST_LINKS):
        href = link.get("href") or ""
        if not href or not (_PAGING in href or (path and path in href) or link.get("rel") == "next"):
            continue
        target = split(href)
        if target.netloc and target.netloc != parts.netloc:
            continue
        there = target.path.strip("/")
        if path and there.startswith(f"{path}/"):
            below.add(there)
        paging = paging or "page=" in target.query or "/page/" in target.path or link.get("rel") == "next"
    return {"below": min(1.0, log(1 + len(below)) / 4), "paging": float(paging)}


def _by_declared(tree: HtmlElement, og_type: str, schema_types: frozenset[str]) -> dict[str, float]:
    articles = any(name in _ARTICLES or name.endswith("Article") for name in schema_types)
    return {
        "og_article": float(og_type == "article"),
        "og_site": float(og_type == "website"),
        "og_product": float("product" in og_type),
        "published": float(bool(meta(tree, "article:published_time"))),
        "author": float(bool(meta(tree, "author") or meta(tree, "article:author") or _has_byline(tree))),
        "schema_article": float(articles),
        "schema_list": float(not schema_types.isdisjoint(_LISTS)),
    }


def _has_byline(tree: HtmlElement) -> bool:
    marks = landmarks(tree)
    return (
        any(element.get("rel") == "author" for element in (*marks.related, *marks.links))
        or any("author" in (element.get("itemprop") or "") for element in marks.properties)
        or any("byline" in (element.get("class") or "") for said, element in marks.marked if "byline" in said)
    )
