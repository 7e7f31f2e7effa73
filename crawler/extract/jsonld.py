"""What a page's JSON-LD says of the article: the node that is this page's article, and its fields."""

from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from crawler.extract.claims import Claims
from crawler.extract.jsonld_blocks import DEEPEST, MOST_NODES, Node, blocks
from crawler.extract.jsonld_node import dates, images, keywords, language, names, paragraphs, strings, types_of
from crawler.extract.landmarks import landmarks
from crawler.extract.markup_text import plain
from crawler.extract.same_page import resolve, same_page

_PLAIN_ARTICLES = frozenset(("article", "blogposting", "report", "reportage", "socialmediaposting", "techarticle"))
_WEAKER = frozenset(
    ("webpage", "itempage", "mediaarticle", "videoobject", "newsclip", "creativework", "recipe", "review")
)
# What leads from a node to others that speak of this page; everything else speaks of other things.
_INWARD = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "subjectOf", "itemReviewed", "article")


def read(tree: HtmlElement, url: str) -> Claims:
    """What the JSON-LD node of this page's article claims; empty Claims when there is none."""
    nodes = list(_nodes(blocks(tree)))
    node = _choose(nodes, url, _headlines(tree))
    if node is None:
        return Claims()
    known = {at: other for other in nodes if isinstance(at := other.get("@id"), str) and len(other) > 1}
    is_article = _rank(node) > 1
    names_it = ("headline", "name", "alternativeHeadline") if is_article else ("headline",)
    return Claims(
        title=next((text for key in names_it for text in strings(node.get(key))), ""),
        standfirst=next(iter(strings(node.get("description"))), ""),
        authors=names(node.get("author") or node.get("creator"), known),
        published=dates(node, "datePublished", "dateCreated", "uploadDate"),
        modified=dates(node, "dateModified"),
        section=next(iter(strings(node.get("articleSection"))), ""),
        tags=keywords(node.get("keywords")),
        images=images(node.get("image") or node.get("thumbnailUrl"), known, url),
        text=paragraphs(node.get("articleBody")),
        language=language(node.get("inLanguage")),
        canonical=next((resolve(url, at) for at in _addresses(node)), ""),
        publisher=next(iter(names(node.get("publisher") or node.get("sourceOrganization"), known)), ""),
    )


def types(tree: HtmlElement) -> frozenset[str]:
    """Every `@type` in the page's JSON-LD, without its vocabulary (`NewsArticle`)."""
    return frozenset(name for node in _walk(blocks(tree)) for name in types_of(node))


def _walk(values: tuple[Any, ...]) -> Iterator[Node]:
    """Every object, in no particular order."""
    stack: list[tuple[Any, int]] = [(value, 0) for value in values]
    for _ in range(MOST_NODES):
        if not stack:
            return
        value, depth = stack.pop()
        if isinstance(value, dict):
            yield value
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        if depth < DEEPEST:
            stack.extend((part, depth + 1) for part in inner if isinstance(part, (dict, list)))


def _nodes(values: tuple[Any, ...]) -> Iterator[Node]:
    """The objects that speak of this page or of what it shows, in page order."""
    stack: list[tuple[Any, int]] = [(value, 0) for value in reversed(values)]
    for _ in range(MOST_NODES):
        if not stack:
            return
        value, depth = stack.pop()
        if depth > DEEPEST:
            continue
        if isinstance(value, list):
            stack.extend((part, depth + 1) for part in reversed(value))
        elif isinstance(value, dict):
            yield value
            stack.extend((value[key], depth + 1) for key in reversed(_INWARD) if key in value)


def _choose(nodes: list[Node], url: str, headlines: frozenset[str]) -> Node | None:
    """The article of this page among the nodes; None when no node is one."""
    best, best_score = None, 0
    for node in nodes:
        score = _score(node, url, headlines)
        if score > best_score:
            best, best_score = node, score
    return best


def _score(node: Node, url: str, headlines: frozenset[str]) -> int:
    rank = _rank(node)
    if not rank:
        return 0
    score = rank * 10
    addresses = list(_addresses(node))
    if any(same_page(url, address) for address in addresses):
        score += 15
    elif addresses and rank < 2:
        score -= 5
    title = next((text.casefold() for key in ("headline", "name") for text in strings(node.get(key))), "")
    if title and any(title in headline or headline in title for headline in headlines):
        score += 12
    return score + sum(bool(node.get(key)) for key in ("headline", "datePublished", "author", "articleBody", "image"))


def _rank(node: Node) -> int:
    """3 for a news article, 2 for another article, 1 for what may hold one, 0 for anything else."""
    kinds = {name.lower() for name in types_of(node)}
    if any(kind.endswith("newsarticle") or kind == "liveblogposting" for kind in kinds):
        return 3
    if kinds & _PLAIN_ARTICLES or any(kind.endswith(("article", "posting")) for kind in kinds):
        return 2
    return 1 if kinds & _WEAKER else 0


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.strip():
            yield value.strip()


def _headlines(tree: HtmlElement) -> frozenset[str]:
    """The headings and the page title, as the article's headline may repeat one of them."""
    marks = landmarks(tree)
    texts = [plain(heading.text_content()) for heading in marks.headings[:5]]
    texts += [plain(title.text_content()) for title in marks.titles[:1]]
    return frozenset(text.casefold() for text in texts if len(text) > 8)
