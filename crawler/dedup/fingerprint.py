"""The content hash: equal for two pages that say the same, whatever their bytes, quotes or spacing."""

import re
import unicodedata
from hashlib import blake2b

# Arabic letters that outlets write either way, tatweel and short vowels: normalised here only, never in the text.
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of a text, folded so that spelling variants are equal: case, width, diacritics, Arabic forms."""
    folded = unicodedata.normalize("NFKD", text).translate(_ARABIC).casefold()
    return _WORD.findall("".join(c for c in folded if not unicodedata.combining(c)))


def content_hash(title: str, text: str) -> str:
    """BLAKE2b of the folded words of title and text, 16 bytes in hex."""
    content = " ".join(words(title)) + "\n" + " ".join(words(text))
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
