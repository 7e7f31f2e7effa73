"""What the page around a body looks like: the facts by which `kind` tells an article from a list of them."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from crawler.extract.body_piece import HEADLINE, Piece
from crawler.extract.body_words import plain
from crawler.extract.printed import LONGEST_DATE
from crawler.weight import weight

#: Characters of a paragraph that is told by sentences.
LONG_PARAGRAPH = 80
_PROSE = 60  # characters
_MENUS = frozenset({"tag:nav", "tag:footer", "tag:header", "mark:frame"})
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d|[\u0660-\u0669\u06f0-\u06f9]{2}|\d年|"
    r"\bago\b|منذ|قبل|پیش|назад|önce|\bvor \d|\bhace\b|il y a|לפני"
)
_PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?[€₽₺]")
_SEARCHED = 100_000  # characters looked through for prices


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Numbers about one page, all of them cheap to count once its blocks are known."""

    #: Characters of the body, of its paragraphs of sentences, and how many those are.
    size: int
    paragraphs: int
    #: Share of the blocks from the body's first to its last that are body: a list's blurbs stand far apart.
    density: float
    #: Characters of prose on the page, of all text, and of text in links.
    prose: float
    text: int
    linked: int
    #: Blocks in lists of teasers, and their characters.
    teasers: int
    teaser_size: int
    #: Share of the body's paragraphs that a linked line stands above, as the headline of each teaser in a list.
    led: float
    #: Headings that are links, and the most links of one look outside menus.
    linked_headings: int
    alike_links: int
    #: How many blocks stand between the headline and the body; -1 where it is not on the page.
    gap: int
    #: Whether something like a date stands near headline and beginning.
    dated: bool
    prices: int


def look(read: Sequence[Piece], kept: Sequence[str]) -> Look:
    """The look of a page whose body is `kept`."""
    body = {plain(text) for text in kept}
    at = [n for n, piece in enumerate(read) if piece.plain in body]
    begin = next((n for n, piece in enumerate(read) if piece.prose > _PROSE and piece.plain in body), len(read))
    head = max((n for n, piece in enumerate(read[: begin + 1]) if piece.title and piece.block.kind == "h"), default=-1)
    teasers = [n for n, piece in enumerate(read) if piece.place.card]
    around = read[max(0, (head if head >= 0 else begin) - 6) : begin + 2]
    return Look(
        size=sum(map(weight, kept)),
        paragraphs=sum(piece.prose > LONG_PARAGRAPH for piece in read if piece.plain in body),
        density=len(at) / (at[-1] - at[0] + 1) if at else 0.0,
        prose=sum(piece.prose for piece in read if piece.prose > 0),
        text=sum(piece.size for piece in read),
        linked=sum(piece.block.link_chars for piece in read),
        teasers=len(teasers),
        teaser_size=sum(read[n].size for n in teasers),
        led=_led(read, body),
        linked_headings=sum(_is_linked(piece) and piece.size >= HEADLINE for piece in read if piece.block.kind == "h"),
        alike_links=_alike_links(read),
        gap=begin - head if head >= 0 else -1,
        dated=any(_dates(piece) for piece in around),
        prices=len(_PRICE.findall(" ".join(piece.block.text for piece in read)[:_SEARCHED])),
    )


def _led(read: Sequence[Piece], body: Set[str]) -> float:
    """The share of the body's paragraphs below a line that is a link; short lines between them do not count."""
    led = paragraphs = 0
    is_led = False
    for piece in read:
        if _is_linked(piece) and piece.size >= HEADLINE:
            is_led = True
        elif piece.prose > 0:
            if piece.plain in body:
                paragraphs += 1
                led += is_led
            is_led = False
    return led / max(1, paragraphs)


def _dates(piece: Piece) -> bool:
    """Whether it is like a date, and not that of a teaser."""
    return piece.size < LONGEST_DATE and not piece.place.card and _DATE.search(piece.block.text) is not None


def _is_linked(piece: Piece) -> bool:
    return piece.block.link_chars > 0.8 * len(piece.block.text)


def _alike_links(read: Sequence[Piece]) -> int:
    kinds = Counter(
        (piece.block.element.tag, piece.block.element.get("class"), piece.place.parent and piece.place.parent.names)
        for piece in read
        if _is_linked(piece) and piece.place.told.isdisjoint(_MENUS)
    )
    return max(kinds.values(), default=0)
