"""The body of an article: by the outlet's rules, or by everything a news page offers; and what stands at its end."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice

from lxml.html import HtmlElement

from crawler.extract import attribution, people
from crawler.extract.blocks import paragraphs
from crawler.extract.body import Body, read_body
from crawler.extract.body_asides import is_aside
from crawler.extract.body_tail import without_tail
from crawler.extract.body_words import plain
from crawler.extract.claims import DATA
from crawler.extract.landmarks import landmarks
from crawler.extract.markup_text import shown
from crawler.extract.people_words import LEADING
from crawler.extract.rules import without_boilerplate
from crawler.extract.witnesses import Witnesses
from crawler.outlet import Rules
from crawler.select import fold

#: Lines of a body among which a standfirst is looked for.
FIRST = 2
#: Lines at the end among which the author is introduced.
LIFE = 3
#: Lines among which byline and date may stand, the characters of such a line, and the share of it that is the date.
HEAD, LONGEST_HEAD, MOSTLY = 4, 120, 0.6
# What follows a name where somebody is introduced.
_LIFE = re.compile(
    r"(?:,[^.]{2,80},)?\s(?:is|was|has|writes|covers|reports|joined|works|serves|ist|schreibt|arbeitet|leitet|est|"
    r"es|è|é|är|er)\b"
)
# What somebody does who writes for an outlet.
_WRITES = re.compile(
    r"(?<!\w)(?:writes|reporter|journalist|correspondent|editor|author|writer|columnist|contributor|photographer|"
    r"journaliste|rédact\w+|correspondante?|autrice|auteur|redakt\w+|korrespondent\w*|autor\w*|schreibt|periodista|"
    r"redactora?|corresponsal|giornalista|redattrice|redattore|jornalista|journalisten?)(?!\w)",
    re.IGNORECASE,
)
# How the first paragraph of a text is called, beside what can only be a standfirst.
_OPENS = re.compile(r"intro|\blede?\b|\blead\b")


@dataclass(frozen=True, kw_only=True)
class Text:
    """The paragraphs, where they came from, and the credit to sources that stood below them ("" for none)."""

    body: Body
    source_line: str


def read_text(tree: HtmlElement, witnesses: Witnesses, own: Rules, *, title: str) -> Text:
    """The article's text; no paragraphs when the page has none."""
    by_rules = witnesses.of_source("rules").text
    if by_rules:
        body = Body(paragraphs=by_rules, how="rules")
    else:
        witness = witnesses.first(lambda claims: claims.text)
        body = read_body(tree, title=title, witness=witness[1] if witness else ())
        bare = without_tail(tuple(line for line in body.paragraphs if not is_aside(line)))
        bare = _without_life(_without_standfirst(bare, witnesses, tree), body.beside, witnesses)
        body = replace(body, paragraphs=_without_head(bare, witnesses))
    lines = without_boilerplate(_without_title(body.paragraphs, title), own)
    # Not before: an outlet's end mark may be a line of dashes.
    lines = [line for line in lines if any(map(str.isalnum, line))]
    source_line, lines = _split_source_line(lines)
    source_line = source_line or attribution.source_line(body.beside, last=len(body.beside))[0]
    return Text(body=replace(body, paragraphs=tuple(lines)), source_line=source_line)


def _without_title(lines: Sequence[str], title: str) -> list[str]:
    """The lines, less those that only repeat the headline: photos carry it as their alternative text."""
    folded = fold(title).casefold()
    # Few letters change their number when they are folded, and none of them more than threefold.
    shortest, longest = len(folded) / 3, 3 * len(title)
    return [line for line in lines if not shortest <= len(line) <= longest or fold(line).casefold() != folded]


def _without_standfirst(lines: tuple[str, ...], witnesses: Witnesses, tree: HtmlElement) -> tuple[str, ...]:
    """The lines, less the standfirst above them: one that the page marks, and that its data has as the description.

    A mark alone is not enough: many an article's own first paragraph is set in larger type. What the page prints once
    more is a sentence of the body, too, of which no repetition was kept; and so is what stands among the paragraphs.
    """
    marked = plain(witnesses.of_source("page").standfirst)
    described = {plain(witnesses.of_source(how).standfirst) for how in DATA}
    if not marked or marked not in described or len(lines) <= FIRST:
        return lines
    at = next((n for n, line in enumerate(lines[:FIRST]) if plain(line) == marked), None)
    if at is None or sum(plain(text) == marked for text in paragraphs([tree])) > 1:
        return lines
    if _is_among(tree, marked, plain(lines[at + 1])):
        return lines
    return (*lines[:at], *lines[at + 1 :])


def _is_among(tree: HtmlElement, marked: str, following: str) -> bool:
    """Whether what is called an introduction or lead stands beside the line below it, as one of its kind."""
    return any(
        plain(shown(element)) == marked
        and _OPENS.search((element.get("class") or "").lower())
        and any(plain(shown(beside)) == following for beside in islice(element.itersiblings(element.tag), 2))
        for element in landmarks(tree).of_kind("standfirst")
    )


def _without_life(lines: tuple[str, ...], beside: Sequence[str], witnesses: Witnesses) -> tuple[str, ...]:
    """The lines, less those among the last that say who the author is, and the name below or above that."""
    start = max(1, len(lines) - LIFE)
    last = lines[start:]
    authors = {name for _, claims in witnesses.claims for name in people.split(claims.byline, claims.authors)}
    # Who has a line of the name, and is introduced as somebody who writes.
    writers = [line for line in last if _WRITES.search(line)]
    authors |= {name for name in (*beside, *last) if _is_name(name) and any(_is_life(line, name) for line in writers)}
    kept = [*lines[:start], *(line for line in last if not any(_is_life(line, name) for name in authors))]
    named = {name.casefold() for name in authors}
    while len(kept) > 1 and kept[-1].casefold() in named:
        kept.pop()
    return tuple(kept)


def _is_name(line: str) -> bool:
    return " " in line and people.is_person(line)


def _is_life(line: str, name: str) -> bool:
    return line.casefold().startswith(name.casefold()) and _LIFE.match(line, len(name)) is not None


def _without_head(lines: tuple[str, ...], witnesses: Witnesses) -> tuple[str, ...]:
    """The lines, less the byline and the date among the first of them."""
    told = {plain(text) for _, claims in witnesses.claims for text in (*claims.published, *claims.modified)}
    told |= {_name(claims.byline or ", ".join(claims.authors)) for _, claims in witnesses.claims}
    head = [line for line in lines[:HEAD] if len(line) > LONGEST_HEAD or not (_repeats(line, told) or _credits(line))]
    return (*head, *lines[HEAD:])


def _repeats(line: str, told: Set[str]) -> bool:
    """Whether a line is one of these, or little more."""
    text = plain(line)
    if told & {text, _name(line)} - {""}:
        return True
    return any(len(one) >= MOSTLY * len(text) > 0 and f" {one} " in f" {text} " for one in told)


def _credits(line: str) -> bool:
    """Whether a line is no sentence, begins with "By", and names people."""
    by = LEADING.match(line)
    return by is not None and line[-1:] not in ".:;" and any(" " in name for name in people.split(line))


def _name(byline: str) -> str:
    return plain(LEADING.sub("", byline.strip(), count=1))


def _split_source_line(lines: list[str]) -> tuple[str, list[str]]:
    line, index = attribution.source_line(lines)
    if index is None:
        return "", lines
    return line, [*lines[:index], *lines[index + 1 :]]
