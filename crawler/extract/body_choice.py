"""Which element of a page holds the article: every likely one is weighed, and the best taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, tanh

from crawler.extract.body_piece import Piece, Place
from crawler.extract.body_weights import PLACE, weigh
from crawler.extract.body_words import names_body

#: Share of the page's text an element needs to be looked at.
LEAST = 0.08
_LONGEST = 500  # characters of one block that count
_FLOOR = 0.02  # share below which little is as good as nothing
_ASIDE = ("comments", "related", "asking", "frame", "about")
_NEVER = frozenset({"p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True, eq=False)
class Sum:
    """What an element holds, added up over its blocks."""

    place: Place
    first: int
    last: int
    #: Characters, each block's counted as far as it seems body (positive) or not (negative).
    value: float = 0.0
    #: The positive part of `value`.
    body: float = 0.0
    size: float = 0.0
    #: Characters outside links, and outside what is certainly no article.
    text: float = 0.0
    titles: int = 0
    headings: int = 0
    largest: float = 0.0


def choose(read: Sequence[Piece], places: Sequence[Place], worth: Sequence[float]) -> Place | None:
    """The place that holds the article; None on a page without text.

    `worth`: how much each piece seems body. That of pieces in places that are `out` is not asked for.
    """
    likely = candidates(read, places, worth)
    if not likely:
        return None
    return max(likely, key=lambda pair: weigh(PLACE, pair[1]))[0]


def candidates(
    read: Sequence[Piece], places: Sequence[Place], worth: Sequence[float]
) -> list[tuple[Place, dict[str, float]]]:
    """The places that may hold the article, each with its signals."""
    sums = _sums(read, places, worth)
    most_body = max((s.body for s in sums), default=0.0) or 1.0
    most_text = max((s.text for s in sums), default=0.0) or 1.0
    page = _Page(read, worth, most_body, most_text)
    likely = []
    for total in sums:
        named = names_body(total.place.names)
        enough = total.body >= LEAST * most_body or (named and total.text >= LEAST * most_text)
        if enough and total.place.element.tag not in _NEVER:
            likely.append((total.place, page.signals(total, float(named))))
    return likely


def _sums(read: Sequence[Piece], places: Sequence[Place], worth: Sequence[float]) -> list[Sum]:
    sums = {id(place): Sum(place, len(read), -1) for place in places}
    for n, (piece, value) in enumerate(zip(read, worth, strict=True)):
        one, size = sums[id(piece.place)], min(piece.size, _LONGEST)
        gain = tanh((-3.0 if piece.place.out else value) / 1.5) * size
        one.first, one.last = min(one.first, n), max(one.last, n)
        one.value += gain
        one.body += max(gain, 0.0)
        one.size += size
        if not piece.place.out:
            one.text += size * (1 - piece.block.link_chars / len(piece.block.text))
            one.headings += piece.block.element.tag == "h1"
    for place in reversed(places):
        if place.parent:
            _add(sums[id(place.parent)], sums[id(place)])
    return list(sums.values())


def _add(outer: Sum, inner: Sum) -> None:
    outer.first, outer.last = min(outer.first, inner.first), max(outer.last, inner.last)
    outer.value += inner.value
    outer.body += inner.body
    outer.size += inner.size
    outer.text += inner.text
    outer.headings += inner.headings
    outer.largest = max(outer.largest, inner.body)


class _Page:
    """What the signals of a candidate are measured against."""

    def __init__(self, read: Sequence[Piece], worth: Sequence[float], most_body: float, most_text: float) -> None:
        self.most_body, self.most_text, self.pieces = most_body, most_text, max(len(read), 1)
        titles = [n for n, piece in enumerate(read) if piece.title]
        headings = [n for n in titles if read[n].block.kind == "h"]
        self.titles = headings or titles
        #: Body before each piece, added up.
        self.before = [0.0]
        for piece, value in zip(read, worth, strict=True):
            gain = 0.0 if piece.place.out else tanh(max(value, 0.0) / 1.5) * min(piece.size, _LONGEST)
            self.before.append(self.before[-1] + gain)

    def signals(self, total: Sum, named: float) -> dict[str, float]:
        place, tag = total.place, total.place.element.tag
        around = [n for n in self.titles if n <= total.first]
        within = any(total.first <= n <= total.last for n in self.titles)
        start = self.before[around[-1]] if around else self.before[total.first if within else 0]
        share = total.body / self.most_body
        return {
            "body": log(max(share, _FLOOR)),
            "text": log(max(total.text / self.most_text, _FLOOR)),
            "purity": total.value / max(total.size, 1.0),
            "named": named,
            "itemprop": float("articlebody" in place.names.split()),
            "article": float(tag == "article"),
            "main": float(tag == "main" or "main" in place.names.split()),
            "titled": float(within),
            "gap": min(1.0, max(0.0, self.before[total.first] - start) / self.most_body),
            "aside": self._aside(place, share),
            "child": total.largest / max(total.body, 1.0),
            "body_mark": float("body" in place.marks),
            "junk": min(3.0, (total.body - total.value) / self.most_body),
            "late": total.first / self.pieces,
            "headings": float(min(2, max(0, total.headings - 1))),
        }

    def _aside(self, place: Place, share: float) -> float:
        if share >= 0.6:
            return 0.3 * len(place.marks & {"comments", "related"})
        return float(sum(mark in place.marks or f"mark:{mark}" in place.told for mark in _ASIDE))
