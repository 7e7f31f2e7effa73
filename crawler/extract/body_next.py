"""Pages that go on with the next article below the one they were asked for."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from lxml.html import HtmlElement

from crawler.extract.body_piece import PARAGRAPH_SIZE, Piece, Place, is_mostly_link, near, up
from crawler.extract.printed import FULL_DATE, LONGEST_DATE

#: Characters of prose above a headline that is not that of what holds it, and of an article that follows the one asked
#: for.
OWN, OTHER = 100, 100
#: Elements beside the article that are looked at.
MOST_OTHERS = 20
# A subhead may repeat a part of the headline.
_HEADLINES = ("h1", "h2")


def first_of(chosen: Place, read: Sequence[Piece], places: Sequence[Place]) -> Place:
    """The part of the page with the article of the headline, where the chosen element holds, or is, another one beside
    it; else the chosen element.

    Others are elements beside it of its own kind, each with a headline: <article>s, or such whose headline is of the
    same kind as that of the page and leads to them, or is dated.
    """
    headline = next((piece for piece in read if piece.title and piece.block.element.tag in _HEADLINES), None)
    if headline is None:
        return chosen
    holding = {id(place) for place in up(chosen)}
    for part in takewhile(lambda place: id(place) not in holding, up(headline.place)):
        others = [other for other in places if other.prose >= OTHER and _is_like(other, part)]
        if not any(place is chosen for place in up(part)):
            # The chosen element is apart from the headline: is it one of those beside it, or in one?
            others = [other for other in others if id(other) in holding]
        if part.prose >= PARAGRAPH_SIZE and any(_is_article(other, read, headline) for other in others[:MOST_OTHERS]):
            return part
    return chosen


def is_in_another(found: HtmlElement, headline: HtmlElement) -> bool:
    """Whether an element is, or stands in, an <article> beside that of the headline."""
    own, other = (next(_articles(element), None) for element in (headline, found))
    if own is None or other is None or own is other:
        return False
    return own.getparent() is other.getparent()


def _articles(element: HtmlElement) -> Iterator[HtmlElement]:
    around = (element, *element.iterancestors())
    return (outer for outer in around if outer.tag == "article")


def _is_like(other: Place, part: Place) -> bool:
    beside = other is not part and other.parent is part.parent
    return beside and _kind(other.element) == _kind(part.element)


def _kind(element: HtmlElement) -> tuple[str, str | None]:
    return element.tag, element.get("class")


def _is_article(other: Place, read: Sequence[Piece], headline: Piece) -> bool:
    inside = [piece for piece in read if any(outer is other for outer in near(piece.place))]
    own = next((n for n, piece in enumerate(inside) if piece.block.kind == "h"), None)
    if own is None or any(piece.prose > OWN for piece in inside[:own]):
        return False
    if other.element.tag == "article":
        return True
    block = inside[own].block
    if block.element.tag != headline.block.element.tag:
        return False
    above = takewhile(lambda piece: piece.prose <= OWN, inside)
    return is_mostly_link(block) or any(map(_dates, above))


def _dates(piece: Piece) -> bool:
    return piece.size <= LONGEST_DATE and FULL_DATE.search(piece.block.text) is not None
