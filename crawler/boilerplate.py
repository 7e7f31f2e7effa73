"""Boilerplate: lines that recur across the articles of an outlet, and the patterns of Rules that would take them away.

They are found in stored pages and reviewed by a person before they go into the outlet's file. Nothing is remembered
from one run to the next, and the order of the pages does not matter.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crawler.checks import Refusal
from crawler.extract import extract
from crawler.outlet import Outlet
from crawler.page import Page

#: Articles that must have a line, whatever their share: two may be one article twice.
FEWEST = 3
#: Characters; a longer line recurs whole or not at all, and is no mark of an end.
LONGEST_FORM = 80
#: Lines that follow a mark of the end: headline and teasers of other articles.
MOST_AFTER = 6

#: Words of a mark of the end: "Check Also", "Your Comment".
MOST_WORDS = 6

_DIGITS = re.compile(r"\d+")
_NAME = re.compile(r"[A-Z][\w'’-]*")
_NAMES = re.compile(rf"(?:{_NAME.pattern}+|[ ./&|,-])++")  # possessive: no line makes it try twice
_SENTENCE = re.compile(r"[.!?…؟]['\"”’»)]*$")
_ESCAPED = re.compile(r"\\([ \-#&~])")


@dataclass(frozen=True, kw_only=True)
class Body:
    """The body of one article as it is read today."""

    key: str
    url: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Recurring:
    """A form of line found in the bodies of several articles."""

    #: Matches the whole line.
    pattern: str
    #: How many articles have it, and of how many.
    articles: int
    of: int
    #: Where it stands: "start" (within the first three lines of each), "end" (the last three), "anywhere".
    place: str
    #: Whether short texts that do not recur follow it to the end: another article's teaser, say.
    ends: bool
    #: A line of this form, and the address of an article that has it.
    example: str
    url: str


@dataclass(frozen=True, kw_only=True)
class _Place:
    """A line in an article."""

    body: Body
    index: int

    @property
    def line(self) -> str:
        return self.body.lines[self.index]

    @property
    def after(self) -> tuple[str, ...]:
        return self.body.lines[self.index + 1 :]


def bodies(pages: Iterable[Page], outlet: Outlet) -> list[Body]:
    """The articles of the outlet among the pages, by key; of several captures of one the latest. Refused ones are left
    out."""
    latest: dict[str, Page] = {}
    for page in pages:
        key = outlet.key(page.url)
        if key is not None and (key not in latest or _age(page) > _age(latest[key])):
            latest[key] = page
    read = ((key, page, _lines(page, outlet)) for key, page in sorted(latest.items()))
    return [Body(key=key, url=page.url, lines=lines) for key, page, lines in read if lines]


def recurring(articles: Sequence[Body], *, least: float) -> list[Recurring]:
    """The forms that at least `least` (0 to 1) of the articles have, and FEWEST of them; the most frequent first.

    First whole lines, their numbers apart. Then, of the lines that are left: names alone, as typists sign ("Jane D.",
    "Jane/J.Doe"), and short lines with the same two first words ("Reporting by ...").
    """
    enough = max(FEWEST, round(least * len(articles)))
    rest = [_Place(body=body, index=index) for body in articles for index in range(len(body.lines))]
    forms: dict[str, list[_Place]] = {}
    for form in (_whole, _names, _beginning):
        found = _frequent(((form(place.line), place) for place in rest), enough)
        forms.update({_open(key, places) if form is _beginning else key: places for key, places in found.items()})
        taken = {place.line for places in found.values() for place in places}
        rest = [place for place in rest if place.line not in taken]
    marks = {place.line for places in forms.values() for place in places}
    recur = [_recurring(pattern, places, len(articles), marks) for pattern, places in forms.items()]
    return sorted(recur, key=lambda form: (-form.articles, form.pattern))


def suggestion(forms: Iterable[Recurring]) -> str:
    """The forms as arguments of Rules to be pasted, a comment behind each; "" for none."""
    forms = list(forms)
    parts = []
    for name, chosen in (("drop", [f for f in forms if not f.ends]), ("end", [f for f in forms if f.ends])):
        if chosen:
            lines = "\n".join(f"    {_literal(form)},  # {_share(form)}, {form.place}" for form in chosen)
            parts.append(f"{name}=(\n{lines}\n),")
    return "\n".join(parts)


def _age(page: Page) -> tuple[str, str, str]:
    return page.fetched.isoformat(), page.url, page.text


def _lines(page: Page, outlet: Outlet) -> tuple[str, ...]:
    try:
        return tuple(extract(page, outlet).text.split("\n\n"))
    except Refusal:
        return ()


def _frequent(forms: Iterable[tuple[str, _Place]], enough: int) -> dict[str, list[_Place]]:
    """The places of each form that stands in enough articles."""
    groups: dict[str, list[_Place]] = defaultdict(list)
    for form, place in forms:
        groups[form].append(place)
    known = {form: len({place.body.key for place in places}) for form, places in groups.items() if form}
    return {form: groups[form] for form, count in known.items() if count >= enough}


def _whole(line: str) -> str:
    """The line as a pattern in which any number matches."""
    return r"\d+".join(_plain(part) for part in _DIGITS.split(line))


def _names(line: str) -> str:
    """Names and initials as a pattern in which any others match; "" for a line of other words, or of many."""
    is_names = len(line.split()) < MOST_WORDS and _NAMES.fullmatch(line)
    return _NAME.pattern.join(_plain(part) for part in _NAME.split(line)) if is_names else ""


def _beginning(line: str) -> str:
    """The first two words of a short line as a pattern, or the first with its colon; "" for a line without more."""
    if not _is_short(line):
        return ""
    words = line.split()
    count = 1 if line.partition(" ")[0].endswith(":") else 2
    return _whole(" ".join(words[:count])) if len(words) > count else ""


def _open(beginning: str, places: Sequence[_Place]) -> str:
    """The pattern of a beginning and of whatever follows it, as long as the longest seen and a half more."""
    longest = max(len(place.line) for place in places)
    return f"{beginning} .{{1,{longest * 3 // 2}}}"


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", re.escape(text))


def _is_short(line: str) -> bool:
    return len(line) <= LONGEST_FORM and not _SENTENCE.search(line)


def _recurring(pattern: str, places: Sequence[_Place], of: int, marks: set[str]) -> Recurring:
    first = min(places, key=lambda place: (place.line, place.body.url))
    return Recurring(
        pattern=pattern,
        articles=len({place.body.key for place in places}),
        of=of,
        place=_where(places),
        ends=_ends(places, marks),
        example=first.line,
        url=first.body.url,
    )


def _where(places: Sequence[_Place]) -> str:
    if all(place.index < FEWEST for place in places):
        return "start"
    return "end" if all(len(place.after) < FEWEST for place in places) else "anywhere"


def _ends(places: Sequence[_Place], marks: set[str]) -> bool:
    """Whether it is a mark of the end: short, and in most articles followed by a few lines that do not recur."""
    followed = [place for place in places if 0 < len(_unique(place.after, marks)) <= MOST_AFTER]
    is_one_form = len({_whole(place.line) for place in places}) == 1
    is_mark = is_one_form and _is_short(places[0].line) and len(places[0].line.split()) <= MOST_WORDS
    return is_mark and 2 * len(followed) > len(places) and all(len(place.after) <= MOST_AFTER for place in followed)


def _unique(lines: Iterable[str], marks: set[str]) -> list[str]:
    return [line for line in lines if line not in marks]


def _literal(form: Recurring) -> str:
    pattern = form.pattern.replace('"', '\\"')
    return f'r"^{pattern}$"' if form.ends else f'r"{pattern}"'


def _share(form: Recurring) -> str:
    return f"{form.articles} of {form.of} ({form.articles / form.of:.0%})"
