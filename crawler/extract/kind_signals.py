"""What speaks for and against a page being one article, and how much each of it counts."""

import re
from itertools import islice
from math import log
from typing import Final

from lxml.html import HtmlElement

from crawler.extract.body import Body
from crawler.extract.body_look import Look
from crawler.extract.claims import DATA
from crawler.extract.kind_address import by_address
from crawler.extract.landmarks import landmarks
from crawler.weight import weight

#: Buttons of a page that are looked at, and the characters of one.
MOST_BUTTONS, LONGEST_BUTTON = 5000, 60
#: Characters of a headline from which it is a whole sentence; lists of choices (sizes, orders) and pictures counted.
LONG_TITLE, MOST_CHOICES, MOST_PICTURES = 80, 3, 80

#: What each signal counts; positive speaks for an article. Fitted by `evaluation.kind` on news, blog, shop and list
#: pages, also without their data and their names, the sign of each fixed beforehand by what it means, checked on sites
#: that were not fitted, and rounded.
ARTICLE: Final[dict[str, float]] = {
    "bias": -3.60,
    "cut": -2.30,
    "dated": 1.93,
    "gap": -1.89,
    "number": 1.86,
    "passed_on": 1.75,
    "title": 1.68,
    "listed": -1.66,
    "pictures": -1.47,
    "slug": 1.46,
    "schema_list": -1.46,
    "og_product": -1.34,
    "density": 1.12,
    "cart": -1.04,
    "og_article": 1.03,
    "shop": -0.95,
    "paragraphs": 0.85,
    "below": -0.85,
    "data": 0.76,
    "url_date": 0.72,
    "comment": 0.67,
    "shallow": -0.66,
    "none": -0.65,
    "very_long": 0.65,
    "of_text": 0.63,
    "long": 0.62,
    "thin": -0.61,
    "og_site": -0.59,
    "teaser_text": -0.54,
    "author": 0.46,
    "links": -0.45,
    "teasers": -0.37,
    "prices": -0.36,
    "led": -1.1,
    "linked_headings": -0.21,
    "schema_article": 0.18,
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

#: The least that `by_links`, `by_elements` and `by_look` can add: all that speaks against an article, nothing for it.
LEAST_LINKS: Final = ARTICLE["below"]
LEAST_ELEMENTS: Final = sum(ARTICLE[name] for name in ("cart", "choices", "pictures"))
LEAST_LOOK: Final = sum(
    ARTICLE[name] for name in ("teaser_text", "teasers", "links", "led", "linked_headings", "gap", "prices")
)
#: The same where the paragraphs of a page stand in one column: of 271 such pages 261 were articles, and it was -0.38 at
#: the least.
COLUMN_LOOK: Final = -0.4

_ARTICLES = frozenset({"Report", "BlogPosting", "LiveBlogPosting", "OpinionNewsArticle"})
_LISTS = frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "Blog", "OfferCatalog", "ProductGroup"})
# What is written on the buttons of a shop.
_CART = re.compile(
    r"add to (?:cart|bag|basket|trolley)|quick (?:view|shop|buy|add)|in den warenkorb|(?:ajouter )?au panier|"
    r"(?:añadir|agregar) al carrito|al carrello|adicionar ao carrinho|winkelwagen|do koszyka|в корзину|sepete ekle|"
    r"(?:أضف|إضافة) (?:إلى|الى) (?:السلة|العربة)|加入购物车|カートに(?:入れる|追加)|장바구니",
    re.IGNORECASE,
)
# What content systems call the element of a whole page that is a list, or the front page: WordPress, Drupal, Shopify,
# Magento, Blogger, each in words of its own.
_LISTED = re.compile(
    r"home(?:-?page)?|front(?:-?page)?|index|archives?|category|tag|author|search(?:-results)?|blog|collection|"
    r"(?:page|body|path|template|layout|cms|view)--?"
    r"(?:home(?:-?page)?|front(?:-?page)?|index|archives?|category|search|catalog|blog|collection|taxonomy|tag|list)"
    r"(?:-(?:index|term))?|catalog-category-view|post-type-archive(?:-.+)?|tax-.+"
)
_CUT = ("…", "...", "[…]", "[...]")
_UNLIKE_NONE = 0.5  # of the gap's scale, when there is no headline to measure from


def meta(tree: HtmlElement, name: str) -> str:
    """The content of a <meta>, by property or name; "" when the page has none."""
    for element in landmarks(tree).metas:
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
        "cut": sum(line.endswith(_CUT) for line in body.paragraphs) / max(1, len(body.paragraphs)),
        "listed": float(_is_listed(tree)),
    }
    if dated_by == "page":
        # Looked for more widely than `by_look` does, beside the headline.
        signals["dated"] = 1.0
    size = sum(map(weight, body.paragraphs))
    return signals | _by_size(size) | by_address(url) | _by_declared(tree, schema_types)


def _is_listed(tree: HtmlElement) -> bool:
    """Whether a class or id of the whole page names a list."""
    whole = [element for element in (tree, tree.find("body")) if element is not None]
    said = " ".join(element.get(name) or "" for element in whole for name in ("class", "id"))
    return any(map(_LISTED.fullmatch, said.lower().replace("_", "-").split()))


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
        "led": look.led,
        "linked_headings": min(look.linked_headings, 15) / 15,
        "gap": min(1.0, look.gap / 40) if look.gap >= 0 else _UNLIKE_NONE,
        "dated": float(look.dated),
        "prices": min(1.0, look.prices / 20),
    }


def by_elements(tree: HtmlElement) -> dict[str, float]:
    """Carts and lists of choices, such as sizes and orders, which a shop has; pictures; room for a comment."""
    return {
        "cart": float(_has_cart(tree)),
        "choices": _count(tree, "select", MOST_CHOICES) / MOST_CHOICES,
        "pictures": _count(tree, "img", MOST_PICTURES) / MOST_PICTURES,
        "comment": float(_count(tree, "textarea", 1)),
    }


def _count(tree: HtmlElement, tag: str, most: int) -> int:
    return sum(1 for _ in islice(tree.iter(tag), most))


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
