"""The elements of a page that hold text: how much prose is in each, and what its name and neighbours say of it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.extract.blocks import PARAGRAPH, Block
from crawler.extract.body_fields import asking_mail
from crawler.extract.body_words import (
    MARKS,
    names_body,
    names_outside,
    names_sidebar,
    plain,
    same_title,
    stops,
    weight,
)

#: Share of the page's prose; an element that holds more is not judged by its class.
MINOR = 0.4
#: Share of the page's prose; an <aside> that holds more, and an <article>, was left open and swallowed the page.
SWALLOWED = 0.5
#: Teasers that must look alike before they count as a list of them, their share among elements like them, and the
#: characters such a teaser has at most.
CARDS, CARD_SHARE, CARD_SIZE = 3, 0.6, 700
#: Characters of a headline that are compared with the page's lines.
LONGEST_TITLE = 1000
#: Elements around a text that are looked at, from the inside outwards.
LEVELS = 60
#: Characters of a list item from which it is a teaser when it starts with a link.
EXCERPT = 150
#: Texts of a box that asks for an e-mail address.
ASKING = 6
_CARD_LEVELS = 8  # elements from the text up to its teaser

_PICTURE_LEVELS = 3  # elements from a text up to what holds it and its picture
_PICTURES = ("img", "picture", "amp-img", "video")
_RUNNING = PARAGRAPH | {"tr"}
_FRAMES = frozenset({"aside", "footer", "nav"})
_TOLD = frozenset({"aside", "footer", "nav", "header", "form", "figure", "table"})
# WordPress writes where an article is filed into its class: "post-12 type-post format-video tag-photo category-news".
_FILED = re.compile(
    r"(?<!\S)(?:tag|category|format|type|status|post|postid|author|has-post|single)-\S*|(?<!\S)hentry(?!\S)"
)
_NAMING = ("id", "role", "itemprop", "data-component")
_LONGEST_NAME = 400  # characters


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


_OUT = frozenset({"mark:comments", "tag:aside", "tag:nav", "tag:footer", "mark:outside", "asks"})


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


def pieces(found: Sequence[Block], title: str) -> tuple[list[Piece], list[Place]]:
    """The blocks with their places, and all places with outer ones before inner ones."""
    places = _places(found)
    known = {place.element: place for place in places}
    plain_title = plain(title[:LONGEST_TITLE])
    read = [_piece(block, known[block.element], plain_title) for block in found]
    _count(read, places)
    _tell_cards(read, places)
    for piece in read:
        if piece.title and piece.block.kind == "h":
            piece.place.titled = True
        if piece.prose > 0 and not piece.place.card:
            piece.place.prose += piece.prose
    _sum_up(places)
    _tell_minor(places)
    return read, places


def _count(read: Sequence[Piece], places: Sequence[Place]) -> None:
    for piece in read:
        piece.place.texts += 1
    for place in reversed(places):
        if place.parent:
            place.parent.texts += place.texts


def up(place: Place | None) -> Iterator[Place]:
    """The place and those around it, innermost first."""
    while place is not None:
        yield place
        place = place.parent


def _places(found: Sequence[Block]) -> list[Place]:
    known: dict[HtmlElement, Place] = {}
    for block in found:
        chain: list[HtmlElement] = []
        element: HtmlElement | None = block.element
        while element is not None and element not in known:
            chain.append(element)
            element = element.getparent()
        parent = known[element] if element is not None else None
        for inner in reversed(chain):
            names = "" if inner.tag in ("html", "body") else _names(inner)
            parent = known[inner] = Place(element=inner, parent=parent, names=names, marks=_marks(names))
    return list(known.values())


def _names(element: HtmlElement) -> str:
    if not element.attrib:
        return ""
    get = element.get
    classes = (get("class") or "")[:_LONGEST_NAME]
    if "hentry" in classes or "status-publish" in classes:
        classes = _FILED.sub(" ", classes)
    rest = [value[:100] for name in _NAMING if (value := get(name))]
    return " ".join([classes, *rest]).lower().strip()


@lru_cache(maxsize=16384)
def _marks(names: str) -> frozenset[str]:
    """Word by word: pages share the words of their class attributes far more than the attributes."""
    return frozenset().union(*map(_marks_of_word, names.split()))


@lru_cache(maxsize=65536)
def _marks_of_word(word: str) -> frozenset[str]:
    return frozenset(name for name, pattern in MARKS.items() if pattern.search(word))


def _piece(block: Block, place: Place, plain_title: str) -> Piece:
    size, ends, text = weight(block.text), stops(block.text), plain(block.text)
    is_title = same_title(text, plain_title)
    return Piece(block, place, text, size, ends, _prose(block, size, ends), is_title)


def _prose(block: Block, size: int, ends: int) -> float:
    linked = block.link_chars / len(block.text)
    if linked > 0.5:
        return -min(size, 100) * 0.7
    if block.kind == "h":
        return 0.0
    if ends and size >= 60:
        return min(size, 1500) * (1 - linked) * (0.6 if block.kind == "li" else 1.0)
    return -min(size, 40) * 0.5


@dataclass(slots=True)
class _Content:
    place: Place
    texts: int = 0
    linked: int = 0
    paragraphs: int = 0
    size: int = 0


def _tell_cards(read: Sequence[Piece], places: Sequence[Place]) -> None:
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
    excerpt = block.kind == "li" and piece.size > EXCERPT and block.link_chars > 25 and leads_with_link(block.element)
    return excerpt and not any(names_body(place.names) for place in islice(up(piece.place), LEVELS))


def _sum_up(places: Sequence[Place]) -> None:
    page = sum(place.prose for place in places)
    for place in reversed(places):
        place.holds = place.holds or place.titled or place.element.tag in ("article", "main")
        swallowed = place.holds and place.prose > SWALLOWED * page
        framed = _is_frame(place) and not swallowed
        if not place.titled and ("comments" in place.marks or framed):
            place.prose = 0
        if place.parent:
            place.parent.prose += place.prose
            place.parent.titled = place.parent.titled or place.titled
            place.parent.holds = place.parent.holds or place.holds


def _is_frame(place: Place) -> bool:
    return place.element.tag in _FRAMES or names_sidebar(place.names)


def _tell_minor(places: Sequence[Place]) -> None:
    total = max(places[0].prose, 1.0) if places else 1.0
    asking = asking_mail({place.element for place in places if place.texts <= ASKING})
    for place in places:
        place.told = place.parent.told if place.parent else frozenset()
        if not place.titled and place.prose < MINOR * total and (told := _told_by(place, asking)):
            place.told = place.told | told
        place.framed = not place.told.isdisjoint(_OUT)
        place.out = place.card or place.framed


def _told_by(place: Place, asking: Set[HtmlElement]) -> set[str]:
    told = {f"mark:{mark}" for mark in place.marks}
    if place.element in asking:
        told.add("asks")
    if place.element.tag in _TOLD:
        told.add(f"tag:{place.element.tag}")
    if names_outside(place.names):
        told.add("mark:outside")
    return told


def is_beside_picture(piece: Piece) -> bool:
    """Whether the block is all the text that stands in an element with a picture: its caption, whatever it is called.

    A picture within a paragraph has none.
    """
    around = (place for place in islice(up(piece.place), _PICTURE_LEVELS) if place.element.tag not in _RUNNING)
    for place in around:
        if place.texts > 1:
            return False
        if next(place.element.iter(*_PICTURES), None) is not None:
            return True
    return False


def leads_with_link(element: HtmlElement) -> bool:
    """Whether the first text of the element is that of a link."""
    for inner in islice(element.iter(), 20):
        if isinstance(inner.tag, str) and (inner.text or "").strip():
            return any(around.tag == "a" for around in (inner, *islice(inner.iterancestors(), 3)))
    return False
