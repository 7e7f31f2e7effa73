"""The generic body: an article's paragraphs on a page of which nothing is known.

Every block of the page is weighed by what it looks like and where it stands; that tells which element holds the
article; then each block inside is weighed again. Structured data, where a page has it, is heard as a witness.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from crawler.extract.blocks import blocks
from crawler.extract.body_choice import choose
from crawler.extract.body_keep import Kept, keep, within
from crawler.extract.body_look import Look, look
from crawler.extract.body_places import Piece, pieces
from crawler.extract.body_second import second_opinion
from crawler.extract.body_signals import Signals
from crawler.extract.body_weights import WORTH, weigh
from crawler.extract.body_witness import as_paragraphs, heard, outweighs, states

#: Characters of visible body from which a page shows an article, be it one sentence; below, its scripts and another
#: extractor are asked. What they find must be longer than `FOUND`.
SHOWN, FOUND = 60, 150


@dataclass(frozen=True, kw_only=True)
class Body:
    """The paragraphs of an article, and how they were told from the rest of the page."""

    #: Paragraphs, subheads, list items and quotes in reading order; () when the page has none.
    paragraphs: tuple[str, ...]
    #: Short provenance, such as "generic:place"; "" without paragraphs.
    how: str
    #: Short lines in and around the body that are none of it: byline, tags, the credit to sources; in page order.
    beside: tuple[str, ...] = ()
    #: What the page looked like; None when the body was not read by looking at the page as a whole.
    look: Look | None = field(default=None, repr=False, compare=False)


def read_body(tree: HtmlElement, *, title: str, witness: Sequence[str] = ()) -> Body:
    """The article's paragraphs by everything the page offers; none when there is no article on it.

    `witness`: the body as structured data gives it, its parts as text or HTML.
    """
    told = heard(witness)
    read, shown = _shown(tree, title, told)
    how, kept = _best(tree, title, shown, told)
    beside = tuple(shown.beside if kept is shown else ())
    return Body(
        paragraphs=tuple(kept.paragraphs),
        how=how if kept.paragraphs else "",
        beside=beside,
        look=look(read, kept.paragraphs),
    )


def _shown(tree: HtmlElement, title: str, witness: str) -> tuple[list[Piece], Kept]:
    """The page's blocks, and the texts of those that are the visible body."""
    read, places = pieces(blocks([tree]), title)
    signals = Signals(read, places, witness)
    signals.fill(piece for piece in read if not piece.place.out)
    place = choose(read, places, [weigh(WORTH, piece.signals) for piece in read])
    if place is None:
        return read, Kept([], [])
    inside = within(read, places, place)
    signals.fill(inside)
    return read, keep(read, inside, place)


def _best(tree: HtmlElement, title: str, shown: Kept, told: str) -> tuple[str, Kept]:
    if told and outweighs(told, shown.paragraphs):
        return "jsonld", Kept(as_paragraphs(told), [])
    if _size(shown) >= SHOWN:
        return ("generic:place, confirmed by jsonld" if told else "generic:place"), shown
    from_state = max((_shown(state, title, "")[1] for state in states(tree)), key=_size, default=shown)
    if _size(from_state) >= FOUND:
        return "generic:script", from_state
    second = Kept(second_opinion(tree), [])
    if _size(second) >= FOUND:
        return "generic:trafilatura", second
    return "generic:place", shown


def _size(kept: Kept) -> int:
    return sum(map(len, kept.paragraphs))
