"""Dates printed away from the headline: heard only where nothing nearer tells a day, and only if they agree."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from crawler.extract.heading import heading
from crawler.extract.landmarks import SILENT, landmarks
from crawler.extract.nearby import Nearby
from crawler.extract.printed import FULL_DATE, LONGEST_DATE, LONGEST_LABEL, labelled, opening, says_changed
from crawler.select import fold

#: Elements of a page that are looked at, texts with a date among them, texts of one kind that are kept.
MOST_ELEMENTS = 30_000
MOST_DATED = 500
MOST_TEXTS = 40
#: Levels up to the article that an element is looked for in.
HIGHEST = 60
#: Characters of a text that is a date and little else.
BARE = 40

# A label of a date that is not the article's.
_EVENT = re.compile(
    r"(?<!\w)(?:incident|event|start|end|due|valid|deadline|expir\w+|birth|born|died|founded|release\w*|joined|member|"
    r"termin|beginn|ende|geboren|veranstaltung|fecha del|naissance)(?!\w)",
    re.IGNORECASE,
)
_SILENT = SILENT | {"head", "title", "option"}
_WORD = re.compile(r"[^\W\d_]+")
_VERSION = re.compile(r"\d\.\d+\.\d")
# Most texts have none, and are told at a tenth of the price.
_DIGIT = re.compile(r"\d")


def dates(tree: HtmlElement) -> tuple[tuple[str, ...], ...]:
    """The texts with a date in three groups: those that say it is of the publication, those in elements marked as
    dates, those that are nothing but a date. A group that names two days tells nothing."""
    marks = landmarks(tree)
    headline = heading(tree)
    near = Nearby.on(tree)
    ours = _only_article(tree) if headline is None else None
    marked = {*marks.times, *marks.of_kind("date")}
    said: tuple[list[str], list[str], list[str]] = ([], [], [])
    for element, text, before in islice(_dated(tree), MOST_DATED):
        if label := labelled(element, text):
            said[0].append(label)
        elif says_changed(element, text) or not (near.level(element) is not None or _is_in(element, ours)):
            continue
        elif element in marked or element.getparent() in marked:
            said[1].append(text)
        elif _is_bare(text) and not (len(before) < LONGEST_LABEL and _EVENT.search(before)):
            said[2].append(text)
    return tuple(tuple(dict.fromkeys(group))[:MOST_TEXTS] for group in said)


def _only_article(tree: HtmlElement) -> HtmlElement | None:
    found = list(islice(tree.iter("article"), 2))
    return found[0] if len(found) == 1 else None


def _is_in(element: HtmlElement, outer: HtmlElement | None) -> bool:
    return outer is not None and any(ancestor is outer for ancestor in islice(element.iterancestors(), HIGHEST))


def _is_bare(text: str) -> bool:
    """Whether a text is a date and no more than a weekday, a time and an "on" beside it; not that of a version."""
    rest = FULL_DATE.sub(" ", text)
    is_short = len(text) <= BARE and len(_WORD.findall(rest)) <= 2
    return is_short and not text.startswith(("[", "(")) and "©" not in text and not _VERSION.search(rest)


def _dated(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str, str]]:
    """Short texts with a full date in them, each with the element that holds it and what stands right before it."""
    for element in islice(tree.iter(etree.Element), MOST_ELEMENTS):
        if element.tag in _SILENT:
            continue
        if line := _dated_line(element.text):
            yield element, line, _before(element)
        parent = element.getparent()
        if parent is not None and (line := _dated_line(element.tail)):
            yield parent, line, opening(element)


def _dated_line(text: str | None) -> str:
    if not text or len(text) > LONGEST_DATE * 3 or not (_DIGIT.search(text) and FULL_DATE.search(text)):
        return ""
    line = fold(text)
    return line if len(line) <= LONGEST_DATE else ""


def _before(element: HtmlElement) -> str:
    """The text before an element, up to one level up."""
    for outer in (element, *islice(element.iterancestors(), 1)):
        if (previous := outer.getprevious()) is not None:
            return f"{opening(previous)} {previous.tail or ''}"
        if (parent := outer.getparent()) is not None and (parent.text or "").strip():
            return str(parent.text)[-LONGEST_LABEL:]
    return ""
