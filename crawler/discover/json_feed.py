"""JSON Feed, versions 1.0 and 1.1 (jsonfeed.org)."""

from collections.abc import Iterator

from crawler.discover.address import absolute
from crawler.discover.document import plain
from crawler.discover.json_text import Value, at, json_of, text_at
from crawler.lead import Follow
from crawler.outlet import Key, Link
from crawler.page import Page

#: Items that are read of one feed.
MOST_ITEMS = 5_000


def read_json_feed(page: Page, key: Key) -> Iterator[Link | Follow]:
    """The items in their order, then the next older part of the feed; nothing when the page is no JSON Feed."""
    feed = json_of(page)
    items = at(feed, "items")
    if not isinstance(feed, dict) or not isinstance(items, list):
        return
    for item in items[:MOST_ITEMS]:
        if url := _url(item, page, key):
            # A date of a change is better than nothing, as most feeds without another never change an item.
            date = text_at(item, "date_published") or text_at(item, "date_modified")
            yield Link(url=url, title=plain(text_at(item, "title")), published=date)
    if older := absolute(page.url, text_at(feed, "next_url")):
        yield Follow(url=older)


def _url(item: Value, page: Page, key: Key) -> str:
    """The first of the item's addresses that leads to an article; else its first address; "" without any."""
    hrefs = [text_at(item, name) for name in ("url", "external_url")]
    identity = text_at(item, "id")
    if identity.startswith(("http://", "https://")):
        hrefs.append(identity)
    urls = [url for href in hrefs if (url := absolute(page.url, href))]
    return next((url for url in urls if key(url) is not None), urls[0] if urls else "")
