"""The parts of a byline: people, apart from desks, agencies and the outlet itself; and organisations with a name."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from crawler.extract.attribution_table import EXACT, WRITTEN
from crawler.extract.people_words import (
    AGENCIES,
    BEAT,
    DEGREE,
    GENERIC,
    LEADING,
    ORGANISATION,
    PUBLISHED,
    ROLE,
    SEPARATOR,
    TRAILING,
    listed,
)
from crawler.select import fold

#: Characters of a byline that are read, of a name that is believed.
LONGEST_BYLINE = 1_500
LONGEST_NAME = 60
#: Words of a name.
MOST_WORDS = 6
#: People of one article; a longer list is no byline.
MOST_PEOPLE = 40

_NOISE = re.compile(
    # A button beside the credit.
    r"\A\s*print\s+(?=(?-i:[A-ZÀ-Þ]))|"
    r"https?://\S+|www\.\S+|[^\s@]+@[^\s@]+\.\w+|(?<!\w)@\w+|\([^()]{0,200}\)|\[[^\[\]]{0,200}\]|（[^（）]{0,200}）|"
    # A Chinese reporter's paper or agency, before the name.
    r"(?:本[报報网網刊社]|[\u4e00-\u9fff]{2,3}[社网網报報])(?:特约|特派|见习|实习)?(?:记者|記者)\s*[:：]?|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\S*|\d{1,2}:\d{2}.*|(?<!\w)\d{1,2}(?:st|nd|rd|th)?\.? \w+\.? \d{4}.*|"
    r"(?<!\w)\w{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}.*|"
    # Others than the authors: whoever edited, checked, photographed; and what an author's box says of its author.
    r"(?<!\w)(?:(?:medically |expert |fact )?(?:edited|reviewed|updated|translated|photographed|illustrated|curated|"
    r"fact-?checked|photos?|photography|illustrations?|pictures?|video|graphics?) by|additional reporting|"
    r"(?:[^\W\d_]+['’]s )?(?:[^\W\d_]+ ){1,40}contributed to this|foto(?:s)?:|bild:|"
    r"photos?:|quelle:|source:|about the author|über den autor|last updated|updated?:)(?!\w).*|"
    r"\s(?:is|was|are|has been|ist|est|es) (?:an? |the |eine? |une? |el |la )?\w+ .*|"
    # What follows a credit: when it was published, the number of a footnote.
    rf"(?<=\w){PUBLISHED}|"
    r"(?<=[^\W\d_])\d{1,2}(?=\s*(?:[,;&]|\Z))",
    re.IGNORECASE,
)
# Korean names a reporter before the word, and the place or the section before the name.
_KOREAN = re.compile(r"([\uac00-\ud7a3]{2,4})\s*(?:선임)?(?:기자|특파원|논설위원)")
# "And" is written together with the next name in Arabic and Hebrew; some names begin with its letter.
_JOINED = re.compile(
    r"(?<!\S)([\u0621-\u064a]{2,} [\u0621-\u064a]{2,}) و(?!ليد|ائل|سام|سيم|فاء|فيق|جدي|جيه|حيد|داد|ديع|صفي|هيب|هبة|رد)"
    r"(?=[\u0621-\u064a]{3,} [\u0621-\u064a]{2,})|"
    r"(?<!\S)([\u05d0-\u05ea]{2,} [\u05d0-\u05ea]{2,}) ו(?=[\u05d0-\u05ea]{2,} [\u05d0-\u05ea]{2,})"
)
# Chinese names side by side, each with one of the family names that most have.
_FAMILY = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘于蒋蔣"
    "蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀"
    "顾顧毛郝龚龔邵万萬钱錢严嚴武戴莫孔汤湯"
)
_SIDE_BY_SIDE = re.compile(rf"(?:[{_FAMILY}][\u4e00-\u9fff]{{1,2}}(?: |\Z)){{2,}}")
_DOMAIN = re.compile(
    r"\w\.(?:com|net|org|de|at|ch|fr|es|it|nl|be|uk|is|dk|se|no|pl|ru|tv|lb|sy|info|news|io|co|eu|jp)(?!\w)",
    re.IGNORECASE,
)
_EDGE = " \t-–—:：.,;|/•·*\"'“”„«»()[]【】…"
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_MARK = re.compile(r"[\u0300-\u036f]")
_ARTICLE = re.compile(r"\A(?:the|der|die|das|le|la|les|el|il|de)\s+", re.IGNORECASE)
_NAME = re.compile(r"\A[^\d_@#<>{}=+*!?:]+\Z")
_INVERTED = re.compile(r"([^\W\d_]{2,}), ([^\W\d_]{2,})")
_SENTENCE = re.compile(
    r"(?<!\w)(?:in|the|of|for|to|at|on|about|is|was|are|your|our|my|how|what|why|with|from|sign|log|subscribe|read|"
    r"share|"
    r"follow|comments?|contact|newsletter|bio|twitter|facebook|instagram|linkedin|whatsapp|youtube|telegram|email|updated?|published|click|here|more|view|all|posts?|minutes?|ago|getty|images|"
    r"und|oder|für|aus|mit|weitere\w{0,2}|beiträge|artikel|alle|tous|toutes|voir)(?!\w)",
    re.IGNORECASE,
)
_PARTICLES = listed(
    "de del della di da dos das do du d' des van von der den ten ter te zu zum zur la le lo el al bin ibn ben abu "
    "abd y e i "
    "af av mc o' wa bint ould und dr prof mr mrs ms jr sr st san the"
)
# An authority whose own name holds a list: "Center for Rivers and Research", "Ministry of Health and Population".
_BODY = re.compile(
    r"(?:the )?(?:[^\W\d_]+ )?(?:cent(?:er|re)|department|ministry|office|institute|college|school|council|committee|"
    r"commission|directorate|agency|bureau|board|association|society|federation) (?:of|for|on) (?:the )?[^,;|]*\Z",
    re.IGNORECASE,
)
# In a name that also holds the word of an organisation: a sentence.
_PROSE = re.compile(
    r"(?<!\w)(?:is|was|are|your|our|how|what|why|sign|log|subscribe|read|share|follow|comments?|contact|click|here|"
    r"view|all|posts|minutes?|ago|updated?|published|newsletters?|cookies?|e-?mail(?: to)?)(?!\w)",
    re.IGNORECASE,
)
# Names of papers begin like this, names of people do not.
_TITLES = frozenset({"The", "Das", "Der", "Die"})
_LETTERS = re.compile(r"[\W_]+")


def split(byline: str, names: Sequence[str] = (), *, publisher: str = "") -> tuple[str, ...]:
    """The people, in order, none twice; () when nobody is named.

    Names that a source gives one by one are read first, the printed line when no person is among them.
    """
    own = own_names(publisher)
    for texts in (names, (byline,)):
        people = dict.fromkeys(name for text in texts for name in people_of(text, own))
        if people and len(people) <= MOST_PEOPLE:
            return tuple(without_parts(list(people)))
    return ()


def own_names(*names: str) -> frozenset[str]:
    """The outlet's names, as `own_letters` gives them, with and without their article."""
    bare = {own_letters(part) for name in names for part in (name, name.split(" - ")[0], _ARTICLE.sub("", name))}
    return frozenset(name for name in bare if len(name) > 1)


def own_letters(name: str) -> str:
    """The letters and digits alone, without case and marks: an outlet writes its own name now with, now without."""
    return letters(name) if name.isascii() else _MARK.sub("", unicodedata.normalize("NFKD", letters(name)))


def is_own(name: str, own: Collection[str]) -> bool:
    """Whether it is one of the outlet's names; of one that is written without spaces, how it begins is enough."""
    bare = own_letters(name)
    return bare in own or (bool(_HAN.fullmatch(bare)) and any(longer.startswith(bare) for longer in own))


def is_credit(line: str) -> bool:
    """Whether the line credits somebody, were it a desk: more than a date, an address, a button, or "By" alone."""
    text = fold(_PROSE.sub(" ", _NOISE.sub(" ", line[:LONGEST_BYLINE]))).strip(_EDGE)
    return any(character.isalpha() for character in LEADING.sub("", text, count=1))


def is_person(name: str, own: Collection[str] = ()) -> bool:
    """Whether a cleaned part of a byline can be a person's name; `own` are the outlet's names (`own_names`)."""
    bare = letters(name)
    words = name.split()
    if len(bare) < 2 or len(name) > LONGEST_NAME or len(words) > MOST_WORDS or not _NAME.search(name):
        return False
    if bare in AGENCIES or bare in KNOWN or is_own(name, own) or _DOMAIN.search(name) or ORGANISATION.search(name):
        return False
    if (
        _SENTENCE.search(name)
        or name.endswith(("'s", "’s"))
        or words[0] in _TITLES
        or all(letters(word) in GENERIC for word in words)
    ):
        return False
    if len(words) == 1:
        return _is_single_name(name)
    return not _has_code(words, own) and _is_capitalised(words)


def is_organisation(printed: str, own: Collection[str] = ()) -> bool:
    """Whether a part of a byline, as printed, names an organisation: an agency, an outlet, a desk with a name.

    "Staff", "Local Editor", "News Agencies" name none; "Example Staff" does.
    """
    bare = letters(printed)
    if len(bare) < 2 or len(printed) > LONGEST_NAME:
        return False
    if is_own(printed, own):
        return True
    rest = ROLE.sub(" ", printed)
    if all(word in GENERIC or not word for word in (letters(word) for word in rest.split())):
        return False
    is_named = (
        _has_code(printed.split(), own)
        or bare in AGENCIES
        or bare in KNOWN
        or _DOMAIN.search(printed)
        or ORGANISATION.search(printed)
    )
    return bool(is_named) and not _PROSE.search(printed) and not _is_sentence(printed)


def _has_code(words: Sequence[str], own: Collection[str]) -> bool:
    """Whether one of the words is an agency's short name, or the outlet's."""
    return any((word.isupper() and word.lower() in AGENCIES) or own_letters(word) in own for word in words)


def _is_sentence(printed: str) -> bool:
    """Whether several of its words are small that no name of a desk or an agency is made of."""
    small = [word for word in printed.split() if word[0].islower()]
    return sum(word not in _PARTICLES and letters(word) not in GENERIC for word in small) > 1


def people_of(text: str, own: Collection[str]) -> list[str]:
    """The people of one text. A lone word among longer parts is a place, an agency or the rest of a role."""
    if inverted := _INVERTED.fullmatch(text.strip()):
        text = f"{inverted[2]} {inverted[1]}"
    parts = [name for _, name in parts_of(text) if name]
    people = [part for part in parts if is_person(part, own)]
    if len(people) < len(parts) or any(" " in part for part in people):
        lone = [part for part in people if not _DENSE.search(part) and len(_without_particles(part)) == 1]
        people = [part for part in people if part not in lone or len(parts) == 1]
    return people


def _without_particles(part: str) -> list[str]:
    return [word for word in part.split() if word not in _PARTICLES]


def parts_of(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a byline: as printed but for "By", and without role, place and degree; the latter may be empty."""
    text = BEAT.sub("", fold(_NOISE.sub(" ", text[:LONGEST_BYLINE])))
    text = ", ".join(_KOREAN.findall(text)) or _JOINED.sub(lambda said: f"{said[1] or said[2]}, ", text)
    whole = _led(text)
    if _SIDE_BY_SIDE.fullmatch(whole):
        text = whole.replace(" ", ",")
    for part in (text,) if _BODY.match(whole) else SEPARATOR.split(text):
        for printed in _without_agency(_led(part)):
            yield printed, _cleaned(printed)


def _without_agency(part: str) -> Iterator[str]:
    """The part; a name and the agency behind it apart ("Jane Doe The Associated Press"). Nothing for ""."""
    words = part.split()
    for count in range(min(4, len(words) - 2), 1, -1):
        if letters(_ARTICLE.sub("", " ".join(words[-count:]))) in KNOWN:
            yield " ".join(words[:-count])
            part = " ".join(words[-count:])
            break
    if part:
        yield part


def _is_capitalised(words: Sequence[str]) -> bool:
    """Whether the words are written like a name: capitals but for particles, or no capitals at all."""
    cased = [word for word in words if word.lower() != word.upper()]
    # "deAgonia" is not written in small letters.
    small = [word for word in cased if word.islower() and word not in _PARTICLES]
    return not small or (len(small) == len(words) and len(words) <= 3)


def _led(part: str) -> str:
    """The part without what introduces it: "By", "Von"."""
    part = part.strip(_EDGE)
    for _ in range(3):
        shorter = LEADING.sub("", part, count=1) if LEADING.match(part) else part
        if shorter == part:
            break
        part = shorter.strip(_EDGE)
    return part


def _cleaned(part: str) -> str:
    part = TRAILING.sub("", part)
    part = ROLE.sub(" ", part)
    part = _once(fold(part).strip(_EDGE))
    return "" if DEGREE.fullmatch(part) else part


def _once(name: str) -> str:
    """The name, be it printed twice, as beside a portrait and in the credit."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else name


def _is_single_name(name: str) -> bool:
    """One word: a family name, a pen name; not a code in small letters or an abbreviation."""
    if _DENSE.search(name):
        return 2 <= len(name) <= 8
    # Without capitals (Arabic, Hebrew...) a lone word may as well be a section.
    return len(name) > 2 and name[0].isupper() and not (name.isupper() and len(name) < 6)


def without_parts(people: list[str]) -> list[str]:
    """Without a name that is only a part of another one ("Doe" beside "Jane Doe")."""
    return [name for name in people if not any(name != other and f" {name} " in f" {other} " for other in people)]


def letters(text: str) -> str:
    """The letters and digits alone, without case: what two spellings of a name have in common."""
    return _LETTERS.sub("", text.casefold())


#: Agencies and outlets that texts attribute to, letters only: nobody is called like that.
KNOWN = frozenset(
    letters(spelling)
    for table in (WRITTEN, EXACT)
    for name, spellings in table.items()
    for spelling in (name, *spellings)
)
