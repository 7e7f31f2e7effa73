"""Dates that a page prints at its headline: those of publication, and those that say they are of a change."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from lxml.html import HtmlElement

from crawler.extract.dates_ago_words import AFTER, BEFORE
from crawler.extract.landmarks import Landmarks
from crawler.extract.markup_text import plain, shown
from crawler.extract.nearby import HIGHEST, Nearby
from crawler.extract.printed_words import CHANGED, FIRST, SAID
from crawler.select import fold

#: Characters of a printed date, of the label before it.
LONGEST_DATE = 120
LONGEST_LABEL = 60
#: Characters between a label and its date, and of a clock time behind it.
FAR = 25
#: Elements after the headline within which its date stands.
NEAR = 480
#: Pieces of text of a label.
MOST_PARTS = 12
#: Characters of a link that is a headline, and no name.
SHORTEST_HEADLINE = 35
#: Links in the element of a date that are looked at.
MOST_LINKS = 20
#: Elements around a date among which such a link is looked for, and in which a heading that is one.
OUTWARDS, BESIDE = 4, 2
#: Dates that are kept.
MOST_DATES = 4
_HEADINGS = ("h2", "h3", "h4", "h5")

# What stands before or behind a number of hours, days or years that have passed.
_AGO = "|".join(sorted((word.replace("_", " ") for word in (*BEFORE.split(), *AFTER.split())), key=len, reverse=True))
# A day, or how long ago; not only a time of day or minutes to read.
_DATE = re.compile(
    rf"(?<!\d)(?:19|20)\d\d(?!\d)|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2}}|[٠-٩۰-۹]|(?<!\w)(?:{_AGO}|"
    r"today|yesterday|heute|gestern|vandaag|hier|ayer|hoy|اليوم|أمس|dün|bugün|сегодня|вчера)(?!\w)|"
    r"\d\s?\w{0,3}(?:前|전)|年|日",
    re.IGNORECASE,
)
# A line that says how long ago, and little more: "4 days ago", "منذ ساعتين".
_AGE = re.compile(
    rf"(?=.{{3,40}}\Z)(?:[^\W\d]+\W+)?(?:(?:{_AGO})\s[\w\s]+|\d{{1,3}}\s?[^\W\d]+(?:\s(?:{_AGO}))|\d{{1,3}}\s?\w{{1,3}}?\s?(?:前|전))",
    re.IGNORECASE,
)
# From when to when something lasts that is announced.
_SPAN = re.compile(r"\d{1,2}[:：]\d\d\s?(?:[-–—－~〜]|to|bis|à|a)\s?\d{1,2}[:：]\d\d")
_ANY_YEAR = re.compile(r"19|20|٢٠|۲۰|۱۴|\d\.\d\d\.\d")
_YEAR = r"(?:19|20|١٩|٢٠|۲۰|۱۳|۱۴)\d\d"
FULL_DATE = re.compile(
    # Of two words, and the month of another calendar beside it: "5 تشرين الأول/أكتوبر 2026".
    rf"(?<!\d)(?:\d{{1,2}}(?:st|nd|rd|th|ê|\s?[یي])?[.,]?\s+(?:de\s+)?[^\W\d_]{{2,14}}(?:[ /][^\W\d_]{{2,14}})?"
    rf"(?:\s?[/(]\s?[^\W\d_]{{2,14}}(?: [^\W\d_]{{2,14}})?\)?)?[.,،]?\s+(?:de\s+)?{_YEAR}|"
    rf"[^\W\d_]{{3,12}}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|"
    rf"\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}|\d{{1,2}}\. \d{{1,2}}\. {_YEAR}|"
    rf"{_YEAR}\.\s+[^\W\d_]{{3,12}}\.?\s+\d{{1,2}}\.|"
    rf"{_YEAR}\s?[年년]\s?\d{{1,2}}\s?[月월](?:\s?\d{{1,2}}\s?[日일])?|\d\d\.\d\d\.\d\d|\d{{1,2}}[-/][^\W\d_]{{3,12}}[-/]{_YEAR})(?!\d)"
)


def dates(marks: Landmarks, near: Nearby, around: Sequence[HtmlElement]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The dates at the headline: those of publication, and those that say they are of a change.

    What is written for machines comes first, then what is marked as a date, then what only looks like one; that is the
    first where all others stand farther from the headline: in a list of articles, at the top of the page.
    """
    published, modified, nearest = _marked_dates(marks, near)
    for element, text in _printed_dates(around, near):
        published.setdefault(text, 2 if nearest <= (near.level(element) or 0) else -1)
        if _is_updated_since(text):
            modified.setdefault(text, 1)
    if not published:
        published.update(dict.fromkeys(islice(_ages(around, near), 1), 2))
    return tuple(sorted(published, key=published.__getitem__))[:MOST_DATES], tuple(modified)[:MOST_DATES]


def _marked_dates(marks: Landmarks, near: Nearby) -> tuple[dict[str, int], dict[str, int], int]:
    """The dates that are marked as such, each with its rank, and how far the nearest of them is from the headline."""
    published: dict[str, int] = {}
    modified: dict[str, int] = {}
    nearest = HIGHEST
    for element in near.belonging(dict.fromkeys([*marks.times, *marks.of_kind("date")])):
        text = shown(element)
        stamp = _stamp(element)
        if abs(near.gap(element)) > NEAR or len(text) > LONGEST_DATE or _is_teaser(element, near):
            continue
        into = modified if says_changed(element, text) else published
        nearest = min(nearest, near.level(element) or 0)
        for rank, value in ((0, stamp), (1, text)):
            if _DATE.search(value):
                into.setdefault(value, rank)
        if _is_updated_since(text):
            modified.setdefault(text, 1)
    return published, modified, nearest


def _printed_dates(around: Sequence[HtmlElement], near: Nearby) -> Iterator[tuple[HtmlElement, str]]:
    """Short texts with a full date in them, in elements that nothing marks as dates."""
    for element in around:
        for text in (element.text, element.tail):
            if text and len(text) < LONGEST_DATE * 2 and _ANY_YEAR.search(text) and FULL_DATE.search(text):
                line = fold(text)
                longest = LONGEST_DATE if _is_updated_since(line) else LONGEST_DATE // 2
                if len(line) > longest or _SPAN.search(line):
                    continue
                if not (says_changed(element, line) or _is_teaser(element, near)):
                    yield element, line


def _ages(around: Sequence[HtmlElement], near: Nearby) -> Iterator[str]:
    """Texts that say how long ago and no more, in elements that nothing marks as dates."""
    for element in around:
        line = fold(element.text) if element.text and len(element.text) <= LONGEST_DATE else ""
        if _AGE.fullmatch(line) and not (says_changed(element, line) or _is_teaser(element, near)):
            yield line


def _is_teaser(element: HtmlElement, near: Nearby) -> bool:
    """Whether the headline of another article stands with the date: a link of its length, less the date in it."""
    around = (outer for outer in islice(element.iterancestors(), OUTWARDS) if outer.tag == "a")
    links = (*islice(element.iter("a"), MOST_LINKS), *around, *_beside(element, near))
    return any(len(FULL_DATE.sub("", shown(link))) >= SHORTEST_HEADLINE for link in links)


def _beside(element: HtmlElement, near: Nearby) -> Iterator[HtmlElement]:
    """The headings that are links in what is around the element, but around neither it nor the page's headline."""
    own = set(islice(element.iterancestors(), OUTWARDS))
    for outer in islice(takewhile(lambda outer: not near.is_around(outer), element.iterancestors()), BESIDE):
        headings = islice(outer.iter(*_HEADINGS), MOST_LINKS)
        yield from (heading for heading in headings if heading not in own and heading.find(".//a") is not None)


def _stamp(element: HtmlElement) -> str:
    """What an element holds for machines: a <time>'s datetime, an <abbr>'s title (microformats' value-title)."""
    return plain(element.get("datetime") or (element.get("title") or "" if element.tag == "abbr" else ""), LONGEST_DATE)


def says_changed(element: HtmlElement, text: str) -> bool:
    """Whether the date is one of a change, as its own text, its class or the label before it says."""
    if FIRST.match(text) or _is_updated_since(text):
        return False
    if CHANGED.search(text) or CHANGED.search(f"{_class(element)} {element.get('itemprop') or ''}"):
        return True
    return CHANGED.search(_label(element)) is not None


def _is_updated_since(text: str) -> bool:
    """Whether a day stands before the word for a change, and another date behind it: "3 May 2026 / Updated 5 May"."""
    day, change = FULL_DATE.search(text), CHANGED.search(text)
    return bool(day and change and day.end() <= change.start() and _DATE.search(text, change.end()))


def labelled(element: HtmlElement, text: str) -> str:
    """The text of a date with the word before it that says the date is of the publication; "" when none says so."""
    if (said := SAID.search(text)) and not CHANGED.search(text):
        rest = text[said.start() :]
        date = FULL_DATE.search(rest)
        return rest[: date.end() + FAR] if date and date.start() - said.end() + said.start() <= FAR else ""
    own = (element.text or "")[:LONGEST_LABEL]
    label = own if SAID.match(own.strip()) else _label(element)
    if label and SAID.match(label.strip()) and not CHANGED.search(label):
        return f"{label.strip()} {text}"
    return ""


def _class(element: HtmlElement) -> str:
    """The class, without the "updated" that hAtom asks of every entry, be it the date of its publication."""
    names = (element.get("class") or "").split()
    is_entry = any(name == "published" or "date" in name and "updat" not in name for name in names)
    return " ".join(name for name in names if not (is_entry and name == "updated"))


def opening(element: HtmlElement) -> str:
    """The text of an element, cut off where it is longer than a label."""
    text = "".join(islice(element.itertext(), MOST_PARTS)) if isinstance(element.tag, str) else ""
    return text[:LONGEST_LABEL]


def _label(element: HtmlElement) -> str:
    """The short text without digits before an element, up to two levels up; "" when there is none."""
    for _ in range(3):
        said = []
        parent, before = element.getparent(), element.getprevious()
        for _ in range(3):
            if before is None:
                break
            own = opening(before)
            said += [before.tail or "", own if len(own) < LONGEST_LABEL else "0"]
            before = before.getprevious()
        if parent is None:
            break
        said += [parent.text or "", _class(parent)]
        for label in said:
            if any(character.isdigit() for character in label):
                return ""
            if FIRST.match(label.strip()) or CHANGED.search(label[-LONGEST_LABEL:]):
                return label[-LONGEST_LABEL:]
        element = parent
    return ""
