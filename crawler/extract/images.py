"""The pictures of an article, with their captions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from crawler.article import Image
from crawler.extract.claims import Claims
from crawler.extract.markup_text import plain, shown
from crawler.extract.nearby import Nearby
from crawler.extract.same_page import resolve

#: Pictures of one article, and img elements that are looked at.
MOST_IMAGES = 40
MOST_ELEMENTS = 600
#: Pixels; what says it is smaller is an icon.
SMALLEST_SIDE = 100
LONGEST_CAPTION = 1_000

_NOT_PICTURES = re.compile(
    r"logo|avatar|icon|sprite|pixel|spacer|blank|placeholder|1x1|badge|emoji|gravatar|author|byline|profile|headshot|"
    r"banner|advert|doubleclick|scorecard|tracking|beacon|share|facebook\.com/tr|default[-_]?(?:image|img|og|share)|"
    r"\.svg(?:$|\?)",
    re.IGNORECASE,
)
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-srcset", "data-lazy-srcset", "srcset", "src")
_SIZE = re.compile(
    r"~?_v(?:-[a-z0-9_]+|\d+_\d+_\d{2,4})(?=\.\w+$)|_\d{3,4}(?=\.\w+$)|[-_/](?:\d{2,4}x\d{2,4}|w\d{2,4}|h\d{2,4}|\d{2,4}w|small|medium|large|thumb(?:nail)?s?|xl|"
    r"scaled|b_c)(?=[-_/.]|$)|@\dx|(?:wide|standard|square|original|cinema|portrait|landscape)__\d+x\d+\Z",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"\.(?:jpe?g|png|webp|avif|gif)", re.IGNORECASE)
_CAPTION = re.compile(r"caption|legend|bildunterschrift|wp-caption-text|credit", re.IGNORECASE)


def read(tree: HtmlElement, url: str, *claims: Claims, body_elements: Sequence[HtmlElement] = ()) -> tuple[Image, ...]:
    """The lead picture and those of the body, in page order, none twice whatever its size; () when there is none.

    The lead picture is the one that structured data or meta name. Captions are those printed beside the pictures.
    Without `body_elements`, the figures that belong to the headline's article are taken.
    """
    named = next((claim.images for claim in claims if claim.images), ())[:5]
    lead = [
        image for image in (_secure(image) for image in named) if image and not _NOT_PICTURES.search(_name(image.url))
    ]
    found: dict[str, Image] = {}
    for image in (*lead[:1], *_printed(tree, url, body_elements), *lead[1:]):
        key = _same_picture(image.url)
        known = found.get(key)
        if known is None:
            found[key] = image
        elif image.caption and not known.caption:
            found[key] = replace(known, caption=image.caption)
    return tuple(found.values())[:MOST_IMAGES]


def _printed(tree: HtmlElement, url: str, body_elements: Sequence[HtmlElement]) -> Iterator[Image]:
    near = Nearby.on(tree)
    pictures = islice(tree.iter("img", "amp-img"), MOST_ELEMENTS)
    inside = set(body_elements)
    for element in pictures:
        figure = next((around for around in islice(element.iterancestors(), 6) if _holds_caption(around)), None)
        in_body = any(around in inside for around in element.iterancestors()) if inside else False
        if not in_body and (figure is None or near.level(figure.getparent()) is None):
            continue
        address = _source(element, url)
        if address and _is_picture(element, address):
            yield Image(url=address, caption=_caption(figure))


def _holds_caption(element: HtmlElement) -> bool:
    return element.tag == "figure" or "wp-caption" in (element.get("class") or "")


def _source(element: HtmlElement, url: str) -> str:
    """The picture's address: the widest of its variants, or the one that a script would load later."""
    for attribute in _LAZY:
        value = element.get(attribute) or ""
        if "srcset" in attribute:
            value = _widest(value)
        if value and not value.startswith("data:"):
            return _secure_url(resolve(url, value))
    parent = element.getparent()
    sources = parent.iter("source") if parent is not None and parent.tag == "picture" else ()
    return next((_secure_url(resolve(url, _widest(source.get("srcset") or ""))) for source in sources), "")


def _widest(srcset: str) -> str:
    """The address with the greatest width or density in a srcset; "" for an empty one."""
    best, width = "", -1.0
    for part in re.split(r",\s+|,(?=https?:)", srcset[:20_000].strip()):
        address, _, size = part.strip().partition(" ")
        match = re.match(r"\d+(?:\.\d+)?", size.strip())
        address = address.strip(",")
        if address and (value := float(match[0]) if match else 0.0) > width:
            best, width = address, value
    return best


def _is_picture(element: HtmlElement, address: str) -> bool:
    if _NOT_PICTURES.search(_name(address)) or _NOT_PICTURES.search(element.get("class") or ""):
        return False
    sides = [int(side) for side in (element.get("width") or "", element.get("height") or "") if side.isdecimal()]
    return not any(side < SMALLEST_SIDE for side in sides)


def _caption(figure: HtmlElement | None) -> str | None:
    if figure is None:
        return None
    captions: Iterable[HtmlElement] = figure.iter("figcaption")
    marked = (part for part in figure.iter() if isinstance(part.tag, str) and _CAPTION.search(part.get("class") or ""))
    element = next(iter(captions), None)
    if element is None:
        element = next((part for part in marked if part is not figure and part.tag != "img"), None)
    return (plain(shown(element), LONGEST_CAPTION) or None) if element is not None else None


def _secure(image: Image) -> Image | None:
    address = _secure_url(image.url)
    return replace(image, url=address) if address else None


def _secure_url(url: str) -> str:
    return "https://" + url.removeprefix("http://") if url.startswith("http://") else url


def _name(url: str) -> str:
    """The last parts of a picture's path, which say what it shows."""
    return "/".join(urlsplit(url).path.split("/")[-2:])


def _same_picture(url: str) -> str:
    """What is equal for the size variants of one picture: its file name, or what it is made from."""
    parts = urlsplit(url)
    inner = next((value for _, value in parse_qsl(parts.query) if "/" in value and _EXTENSION.search(value)), "")
    path = urlsplit(inner).path if inner else parts.path
    name = _SIZE.sub("", path.rsplit("/", 1)[-1]).casefold()
    stem = _EXTENSION.sub("", name)
    # A short name ("image", "0", "master/3916") says nothing; then the folders count too.
    return stem if len(stem) >= 12 else _SIZE.sub("", path).casefold()
