"""Documents that are no pages: feeds and sitemaps, from the bytes as sent to a tree that cannot do harm."""

import codecs
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import chain
from typing import Literal, cast

from lxml import etree

from crawler.markup import decode
from crawler.page import Page
from crawler.select import fold

#: Bytes; what sitemaps.org allows a sitemap to have. The rest is cut off.
LONGEST = 50_000_000

_PIECE = 1 << 16  # bytes or characters that are worked on at a time
_START = re.compile(r"<\?xml\s|<(?:\w{1,20}:)?(?:rss|feed|rdf|urlset|sitemapindex)[\s>]", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml\s[^>]*>")
_JUNK = 10_000  # characters before the document that are looked through: warnings of the server, blank lines
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HALF = re.compile(
    r"#(?:0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3])|[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2})\Z"
)
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});|([a-zA-Z][a-zA-Z0-9]{1,30};)?)")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
#: What may begin one of them, or a reference, at the end of a piece; none is longer than the tail that is kept back.
_UNFINISHED = re.compile(r"[&<\]]")
_TAIL = 40


def text_of(page: Page) -> str:
    """The document as text, unpacked when it was sent as gzip.

    UTF-8 wherever the bytes are valid UTF-8, which other encodings are not by chance; else as the header or the
    document itself says.
    """
    return "".join(_texts(page))


@dataclass(frozen=True, kw_only=True)
class Document:
    """A feed or sitemap as a tree, with broken references mended."""

    root: etree._Element
    #: Whether it is well-formed: else elements may stand deeper than they were meant to.
    is_sound: bool


def document_of(page: Page) -> Document | None:
    """The XML feed or sitemap in the page; None when there is none."""
    parser = _parser(page)
    try:
        for piece in _sound(page):
            parser.feed(piece.encode("utf-8"))
        root: etree._Element | None = parser.close()
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if root is None else Document(root=root, is_sound=not len(parser.feed_error_log))


def children_of(page: Page, names: Iterable[str]) -> Iterator[tuple[str, etree._Element]]:
    """The root's children of these names, each as soon as it is whole, with the root's name; then it is forgotten.

    Nothing for a document that is no feed or sitemap. So the largest sitemap takes little more memory than a small one.
    """
    parser = _parser(page, ("end",), [f"{{*}}{name}" for name in names])
    for element in _whole(parser, page):
        root = element.getparent()
        if root is not None and root.getparent() is None:
            yield local_name(root), element
            _forget(element)


def _whole(parser: etree.XMLPullParser, page: Page) -> Iterator[etree._Element]:
    try:
        for piece in _sound(page):
            parser.feed(piece.encode("utf-8"))
            yield from _read(parser)
        parser.close()
    except (etree.XMLSyntaxError, ValueError):
        return
    yield from _read(parser)  # what was left open is closed now


def _read(parser: etree.XMLPullParser) -> Iterator[etree._Element]:
    return (element for _, element in cast("Iterator[tuple[str, etree._Element]]", parser.read_events()))


def _parser(page: Page, events: tuple[Literal["end"], ...] = (), tags: Sequence[str] = ()) -> etree.XMLPullParser:
    return etree.XMLPullParser(
        events=events,
        tag=tags or None,
        base_url=page.url,
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def local_name(element: etree._Element) -> str:
    """The name without namespace or declared prefix, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def content(element: etree._Element) -> str:
    """The text in the element, on one line."""
    return fold("".join(str(text) for text in element.itertext()) if len(element) else element.text or "")


def plain(text: str) -> str:
    """A headline as plain text: feeds write it with entities, with entities twice, or with tags."""
    return fold(unescape(_TAG.sub("", unescape(text) if "<" not in text else text)))


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _texts(page: Page) -> Iterator[str]:
    """The document's text in pieces."""
    body = page.body
    if isinstance(body, str):
        yield from (body[start : start + _PIECE] for start in range(0, min(len(body), LONGEST), _PIECE))
    elif _is_utf8(body):
        decoder = codecs.getincrementaldecoder("utf-8-sig")()
        yield from map(decoder.decode, _bytes(body))
    else:
        yield decode(b"".join(_bytes(body)), content_type=page.header("content-type"))


def _is_utf8(body: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for piece in _bytes(body):
            decoder.decode(piece)
        # A document that was cut off may end within a character: whether it did is no matter.
    except UnicodeDecodeError:
        return False
    return True


def _bytes(body: bytes) -> Iterator[bytes]:
    """The body in pieces, unpacked when it is gzip, as far as it is allowed to go."""
    room = LONGEST
    pieces = _unpacked(body) if body.startswith(b"\x1f\x8b") else _slices(body)
    for piece in pieces:
        yield piece[:room]
        room -= len(piece)
        if room <= 0:
            return


def _slices(body: bytes) -> Iterator[bytes]:
    for start in range(0, len(body), _PIECE):
        yield body[start : start + _PIECE]


def _unpacked(body: bytes) -> Iterator[bytes]:
    """The gzip members of a body, as far as they can be read."""
    while body.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        rest = body
        try:
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _PIECE)
                rest = unpacker.unconsumed_tail
        except zlib.error:
            return
        body = unpacker.unused_data


def _sound(page: Page) -> Iterator[str]:
    """The XML document in pieces that a parser can take, without what stands before it; nothing when there is none."""
    texts = _texts(page)
    head = ""
    for piece in texts:
        head += piece
        if len(head) > 2 * _JUNK:
            break
    start = _START.search(head, 0, _JUNK)
    if start is not None:
        head = (
            _DECLARATION.sub("", head[start.start() :], count=1) if start[0].startswith("<?") else head[start.start() :]
        )
        doctype = _DOCTYPE.search(head, 0, _JUNK)
        head = head[: doctype.start()] + head[doctype.end() :] if doctype else head
        yield from _mended(chain([head], texts))


def _mended(pieces: Iterable[str]) -> Iterator[str]:
    """The text with no entity in it but XML's own: others become their characters, or are shown as written."""
    rest, is_raw = "", False
    for piece in pieces:
        rest += _CONTROL.sub("", piece)
        unfinished = _UNFINISHED.search(rest, max(0, len(rest) - _TAIL))
        end = unfinished.start() if unfinished else len(rest)
        end -= rest[end - 1 : end + 1] == "]]"
        sound, is_raw = _mend(rest[:end], is_raw=is_raw)
        yield sound
        rest = rest[end:]
    yield _mend(rest, is_raw=is_raw)[0]


def _mend(text: str, *, is_raw: bool) -> tuple[str, bool]:
    """The text mended where it is not raw (CDATA), and whether what follows it is."""
    parts: list[str] = []
    place = 0
    while place < len(text):
        mark = _CDATA_END if is_raw else _CDATA
        found = text.find(mark, place)
        end = len(text) if found < 0 else found + len(mark)
        parts.append(text[place:end] if is_raw else _REFERENCE.sub(_reference, text[place:end]))
        is_raw ^= found >= 0
        place = end
    return "".join(parts), is_raw


def _reference(match: re.Match[str]) -> str:
    if match[1] and match[1].startswith("#"):
        # Half a surrogate pair: the parser takes it, and then cannot give it back.
        return "" if _HALF.match(match[1]) else match[0]
    # A name of XML or HTML - or a lone ampersand, as in the addresses of careless feeds. As numbers, because behind an
    # error libxml2 forgets what names stand for.
    known = unescape(match[0]) if match[1] or match[2] else match[0]
    return known.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;")
