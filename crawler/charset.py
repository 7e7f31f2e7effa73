"""The encoding of a body that is not clean UTF-8: what is declared, unless the text that comes of it cannot be; else
the one that gives the most plausible text. Pure.

Servers declare wrongly, and nothing in a legacy encoding says that it was chosen wrongly but the look of the text.
"""

import codecs
import re
from collections.abc import Iterator
from itertools import islice

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, resolve_encoding

from crawler.charset_look import likeness
from crawler.limits import LONGEST_PAGE

#: Bytes of text around characters outside ASCII that are looked at to tell one encoding from another.
SAMPLE = 2_000
#: Likeness (see `charset_look`) below which no encoding is believed.
UNLIKELY = 0.0
#: What a declared encoding is ahead of one that is not; and more of it the fewer characters there are to tell by.
DECLARED, DOUBT = 0.1, 3
#: Bytes in which a declaration is looked for, and the declarations that are read.
SEARCHED, MOST_DECLARATIONS = 200_000, 4
#: UTF-8 sequences for each byte that is none, from which a body is UTF-8 with damage.
DAMAGED = 20
#: Double-encoded characters from which a text is taken for double-encoded.
TWICE = 3

# Python's names. Those of the languages that news is written in; the first of equals is taken.
_GUESSED = (
    "cp1252", "cp1256", "cp1251", "gb18030", "shift_jis", "euc_jp", "euc_kr", "big5", "cp1254", "cp1255", "cp1253",
    "cp1250", "iso8859_6", "koi8_u", "iso8859_5", "cp874", "iso8859_2",
)  # fmt: skip
# A page may declare these too. Nothing else Python knows by a name (hex, rot13, utf-7, idna) is an encoding of pages.
_DECLARABLE = frozenset(_GUESSED) | {
    "cp1257", "cp1258", "cp866", "iso8859_3", "iso8859_4", "iso8859_7", "iso8859_8", "iso8859_10", "iso8859_13",
    "iso8859_14", "iso8859_15", "iso8859_16", "koi8_r", "mac_roman", "mac_cyrillic", "iso2022_jp", "cp949", "cp932",
    "big5hkscs", "tis_620",
}  # fmt: skip
_WIDE_LOOK = 4_096  # bytes
# ISO-2022-JP goes over to two bytes a character.
_SHIFT = re.compile(rb"\x1b\$[@B]")
_MARKUP = re.compile(rb"<(script|style)\b.*?</\1\s*>|<[^<>]{0,4000}>", re.DOTALL | re.IGNORECASE)
# Letters around what is not ASCII; @ to ~ are second halves of East Asian characters too.
_FOREIGN = re.compile(rb"[\x40-\x7e]{0,20}[\x80-\xff][\x40-\x7e\x80-\xff]{0,400} ?")
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]|"
    rb"\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_HIGH = bytes(range(0x80, 0x100))
_PIECE = re.compile(rb"[^<\n]*[<\n]?")
_LONGEST_DECLARATION = 400  # bytes
# The bytes of frequent letters (alef, o, yod, dotless i, e acute, a apostrophe...), taken for cp1252 and encoded again.
_TWICE = re.compile(
    b"|".join(re.escape(letter.encode().decode("cp1252", "ignore").encode()) for letter in "اردоаеיוıéäöü’“的，")
)
_CP1252 = {
    bytes([n]).decode("cp1252"): bytes([n]) for n in range(0x80, 0x100) if n not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_CP1252 |= {chr(n): bytes([n]) for n in range(0x80, 0x100)}
_MISREAD = re.compile(f"[{re.escape(''.join(_CP1252))}]{{2,}}")


def decode_damaged(body: bytes, content_type: str) -> str:
    """The text of a body that is not clean UTF-8. What cannot be decoded is U+FFFD; never raises."""
    if wide := _wide(body):
        return body[: 4 * LONGEST_PAGE].decode(wide, "replace").removeprefix("\ufeff")
    body = body[:LONGEST_PAGE].replace(b"\x00", b"").removeprefix(codecs.BOM_UTF8)
    if _SHIFT.search(body):
        return body.decode("iso2022_jp", "replace")
    foreign = sum(map(body.count, (_HIGH[n : n + 1] for n in range(128)))) if not body.isascii() else 0
    good = sum(len(match[0]) for match in _SEQUENCE.finditer(body)) if foreign else 0
    if good == foreign:
        return body.decode("utf-8", "replace")
    if good > DAMAGED * (foreign - good) and foreign:
        return body.decode("utf-8", _PUNCTUATION)
    legacy = _legacy(body, content_type)
    return _by_pieces(body, legacy) if good > foreign / DAMAGED else body.decode(legacy, "replace")


def undo_twice(text: str, body: bytes) -> str:
    """The text, of which `body` is the UTF-8, without the damage of having been encoded as UTF-8 twice."""
    # All begin with this byte; most pages have it seldom.
    if body.count(b"\xc3") < TWICE or sum(1 for _ in islice(_TWICE.finditer(body), TWICE)) < TWICE:
        return text
    return _MISREAD.sub(_undone, text)


def _undone(match: re.Match[str]) -> str:
    try:
        return b"".join(map(_CP1252.__getitem__, match[0])).decode()
    except UnicodeDecodeError:
        return match[0]


def _wide(body: bytes) -> str:
    """UTF-16 or UTF-32 by their mark, or by the NULs that markup has in them; "" for anything else."""
    for mark, name in ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32")):
        if body.startswith(mark):
            return name
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    look = body[:_WIDE_LOOK]
    even, odd = look[::2].count(0), look[1::2].count(0)
    if max(even, odd) < len(look) / 16 or min(even, odd) > max(even, odd) / 2:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _legacy(body: bytes, content_type: str) -> str:
    """Python's name of the most plausible encoding; "ascii" when none is plausible."""
    sample = _sample(body)
    declared = frozenset(_declared(body, content_type))
    scores = {}
    for name in (*sorted(declared), *_GUESSED):
        text = sample.decode(name, "replace")
        ahead = DECLARED + DOUBT / (1 + _foreign(text)) if name in declared else 0.0
        scores[name] = likeness(text) + ahead
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= UNLIKELY else "ascii"


def _foreign(text: str) -> int:
    return sum(character > "\x7f" for character in text)


def _declared(body: bytes, content_type: str) -> Iterator[str]:
    """The encodings that header and document name, as far as pages can be in them."""
    names = [http_content_type_encoding(content_type)] if content_type else []
    at = -1
    for _ in range(MOST_DECLARATIONS):
        at = body.find(b"charset", at + 1, SEARCHED)
        if at < 0:
            break
        start = max(body.rfind(b"<", 0, at), at - _LONGEST_DECLARATION, 0)
        names.append(html_body_declared_encoding(body[start : at + _LONGEST_DECLARATION]))
    names.append(html_body_declared_encoding(body[:_LONGEST_DECLARATION]))
    for name in names:
        known = (resolve_encoding(name) or "").replace("-", "_") if name else ""
        if known in _DECLARABLE:
            yield known


def _sample(body: bytes) -> bytes:
    """Words outside ASCII from the text of the page, or from its markup when its text has none."""
    text = _MARKUP.sub(b" ", body[:SEARCHED])
    for source in (text, body):
        parts, size = [], 0
        for match in _FOREIGN.finditer(source):
            parts.append(match[0])
            size += len(match[0])
            if size > SAMPLE:
                break
        if parts:
            return b" ".join(parts)
    return b""


def _by_pieces(body: bytes, legacy: str) -> str:
    """A body of two encodings: each text between tags or lines is UTF-8 when it has some and nothing else."""
    parts = []
    for match in _PIECE.finditer(body):
        piece = match[0]
        good = sum(len(one[0]) for one in _SEQUENCE.finditer(piece))
        name = "utf-8" if good >= 8 and good == len(piece) - len(piece.translate(None, _HIGH)) else legacy
        parts.append(piece.decode(name, "replace"))
    return "".join(parts)


def _punctuation(error: UnicodeError) -> tuple[str, int]:
    """Curly quotes and dashes of cp1252 in UTF-8 are what editors paste; other stray bytes are lost."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    alone = error.end - error.start == 1 and error.object[max(error.start - 1, 0)] < 0x80
    if alone and byte in b"\x85\x91\x92\x93\x94\x96\x97\xa0":
        return byte.decode("cp1252"), error.start + 1
    return "\ufffd", error.end


_PUNCTUATION = "crawler.punctuation"
codecs.register_error(_PUNCTUATION, _punctuation)
