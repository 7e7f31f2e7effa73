"""Teasers: elements side by side that look alike, each of them the beginning of another article."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from crawler.extract.body_piece import Piece, Place, near, up
from crawler.extract.body_words import names_body

#: Teasers that must look alike before they count as a list of them, their share among elements like them, and the
#: characters such a teaser has at most.
CARDS, CARD_SHARE, CARD_SIZE = 3, 0.6, 700
#: Characters of a list item from which it is a teaser when it starts with a link.
EXCERPT = 150
_CARD_LEVELS = 8  # elements from the text up to its teaser


@dataclass(slots=True)
class _Content:
    place: Place
    texts: int = 0
    linked: int = 0
    paragraphs: int = 0
    size: int = 0


def tell_cards(read: Sequence[Piece], places: Sequence[Place]) -> None:
    """Teasers: like elements side by side, each with a linked line and two paragraphs at most."""
    groups: dict[tuple[int, object, str], list[_Content]] = defaultdict(list)
    for content in _contents(read).values():
        element, parent = content.place.element, content.place.parent
        if parent and element.tag not in ("p", "tr", "td"):
            first_class = (element.get("class") or "").partition(" ")[0]
            groups[id(parent), element.tag, first_class].append(content)
    for members in groups.values():
        like = [m for m in members if _is_like_card(m)]
        if len(like) >= CARDS and len(like) > CARD_SHARE * len(members):
            for member in like:
                member.place.card = True
    for place in places:
        place.card = place.card or (place.parent is not None and place.parent.card)


def _is_like_card(content: _Content) -> bool:
    # What holds more texts than were counted is no card but the column around them.
    is_small = content.paragraphs <= 2 and content.size < CARD_SIZE and content.texts == content.place.texts
    return is_small and content.linked > 0


def _contents(read: Sequence[Piece]) -> dict[int, _Content]:
    """What the elements next around the text hold, by the id of their place."""
    contents: dict[int, _Content] = {}
    for piece in read:
        linked = _is_linked(piece)
        for place in islice(up(piece.place), _CARD_LEVELS):
            content = contents.get(id(place)) or contents.setdefault(id(place), _Content(place))
            content.texts += 1
            content.linked += linked
            content.paragraphs += piece.prose > 0
            content.size += piece.size
    return contents


def _is_linked(piece: Piece) -> bool:
    """A line that is one link, or a list item that starts with a link and goes on with an excerpt."""
    block = piece.block
    if block.link_chars > 0.8 * len(block.text):
        return piece.size >= 15
    excerpt = block.kind == "li" and piece.size > EXCERPT and block.link_chars > 25 and _leads_with_link(block.element)
    return excerpt and not any(names_body(place.names) for place in near(piece.place))


def _leads_with_link(element: HtmlElement) -> bool:
    """Whether the first text of the element is that of a link."""
    for inner in islice(element.iter(), 20):
        if isinstance(inner.tag, str) and (inner.text or "").strip():
            return any(around.tag == "a" for around in (inner, *islice(inner.iterancestors(), 3)))
    return False
