"""What microdata (`itemprop`) in the page says of the article."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from crawler.article import Image
from crawler.extract.claims import Claims
from crawler.extract.jsonld_node import keywords
from crawler.extract.landmarks import landmarks
from crawler.extract.markup_text import plain
from crawler.extract.nearby import Nearby
from crawler.extract.same_page import resolve

#: Elements of one property that are read.
MOST_VALUES = 50
#: Ancestors that are asked whether they begin another item.
HIGHEST_SCOPE = 60

_READ = frozenset(
    (
        "headline",
        "alternativeHeadline",
        "description",
        "author",
        "creator",
        "datePublished",
        "dateCreated",
        "dateModified",
    )
    + ("articleSection", "keywords", "image", "thumbnailUrl", "inLanguage", "articleBody")
)
_ARTICLE = ("Article", "Posting", "Report", "WebPage", "Review")
_ATTRIBUTE = {"meta": "content", "time": "datetime", "a": "href", "link": "href", "img": "src"}


def read(tree: HtmlElement, url: str) -> Claims:
    """What the page's own article item claims; empty Claims when it has no microdata."""
    found = _properties(tree, Nearby.on(tree))
    if not found:
        return Claims()

    def texts(*names: str) -> list[str]:
        return [text for name in names for element in found.get(name, ())[:MOST_VALUES] if (text := _value(element))]

    pictures = [resolve(url, source) for name in ("image", "thumbnailUrl") for source in _sources(found.get(name, ()))]
    return Claims(
        title=next(iter(texts("headline")), ""),
        standfirst=next(iter(texts("description", "alternativeHeadline")), ""),
        authors=tuple(dict.fromkeys(_names(found.get("author", ())) or _names(found.get("creator", ())))),
        published=tuple(dict.fromkeys(texts("datePublished", "dateCreated"))),
        modified=tuple(dict.fromkeys(texts("dateModified"))),
        section=next(iter(texts("articleSection")), ""),
        tags=keywords(texts("keywords")),
        images=tuple(Image(url=address) for address in dict.fromkeys(pictures) if address),
        language=next(iter(texts("inLanguage")), ""),
    )


def _properties(tree: HtmlElement, near: Nearby) -> dict[str, list[HtmlElement]]:
    """The elements of each property that belong to an article, or to no item at all."""
    found: dict[str, list[HtmlElement]] = {}
    for element in landmarks(tree).properties:
        names = (element.get("itemprop") or "")[:200].split()
        for name in names:
            if name in _READ and _belongs(element) and (element.tag == "meta" or near.level(element) is not None):
                found.setdefault(name, []).append(element)
    return found


def _belongs(element: HtmlElement) -> bool:
    """Whether the item the property is of is an article or the page."""
    for _, ancestor in zip(range(HIGHEST_SCOPE), element.iterancestors(), strict=False):
        if ancestor.get("itemscope") is None:
            continue
        kind = ancestor.get("itemtype") or ""
        return kind.rstrip("/").endswith(_ARTICLE)
    return True


def _value(element: HtmlElement) -> str:
    attribute = _ATTRIBUTE.get(element.tag, "content")
    value = element.get("content") or (element.get("datetime") if attribute != "href" else None)
    return plain(value) if value else plain(element.text_content())


def _names(elements: Sequence[HtmlElement]) -> list[str]:
    """The author's `name` property where there is one, else the text."""
    found = []
    for element in elements[:MOST_VALUES]:
        inner = [part for part in element.iter() if (part.get("itemprop") or "") == "name"]
        found += [text for part in inner or [element] if (text := _value(part))]
    return found


def _sources(elements: Sequence[HtmlElement]) -> list[str]:
    found = []
    for element in elements[:MOST_VALUES]:
        inner = [part for part in element.iter() if (part.get("itemprop") or "") in ("url", "contentUrl")]
        found += [part.get("content") or part.get("src") or part.get("href") or "" for part in inner or [element]]
    return [source for source in found if source]
