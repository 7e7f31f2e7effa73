"""What belongs to the headline: how far an element stands from it, and whether it is of another article's card."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from crawler.extract.body_words import names_body
from crawler.extract.heading import heading
from crawler.extract.landmarks import LONGEST_MARK, SILENT, Landmarks, kinds, landmarks

#: How many siblings of the headline and of what is around it, elements in each, and levels, are its vicinity.
BESIDE = 6
INSIDE = 40
LEVELS = 3
#: Levels up from an element that are looked at.
HIGHEST = 40
#: Elements that are looked at for one purpose, and the nearest of them that are read.
MOST_CANDIDATES, MOST_NEAREST = 20_000, 1_000
#: Elements of an article element from which on it is no card; of an aside that may be the box of the article itself.
CARD = 100
SMALL = 60
#: Levels from the headline up to what holds such a box.
BENEATH = 5

_OURS = frozenset(("byline", "date"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_OTHERS_TAGS = frozenset(("nav", "footer", "aside", "figcaption", "figure", "form", "blockquote"))
# Where scripts do not run, or have not yet, its pictures are those of the article.
_SILENT = SILENT - {"noscript"}
# "has-sidebar", "with-related": what the element stands beside, not what it is.
_BESIDE = re.compile(
    r"\b(?:has|with|no|without|is|not|show|hide|before|after)-[\w-]+|"
    # What page builders call all their boxes; the foot of an article, which is no page's.
    r"\belementor-[\w-]+|\Awidget blog\Z|\S*(?:article|post|entry|story)[\w-]*footer\S*"
)
_OTHERS = re.compile(
    r"related|recommend|\bcards?\b|[-_]cards?\b|teaser|side-?bar|\bpromo|comment|popular|most-?(?:read|view)|"
    r"newsletter|"
    r"widget|trending|latest|read-?(?:more|next|also)|more-?(?:news|stories|from|on)|\bfooter|carousel|slider|outbrain|"
    r"taboola|\bads?\b|advert|sponsor|cookie|consent|\bmenu|navbar|mega|drawer|modal|popup|recirc|ticker|swiper"
)


class Nearby:
    """The surroundings of one headline; without a headline nothing is nearby but everything is allowed."""

    def __init__(self, marks: Landmarks, headline: HtmlElement | None) -> None:
        self._position = marks.position
        self._start = marks.position.get(headline, 0) if headline is not None else 0
        above = headline.iterancestors() if headline is not None else ()
        self._around = {ancestor: level for level, ancestor in enumerate(above, 1)}
        # Known levels; those of what is around the headline to begin with.
        self._levels: dict[HtmlElement, int | None] = dict(self._around)
        if headline is not None:
            self._levels[headline] = 0
        self._large: dict[HtmlElement, bool] = {}

    @staticmethod
    @lru_cache(maxsize=1)
    def on(tree: HtmlElement) -> "Nearby":
        """The surroundings of the page's headline; kept for the tree asked for last, which nobody changes."""
        return Nearby(landmarks(tree), heading(tree))

    def is_after(self, element: HtmlElement) -> bool:
        """Whether the element comes after the headline."""
        return self._position.get(element, 0) > self._start

    def is_around(self, element: HtmlElement) -> bool:
        """Whether the headline is in the element."""
        return element in self._around

    def gap(self, element: HtmlElement) -> int:
        """Elements between the headline and this one; negative for one that comes before."""
        return self._position.get(element, 0) - self._start

    def level(self, element: HtmlElement) -> int | None:
        """Levels from the headline up to what holds both; None when the element is part of something else.

        Something else is a side column, a card of another article, a caption, a comment.
        """
        path: list[HtmlElement] = []
        found: int | None = None if self._around else HIGHEST
        for _, ancestor in zip(range(HIGHEST), _self_and_above(element), strict=False):
            if ancestor in self._levels:
                found = self._levels[ancestor]
                break
            if ancestor.tag in ("body", "html"):
                break
            path.append(ancestor)
            if self._is_others(ancestor):
                found = None
                break
        self._levels.update(dict.fromkeys(path, found))
        return found

    def _is_others(self, element: HtmlElement) -> bool:
        if element.tag == "article":
            return not self._is_large(element)
        if element.tag in ("footer", "header"):
            return not any(around.tag in ("article", "main") for around in element.iterancestors())
        if element.tag in _SILENT:
            return True
        mark = element.get("class") or ""
        if kinds(mark) & _OURS or names_body(mark[:LONGEST_MARK].lower()):
            return False
        if element.tag == "aside" and self._is_beneath(element):
            return _names_others(mark)
        if element.tag in ("figure", "figcaption") and next(element.iter("address"), None) is not None:
            # The contact of the nearest article (HTML standard, 4.3.10), beside a portrait.
            return _names_others(mark)
        return element.tag in _OTHERS_TAGS or _names_others(mark)

    def _is_beneath(self, aside: HtmlElement) -> bool:
        """Whether an aside is the small box of this article beside its headline: date, author, places to share."""
        beside = next((self._around[outer] for outer in islice(aside.iterancestors(), 2) if outer in self._around), 0)
        if not 0 < beside <= BENEATH or not any(outer.tag == "article" for outer in aside.iterancestors()):
            return False
        inside = [part.tag for part in islice(aside.iter(), SMALL)]
        return len(inside) < SMALL and _HEADINGS.isdisjoint(inside)

    def _is_large(self, article: HtmlElement) -> bool:
        """Whether an article element that is not around the headline can hold the article's body all the same."""
        if article not in self._large:
            self._large[article] = sum(1 for _ in islice(article.iter(), CARD)) >= CARD
        return self._large[article]

    def belonging(self, elements: Iterable[HtmlElement]) -> list[HtmlElement]:
        """Those that are not part of something else, the nearest to the headline first."""
        ranked = []
        for element in islice(elements, MOST_CANDIDATES):
            level = self.level(element)
            if level is not None:
                gap = self.gap(element)
                ranked.append((level, gap < 0, abs(gap), element))
        return [element for *_, element in sorted(ranked, key=lambda rank: rank[:3])[:MOST_NEAREST]]


@lru_cache(maxsize=4096)
def _names_others(mark: str) -> bool:
    mark = mark[:200].lower()
    return _OTHERS.search(mark) is not None and _OTHERS.search(_BESIDE.sub("", mark)) is not None


def _self_and_above(element: HtmlElement) -> Iterable[HtmlElement]:
    yield element
    yield from element.iterancestors()


def vicinity(headline: HtmlElement) -> Iterator[HtmlElement]:
    """The elements beside the headline, and beside what is around it: where a credit and a date are printed."""
    for level, inner in enumerate((headline, *headline.iterancestors()), 1):
        for sibling in islice(inner.itersiblings(), BESIDE):
            yield from islice(sibling.iter(etree.Element), INSIDE)
        if level == 1:
            yield from islice(inner.itersiblings(preceding=True), 2)
        if level > LEVELS or inner.tag in ("article", "main", "body"):
            return
