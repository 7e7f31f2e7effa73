"""The language of a text, told from the text."""

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

#: Letters below which a text says nothing of its language, and below which the declared one decides close calls.
FEWEST_LETTERS = 12
FEW_LETTERS = 60
#: Characters that are looked at.
ENOUGH = 1_500
#: Characters that suffice when they are in the language that the page declares.
FIRST_LOOK = 200
#: Confidence from which the text is believed against what the page declares, and below which it is not at all.
SURE = 0.9
UNSURE = 0.35

_WORD = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(r"\A\s*([A-Za-z]{2,3})(?![A-Za-z])")
# One code for what readers and outlets take for one language.
_ALIASES = {
    "nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi", "fil": "tl", "tgl": "tl", "arb": "ar", "arz": "ar",
    "sdh": "ckb", "kmr": "ku", "kur": "ku", "fas": "fa", "per": "fa", "pes": "fa", "prs": "fa", "eng": "en",
    "ara": "ar",
    "tur": "tr", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "rus": "ru", "heb": "he", "cmn": "zh",
    "zho": "zh", "chi": "zh", "sh": "sr",
}  # fmt: skip
# Languages that statistics of letters cannot keep apart: the declared one of the same group is believed.
_GROUPS = (frozenset(("sr", "hr", "bs", "cnr", "sl")), frozenset(("id", "ms")), frozenset(("no", "da")))
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def detect(text: str, declared: str = "") -> str | None:
    """The ISO 639-1 code (639-3 where there is none) that the text itself speaks for.

    `declared` (`en-GB`, `ar`) decides short texts and close calls. None when the text is too short to tell and nothing
    is declared.
    """
    hint = _hint(declared)
    if hint and _confirms(_sample(text, FIRST_LOOK), hint):
        return hint
    sample = _sample(text, ENOUGH)
    letters = len(sample.replace(" ", ""))
    if letters < FEWEST_LETTERS:
        return hint
    told, confidence = _told(sample)
    if hint and (hint == told or _is_close(told, hint, sample)):
        return hint
    if confidence >= SURE or (confidence >= UNSURE and letters >= FEW_LETTERS):
        return str(told)
    return hint or (str(told) if confidence >= UNSURE else None)


def _sample(text: str, longest: int) -> str:
    words = islice(_WORD.finditer(text[: longest * 4]), longest // 4)
    return " ".join(match[0] for match in words)[:longest]


def _confirms(sample: str, hint: str) -> bool:
    """Whether the first words, if there are enough of them, are surely in the language that the page declares."""
    if len(sample) < FIRST_LOOK:
        return False
    told, confidence = _told(sample)
    return told == hint and confidence >= SURE


def _told(sample: str) -> tuple[str, float]:
    code, confidence = _identifier().classify(sample)
    return _ALIASES.get(code, code), confidence


def _hint(declared: str) -> str | None:
    match = _CODE.match(declared.replace("_", "-"))
    code = match[1].lower() if match else ""
    return _ALIASES.get(code, code) or None


def _is_close(told: str, hint: str, sample: str) -> bool:
    if _CYRILLIC.search(sample) and hint in ("hr", "bs", "sl"):
        return False
    return any(told in group and hint in group for group in _GROUPS) and not (
        told in ("no", "da") and len(sample) > 300
    )


@lru_cache(maxsize=1)
def _identifier() -> "LanguageIdentifier":
    """The model that comes with the library, loaded at the first text: it brings numpy, which few commands need."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
