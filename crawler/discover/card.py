"""Cards: what a listing shows around each link to an article, found without knowing its markup."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.discover.address import absolute
from crawler.outlet import Key
from crawler.page import Page
from crawler.select import elements, find, fold

#: Links to articles that are read on one page.
MOST_LINKS = 5_000
#: Characters; a longer text is not a headline.
LONGEST_TITLE = 300
#: Characters; a longer text is not a date.
LONGEST_DATE = 100
#: Characters; a shorter link text may be a label ("Video", "Syria"), and a heading says it better.
SHORTEST_TITLE = 15

_HEADINGS = "self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6"
_HEADING_INSIDE = (f"./descendant-or-self::*[{_HEADINGS}]",)
_HEADING_AROUND = (f"./ancestor::*[{_HEADINGS}]",)
_WORDS = ".//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"
_INNER = ("./descendant::div[not(*)] | ./descendant::p[not(*)] | ./descendant::li[not(*)]",)
_DATES = ("./descendant-or-self::*[(@datetime and not(self::ins or self::del)) or self::time]",)
_SAYS_NOTHING = re.compile(
    r"[\W\d_]*(?:(?:read|see|learn|view|show)\s+(?:more|all|full \w+)|continue reading|more|details|(?:اقرأ )?المزيد)?"
    r"[\W\d_]*",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*(?:…|\.{3}|\[…\]|\[\.{3}\])$")
# Elements that hold more than a card, whatever links are in them.
_TOO_LARGE = frozenset({"html", "body", "main", "header", "nav", "footer"})


@dataclass(frozen=True, kw_only=True)
class Card:
    """One article as a listing shows it: the largest element that holds links to this article and to no other."""

    url: str
    #: "" when the card prints none.
    title: str
    #: The first date in the card, as its `datetime` or in words; "" when there is none.
    date: str
    element: HtmlElement


def cards(page: Page, key: Key, selectors: Sequence[str] = ()) -> Iterator[Card]:
    """A card for each place on the page that links to an article, in page order.

    `selectors` say which links count; what is not a link stands for the links in it.
    """
    links = dict(_links(page, key))
    chosen = _chosen(page, selectors) if selectors else links
    owners = _owners(links)
    groups: dict[HtmlElement, list[HtmlElement]] = {}
    for link in chosen:
        if link in links:
            groups.setdefault(_top(link, owners), []).append(link)
    for top, group in groups.items():
        yield Card(url=links[group[0]][0], title=_title(top, group), date=_date(top, group[0]), element=top)


def _links(page: Page, key: Key) -> Iterator[tuple[HtmlElement, tuple[str, str]]]:
    """Every link to an article, with its address and identity."""
    bases = [str(base) for base in find(page.tree, "//base/@href")[:1]]
    base = absolute(page.url, bases[0]) if bases else ""
    found = 0
    for link in page.tree.iter("a"):
        url = absolute(base or page.url, link.get("href") or "")
        identity = key(url) if url else None
        if identity is not None:
            yield link, (url, identity)
            found += 1
            if found == MOST_LINKS:
                return


def _chosen(page: Page, selectors: Sequence[str]) -> Iterator[HtmlElement]:
    for element in elements(page.tree, selectors):
        yield from element.iter("a")


def _owners(links: dict[HtmlElement, tuple[str, str]]) -> dict[HtmlElement, str | None]:
    """For every element with links to articles inside: the identity of the one article, None for several."""
    owners: dict[HtmlElement, str | None] = {}
    for link, (_, identity) in links.items():
        owners[link] = identity
        for ancestor in link.iterancestors():
            known = owners.get(ancestor, identity)
            if ancestor in owners and known is None:
                break  # so it is for all that is around it
            owners[ancestor] = identity if known == identity else None
    return owners


def _top(link: HtmlElement, owners: dict[HtmlElement, str | None]) -> HtmlElement:
    top = link
    for ancestor in link.iterancestors():
        if owners.get(ancestor) is None or ancestor.tag in _TOO_LARGE:
            break
        top = ancestor
    return top


def _title(top: HtmlElement, group: Sequence[HtmlElement]) -> str:
    """The headline: a heading that is the link, the longest link text, or the card's only heading."""
    for link in group:
        if title := _first(
            _text(heading) for heading in [*elements(link, _HEADING_INSIDE), *elements(link, _HEADING_AROUND)]
        ):
            return title
    longest = max((_link_text(link) for link in group), key=len)
    headings = [text for heading in elements(top, _HEADING_INSIDE)[:3] if (text := _text(heading))]
    if len(longest) < SHORTEST_TITLE and len(headings) == 1:
        return headings[0]
    return longest


def _link_text(link: HtmlElement) -> str:
    """The words of a link without a heading; "" where they are a whole teaser, or say nothing."""
    parts = [text for block in elements(link, _INNER) if (text := _text(block))]
    text = _text(link) if not parts else parts[0] if len(parts) == 1 else ""
    spoken = fold(link.get("title") or "")
    start = _CUT.sub("", text)
    return spoken if start != text and spoken.startswith(start) else text


def _text(element: HtmlElement) -> str:
    """The element's words on one line; "" where they are too many or too empty for a headline."""
    text = _words(element)
    return "" if len(text) > LONGEST_TITLE or _SAYS_NOTHING.fullmatch(text) else text


def _date(top: HtmlElement, link: HtmlElement) -> str:
    """The date nearest to the link: what else the card holds may be a clock or another article's."""
    for element in (link, *link.iterancestors()):
        if date := _first(_moment(found) for found in elements(element, _DATES)):
            return date
        if element is top:
            break
    return ""


def _moment(element: HtmlElement) -> str:
    stated = fold(element.get("datetime") or "")
    is_date = any(character.isdigit() for character in stated) and not stated.startswith("P")
    date = stated if is_date else _words(element)
    return date if len(date) <= LONGEST_DATE else ""


def _words(element: HtmlElement) -> str:
    return fold("".join(str(text) for text in find(element, _WORDS)))


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")
