"""What the links of a page say of its kind."""

import re
from collections.abc import Iterable
from itertools import islice
from math import log
from urllib.parse import SplitResult, unquote

from lxml.html import HtmlElement

from crawler.clean import clean_url
from crawler.extract.kind_address import split

#: Links of a page that are looked at, and the characters of one; those of an address from which it is one of a kind.
MOST_LINKS, LONGEST_LINK, SHORTEST_ADDRESS = 2000, 2000, 9


def by_links(tree: HtmlElement, url: str) -> dict[str, float]:
    """Pages below this one, which lists link to; and whether a reader can pass this one on."""
    hrefs = [link.get("href") or "" for link in islice(tree.iter("a"), MOST_LINKS)]
    below = len(_below(hrefs, split(url)))
    return {"below": min(1.0, log(1 + below) / 4), "passed_on": float(_is_passed_on(hrefs, url))}


def _below(hrefs: Iterable[str], own: SplitResult) -> set[str]:
    path = own.path.strip("/")
    if not path:
        return set()
    near = [split(href) for href in hrefs if path in href]
    return {
        there
        for target in near
        if target.netloc in ("", own.netloc) and (there := target.path.strip("/")).startswith(f"{path}/")
    }


def _is_passed_on(hrefs: Iterable[str], url: str) -> bool:
    """Whether some link carries this page's own address elsewhere: to a network, a messenger, or into a letter.

    Lists have such links, too, but seldom: of those that the weights were fitted on 1 in 30, of the articles 2 in 5.
    """
    parts = split(clean_url(url))
    own = _plain(parts.path.strip("/") + (f"?{parts.query}" if parts.query else ""))
    if len(own) < SHORTEST_ADDRESS:
        return False
    # Nothing behind it: what a list links to begins with the address of the list.
    whole = re.compile(rf"/{re.escape(own)}/?(?![\w/.-])")
    asking = (href for href in hrefs if "?" in href and ":" in href)
    return any(own in _plain(href) and _leads_elsewhere(href, whole, parts.netloc) for href in asking)


def _leads_elsewhere(href: str, whole: re.Pattern[str], host: str) -> bool:
    target = split(href)
    if target.scheme not in ("", "http", "https"):
        return whole.search(_plain(href)) is not None
    is_elsewhere = target.netloc.lower().removeprefix("www.") != host.removeprefix("www.")
    return is_elsewhere and whole.search(_plain(target.query)) is not None


def _plain(text: str) -> str:
    """Without escapes: an address is escaped once for itself, and once more to stand in a query."""
    return unquote(unquote(text[:LONGEST_LINK])).casefold()
