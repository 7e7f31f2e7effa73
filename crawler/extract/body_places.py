"""The elements of a page that hold text: how much prose is in each, and what its name and neighbours say of it."""

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import islice, pairwise, takewhile

from lxml.html import HtmlElement

from crawler.extract.blocks import PARAGRAPH, Block
from crawler.extract.body_cards import tell_cards
from crawler.extract.body_fields import asking_mail
from crawler.extract.body_piece import Piece, Place, heads_comments, near, piece_of, tell_unstopped, up
from crawler.extract.body_words import MARKS, names_outside, names_sidebar, plain

#: Share of the page's prose; an element that holds more is not judged by its class.
MINOR = 0.4
#: Share of the page's prose; an <aside> that holds more, and an <article>, was left open and swallowed the page.
SWALLOWED = 0.5
#: Characters of a headline that are compared with the page's lines.
LONGEST_TITLE = 1000
#: Texts of a box that asks for an e-mail address.
ASKING = 6
_PICTURE_LEVELS = 3  # elements from a text up to what holds it and its picture
#: Headings of comments on a page that are looked at, and pictures around a text.
MOST_COMMENTS, _MOST_PICTURES = 20, 8
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
_OUT = frozenset({"mark:comments", "tag:aside", "tag:nav", "tag:footer", "mark:outside", "asks"})


def pieces(found: Sequence[Block], title: str) -> tuple[list[Piece], list[Place]]:
    """The blocks with their places, and all places with outer ones before inner ones."""
    places = _places(found)
    known = {place.element: place for place in places}
    plain_title = plain(title[:LONGEST_TITLE])
    read = [piece_of(block, known[block.element], plain_title) for block in found]
    comments = _comments(read)
    tell_unstopped([piece for piece in read if not comments or comments.isdisjoint(map(id, near(piece.place)))])
    _count(read, places)
    tell_cards(read, places)
    for piece in read:
        if piece.title and piece.block.kind == "h":
            piece.place.titled = True
        if piece.prose > 0 and not piece.place.card:
            piece.place.prose += piece.prose
    _sum_up(places)
    _tell_minor(places)
    return read, places


def _comments(read: Sequence[Piece]) -> set[int]:
    """The ids of the places that begin with the heading of what readers write, which are marked so."""
    found = set()
    headings = ((before.place, piece.place) for before, piece in pairwise(read) if heads_comments(piece))
    for before, place in islice(headings, MOST_COMMENTS):
        for outer in _apart(before, place):
            outer.marks |= {"comments"}
            found.add(id(outer))
    return found


def _apart(before: Place, place: Place) -> list[Place]:
    """The place and those around it that do not hold the one before; none where no element near by holds both."""
    holding = set(map(id, near(before)))
    around = list(near(place))
    both = next((n for n, outer in enumerate(around) if id(outer) in holding), 0)
    return around[:both]


def _count(read: Sequence[Piece], places: Sequence[Place]) -> None:
    for piece in read:
        piece.place.texts += 1
    for place in reversed(places):
        if place.parent:
            place.parent.texts += place.texts


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
        if any(not _has_caption(picture, place) for picture in islice(place.element.iter(*_PICTURES), _MOST_PICTURES)):
            return True
    return False


def _has_caption(picture: HtmlElement, around: Place) -> bool:
    """Whether a picture stands in a <figure> of its own, with a caption there."""
    within = takewhile(lambda outer: outer is not around.element, picture.iterancestors())
    figure = next((outer for outer in within if outer.tag == "figure"), None)
    if figure is None:
        return False
    caption = next(figure.iter("figcaption"), None)
    return caption is not None and bool(caption.text_content().strip())
