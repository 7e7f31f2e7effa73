"""The people of a byline, apart from desks, agencies and the outlet itself."""

import re
from collections.abc import Collection, Iterator, Sequence
from urllib.parse import urlsplit

from crawler.extract.claims import Claims
from crawler.extract.people_words import AGENCIES, DEGREE, LEADING, ORGANISATION, ROLE, SEPARATOR, TRAILING, listed
from crawler.select import fold

#: Characters of a byline that are read, of a name that is believed.
LONGEST_BYLINE = 1_500
LONGEST_NAME = 60
#: Words of a name.
MOST_WORDS = 6
#: People of one article; a longer list is no byline.
MOST_PEOPLE = 40

_NOISE = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+|\([^()]{0,200}\)|\[[^\[\]]{0,200}\]|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\S*|\d{1,2}:\d{2}.*|(?<!\w)\d{1,2}(?:st|nd|rd|th)?\.? \w+\.? \d{4}.*|"
    r"(?<!\w)\w{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}.*|"
    # Others than the authors: whoever edited, checked, photographed; and what an author's box says of its author.
    r"(?<!\w)(?:(?:medically |expert |fact )?(?:edited|reviewed|updated|translated|photographed|illustrated|curated|"
    r"fact-?checked|photos?|photography|illustrations?|pictures?|video|graphics?) by|additional reporting|"
    r"foto(?:s)?:|bild:|"
    r"photos?:|quelle:|source:|about the author|über den autor|last updated|updated?:)(?!\w).*|"
    r"\s(?:is|was|are|has been|ist|est|es) (?:an? |the |eine? |une? |el |la )?\w+ .*",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"\w\.(?:com|net|org|de|at|ch|fr|es|it|nl|be|uk|is|dk|se|no|pl|ru|tv|lb|sy|info|news|io|co|eu|jp)(?!\w)",
    re.IGNORECASE,
)
_EDGE = " \t-–—:：.,;|/•·*\"'“”„«»()[]"
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_ARTICLE = re.compile(r"\A(?:the|der|die|das|le|la|les|el|il|de)\s+", re.IGNORECASE)
_NAME = re.compile(r"\A[^\d_@#<>{}=+*!?]+\Z")
_INVERTED = re.compile(r"([^\W\d_]{2,}), ([^\W\d_]{2,})")
_SENTENCE = re.compile(
    r"(?<!\w)(?:in|the|of|for|to|at|on|about|is|was|are|your|our|my|how|what|why|with|from|sign|log|subscribe|read|"
    r"share|"
    r"follow|comments?|contact|newsletter|updated?|published|click|here|more|view|all|posts?|minutes?|ago|getty|images|"
    r"und|oder|für|aus|mit)(?!\w)",
    re.IGNORECASE,
)
_PARTICLES = listed(
    "de del della di da dos das do du d' des van von der den ten ter te zu zum zur la le lo el al bin ibn ben abu "
    "abd y e i "
    "af av mc o' und dr prof mr mrs ms jr sr st san the"
)
_LETTERS = re.compile(r"[\W_]+")


def split(byline: str, names: Sequence[str] = (), *, publisher: str = "") -> tuple[str, ...]:
    """The people, in order, none twice; () when nobody is named.

    Names that a source gives one by one are read first, the printed line when no person is among them.
    """
    return _people(byline, names, own_names(publisher))


def choose(claims: Sequence[tuple[str, Claims]], *, outlet_title: str = "") -> tuple[str, tuple[str, ...]]:
    """(how, people) by the first witness that names a person; ("", ()) when none does.

    Where the page links more authors than that witness knew, among them all it knew, the page is believed.
    """
    own = own_names(outlet_title, *(claim.publisher for _, claim in claims), *(_host(claim) for _, claim in claims))
    named = [(how, _people(claim.byline, claim.authors, own)) for how, claim in claims]
    how, people = next(((how, people) for how, people in named if people), ("", ()))
    for other, more in named:
        if other == "page" and set(people) < set(more) and people:
            return other, more
    return how, people


def choose_byline(claims: Sequence[tuple[str, Claims]], people: Sequence[str] = ()) -> tuple[str, str]:
    """(how, credit line): the one printed on the page if it names these people, else as the first witness gives it.

    Names given one by one are joined by commas. ("", "") when nobody is credited.
    """
    lines = [(how, claim.byline or ", ".join(claim.authors)) for how, claim in claims]
    lines = [(how, line) for how, line in lines if line]
    naming = [(how, line) for how, line in lines if all(name in line for name in people)]
    for how, line in naming:
        if how in ("rules", "page") and people:
            return how, line
    return next(iter(naming or lines), ("", ""))


def own_names(*names: str) -> frozenset[str]:
    """The outlet's names, letters only, with and without their article."""
    bare = {_letters(part) for name in names for part in (name, name.split(" - ")[0], _ARTICLE.sub("", name))}
    return frozenset(name for name in bare if len(name) > 1)


def credited(byline: str, names: Sequence[str] = ()) -> tuple[str, ...]:
    """Everybody and everything credited, people or not, cleaned of roles, places, dates and addresses."""
    return tuple(dict.fromkeys(part for text in (names or (byline,)) for part in _parts(text)))


def is_credit(line: str) -> bool:
    """Whether the line credits somebody, were it a desk: more than a date, an address, or "By" alone."""
    text = fold(_NOISE.sub(" ", line[:LONGEST_BYLINE])).strip(_EDGE)
    return any(character.isalpha() for character in LEADING.sub("", text, count=1))


def is_person(name: str, own: Collection[str] = ()) -> bool:
    """Whether a cleaned part of a byline can be a person's name; `own` are the outlet's names, letters only."""
    bare = _letters(name)
    words = name.split()
    if len(bare) < 2 or len(name) > LONGEST_NAME or len(words) > MOST_WORDS or not _NAME.search(name):
        return False
    if bare in AGENCIES or bare in own or _DOMAIN.search(name) or ORGANISATION.search(name):
        return False
    if len(words) == 1:
        return _is_single_name(name)
    codes = any((word.isupper() and word.lower() in AGENCIES) or _letters(word) in own for word in words)
    return not codes and not _SENTENCE.search(name) and _is_capitalised(words)


def _people(byline: str, names: Sequence[str], own: Collection[str]) -> tuple[str, ...]:
    for texts in (names, (byline,)):
        people = dict.fromkeys(name for text in texts for name in _people_of(text, own))
        if people and len(people) <= MOST_PEOPLE:
            return tuple(_without_parts(list(people)))
    return ()


def _people_of(text: str, own: Collection[str]) -> list[str]:
    """The people of one text. A lone word among longer parts is a place, an agency or the rest of a role."""
    if inverted := _INVERTED.fullmatch(text.strip()):
        text = f"{inverted[2]} {inverted[1]}"
    parts = list(_parts(text))
    people = [part for part in parts if is_person(part, own)]
    if len(people) < len(parts) or any(" " in part for part in people):
        lone = [part for part in people if " " not in part and not _DENSE.search(part)]
        people = [part for part in people if part not in lone or len(parts) == 1]
    return people


def _parts(text: str) -> Iterator[str]:
    text = fold(_NOISE.sub(" ", text[:LONGEST_BYLINE]))
    for part in SEPARATOR.split(text):
        if cleaned := _cleaned(part):
            yield cleaned


def _host(claim: Claims) -> str:
    parts = (urlsplit(claim.canonical).hostname or "").removeprefix("www.").split(".")
    return max(parts[:-1], key=len, default="")


def _is_capitalised(words: Sequence[str]) -> bool:
    """Whether the words are written like a name: capitals but for particles, or no capitals at all."""
    cased = [word for word in words if word.lower() != word.upper()]
    small = [word for word in cased if word[0].islower() and word.lower() not in _PARTICLES]
    return not small or (len(small) == len(words) and len(words) <= 3)


def _cleaned(part: str) -> str:
    part = part.strip(_EDGE)
    for _ in range(3):
        shorter = LEADING.sub("", part, count=1) if LEADING.match(part) else part
        if shorter == part:
            break
        part = shorter.strip(_EDGE)
    part = TRAILING.sub("", part)
    part = ROLE.sub(" ", part)
    part = fold(part).strip(_EDGE)
    return "" if DEGREE.fullmatch(part) else part


def _is_single_name(name: str) -> bool:
    """One word: a family name, a pen name; not a code in small letters or an abbreviation."""
    if _DENSE.search(name):
        return 2 <= len(name) <= 8
    # Without capitals (Arabic, Hebrew...) a lone word may as well be a section.
    return len(name) > 2 and name[0].isupper() and not (name.isupper() and len(name) < 6)


def _without_parts(people: list[str]) -> list[str]:
    """Without a name that is only a part of another one ("Doe" beside "Jane Doe")."""
    return [name for name in people if not any(name != other and f" {name} " in f" {other} " for other in people)]


def _letters(text: str) -> str:
    return _LETTERS.sub("", text.casefold())
