"""The headline: the best of what the page shows, structured data, sharing cards and the document's title say."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from crawler.extract.claims import Claims
from crawler.extract.heading import likeness
from crawler.extract.people import letters
from crawler.extract.site import host_names

#: Characters; what is longer is a text that stands where a headline should.
LONGEST_TITLE = 400
#: Letters of a section's name.
LONGEST_SECTION = 30

_SEPARATOR = re.compile(r"\s+[|\-–—·•:»«›‹/~¦−]{1,2}\s+|\s*[|｜ㅣ│¦_]+\s*|\s+::\s+|:\s+")
_MARKS = re.compile(r"[:–—|.?!,]|\s[-/]?\s?")


def choose(
    claims: Sequence[tuple[str, Claims]], *, outlet_title: str = "", linked: Callable[[], Collection[str]] = tuple
) -> tuple[str, str]:
    """(how, headline): the heading on the page if another witness supports it, else structured data, else the head.

    The outlet's name is taken off. ("", "") when no witness has a headline. `how` is one of the names given. `linked`
    gives what the page's links say, letters alone; it is asked where a section may stand before the outlet's name.
    """
    said = [(how, claim.title) for how, claim in claims if 0 < len(claim.title) <= LONGEST_TITLE]
    # One that lost a character on its way is heard only when all have.
    offers = [offer for offer in said if "\ufffd" not in offer[1]] or said
    if not offers or offers[0][0] == "rules":
        return offers[0] if offers else ("", "")
    names, sections = _names(claims, outlet_title), {letters(claim.section) for _, claim in claims} - {""}
    texts, loose = [text for _, text in offers], frozenset().union(*(claim.site for _, claim in claims))
    cleaned = [
        (how, without_outlet(text, names if how == "page" else names | sections, () if how == "page" else texts, loose))
        for how, text in offers
    ]
    shown = next((text for how, text in cleaned if how == "page"), "")
    others = [(how, text) for how, text in cleaned if how != "page" and text]
    # The heading of many a blog is its own name.
    if shown and not (others and letters(shown) in names):
        return _better_spelling(shown, others) or _agreed(shown, others) or _declared(shown, others) or ("page", shown)
    return _without_section(others[0], dict(said), linked) if others else ("", "")


def _without_section(
    chosen: tuple[str, str], said: Mapping[str, str], linked: Callable[[], Collection[str]]
) -> tuple[str, str]:
    """A title without what stood between headline and outlet, where the page links to something of that name."""
    how, text = chosen
    gap = next(reversed(list(_SEPARATOR.finditer(text))), None)
    if gap is None or not said[how].startswith(text) or len(said[how]) == len(text):
        return chosen
    bare = letters(text[gap.end() :])
    return (how, text[: gap.start()].strip()) if len(bare) <= LONGEST_SECTION and bare in linked() else chosen


def _better_spelling(shown: str, others: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The same words with the punctuation or the small letters that the page draws by other means."""
    same = [(how, text) for how, text in others if letters(text) == letters(shown)]
    for how, text in same:
        if shown.isupper() and not text.isupper():
            return how, text
        if len(_MARKS.findall(text)) > len(_MARKS.findall(shown)):
            return how, text
    return None


def _agreed(shown: str, others: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The headline that two others agree on, when it is the shown one with or without its kicker."""
    said = [letters(text) for _, text in others]
    if letters(shown) in said:
        return None
    for how, text in others:
        mine = letters(text)
        if said.count(mine) > 1 and (mine in letters(shown) or letters(shown) in mine):
            return how, text
    return None


def _declared(shown: str, others: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The headline that structured data declares, when the shown one has nobody on its side.

    One that is cut off, or that shares no word with the shown one, is not taken.
    """
    how, text = others[0] if others else ("", "")
    alone = letters(shown) not in {letters(other) for _, other in others}
    if how != "jsonld" or not alone or text.endswith(("...", "…")) or letters(shown).startswith(letters(text)):
        return None
    return (how, text) if likeness(shown, text) > 0 else None


def without_outlet(
    text: str, names: Collection[str], others: Iterable[str] = (), loose: Collection[str] = frozenset()
) -> str:
    """The title without the outlet's or a section's name at its end or start, as told by names or other witnesses.

    `loose` are names that may be words of a headline: beside a colon ("Syria: ...") they stay.
    """
    for other in others:
        if other != text and len(other) >= 10 and text.startswith(other) and _SEPARATOR.match(text, len(other)):
            return other
    for _ in range(3):
        shorter = _cut(text, names, loose)
        if shorter == text:
            break
        text = shorter
    return text


def _cut(text: str, names: Collection[str], loose: Collection[str]) -> str:
    gaps = list(_SEPARATOR.finditer(text))
    for gap in reversed(gaps):
        if _is_name(text[gap.end() :], gap[0], names, loose):
            return text[: gap.start()].strip()
    for gap in gaps[:1]:
        if _is_name(text[: gap.start()], gap[0], names, loose):
            return text[gap.end() :].strip()
    return text


def _is_name(part: str, gap: str, names: Collection[str], loose: Collection[str]) -> bool:
    bare = letters(part)
    return bare in names or (bare in loose and gap.strip() != ":")


def _names(claims: Sequence[tuple[str, Claims]], outlet_title: str) -> frozenset[str]:
    """What the outlet calls itself: in its own words, and in its host's."""
    found = {letters(outlet_title)}
    for _, claim in claims:
        found |= {letters(claim.publisher), *host_names(claim.canonical)}
    return frozenset(name for name in found if len(name) > 1)
