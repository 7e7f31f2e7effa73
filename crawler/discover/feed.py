"""Feed: RSS 0.90 to 2.0, RDF, Atom and JSON Feed, as outlets write them, which is not always as they are specified."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from crawler.discover.address import absolute
from crawler.discover.document import Document, content, document_of, local_name, plain
from crawler.discover.json_feed import read_json_feed
from crawler.discover.numbering import Numbering
from crawler.lead import Follow
from crawler.outlet import Key, Link
from crawler.page import Page
from crawler.window import Window

#: Items that are read of one feed.
MOST_ITEMS = 5_000
#: Elements that are looked through in an item of a broken feed.
MOST_FIELDS = 200

# Namespaces whose elements mean what the unprefixed ones do; a prefix may be any.
_PREFIXES = {
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
}
# The last two are dates of a change: better than nothing, as most feeds without another never change an item.
_DATES = ("pubdate", "published", "issued", "dc:issued", "dc:date", "created", "dc:created", "updated", "modified")

_Item = dict[str, list[etree._Element]]


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed of the newest articles, and where the feed names it, of older ones."""

    url: str
    #: Address of its older parts with `{n}` for their number: WordPress has them at "https://…/feed/?paged={n}".
    #: "" when it has none, or names the next one itself.
    pages: str = ""
    #: "section" when the feed has articles of one section only.
    carries: str = "outlet"
    via: str = "feed"

    def __post_init__(self) -> None:
        if self.pages:
            self._numbering()
        if self.carries not in ("section", "outlet"):
            raise ValueError(f"{self.url}: carries is section or outlet, not {self.carries!r}")

    def start(self, window: Window) -> Iterator[str]:
        """The feed; it has no other entrance."""
        yield self.url

    def read(self, page: Page, key: Key, window: Window) -> Iterator[Link | Follow]:
        """The items in their order, then the next older part (RFC 5005, JSON Feed, `pages`); nothing when no feed."""
        document = document_of(page)
        if document is None:
            found = [*read_json_feed(page, key)]
        elif local_name(document.root) in ("rss", "rdf", "feed"):
            found = [*_links(document, key), *_follows(document.root, page)]
        else:
            found = []
        yield from found
        if self.pages and any(isinstance(item, Link) for item in found) and (older := self._numbering().after(page)):
            yield Follow(url=older)

    def _numbering(self) -> Numbering:
        return Numbering(url=self.url, pages=self.pages)


def _links(document: Document, key: Key) -> Iterator[Link]:
    items = (element for element in document.root.iter(etree.Element) if _is_item(element))
    for element in islice(items, MOST_ITEMS):
        item = _item(element) if document.is_sound else _broken_item(element)
        if url := _url(element, item, key):
            yield Link(url=url, title=_title(item), published=_date(item))


def _follows(root: etree._Element, page: Page) -> Iterator[Follow]:
    for link in _feed_links(root):
        if link.get("rel") == "next" and (url := absolute(link.base or page.url, link.get("href") or "")):
            yield Follow(url=url)


def _feed_links(root: etree._Element) -> Iterator[etree._Element]:
    """The links of the feed itself, not of its items."""
    channels = [child for child in root.iterchildren(etree.Element) if local_name(child) == "channel"]
    for parent in (root, *channels[:1]):
        yield from (child for child in parent.iterchildren(etree.Element) if local_name(child) == "link")


def _item(element: etree._Element) -> _Item:
    item: _Item = {}
    for child in element.iterchildren(etree.Element):
        item.setdefault(_name(child), []).append(child)
    return item


def _broken_item(element: etree._Element) -> _Item:
    """The fields of an item of which some may have slipped into others: what is missing is looked for there."""
    item = _item(element)
    slipped: _Item = {}
    for child in islice(element.iterdescendants(etree.Element), MOST_FIELDS):
        if _is_item(child):
            break  # the next one, swallowed: what follows is its own
        slipped.setdefault(_name(child), []).append(child)
    return {**slipped, **item}


def _is_item(element: etree._Element) -> bool:
    return local_name(element) in ("item", "entry")


def _name(element: etree._Element) -> str:
    """`title`, `dc:date`: the name with the prefix we know the namespace by; none for a document's own namespace."""
    namespace = str(element.tag).rpartition("}")[0].lstrip("{")
    prefix = _PREFIXES.get(namespace, f"{element.prefix}:" if element.prefix else "")
    return prefix + local_name(element)


def _url(element: etree._Element, item: _Item, key: Key) -> str:
    """The first of the item's addresses that leads to an article; else its first address; "" without any."""
    urls = [url for base, href in _hrefs(element, item) if (url := absolute(base or "", href))]
    return next((url for url in urls if key(url) is not None), urls[0] if urls else "")


def _hrefs(element: etree._Element, item: _Item) -> Iterator[tuple[str | None, str]]:
    """What may be the item's address, each with the base that holds where it stands."""
    for original in item.get("feedburner:origlink", ()):
        yield original.base, content(original)
    for link in item.get("link", ()):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            yield link.base, link.get("href", "")
        elif not link.get("href"):
            yield link.base, content(link)
    for guid in (*item.get("guid", ()), *item.get("id", ())):
        text, is_permalink = content(guid), (guid.get("isPermaLink") or "").lower()
        if is_permalink == "true" or (is_permalink != "false" and text.startswith(("http://", "https://"))):
            yield guid.base, text
    about = next((str(value) for name, value in element.attrib.items() if str(name).endswith("}about")), "")
    yield element.base, about


def _title(item: _Item) -> str:
    """The headline as plain text: feeds write it with entities, with entities twice, or with tags."""
    titles = (plain(content(element)) for element in (*item.get("title", ()), *item.get("dc:title", ())))
    return next(filter(None, titles), "")


def _date(item: _Item) -> str:
    return next((text for name in _DATES for element in item.get(name, ()) if (text := content(element))), "")
