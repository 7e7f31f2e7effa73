"""A block of text in its place on the page, and how far it reads like prose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

from crawler.extract.blocks import Block
from crawler.extract.body_words import plain, same_title, stops
from crawler.weight import weight

#: Characters of a link that may be a headline.
HEADLINE = 20
#: Characters from which a text is a paragraph; and those of a line from which any stop in it makes it a sentence that
#: can begin or end an article, as the end of the line does where nobody writes full stops.
PARAGRAPH_SIZE, SENTENCE = 60, 25
#: How much more text without stops than prose a page has then.
UNSTOPPED = 2.0
#: Characters that the words of a text have on average at most.
LONGEST_WORD = 30
# The heading of what readers write, without punctuation.
_COMMENTS = re.compile(
    r"(?:\d+ )?(?:(?:(?:all )?(?:readers?|visitors?|users?|your)(?: s)? (?:comments?|opinions)|comments?)|"
    r"(?:leser)?kommentare|reacties|kommentarer|kommentit|commentaires|comentarios|comentários|commenti|comentarii|"
    r"komentarze|komentáře|komentari|diskuse|diskusia|hozzászólások|yorumlar|şərhlər|şîrove|комментарии|коментарі|"
    r"коментари|σχόλια|մեկնաբանություններ|(?:ال)?تعليقات(?: القراء)?|نظرات|تبصرے|کۆمێنت(?:ەکان)?|תגובות|टिप्पणियाँ|"
    r"bình luận|评论|網友評論|网友评论|コメント|댓글)(?: \d+| latest.{0,20})?|"
    r"(?:add|post|write) (?:a |your )?(?:comment|opinion)(?: on this.{0,20})?|leave a (?:comment|reply)"
)
#: Elements around a text that are looked at, from the inside outwards.
LEVELS = 60


@dataclass(slots=True, eq=False)
class Place:
    """An element with text in it, or around it."""

    element: HtmlElement
    #: The next element outwards; None for the root.
    parent: "Place | None"
    #: Class, id, role and itemprop, lower-case.
    names: str
    #: Groups of `MARKS` found in `names`.
    marks: frozenset[str]
    #: Characters of prose below, without what is no part of any article.
    prose: float = 0.0
    #: Blocks of text in it, and in what it holds.
    texts: int = 0
    #: Holds the headline.
    titled: bool = False
    #: Holds the headline, an <article> or <main>.
    holds: bool = False
    #: Is one of a list of teasers, or stands in one.
    card: bool = False
    #: Marks and tags of this element and those around it, as far as they hold a minor part of the prose.
    told: frozenset[str] = frozenset()
    #: Is in comments or a frame of the page.
    framed: bool = False
    #: Nothing in here can be the article: teasers, comments, frames of the page.
    out: bool = False


@dataclass(slots=True, eq=False)
class Piece:
    """A block with its place on the page."""

    block: Block
    place: Place
    #: The text without case and punctuation.
    plain: str
    #: Length, see `weight`.
    size: int
    stops: int
    #: `size` as far as it reads like prose; negative for lists of links and scraps.
    prose: float
    title: bool
    signals: dict[str, float] = field(default_factory=dict)


def up(place: Place | None) -> Iterator[Place]:
    """The place and those around it, innermost first."""
    while place is not None:
        yield place
        place = place.parent


def near(place: Place) -> Iterator[Place]:
    """The same, as far outwards as is looked."""
    return islice(up(place), LEVELS)


def is_mostly_link(block: Block) -> bool:
    """Whether most of its text is that of links."""
    return block.link_chars > 0.5 * len(block.text)


def heads_comments(piece: Piece) -> bool:
    """Whether it is the heading of what readers write."""
    return piece.block.kind == "h" and _COMMENTS.fullmatch(piece.plain) is not None


def piece_of(block: Block, place: Place, plain_title: str) -> Piece:
    """The block in its place, without signals; `plain_title` is the headline without case and punctuation."""
    size, ends, text = weight(block.text), stops(block.text), plain(block.text)
    is_title = same_title(text, plain_title)
    return Piece(block, place, text, size, ends, _prose(block, size, ends), is_title)


def tell_unstopped(read: Sequence[Piece]) -> None:
    """Where most paragraphs have no full stop, as in Thai and on many an Arabic page, a line ends a sentence itself."""
    unstopped = [piece for piece in read if not piece.stops and piece.size >= SENTENCE and _is_of_words(piece)]
    long = sum(piece.size for piece in unstopped if piece.size >= PARAGRAPH_SIZE and not is_mostly_link(piece.block))
    if long > UNSTOPPED * sum(piece.prose for piece in read if piece.prose > 0):
        for piece in unstopped:
            piece.stops = 1
            piece.prose = _prose(piece.block, piece.size, 1)


def _is_of_words(piece: Piece) -> bool:
    """Whether it is no heading, and no endless word; a script without spaces counts more than its letters."""
    text = piece.block.text
    return piece.block.kind != "h" and (len(text) <= LONGEST_WORD * (1 + text.count(" ")) or piece.size > len(text))


def _prose(block: Block, size: int, ends: int) -> float:
    if is_mostly_link(block):
        return -min(size, 100) * 0.7
    if block.kind == "h":
        return 0.0
    if ends and size >= PARAGRAPH_SIZE:
        unlinked = 1 - block.link_chars / len(block.text)
        return min(size, 1500) * unlinked * (0.6 if block.kind == "li" else 1.0)
    return -min(size, 40) * 0.5
