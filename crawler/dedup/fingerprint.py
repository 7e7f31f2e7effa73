"""The content hash: equal for two pages that say the same, whatever their bytes, quotes or spacing."""

import re
import unicodedata
from hashlib import blake2b

# Arabic letters that outlets write either way, tatweel and short vowels: normalised here only, never in the text.
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of a text, folded so that spelling variants are equal: case, width, diacritics, Arabic forms."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    # Few kinds of characters, and nothing to fold among most: asking each kind once is cheaper than each character.
    table = {ord(c): _ARABIC.get(ord(c)) for c in set(folded) if ord(c) in _ARABIC or unicodedata.combining(c)}
    return _WORD.findall(folded.translate(table) if table else folded)


def content_hash(title: str, text: str) -> str:
    """BLAKE2b of the folded words of title and text, 16 bytes in hex."""
    content = " ".join(words(title)) + "\n" + " ".join(words(text))
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
