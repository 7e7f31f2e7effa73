"""Which blocks of the element that holds the article are kept."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, islice

from crawler.extract.blocks import Block
from crawler.extract.body_column import is_same_body
from crawler.extract.body_piece import (
    HEADLINE,
    PARAGRAPH_SIZE,
    SENTENCE,
    Piece,
    Place,
    heads_comments,
    is_mostly_link,
    near,
)
from crawler.extract.body_tail import asks
from crawler.extract.body_weights import KEEP, weigh

#: Characters of a paragraph from which its second appearance is a repetition, and no figure of speech.
REPEATED = 60
#: Characters of a line without a full stop that is no paragraph at the edge of an article.
SCRAP = 60
#: Such lines that may stand at one edge; more of them are content.
MOST_SCRAPS = 8
#: Blocks before and after the body that are looked through for lines beside it, and the characters such lines have.
BEFORE, AFTER, BESIDE_SIZE = 10, 15, 200
#: Characters of a list or table that make it part of the article's extent, and the share of them in links it may have.
LIST_SIZE, LIST_LINKS = 150, 0.25
#: What a list is worth more than its items, weighed as paragraphs, would be; and a heading that is no link, between two
#: blocks that are body.
LIST_BONUS, SUBHEAD_BONUS = 0.4, 0.5

#: Blocks at the end among which somebody is introduced; further up it is the subhead of a part.
LIFE = 6
#: Share of a line in links that is the headline of another article where a label stands before it.
LABELLED = 0.5
#: Share of a line in links from which it is nothing else.
ALL = 0.9
# Before the name of somebody who is introduced, without punctuation.
_ABOUT = re.compile(r"\A(?:more )?(?:about|über|sobre|à propos de|об|о|عن|درباره|על) ")

# A shorter sentence: two words or more, a stop behind the last, which is no initial ("He did not return.").
_SHORT_SENTENCE = re.compile(
    r".*\w.*\s\W*\w[\w’'-]*\w[\"'”’»)]*[.!?؟۔।][\"'”’»)]*|.*\w{3,}[。！？][」』”）]*", re.DOTALL
)
# A word in capitals before the headline of another article, which is a link.
_LABEL = re.compile(r"[A-ZÀ-ÖØ-ÞА-Я][A-ZÀ-ÖØ-ÞА-Я '’&-]{2,30}: ")

_FULL_STOPS = frozenset(".。۔।")
_STRONG_PROSE = 100  # characters of prose of a block that surely is a paragraph
# What begins the items of a list that nothing marks up as one.
_BULLETS = frozenset("•●▪◦‣⁃►■·")
_LISTS = frozenset({"ul", "ol", "dl", "table"})
#: Signals that say little in a list: its items are short, repeat each other, begin with any word, hold dates.
_WORDING = frozenset(
    {"short", "dup", "date", "line_start", "long_start", "digits", "near_bad", "cut", "upper", "at", "ends"}
)
_HARMLESS = frozenset({"mark:body", "mark:lead", "tag:table"})


@dataclass(frozen=True, slots=True)
class Kept:
    """What is body, the short lines beside it that are not (byline, tags, the credit to sources), and all blocks that
    were weighed, with their signals."""

    paragraphs: list[str]
    beside: list[str]
    weighed: Sequence[Piece] = ()


def keep(read: Sequence[Piece], inside: Sequence[Piece], chosen: Place) -> Kept:
    """The texts of the blocks in `chosen` that are body, in reading order; the headline and repetitions are not.

    `inside` are the pieces in it, with their signals.
    """
    inside = _above_foot(inside)
    worth = _worth(inside)
    kept: set[int] = set()
    seen: set[str] = set()
    headline = max((piece.plain for piece in read if piece.title and piece.block.kind == "h"), key=len, default="")
    likely = _without_edges(inside, [n for n, value in enumerate(worth) if value > 0])
    for piece in _without_ways_out([inside[n] for n in likely]):
        if piece.plain in seen or (piece.place.framed and not chosen.framed):
            continue
        if _leads_away(piece) or _is_row_of_links(piece):
            continue
        # A subhead may repeat a part of the headline.
        if piece.title and not (kept and piece.block.kind == "h" and piece.plain != headline):
            continue
        if piece.size > REPEATED:
            seen.add(piece.plain)
        kept.add(id(piece))
    texts = [piece.block.text for piece in inside if id(piece) in kept]
    return Kept(texts, _beside(read, kept), inside)


def _above_foot(inside: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces above the heading of what readers write, or of who it is whose name stands above, where paragraphs
    stand there."""
    told, named = 0, set[str]()
    for n, piece in enumerate(inside):
        if piece.block.kind != "h" and piece.size >= PARAGRAPH_SIZE and not is_mostly_link(piece.block):
            told += piece.size
        if piece.size > SCRAP:
            continue
        if told <= _STRONG_PROSE:
            named.add(piece.plain)
        elif heads_comments(piece) or (len(inside) - n <= LIFE and _introduces(piece, named)):
            return inside[:n]
    return inside


def _introduces(piece: Piece, named: Set[str]) -> bool:
    about = _ABOUT.match(piece.plain)
    name = piece.plain[about.end() :] if about else ""
    return " " in name and name in named


def _leads_away(piece: Piece) -> bool:
    """Whether it is a paragraph of a label and a link: "RIVALS: The bridge across the bay"."""
    block = piece.block
    is_linked = block.kind == "p" and block.link_chars > LABELLED * len(block.text)
    return is_linked and _LABEL.match(block.text) is not None


def _without_ways_out(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, less the headlines of other articles between two paragraphs: lines that are one link each, and no
    sentences. What a paragraph announces with a colon is a list."""
    runs = [(way, list(run)) for way, run in groupby(pieces, key=_is_way_out)]
    for n, (is_way, run) in enumerate(runs):
        before, after = (runs[n - 1][1][-1] if n else None), (runs[n + 1][1][0] if n + 1 < len(runs) else None)
        is_between = before is not None and before.prose > 0 and not before.block.text.endswith((":", "："))
        if not (is_way and is_between and (after is None or after.prose > 0 or after.block.kind == "h")):
            yield from run


def _is_way_out(piece: Piece) -> bool:
    return _is_all_link(piece.block) and piece.size >= HEADLINE and piece.block.text[-1] not in _FULL_STOPS


def _is_row_of_links(piece: Piece) -> bool:
    """Whether a line is nothing but several links: tags, places to share, the pages before and after."""
    return _is_all_link(piece.block) and sum(1 for _ in islice(piece.block.element.iter("a"), 2)) > 1


def _is_all_link(block: Block) -> bool:
    """Whether a line is nothing but links. One that prints an address is a note."""
    return block.kind == "p" and block.link_chars >= ALL * len(block.text) and "://" not in block.text


def within(read: Sequence[Piece], places: Sequence[Place], chosen: Place) -> list[Piece]:
    """The pieces in an element, and in those beside it that are called a body by the same name: a body in two parts,
    with something else between them. In reading order."""
    inside = {id(chosen)}
    for place in places:
        if _goes_on_in(place, chosen) or (place.parent is not None and id(place.parent) in inside):
            inside.add(id(place))
    return [piece for piece in read if id(piece.place) in inside]


def _goes_on_in(place: Place, chosen: Place) -> bool:
    is_beside = place is not chosen and place.parent is chosen.parent
    return is_beside and not place.out and is_same_body(place.element, chosen.element)


def _without_edges(inside: Sequence[Piece], chosen: Sequence[int]) -> Sequence[int]:
    """The indexes without scraps before the first and after the last sentence (credits, counters, buttons, tags), and
    without the headings among the last of them: what they announce is none of the article."""
    told = [n for n in chosen if not inside[n].title and not _is_loose(inside[n])]
    sentences = [n for n in told if inside[n].block.kind != "h" or inside[n].stops]
    while sentences and asks(inside[sentences[-1]].block.text):
        sentences.pop()
    if not sentences:
        return chosen
    head = [n for n in chosen if n < told[0]]
    tail = [n for n in chosen if n > sentences[-1]]
    # A long run of short lines is a list of dates, results or verses, though nothing marks it up as one.
    scraps = {n for edge in (head, tail) if len(edge) <= MOST_SCRAPS for n in edge}
    return [n for n in chosen if n not in scraps]


def _is_loose(piece: Piece) -> bool:
    """Whether it is such a scrap, and neither a heading nor part of a list or table."""
    return piece.block.kind == "p" and piece.block.element.tag != "tr" and _is_scrap(piece)


def _is_scrap(piece: Piece) -> bool:
    """Whether it is short and no sentence."""
    text = piece.block.text
    whole = piece.stops and (piece.size >= SENTENCE or _SHORT_SENTENCE.fullmatch(text))
    sentence = whole or text[0] in _BULLETS
    return piece.size <= SCRAP and not sentence


def _beside(read: Sequence[Piece], kept: set[int]) -> list[str]:
    at = [n for n, piece in enumerate(read) if id(piece) in kept]
    if not at:
        return []
    near = read[max(0, at[0] - BEFORE) : at[-1] + AFTER]
    return [
        piece.block.text for piece in near if id(piece) not in kept and not piece.title and piece.size <= BESIDE_SIZE
    ]


def _worth(inside: Sequence[Piece]) -> list[float]:
    """How much each block is body; the items of one list, and the rows of one table, share a fate."""
    groups = _lists(inside)
    strong = [n for n, piece in enumerate(inside) if piece.prose > _STRONG_PROSE and not piece.place.out]
    strong += [n for group in groups if _is_substance([inside[k] for k in group]) for n in group]
    first, last = (min(strong), max(strong)) if strong else (0, len(inside))
    for n, piece in enumerate(inside):
        piece.signals["before_first"] = float(n < first)
        piece.signals["after_last"] = float(n > last)
    worth = [weigh(KEEP, piece.signals) for piece in inside]
    for group in groups:
        size = sum(inside[n].size for n in group)
        mean = sum(_list_worth(inside[n]) * inside[n].size for n in group) / size
        for n in group:
            worth[n] = mean
    for n in range(1, len(inside) - 1):
        if worth[n - 1] > 0 and worth[n + 1] > 0 and _is_subhead(inside[n]) and worth[n] <= 0:
            worth[n] += SUBHEAD_BONUS
    return worth


def _is_subhead(piece: Piece) -> bool:
    return piece.block.kind == "h" and piece.block.link_chars < LIST_LINKS * len(piece.block.text)


def _lists(inside: Sequence[Piece]) -> list[list[int]]:
    """The indexes of the items of each list, and of the rows of each table."""
    groups: dict[int, list[int]] = {}
    for n, piece in enumerate(inside):
        if piece.block.kind != "li" and piece.block.element.tag != "tr":
            continue
        around = next((place for place in near(piece.place) if place.element.tag in _LISTS), None)
        if around is not None:
            groups.setdefault(id(around), []).append(n)
    return [group for group in groups.values() if len(group) > 1]


def _is_substance(group: Sequence[Piece]) -> bool:
    size = sum(len(piece.block.text) for piece in group)
    links = sum(piece.block.link_chars for piece in group)
    is_told = size > LIST_SIZE or all(piece.stops and not _is_scrap(piece) for piece in group)
    return is_told and links < LIST_LINKS * size and not _is_marked(group[0])


def _list_worth(piece: Piece) -> float:
    wording = _WORDING if piece.size < REPEATED else _WORDING - {"dup"}
    kept = {name: value for name, value in piece.signals.items() if name not in wording}
    return weigh(KEEP, kept) + (0.0 if _is_marked(piece) else LIST_BONUS)


def _is_marked(piece: Piece) -> bool:
    return not piece.place.told <= _HARMLESS
