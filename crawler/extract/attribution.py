"""Whom an article credits: the outlet's own source line, and the agencies and outlets its text attributes to."""

import re
from collections.abc import Iterator, Sequence

from crawler.extract.attribution_table import EXACT, NAMESAKES, NEED_KIND, WRITTEN
from crawler.extract.body_words import ASCII_WORDS, without_typography

#: Paragraphs at the end of a body among which a source line can stand, and its characters.
LAST_PARAGRAPHS = 4
LONGEST_SOURCE_LINE = 200
#: Paragraphs that are read, and characters of each.
MOST_PARAGRAPHS = 400
LONGEST_PARAGRAPH = 4_000
#: Characters before and after a name that can attribute something to it.
REACH = 90

_SOURCE = re.compile(
    r"[\[(]?\s*(?:news\s+)?(?:sources?|المصدر|المصادر|مصدر|kaynak|kaynaklar|quellen?|fuentes?|fonte|fonti|"
    r"bron|źródł[oa]|zdroje?|forrás(?:ok)?|sursa|surse|källa|kilde|lähde|izvor|πηγή|πηγές|источники?|джерел[оа]|източник|"
    r"mənbə|çavkanî|աղբյուրը?|منبع|منابع|سەرچاوە|ماخذ|מקור|स्रोत|sumber|nguồn|来源|來源|出典|출처)\s*"
    r"[:：՝]\s*\S",
    re.IGNORECASE,
)


def source_line(paragraphs: Sequence[str], *, last: int = LAST_PARAGRAPHS) -> tuple[str, int | None]:
    """The credit among the last paragraphs as printed, and which it is; ("", None) when there is none."""
    for index in range(len(paragraphs) - 1, max(len(paragraphs) - 1 - last, -1), -1):
        line = paragraphs[index].strip()
        if len(line) <= LONGEST_SOURCE_LINE and _SOURCE.match(line):
            return line, index
    return "", None


def cites(title: str, paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The agencies and outlets that title or text attribute something to, by usual name, in order of first mention.

    "According to X", "X reported", "told X", a dateline of X and a credit in brackets attribute; a mere mention of X
    ("a Reuters journalist was killed") does not.
    """
    found = dict.fromkeys(_in_title(title[:LONGEST_PARAGRAPH]))
    for number, paragraph in enumerate(paragraphs[:MOST_PARAGRAPHS]):
        found.update(dict.fromkeys(_in_paragraph(paragraph[:LONGEST_PARAGRAPH], number)))
    return tuple(name for name in found if name not in NAMESAKES or not _is_of_namesake(name, title, paragraphs))


def _is_of_namesake(name: str, title: str, paragraphs: Sequence[str]) -> bool:
    """Whether the text speaks of somebody who is called like the agency."""
    return any(NAMESAKES[name].search(text[:LONGEST_PARAGRAPH]) for text in (title, *paragraphs[:MOST_PARAGRAPHS]))


def _in_title(title: str) -> Iterator[str]:
    for name, before, after in _named(title):
        first = not before.strip() and _COLON.match(after)
        last = _AT_END.fullmatch(after) and _DASH.search(before)
        if first or last or _attributes(before, after):
            yield name


def _in_paragraph(paragraph: str, number: int) -> Iterator[str]:
    for name, before, after in _named(paragraph):
        dateline = number < 3 and _PLACE.fullmatch(before) and (_DATELINE.match(after) or _GLUED.search(before))
        bracketed = _OPEN.search(before) and _CLOSED.match(after)
        if dateline or bracketed or _attributes(before, after):
            yield name


def _attributes(before: str, after: str) -> bool:
    return bool(_BEFORE.search(before) or _AFTER.match(after))


def _named(text: str) -> Iterator[tuple[str, str, str]]:
    """Every name in the text, by usual name, with what stands before and after it in its sentence."""
    for match in _candidates(text):
        written = match[0]
        usual = _EXACT_NAMES.get(written) or _WRITTEN_NAMES.get(_key(written))
        before = _SENTENCE_END.split(text[max(match.start() - REACH, 0) : match.start()])[-1]
        if usual and not (written in NEED_KIND and not _KIND.search(before)):
            after = text[match.end() : match.end() + REACH]
            yield usual, _OPEN_QUOTE.sub("", before), _CLOSE_QUOTE.sub("", after)


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """Where a spelling of the tables stands; the pattern is only tried at words that one of them begins with."""
    if not _may_name(text):
        return
    end = 0
    for token in _TOKEN.finditer(text):
        word = token[0].casefold()
        if (word not in _FIRST_WORDS and word[0] not in _ARABIC_PREFIXES) or token.start() < end:
            continue
        for prefix in range(3):
            if word[prefix:] in _FIRST_WORDS and (match := _NAMES.match(text, token.start() + prefix)):
                end = match.end()
                yield match
                break
            if word[prefix : prefix + 1] not in _ARABIC_PREFIXES:
                break


def _may_name(text: str) -> bool:
    """Whether a word of the text may be part of a spelling, alone or behind what Arabic writes together with it."""
    text = without_typography(text)
    if text.isascii():
        return not _TELLTALES.isdisjoint(text.translate(_ASCII_TOKENS).split())
    # Folded one by one: a capital I with a dot becomes two characters, and two words.
    words = frozenset(map(str.casefold, frozenset(_TOKEN.findall(text))))
    if not _TELLTALES.isdisjoint(words):
        return True
    prefixed = (word for word in words if word[0] in _ARABIC_PREFIXES)
    return any(not _TELLTALES.isdisjoint((word[1:], word[2:])) for word in prefixed)


def _telltales(spelling: str) -> Iterator[str]:
    """The longest word of a spelling, alone and as it is written together with its neighbours: no text has the
    spelling without one of them, while many have a "The"."""
    parts = [part.casefold() for part in _TOKEN.findall(spelling)]
    longest = parts.index(max(parts, key=len)) if parts else 0
    for first in range(longest + 1):
        for end in range(longest + 1, len(parts) + 1):
            yield "".join(parts[first:end])


def _key(written: str) -> str:
    return _GAP.sub("", written).casefold().replace("’", "'")


def _pattern(spelling: str) -> str:
    return "[ -]?".join(re.escape(word).replace("'", "['’]") for word in spelling.split(" "))


def _longest_first(spellings: Iterator[str]) -> str:
    return "|".join(_pattern(spelling) for spelling in sorted(spellings, key=len, reverse=True))


_GAP = re.compile(r"[ -]")
_EXACT_NAMES = {spelling: name for name, spellings in EXACT.items() for spelling in spellings}
_SPELLINGS = tuple(spelling for spellings in (*WRITTEN.values(), *EXACT.values()) for spelling in spellings)
_WRITTEN_NAMES = {_key(spelling): name for name, spellings in WRITTEN.items() for spelling in spellings}
_TOKEN = re.compile(r"[^\W_]+")
_ASCII_TOKENS = ASCII_WORDS | {ord("_"): " "}
# Arabic and Hebrew prepositions and conjunctions are written together with the name.
_ARABIC_PREFIXES = frozenset("وفبلكולבמשה")
_NAMES = re.compile(
    rf"(?:(?i:{_longest_first(s for spellings in WRITTEN.values() for s in spellings)})"
    rf"|{_longest_first(s for spellings in EXACT.values() for s in spellings)})(?![\w@])(?!\.(?:com|net|org|sy)\b)"
)
_FIRST_WORDS = frozenset(
    "".join(parts[:count]).casefold()
    for spelling in _SPELLINGS
    if (parts := _TOKEN.findall(spelling))
    for count in range(1, len(parts) + 1)
)
_TELLTALES = frozenset(telltale for spelling in _SPELLINGS for telltale in _telltales(spelling))
_SENTENCE_END = re.compile(r"(?<=[.!?؟。])\s+(?=\S)")
_KIND = re.compile(
    r"(?:وكالة|قناة|صحيفة|موقع|شبكة|مراسل|لوكالة|لقناة|لصحيفة|دمشق|حلب|حمص)\S*\s*[-–]?\s*(?:\S+\s+){0,2}$|[(\[-]$"
)
_WORDS = r"(?:[\w'’\"“”.&-]+\s+){0,%d}"
_BEFORE = re.compile(
    # "according to the official SANA", "citing", "told"
    rf"(?:\b(?:according to|citing|cites|quoting|quotes|quoted|as per|in (?:an|remarks|comments|a statement) to|"
    rf"told|tells|telling|speaking to|spoke to|said to|confirmed to|interview (?:with|to|by)|source)\b:?\s+{_WORDS % 6}"
    # "reported by", "footage from", "seen by"
    rf"|\b(?:reported|reports?|quoted|cited|carried|published|released|broadcast|aired|documented|obtained|seen|"
    rf"verified|"
    rf"monitored|footage|video|figures|data|estimates?|count|dispatch|account|article|interview|statement)\s+"
    rf"(?:\w+\s+){{0,2}}(?:by|from|on|in|to)\s+{_WORDS % 5}"
    # "...", writes the X
    rf"|[,”“\"'’]\s+(?:writes?|wrote|reports?|reported|says|said)\s+(?:the\s+)?"
    # French, German, Spanish, Turkish, Russian
    rf"|(?:\b(?:selon|d['’]après|citée?s? par|rapportée?s? par|confié à|déclaré à|indiqué à|"
    rf"laut|gegenüber|ifølge|enligt|zufolge|zitiert|skriver|melder|schreibt|berichte(?:te[nt]?|n|t)?|melde(?:te[nt]?|n|t)|sagte|"
    rf"nach angaben|según|citad[oa]s? por|dijo a|declaró a|secondo|riferisce|(?:ha|hanno) detto all?a?|"
    rf"segundo (?:a|o)|de acordo com|disse (?:à|ao)|informou|volgens|meldt|aldus|według|podał[ao]?|podaje|informuje|"
    rf"potrivit|transmite|relatează|podle|uvedla?|közölte|σύμφωνα με|μετέδωσε|li gorî|bi gotina|"
    rf"за даними|повідомляє|повідомил[аио]?|передає|з посиланням на|со ссылкой на|пишет|агентству|"
    rf"по данным|сообщает|сообщил[аио]?|передает|передаёт)\s+{_WORDS % 4}(?:l['’]|à l['’]|all['’])?)"
    # Hebrew
    rf"|(?:(?:על פי|לפי|דיווחה?|מסרה?|ציטטה?|אמרה? ל|לסוכנות הידיעות)\s+(?:\S+\s+){{0,3}})"
    # Arabic, Persian and Sorani
    rf"|(?:(?:قالت?|ذكرت?|أفادت?|افادت?|نقلت?|أعلنت?|اعلنت?|أوردت?|نشرت?|أكدت?|أضافت?|كشفت?|بثت?|أشارت?|وثقت?|"
    rf"وثّقت?|رصدت?|"
    rf"بحسب|وبحسب|وفقا|وفقاً|وفق|حسب|نقلا|نقلاً|عن|تصريحات?|حديث|لـ|صرحت?|المصدر\s*:|به گزارش|به نقل از|بەپێی|"
    rf"بە گوتەی|بە وتەی)\s*[وفبلك]?\s*"
    rf"(?:[^\s.،:]+\s+){{0,4}}[وفبلك]{{0,2}}))$",
    re.IGNORECASE,
)
_SAYS = (
    r"(?:has |have |had |also |later |earlier |previously |then |further |first )*"
    r"(?:report(?:ed|s|ing)?|sa(?:id|ys|ying)|add(?:ed|s)|quot(?:ed|es|ing)|cit(?:ed|es|ing)|wrote|writes|"
    r"confirm(?:ed|s)|"
    r"announc(?:ed|es)|not(?:ed|es)|publish(?:ed|es)|claim(?:ed|s)|reveal(?:ed|s)|stat(?:ed|es)|mention(?:ed|s)|"
    r"document(?:ed|s)|record(?:ed|s)|estimat(?:ed|es)|told|broadcast|air(?:ed|s)|learn(?:ed|t)|understands|puts|put|"
    r"show(?:ed|s)|indicat(?:ed|es)|describ(?:ed|es)|carried)\b"
)
_AFTER = re.compile(
    # "SANA news agency reported", "SOHR's director said", "the SOHR, which has sources in Syria, said"
    rf"(?:\)|['’]s?|\s+\([^()]{{1,40}}\))?(?:\s+(?:state|official|news|agency|newspaper|daily|tv|television|channel|"
    rf"network|website|"
    rf"site|monitor|monitoring|group|organi[sz]ation|war|correspondents?|reporters?|sources?|report|director|head|"
    rf"media|arabic|"
    rf"english|and|in|on|\w+day|rami|abdel|abdul|rahman|abdulrahman)){{0,6}}(?:,\s[^,.]{{2,70}},)?,?\s+{_SAYS}"
    rf"|['’]s\s+(?:report|account|figures|count|data|tally)\b"
    rf"|\s+(?:a (?:rapporté|indiqué|annoncé|déclaré|affirmé|fait état)|rapporte|indique|berichtete|meldete|informó|"
    rf"informa|"
    rf"riferisce|ha riferito|bildirdi|aktardı|duyurdu|сообщает|сообщило|передает|berichtet|meldet|schreibt|zitiert|"
    rf"meldt|bericht|schrijft|noticiou|informou|podała|poinformowała|relatează|transmite|skriver|rapporterar|uppger|"
    rf"szerint|közölte|jelentette|μετέδωσε|αναφέρει|μεταδίδει|повідомляє|ragihand|nivîsî)\b"
    rf"|['’](?:n?[ıiuü]n|[yn]?[ae])\s+(?:haberine|aktardığına|bildirdiğine|verdi[ğy]i|göre|görə|konuşan|açıklama)"
    rf"|\s+(?:haberine|muhabirine|aktardığına|bildirdiğine|konuşan)\b"
    rf"|\s+(?:گزارش داد|نوشت|اعلام کرد|خبر داد|דיווחה?|מסרה?|کے مطابق|نے بتایا|نے کہا|[ڕر]ایگەیاند|بڵاوی کرد)"
    rf"|\s+zufolge\b|\s*:?\s+(?:أن|إن|عن)\s",
    re.IGNORECASE,
)
_OPEN = re.compile(r"[(\[（/]\s*$")
_CLOSED = re.compile(r"\s*[)\]）/](?:\s*[-–—:.]|\s*$)")
# A place and perhaps a day before the agency: "Damascus, ", "BEIRUT, Nov. 3 (", "دمشق-".
_PLACE = re.compile(r"\s*(?:[^\W\d_][\w.'’ ]{1,30}[,،/ -]{0,3}){0,3}(?:\d{1,2}\s?)?[(\[/–—-]?\s*")
_DATELINE = re.compile(r"\s*[)\]/]?\s*(?:\.|[-–—_:]+)(?:\s|\D)")
_GLUED = re.compile(r"[\u0600-\u06ff]\s?[-–—]\s?$")
_OPEN_QUOTE = re.compile(r"[«„“\"‘]\s?$")
_CLOSE_QUOTE = re.compile(r"^\s?[»“”\"]")
_COLON = re.compile(r"\s*[:：]")
_DASH = re.compile(r"(?:\s[-–—|]|[:：(\[])\s*$")
_AT_END = re.compile(r"\s*[)\]]?\s*")
