"""How much a text looks like writing, and not like writing that was decoded wrongly. Pure."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final

#: What one character outside ASCII says: a frequent letter, a quote, another letter, other punctuation, and what stands
#: in no text.
FREQUENT, QUOTE, LETTER, NEUTRAL, RARE, LOST = 1.0, 0.35, 0.3, 0.0, -0.7, -2.0
#: What two letters side by side cost that no word has: of two scripts, or a capital behind a small one.
CLASH = -1.5

_FREQUENT: Final = frozenset(
    "اليمنوترهبدعسفكقةحجأشىیک"
    "יוהלארתבשמנדקכםפחעןטגצסז"
    "оеаинтсрвлкм"
    "ατοιενσρκπηςυμλδθάίόέήύώ"
    "이다는의에을가고하한지로기사은도를대정인서자부시리"
    "กานรอมลเวัง่ี้ยสตะ"
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都"
    "然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法"
    "此实回二理美点月明其种声全工己话向情部正名定女问力机给等几业最间新打便位因重被走电四第门相次东政海口使教西再平真听"
    "世气信北少关并内加化由代军产入先山五太水万市這來國個說們為時會過對後發當無開見經頭從動兩長樣現將與進實點聲話問機給"
    "業間東氣關並內軍產萬港府員報總統部記者社長議員選舉戰爭"
)
_LATIN: Final = frozenset("äöüßéèêàâçñãõáíóúìòùôîûïëåøæœčšžřěůýąęłśżźćńığşİÖÄÜÉÇŞĞăâîșțőűđĐ") - frozenset("ý")
# What languages in Latin letters have beside ASCII, without their capitals: one text has those of one of them.
_ALPHABETS: Final = tuple(
    map(
        frozenset,
        (
            "àâæçéèêëîïôœùûüÿ",  # French
            "äöüß",
            "áéíóúüñ",  # Spanish
            "áâãàçéêíóôõúü",  # Portuguese
            "àèéìíîòóùú",  # Italian
            "àçéèíïóòúü",  # Catalan
            "éèëêïíóöüáç",  # Dutch
            "åäöéà",  # Swedish, Finnish
            "æøåéöèò",  # Danish, Norwegian
            "áéíóúýðþæö",  # Icelandic
            "ąćęłńóśźż",  # Polish
            "áäčďéěíĺľňóôŕřšťúůýž",  # Czech, Slovak
            "áéíóöőúüű",  # Hungarian
            "ăâîșțşţ",  # Romanian
            "čćđšž",  # Croatian, Slovene
            "çğıöşüâîûə",  # Turkish, Azerbaijani
            "äõöüšž",  # Estonian
            "āčēģīķļņšūž",  # Latvian
            "ąčęėįšųūž",  # Lithuanian
        ),
    )
)
#: What it costs where all such letters are in no one alphabet.
MIXED: Final = 0.5
_QUOTES: Final = frozenset("«»“”„")
_PUNCTUATION: Final = frozenset("‘’‚–—…·•°§©®™ª€£،؛؟ـ、。，「」！？：；（）《》・ー\u00a0\u200c\u200e\u200f№º²³¡¿")
# In ISO-8859-2 where the encodings of the West have quotes and the commonest vowel with a mark.
_SELDOM: Final = frozenset("ŤťŔŕ")
# Nothing follows them in a word.
_FINAL: Final = frozenset("ךםןףץ")
# Inside of a word, as in "Å¡": halves of letters.
_SIGNS: Final = frozenset("¤¦¬¯±´¶¸¹¼½¾¨¢¥µ\u00ad×÷")
#: The first and last character of each script, and its name.
_SCRIPTS: Final = (
    (0x00C0, 0x024F, "latin"),
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x04FF, "cyrillic"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x06FF, "arabic"),
    (0x0E00, 0x0E7F, "thai"),
    (0x3040, 0x30FF, "east"),
    (0x4E00, 0x9FFF, "east"),
    (0xAC00, 0xD7AF, "hangul"),
)


def likeness(text: str) -> float:
    """From -2 (rubbish) to 1 (writing), by the characters outside ASCII; 0.5 when there are none."""
    if text.isascii():
        return 0.5
    foreign = {character: count for character, count in Counter(text).items() if character > "\x7f"}
    total = sum(_worth(character) * count for character, count in foreign.items())
    total += sum(_clash(*pair) * count for pair, count in Counter(pairwise(text)).items())
    return max(total / sum(foreign.values()) - MIXED * (1 - _in_one_alphabet(foreign)), LOST)


def _in_one_alphabet(foreign: Mapping[str, int]) -> float:
    """The share of the Latin letters outside ASCII that the alphabet of one language has; 1 when there are none."""
    letters: Counter[str] = Counter()
    for character, count in foreign.items():
        if _script(character) == "latin" and character.isalpha():
            letters[character.lower()] += count
    own = (sum(letters[letter] for letter in alphabet & letters.keys()) for alphabet in _ALPHABETS)
    return max(own) / letters.total() if letters else 1.0


@lru_cache(maxsize=16384)
def _worth(character: str) -> float:
    if character in _FREQUENT or "\u3041" <= character <= "\u30fe":
        return FREQUENT
    if character in _LATIN:
        return 2 * LETTER
    if character in _QUOTES:
        return QUOTE
    if character in _PUNCTUATION:
        return NEUTRAL
    if character in _SELDOM:
        return RARE
    if character == "\ufffd" or character < "\xa0":
        return LOST
    return LETTER if _script(character) and character.isalpha() else RARE


@lru_cache(maxsize=65536)
def _clash(one: str, other: str) -> float:
    if one <= "\x7f" and other <= "\x7f":
        return 0.0
    if one in _FINAL and _script(other) == "hebrew":
        return CLASH
    if (one.isalpha() and other in _SIGNS) or (one in "¹³" and other.isalpha()):
        return CLASH
    scripts = {_script(one), _script(other)}
    if "" in scripts:
        return 0.0
    if scripts == {"latin"}:
        # Two accented letters side by side are seldom in any language.
        return CLASH / 2 if one > "\x7f" and other > "\x7f" else CLASH / 2 if one.islower() and other.isupper() else 0.0
    return CLASH if len(scripts) > 1 or (one.islower() and other.isupper()) else 0.0


def _script(letter: str) -> str:
    if letter < "\x80":
        return "latin" if letter.isalpha() else ""
    point = ord(letter)
    return next((name for first, last, name in _SCRIPTS if first <= point <= last), "")
