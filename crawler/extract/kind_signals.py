"""What speaks for and against a page being one article, and how much each of it counts."""

import re
from itertools import islice
from math import log
from typing import Final

from lxml.html import HtmlElement

from crawler.extract.body import Body
from crawler.extract.body_look import Look
from crawler.extract.body_words import weight
from crawler.extract.claims import DATA
from crawler.extract.kind_address import by_address, split
from crawler.extract.landmarks import landmarks

#: Links of a page that are looked at; buttons, and the characters of one.
MOST_LINKS, MOST_BUTTONS, LONGEST_BUTTON = 2000, 5000, 60
#: Characters of a headline from which it is a whole sentence, and lists of choices (sizes, orders) that are counted.
LONG_TITLE, MOST_CHOICES = 80, 3

#: What each signal counts; positive speaks for an article. Fitted by `evaluation.kind` on news, blog, shop and list
#: pages, the sign of each fixed beforehand by what it means, checked on sites that were not fitted, and rounded.
ARTICLE: Final[dict[str, float]] = {
    "bias": -3.92,
    "og_product": -2.18,
    "title": 2.16,
    "dated": 2.03,
    "cart": -1.67,
    "schema_list": -1.65,
    "number": 1.54,
    "below": -1.44,
    "shop": -1.22,
    "slug": 0.98,
    "gap": -0.97,
    "data": 0.95,
    "long": 0.95,
    "shallow": -0.94,
    "prices": -0.89,
    "none": -0.87,
    "density": 0.86,
    "author": 0.78,
    "paragraphs": 0.72,
    "og_site": -0.70,
    "thin": -0.70,
    "teaser_text": -0.67,
    "url_date": 0.64,
    "share": 0.61,
    "og_article": 0.61,
    "very_long": 0.57,
    "of_text": 0.48,
    "published": 0.43,
    "linked_headings": -0.23,
    "paging": -0.20,
    "teasers": -0.18,
    "schema_article": 0.15,
    "links": -0.11,
    # Set by hand: the front page of a site is no article, whatever its head declares; nor is what its address calls a
    # login, a form or a site's terms; four of ten pages whose own reading finds no body were lists; and a fit makes too
    # much of choices, which a page of data has, too, and too little of what head and data, or the head twice, call an
    # article: of 370 such pages none was a list. What its outlet knows for an article's address is on none of the pages
    # fitted.
    "root": -8.0,
    "service": -2.5,
    "second": -0.3,
    "choices": -0.7,
    "declared": 3.5,
    "known": 3.5,
}

#: The least that `by_links`, `by_buttons` and `by_look` can add: all that speaks against an article, nothing for it.
LEAST_LINKS: Final = sum(ARTICLE[name] for name in ("below", "paging"))
LEAST_BUTTONS: Final = sum(ARTICLE[name] for name in ("cart", "choices"))
LEAST_LOOK: Final = sum(
    ARTICLE[name] for name in ("teaser_text", "teasers", "links", "linked_headings", "gap", "prices")
)
#: The same where the paragraphs of a page stand in one column: of 269 such pages all but one were articles, and it was
#: 1.09 at the least.
COLUMN_LOOK: Final = 0.0

_ARTICLES = frozenset({"Report", "BlogPosting", "LiveBlogPosting", "OpinionNewsArticle"})
_LISTS = frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "Blog", "OfferCatalog", "ProductGroup"})
_PAGING = "page"
# What is written on the buttons of a shop.
_CART = re.compile(
    r"add to (?:cart|bag|basket|trolley)|quick (?:view|shop|buy|add)|in den warenkorb|(?:ajouter )?au panier|"
    r"(?:añadir|agregar) al carrito|al carrello|adicionar ao carrinho|winkelwagen|do koszyka|в корзину|sepete ekle|"
    r"(?:أضف|إضافة) (?:إلى|الى) (?:السلة|العربة)|加入购物车|カートに(?:入れる|追加)|장바구니",
    re.IGNORECASE,
)
_UNLIKE_NONE = 0.5  # of the gap's scale, when there is no headline to measure from


def meta(tree: HtmlElement, name: str) -> str:
    """The content of a <meta>, by property or name; "" when the page has none."""
    for element in tree.iter("meta"):
        if name in (element.get("property"), element.get("name")):
            return (element.get("content") or "").strip()
    return ""


def by_claims(
    tree: HtmlElement,
    body: Body,
    *,
    url: str,
    title: str,
    schema_types: frozenset[str],
    dated_by: str,
    is_known: bool = False,
) -> dict[str, float]:
    """The signals of address, headline, body and head, of a page whose body was read generically."""
    signals = {
        "bias": 1.0,
        "second": float("trafilatura" in body.how or "script" in body.how),
        "title": min(weight(title), LONG_TITLE) / LONG_TITLE,
        # Lists have a day of publication there, too, but seldom.
        "data": float(dated_by in DATA),
        "known": float(is_known),
    }
    if dated_by == "page":
        # Looked for more widely than `by_look` does, beside the headline.
        signals["dated"] = 1.0
    size = sum(map(weight, body.paragraphs))
    return signals | _by_size(size) | by_address(url) | _by_declared(tree, schema_types)


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
        "linked_headings": min(look.linked_headings, 15) / 15,
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


def by_buttons(tree: HtmlElement) -> dict[str, float]:
    """Carts, and lists of choices, such as sizes and orders: what a shop has."""
    return {
        "cart": float(_has_cart(tree)),
        "choices": len(list(islice(tree.iter("select"), MOST_CHOICES))) / MOST_CHOICES,
    }


def _has_cart(tree: HtmlElement) -> bool:
    for element in islice(tree.iter("a", "button", "span", "input"), MOST_BUTTONS):
        text = element.text or element.get("value") or ""
        if len(text) < LONGEST_BUTTON and _CART.search(text):
            return True
    return False


def _by_declared(tree: HtmlElement, schema_types: frozenset[str]) -> dict[str, float]:
    og_type = meta(tree, "og:type").lower()
    articles = any(name in _ARTICLES or name.endswith("Article") for name in schema_types)
    is_article, published = og_type == "article", bool(meta(tree, "article:published_time"))
    return {
        "og_article": float(is_article),
        "declared": float(is_article and (articles or published)),
        "og_site": float(og_type == "website"),
        "og_product": float("product" in og_type),
        "published": float(published),
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
