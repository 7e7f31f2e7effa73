"""What speaks for and against a block being part of the article: named signals, weighed in `body_weights`."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crawler.extract.blocks import Block
from crawler.extract.body_piece import Piece, Place
from crawler.extract.body_places import is_beside_picture
from crawler.extract.body_words import END_LINE, LINE_START, names_body, names_gallery, plain_witness

#: Characters; longer lines are prose, whatever word they start with.
LONGEST_LINE = 160
#: Characters of a text beside a picture that is its caption.
LONGEST_CAPTION = 400
#: Share of the page's prose in such texts from which on they are the article: a story told in pictures.
PICTURE_STORY = 0.3
#: Characters of prose outside a gallery beside which the texts in it are captions.
STORY = 1_000
#: Characters of JSON-LD's body from which it can confirm paragraphs, and the share of it that the page must repeat.
SHORTEST_WITNESS, CONFIRMED = 500, 0.5
_STRONG_PROSE = 100  # characters of prose of a block that surely is a paragraph
_GOOD = 60  # characters of prose of a block that may be one

_DATE = re.compile(r"\d{1,2}[./:-]\d{2}(?!\d)|\b(?:19|20)\d\d\b")
# WordPress puts tables into <figure>, others into elements named media.
_TABLE_FRAME = frozenset({"tag:figure", "mark:media"})
_DIGIT = re.compile(r"\d")
_CLOSING = "\"'”’»)] "
_STOPS = ".!?؟。！？…۔।:"


class Signals:
    """The signals of a page's pieces, filled for those that are weighed: most pieces of most pages are menus."""

    def __init__(self, read: Sequence[Piece], places: Sequence[Place], witness: str) -> None:
        """`witness`: the body as structured data gives it; "" for none."""
        self._total = max(places[0].prose, 1.0) if places else 1.0
        self._counts = Counter(piece.plain for piece in read)
        self._named = _named_bodies(places)
        self._read = read
        self._index = {id(piece): n for n, piece in enumerate(read)}
        self._alike = _alike(read, self._total)
        self._start, self._ended = _order(read)
        self._confirmed = _by_witness(read, plain_witness(witness))
        self._captions = _captions(read, places, self._total)
        self._good = [piece.prose > _GOOD for piece in read]
        self._bad = [piece.prose < 0 for piece in read]

    def fill(self, pieces: Iterable[Piece]) -> None:
        """Those of the given pieces of the page; what is filled stays."""
        for piece in pieces:
            if not piece.signals:
                self._fill(piece, self._index[id(piece)])

    def _fill(self, piece: Piece, n: int) -> None:
        _set(piece, {"alike": self._alike[n], **self._by_order(n)})
        if self._confirmed:
            _set(piece, {"confirmed": self._confirmed[n], "unconfirmed": not self._confirmed[n]})
        _set(piece, self._by_neighbours(n))
        _by_text(piece, piece.block)
        _by_place(piece, self._total)
        _set(piece, {"pictured": n in self._captions})
        _set(piece, {"dup": self._counts[piece.plain] > 1, "named": id(piece.place) in self._named})

    def _by_order(self, n: int) -> dict[str, float]:
        start, ended = self._start, self._ended[n]
        before = {"before_title": n < start, "no_title": start < 0, "before_end": n > start and not ended}
        return {**before, "after_end": min(ended, 1), "after_ends": ended > 1}

    def _by_neighbours(self, n: int) -> dict[str, float]:
        first, end, parent = max(0, n - 3), min(len(self._read), n + 4), self._read[n].place.parent
        siblings = [k for k in range(first, end) if self._good[k] and k != n and self._read[k].place.parent is parent]
        return {
            "near_good": len(siblings) / 6,
            "near_bad": (sum(self._bad[first:end]) - self._bad[n]) / 6,
            "same_before": n - 1 in siblings,
            "same_after": n + 1 in siblings,
        }


def _set(piece: Piece, signals: Mapping[str, float]) -> None:
    for name, value in signals.items():
        if value:
            piece.signals[name] = value


def _by_text(piece: Piece, block: Block) -> None:
    text, size = block.text, piece.size
    linked = block.link_chars / len(text)
    short = size < LONGEST_LINE
    is_row = block.element.tag == "tr"
    signals: dict[str, float] = {
        "bias": 1,
        "short": size < 25,
        "links": linked,
        "all_link": linked > 0.8,
        "stops": piece.stops > 1,
        "ends": text.rstrip(_CLOSING)[-1:] in _STOPS,
        "cut": text.rstrip("]) ").endswith(("…", "...")),
        "heading": block.kind == "h",
        "quote": block.kind == "quote",
        "tag_p": block.element.tag == "p",
        "row": is_row,
        "title": piece.title,
        "upper": text.isupper(),
        "copyright": "©" in text,
        "italic": _italic(block),
        "bar": short and not is_row and " | " in text,
    }
    _set(piece, signals)
    if LINE_START.match(text[:LONGEST_LINE].casefold()[:LONGEST_LINE]):
        piece.signals["line_start" if short else "long_start"] = 1.0
    if short:
        _by_short_text(piece, text)


def _by_short_text(piece: Piece, text: str) -> None:
    digits = len(_DIGIT.findall(text))
    is_date = digits > 2 and piece.size < 60 and _DATE.search(text) is not None
    _set(piece, {"digits": digits / len(text), "date": is_date, "at": "@" in text})


def _by_place(piece: Piece, total: float) -> None:
    place = piece.place
    row = piece.block.element.tag == "tr"
    for name in place.told:
        if not (row and name in _TABLE_FRAME):
            piece.signals[name] = 1.0
    parent = place.parent or place
    around = parent.parent or parent
    shares = {"share_parent": min(1.0, parent.prose / total), "share_around": min(1.0, around.prose / total)}
    _set(piece, {**shares, "out": place.out})


def _alike(read: Sequence[Piece], total: float) -> list[float]:
    """For each piece the share of the prose that stands in its kind of place: paragraphs of one article have one kind
    of element and of parent."""
    prose: dict[tuple[object, ...], float] = defaultdict(float)
    kinds = []
    for piece in read:
        element, parent = piece.block.element, piece.place.parent
        outer = parent.element if parent else element
        kind = (element.tag, element.get("class"), outer.tag, outer.get("class"))
        kinds.append(kind)
        if not piece.place.out:
            prose[kind] += max(0.0, piece.prose)
    return [min(1.0, prose[kind] / total) for kind in kinds]


def _order(read: Sequence[Piece]) -> tuple[int, list[int]]:
    """Index of the headline, -1 for none; and for each piece how many lines up to it say that the article is over."""
    strong = (n for n, piece in enumerate(read) if piece.prose > _STRONG_PROSE and not piece.place.out)
    first = next(strong, 0)
    start = _headline(read, first)
    ended = 0
    ends: list[int] = []
    for n, piece in enumerate(read):
        if n > start and n > first and piece.size < 80 and END_LINE.match(piece.block.text.casefold()):
            ended += piece.block.kind == "h" or piece.size < 40
        ends.append(ended)
    return start, ends


def _headline(read: Sequence[Piece], first: int) -> int:
    """Index of the headline: the last heading of that text before the prose begins, or the first after; -1 for none."""
    titles = [n for n, piece in enumerate(read) if piece.title]
    headings = [n for n in titles if read[n].block.kind == "h" and read[n].block.link_chars < 5]
    before = [n for n in headings or titles if n <= first]
    return before[-1] if before else next(iter(headings), -1)


def _by_witness(read: Sequence[Piece], witness: str) -> list[bool]:
    """Which pieces the witness confirms; [] when there is none, or the page shows too little of it."""
    if len(witness) < SHORTEST_WITNESS:
        return []
    confirmed = [len(piece.plain) > 15 and piece.plain in witness for piece in read]
    shown = sum(len(piece.plain) for piece, yes in zip(read, confirmed, strict=True) if yes)
    return confirmed if shown > CONFIRMED * len(witness) else []


def _captions(read: Sequence[Piece], places: Sequence[Place], total: float) -> frozenset[int]:
    """The indexes of texts beside pictures, as far as they are not what the page is about.

    A paragraph of several sentences was only set there for the layout.
    """
    short = (n for n, piece in enumerate(read) if piece.block.kind == "p" and piece.size < LONGEST_CAPTION)
    beside = [n for n in short if not read[n].place.out and is_beside_picture(read[n])]
    galleries = _galleries(places, total)
    shown = frozenset(n for n, piece in enumerate(read) if id(piece.place) in galleries)
    if sum(max(0.0, read[n].prose) for n in beside if n not in shown) > PICTURE_STORY * total:
        return shown
    return shown.union(n for n in beside if read[n].block.element.tag != "p" or read[n].stops < 2)


def _galleries(places: Sequence[Place], total: float) -> set[int]:
    """ids of the places in what is called a gallery, beside which the page has an article."""
    inside: set[int] = set()
    for place in places:
        called = names_gallery(place.names) and total - place.prose > STORY
        if called or (place.parent is not None and id(place.parent) in inside):
            inside.add(id(place))
    return inside


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
