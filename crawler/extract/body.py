"""The generic body: an article's paragraphs on a page of which nothing is known.

Every block of the page is weighed by what it looks like and where it stands; that tells which element holds the
article; then each block inside is weighed again. A page whose paragraphs stand in one column is not searched for it.
Structured data, where a page has it, is heard as a witness.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from crawler.extract.blocks import blocks
from crawler.extract.body_choice import choose
from crawler.extract.body_column import SHORTEST, column, neighbours
from crawler.extract.body_keep import BESIDE_SIZE, Kept, keep, within
from crawler.extract.body_look import Look, look
from crawler.extract.body_next import first_of, is_in_another
from crawler.extract.body_piece import Piece, Place
from crawler.extract.body_places import pieces
from crawler.extract.body_second import second_opinion
from crawler.extract.body_signals import Signals
from crawler.extract.body_weights import WORTH, weigh
from crawler.extract.body_witness import as_paragraphs, heard, outweighs, states
from crawler.extract.heading import heading, words
from crawler.weight import weight

#: Characters of visible body from which a page shows an article, be it one sentence; below, its scripts and another
#: extractor are asked. What they find must be longer than `FOUND`.
SHOWN, FOUND = 60, 150
#: Share of the headline's words that a body in a script has, too.
LIKENESS = 0.3
#: How a visible body was found, and what is said of it when structured data has the same.
COLUMN, PLACE, CONFIRMED = "generic:column", "generic:place", "confirmed by jsonld"


@dataclass(frozen=True, kw_only=True)
class Body:
    """The paragraphs of an article, and how they were told from the rest of the page."""

    #: Paragraphs, subheads, list items and quotes in reading order; () when the page has none.
    paragraphs: tuple[str, ...]
    #: Short provenance, such as `PLACE`; "" without paragraphs.
    how: str
    #: Short lines in and around the body that are none of it: byline, tags, the credit to sources; in page order.
    beside: tuple[str, ...] = ()
    #: Asks what the page looks like around it; None when the body was not read by looking at the page.
    look: Callable[[], Look] | None = field(default=None, repr=False, compare=False)
    #: The blocks of the element that holds the article, with the signals by which they were kept or not; () as above.
    weighed: Sequence[Piece] = field(default=(), repr=False, compare=False)


def read_body(tree: HtmlElement, *, title: str, witness: Sequence[str] = ()) -> Body:
    """The article's paragraphs by everything the page offers; none when there is no article on it.

    `witness`: the body as structured data gives it, its parts as text or HTML.
    """
    told = heard(witness)
    found = column(tree, told)
    by_column = _of_column(tree, found, title, told) if found is not None else None
    return by_column or _of_page(tree, title, told)


def _of_column(tree: HtmlElement, found: HtmlElement, title: str, told: str) -> Body | None:
    """The body in the column that was found; None where little of it is one."""
    headline = heading(tree)
    apart = headline is not None and found not in headline.iterancestors()
    if headline is not None and is_in_another(found, headline):
        return None
    read, places = pieces(blocks([headline, found] if apart else [found]), title)
    place = next((place for place in places if place.element is found), None)
    shown = _kept(read, places, place, Signals(read, places, told))
    if _size(shown) < SHORTEST or (told and outweighs(told, shown.paragraphs)):
        return None
    beside = [block.text for block in blocks(neighbours(found)) if len(block.text) <= BESIDE_SIZE]
    return Body(
        paragraphs=tuple(shown.paragraphs),
        how=f"{COLUMN}, {CONFIRMED}" if told else COLUMN,
        beside=(*shown.beside, *beside),
        look=lambda: look(pieces(blocks([tree]), title)[0], shown.paragraphs),
        weighed=shown.weighed,
    )


def _of_page(tree: HtmlElement, title: str, told: str) -> Body:
    read, places = pieces(blocks([tree]), title)
    shown = _shown(read, places, told)
    how, kept = _best(tree, title, shown, told)
    return Body(
        paragraphs=tuple(kept.paragraphs),
        how=how if kept.paragraphs else "",
        beside=tuple(shown.beside if kept is shown else ()),
        look=lambda: look(read, kept.paragraphs),
        weighed=kept.weighed,
    )


def _shown(read: Sequence[Piece], places: Sequence[Place], witness: str) -> Kept:
    """The texts of the blocks that are the visible body, in the place that suits it best."""
    signals = Signals(read, places, witness)
    signals.fill(piece for piece in read if not piece.place.out)
    place = choose(read, places, [weigh(WORTH, piece.signals) for piece in read])
    return _kept(read, places, place and first_of(place, read, places), signals)


def _kept(read: Sequence[Piece], places: Sequence[Place], place: Place | None, signals: Signals) -> Kept:
    if place is None:
        return Kept([], [])
    inside = within(read, places, place)
    signals.fill(inside)
    return keep(read, inside, place)


def _best(tree: HtmlElement, title: str, shown: Kept, told: str) -> tuple[str, Kept]:
    if told and outweighs(told, shown.paragraphs):
        return "jsonld", Kept(as_paragraphs(told), [])
    if _size(shown) >= SHOWN:
        return (f"{PLACE}, {CONFIRMED}" if told else PLACE), shown
    from_state = _from_scripts(tree, title)
    if _size(from_state) >= FOUND:
        return "generic:script", from_state
    second = Kept(second_opinion(tree), [])
    if _size(second) >= FOUND:
        return "generic:trafilatura", second
    return PLACE, shown


def _from_scripts(tree: HtmlElement, title: str) -> Kept:
    """The longest body that the page's scripts draw, of those that speak of what the headline does: they hold weather
    warnings and imprints, too."""
    drawn = (_shown(*pieces(blocks([state]), title), "") for state in states(tree))
    fitting = (kept for kept in drawn if _speaks_of(title, kept))
    return max(fitting, key=_size, default=Kept([], []))


def _speaks_of(title: str, kept: Kept) -> bool:
    named = words(title)
    return len(named & frozenset().union(*map(words, kept.paragraphs))) >= LIKENESS * len(named)


def _size(kept: Kept) -> int:
    return sum(map(weight, kept.paragraphs))
