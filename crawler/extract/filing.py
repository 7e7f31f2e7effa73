"""What a page is filed under: the section that its trail ends in, and its tags."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from crawler.extract.landmarks import Landmarks
from crawler.extract.markup_text import shown
from crawler.extract.nearby import Nearby
from crawler.extract.people import letters
from crawler.extract.site import FRONT, HOME
from crawler.spelling import host_of

#: Characters of a tag, or of a section.
LONGEST_TAG = 80
#: Tags that are kept.
MOST_TAGS = 40
#: Links of a page that are looked at.
MOST_LINKS = 300
#: Elements that may be a breadcrumb trail.
MOST_LISTS = 200

# What the label of a breadcrumb trail says.
_TRAIL = re.compile(
    r"bread-?crumb|fil d['’]ariane|brotkr|migas|ruta de nav|percorso|kruimel|okruszk|хлебн|مسار|içerik haritası",
    re.IGNORECASE,
)


def section(tree: HtmlElement, marks: Landmarks, url: str, title: str) -> str:
    """The last step of the breadcrumb trail that is a link, and neither the article itself nor the front page."""
    for element in marks.of_kind("breadcrumb") or _labelled_trails(tree):
        links = (link for link in element.iter("a") if not _leads_home(link.get("href") or "", url))
        steps = [text for link in links if (text := shown(link))]
        steps = [step for step in steps if not HOME.fullmatch(step) and step != title and len(step) <= LONGEST_TAG]
        if steps:
            return steps[-1]
    return ""


def linked(tree: HtmlElement) -> frozenset[str]:
    """What the short links of a page say, letters alone: its sections are among them."""
    texts = (shown(link) for link in islice(tree.iter("a"), MOST_LINKS))
    return frozenset(letters(text) for text in texts if len(text) <= LONGEST_TAG)


def _leads_home(address: str, url: str) -> bool:
    front = FRONT.fullmatch(address)
    return front is not None and (front[1] is None or host_of(address) == host_of(url))


def _labelled_trails(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements whose label, and no class, says that they are the trail."""
    lists = islice(tree.iter("nav", "ol"), MOST_LISTS)
    yield from (element for element in lists if _TRAIL.search(element.get("aria-label") or ""))


def tags(marks: Landmarks, near: Nearby) -> tuple[str, ...]:
    """The tags that the page links as such; else those of the first list of links below the headline that says so."""
    links = [link for link in marks.related if "tag" in (link.get("rel") or "").lower().split()]
    found = [text for link in links if near.level(link) is not None and (text := shown(link))]
    if not found:
        found = list(_listed_tags(marks, near))
    cleaned = (text.strip(" #,|") for text in found)
    return tuple(dict.fromkeys(text for text in cleaned if 0 < len(text) <= LONGEST_TAG))[:MOST_TAGS]


def _listed_tags(marks: Landmarks, near: Nearby) -> Iterator[str]:
    """The links of the first element that says it lists tags."""
    for element in marks.of_kind("tags"):
        if near.level(element) is None or not near.is_after(element):
            continue
        links = [text for link in element.iter("a") if (text := shown(link))]
        if links and sum(map(len, links)) > 0.5 * len(shown(element)):
            yield from links
            return
