"""What speaks for and against a block being part of the article: named signals, weighed in `body_weights`."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from crawler.extract.blocks import Block
from crawler.extract.body_places import Piece, Place
from crawler.extract.body_words import END_LINE, LINE_START, names_body, plain

#: Characters; longer lines are prose, whatever word they start with.
LONGEST_LINE = 160
#: Characters of JSON-LD's body from which it can confirm paragraphs, and the share of it that the page must repeat.
SHORTEST_WITNESS, CONFIRMED = 500, 0.5
_STRONG_PROSE = 100  # characters of prose of a block that surely is a paragraph
_GOOD = 60  # characters of prose of a block that may be one

_DATE = re.compile(r"\d{1,2}[./:-]\d{2}|\b(?:19|20)\d\d\b")
# WordPress puts tables into <figure>, others into elements named media.
_TABLE_FRAME = frozenset({"tag:figure", "mark:media"})
_DIGIT = re.compile(r"\d")
_CLOSING = "\"'”’»)] "
_STOPS = ".!?؟。！？…۔।:"


def signal(read: Sequence[Piece], places: Sequence[Place], witness: str) -> None:
    """Fills the signals of all pieces of a page."""
    total = max(places[0].prose, 1.0) if places else 1.0
    counts = Counter(piece.plain for piece in read)
    _by_kind_of_place(read, total)
    _by_order(read)
    _by_witness(read, plain(witness))
    _by_neighbours(read)
    named = _named_bodies(places)
    for piece in read:
        _by_text(piece, piece.block)
        _by_place(piece, total)
        _set(piece, dup=counts[piece.plain] > 1, named=id(piece.place) in named)


def _set(piece: Piece, **signals: float) -> None:
    for name, value in signals.items():
        if value:
            piece.signals[name] = value


def _by_text(piece: Piece, block: Block) -> None:
    text, size = block.text, piece.size
    linked = block.link_chars / len(text)
    short = size < LONGEST_LINE
    is_row = block.element.tag == "tr"
    _set(
        piece,
        bias=1,
        short=size < 25,
        links=linked,
        all_link=linked > 0.8,
        stops=piece.stops > 1,
        ends=text.rstrip(_CLOSING)[-1:] in _STOPS,
        cut=text.rstrip("]) ").endswith(("…", "...")),
        heading=block.kind == "h",
        quote=block.kind == "quote",
        tag_p=block.element.tag == "p",
        row=is_row,
        title=piece.title,
    )
    if LINE_START.match(text[:LONGEST_LINE].casefold()[:LONGEST_LINE]):
        piece.signals["line_start" if short else "long_start"] = 1.0
    if short:
        _by_short_text(piece, text)
        _set(piece, bar=not is_row and " | " in text)
    _set(piece, upper=text.isupper(), copyright="©" in text, italic=_italic(block))


def _by_short_text(piece: Piece, text: str) -> None:
    digits = len(_DIGIT.findall(text))
    _set(
        piece,
        digits=digits / len(text),
        date=digits > 2 and piece.size < 60 and _DATE.search(text) is not None,
        at="@" in text,
    )


def _by_place(piece: Piece, total: float) -> None:
    place = piece.place
    row = piece.block.element.tag == "tr"
    for name in place.told:
        if not (row and name in _TABLE_FRAME):
            piece.signals[name] = 1.0
    parent = place.parent or place
    around = parent.parent or parent
    _set(
        piece,
        share_parent=min(1.0, parent.prose / total),
        share_around=min(1.0, around.prose / total),
        out=place.out,
    )


def _by_kind_of_place(read: Sequence[Piece], total: float) -> None:
    """Paragraphs of one article have one kind of element and of parent."""
    prose: dict[tuple[object, ...], float] = defaultdict(float)
    kinds = []
    for piece in read:
        element, parent = piece.block.element, piece.place.parent
        outer = parent.element if parent else element
        kind = (element.tag, element.get("class"), outer.tag, outer.get("class"))
        kinds.append(kind)
        if not piece.place.out:
            prose[kind] += max(0.0, piece.prose)
    for piece, kind in zip(read, kinds, strict=True):
        _set(piece, alike=min(1.0, prose[kind] / total))


def _by_order(read: Sequence[Piece]) -> None:
    strong = (n for n, piece in enumerate(read) if piece.prose > _STRONG_PROSE and not piece.place.out)
    first = next(strong, 0)
    start = _headline(read, first)
    ended = 0
    for n, piece in enumerate(read):
        if n > start and n > first and piece.size < 80 and END_LINE.match(piece.block.text.casefold()):
            ended += piece.block.kind == "h" or piece.size < 40
        _set(piece, before_title=n < start, no_title=start < 0, before_end=n > start and not ended)
        _set(piece, after_end=min(ended, 1), after_ends=ended > 1)


def _headline(read: Sequence[Piece], first: int) -> int:
    """Index of the headline: the last heading of that text before the prose begins, or the first after; -1 for none."""
    titles = [n for n, piece in enumerate(read) if piece.title]
    headings = [n for n in titles if read[n].block.kind == "h" and read[n].block.link_chars < 5]
    before = [n for n in headings or titles if n <= first]
    return before[-1] if before else next(iter(headings), -1)


def _by_witness(read: Sequence[Piece], witness: str) -> None:
    if len(witness) < SHORTEST_WITNESS:
        return
    confirmed = [len(piece.plain) > 15 and piece.plain in witness for piece in read]
    if sum(len(piece.plain) for piece, yes in zip(read, confirmed, strict=True) if yes) > CONFIRMED * len(witness):
        for piece, yes in zip(read, confirmed, strict=True):
            _set(piece, confirmed=yes, unconfirmed=not yes)


def _by_neighbours(read: Sequence[Piece]) -> None:
    good = [piece.prose > _GOOD for piece in read]
    bad = [piece.prose < 0 for piece in read]
    parents = [piece.place.parent for piece in read]
    for n, piece in enumerate(read):
        first, end, parent = max(0, n - 3), min(len(read), n + 4), parents[n]
        siblings = [k for k in range(first, end) if good[k] and parents[k] is parent and k != n]
        _set(
            piece,
            near_good=len(siblings) / 6,
            near_bad=(sum(bad[first:end]) - bad[n]) / 6,
            same_before=n - 1 in siblings,
            same_after=n + 1 in siblings,
        )


def _named_bodies(places: Sequence[Place]) -> set[int]:
    """ids of the places in an element that is named as an article's body and holds prose."""
    named: set[int] = set()
    for place in places:
        inside = place.parent is not None and id(place.parent) in named
        if inside or (place.prose > 300 and names_body(place.names)):
            named.add(id(place))
    return named


def _italic(block: Block) -> bool:
    if (block.element.text or "").strip():
        return False
    # Not by len(): lxml counts all children for it, and a flat page has them by the ten thousand.
    first = next(iter(block.element), None)
    return first is not None and first.tag in ("em", "i") and len(first.text or "") > 0.8 * len(block.text)
