"""Folding: texts of dates as they are compared, and the tokens they fall into."""

import re
import unicodedata
from functools import lru_cache

#: A token with its place in the folded text: first character, and the one after its last.
Piece = tuple[str, int, int]

# Accents, Hebrew points, Arabic vowel signs and hamzas.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]")
# Joiners, direction marks, tatweel, soft hyphen.
_INVISIBLE = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LETTERS = {
    "ى": "ي", "ی": "ي", "ې": "ي", "ێ": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ھ": "ه", "ہ": "ه", "ۆ": "و", "ڕ": "ر",
    "ڵ": "ل", "ı": "i",
}  # fmt: skip
_SIGNS = {
    "’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "⁄": "/", "،": ",",
    "、": ",", "。": ".", "·": "|", "•": "|", "∙": "|", "●": "|", "٫": ".",
}  # fmt: skip
_SAME = str.maketrans(_LETTERS | _SIGNS)

# Vowel signs of Indic scripts and of Thai, which are no letters to `re`.
_VOWELS = "\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09d7\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
#: The first character of the scripts written without spaces; each of theirs is a token.
FIRST_DENSE = "\u3040"
_DENSE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_TOKEN = re.compile(rf"\d+|[^\W\d_{_DENSE}](?:[^\W\d_{_DENSE}]|[{_VOWELS}])*|\S")

_AM_PM = re.compile(r"\b([ap])\s?\.\s?m\b\.?")
# "ESTUpdated", "StaffNovember", where two elements met.
_GLUED_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z][A-Z])(?=[A-Z][a-z][a-z])")
# "20197:05", where a year and what follows it stood in two elements.
_GLUED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\d{1,2}:\d\d|(?:0?[1-9]|[12]\d|3[01])\.? [^\W\d])")


def fold(text: str) -> str:
    """The text without case, accents and vowel signs; one spelling of letters, digits and dashes."""
    if text.isascii():
        return text.casefold()
    text = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)).casefold()
    text = unicodedata.normalize("NFC", _MARKS.sub("", text)).translate(_SAME)
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text)


@lru_cache(maxsize=64)  # each text is cut for two vocabularies
def pieces(text: str) -> tuple[Piece, ...]:
    """The tokens of a text, folded: numbers, words, single signs and CJK characters."""
    folded = _GLUED_YEAR.sub(r"\1 ", _AM_PM.sub(r"\1m ", fold(_GLUED_WORDS.sub(" ", text))))
    return tuple((match[0], match.start(), match.end()) for match in _TOKEN.finditer(folded))
