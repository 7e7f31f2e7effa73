"""Who wrote an article: people and named organisations, from the witness that knows best; and the line that says so."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TypeAlias
from urllib.parse import urlsplit

from crawler.extract.body_words import END_LINE
from crawler.extract.claims import Claims
from crawler.extract.people import (
    MOST_PEOPLE,
    is_credit,
    is_organisation,
    is_own,
    is_person,
    own_letters,
    own_names,
    parts_of,
    people_of,
    without_parts,
)
from crawler.extract.people_words import AND, LEADING, NEWS, ROLE
from crawler.select import fold

_PLACE = re.compile(r"\s(?:in|aus|à|en|from|i|w|в|من|في)\s[A-ZÀ-ÞА-Я\u0600-\u06ff].*\Z")

#: Characters of a line next to a body that credits somebody.
LONGEST_SIGNED = 90
_AND = re.compile(rf"\s(?:(?:{AND}|y|e|i)\s+|و)", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[\s.-]")
_ADDRESS = re.compile(r"\s*https?://\S+")

Choice: TypeAlias = tuple[str, tuple[str, ...], tuple[str, ...]]


def choose(claims: Sequence[tuple[str, Claims]], *, outlet_title: str = "") -> Choice:
    """(how, authors, the people among them) by the first witness that names a person, else an organisation.

    Of organisations those that are not the outlet itself come first: many pages name their publisher as author for
    want of another. Where the page links more people than the chosen witness knew, among them all it knew, the page
    is believed. ("", (), ()) when nobody is named.
    """
    own = _own(claims, outlet_title)
    named = []
    for how, claim in claims:
        if names := credited(claim.byline, claim.authors, own):
            named.append((how, names, tuple(name for name in names if is_person(name, own))))
    if not named:
        return "", (), ()
    chosen = max(named, key=lambda choice: _worth(choice, own))
    for choice in named:
        if choice[0] == "page" and chosen[2] and set(chosen[2]) < set(choice[2]):
            return choice
    return chosen


def credited(byline: str, names: Sequence[str] = (), own: Collection[str] = ()) -> tuple[str, ...]:
    """The authors that one witness gives, in its order, none twice; () when it names nobody.

    Names given one by one are read first; the printed line when they name nobody, or when it credits organisations
    beside them, or people in a list: without an "and" at its end, what looks like a name behind them may be a place.
    """
    given, printed = _credited(names, own), _credited((byline,), own)
    people = {name for name in printed if is_person(name, own)}
    says_more = set(given) <= set(printed) and (people <= set(given) or _is_list(byline, people, given))
    return printed if says_more or not given else given


def _is_list(byline: str, people: Collection[str], given: Sequence[str]) -> bool:
    """Whether the line is one list of these people, of which the last stands behind an "and", or was given."""
    if "|" in byline:
        return False
    last = max(people, key=byline.rfind)
    return last in given or any(byline.startswith(name, end.end()) for end in _AND.finditer(byline) for name in people)


def choose_byline(claims: Sequence[tuple[str, Claims]], names: Sequence[str] = ()) -> tuple[str, str]:
    """(how, credit line): the one printed on the page if it names these authors, else as the first witness gives it.

    Names given one by one are joined by commas, and addresses of the web left out. ("", "") when nobody is credited.
    """
    lines = [(how, _ADDRESS.sub("", claim.byline or ", ".join(claim.authors)).strip()) for how, claim in claims]
    lines = [(how, line) for how, line in lines if is_credit(line)]
    naming = [(how, line) for how, line in lines if all(name in line for name in names)]
    for how, line in naming:
        if how in ("rules", "page") and names:
            return how, line
    return next(iter(naming or lines), ("", ""))


def signed(
    lines: Iterable[str], claims: Sequence[tuple[str, Claims]], *, outlet_title: str = ""
) -> tuple[str, tuple[str, ...]]:
    """The first line next to a body that credits people in so many words ("Written by Jane Doe"), and these people.

    The outlet is none of them. ("", ()) when no line does.
    """
    own = _own(claims, outlet_title)
    for line in lines:
        if len(line) <= LONGEST_SIGNED and END_LINE.match(line.casefold()):
            break  # what follows are other articles, and their authors
        credit = line.strip(" *|()–—-")
        if len(credit) <= LONGEST_SIGNED and LEADING.match(credit):
            people = tuple(dict.fromkeys(people_of(credit, own)))
            if any(" " in name for name in people):
                return credit, people
    return "", ()


def _worth(choice: Choice, own: Collection[str]) -> int:
    _, names, people = choice
    return 2 if people else int(any(not is_own(name, own) for name in names))


def _credited(texts: Sequence[str], own: Collection[str]) -> tuple[str, ...]:
    """Everybody named in the texts. The outlet beside its people is where they work."""
    found = list(dict.fromkeys(name for text in texts for name in _of_text(text, own)))
    if any(is_person(name, own) for name in found):
        found = [name for name in found if not _is_own(name, own)]
    return tuple(without_parts(found)) if len(found) <= MOST_PEOPLE else ()


def _is_own(name: str, own: Collection[str]) -> bool:
    """Whether it names the outlet, or a part of it: "Example News", "Example Sport", "EXAMPLE.COM" of example.com."""
    first = own_letters(_FIRST_WORD.split(name, maxsplit=1)[0])
    return is_own(name, own) or first in own or f"{first}news" in own


def _of_text(text: str, own: Collection[str]) -> list[str]:
    """The authors of one text. Beside people only what can be an agency or an outlet is one: the rest is where they
    work or what they do."""
    if is_own(text, own):
        # Were it a name with a number ("Example 12"), which is no part of a person's.
        return [fold(text)]
    people, found = people_of(text, own), []
    for printed, name in parts_of(text):
        organisation = _organisation(printed, own)
        if name in people:
            found.append(name)
        elif organisation and (not people or _may_sign_beside_people(organisation)):
            found.append(organisation)
    return found or people


def _may_sign_beside_people(organisation: str) -> bool:
    """Whether it can be an agency or an outlet, and is nobody's post there ("AP Sports Writer")."""
    return NEWS.search(organisation) is not None and ROLE.search(organisation) is None


def _organisation(printed: str, own: Collection[str]) -> str:
    """The organisation that a part names, without the place it wrote from; "" when it names none."""
    bare = _PLACE.sub("", printed)
    return next((name for name in (bare, printed) if is_organisation(name, own)), "")


def _own(claims: Sequence[tuple[str, Claims]], outlet_title: str) -> frozenset[str]:
    return own_names(outlet_title, *(claim.publisher for _, claim in claims), *(_host(claim) for _, claim in claims))


def _host(claim: Claims) -> str:
    parts = (urlsplit(claim.canonical).hostname or "").removeprefix("www.").split(".")
    return max(parts[:-1], key=len, default="")
