"""The body of an article: by the outlet's rules, or by everything a news page offers; and what stands at its end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from crawler.extract import attribution
from crawler.extract.body import Body, read_body
from crawler.extract.rules import without_boilerplate
from crawler.extract.witnesses import Witnesses
from crawler.outlet import Rules
from crawler.select import fold


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
    lines = without_boilerplate(_without_title(body.paragraphs, title), own)
    source_line, lines = _split_source_line(lines)
    source_line = source_line or attribution.source_line(body.beside)[0]
    return Text(body=replace(body, paragraphs=tuple(lines)), source_line=source_line)


def _without_title(lines: Sequence[str], title: str) -> list[str]:
    """The lines, less those that only repeat the headline: photos carry it as their alternative text."""
    folded = fold(title).casefold()
    # Few letters change their number when they are folded, and none of them more than threefold.
    shortest, longest = len(folded) / 3, 3 * len(title)
    return [line for line in lines if not shortest <= len(line) <= longest or fold(line).casefold() != folded]


def _split_source_line(lines: list[str]) -> tuple[str, list[str]]:
    line, index = attribution.source_line(lines)
    if index is None:
        return "", lines
    return line, [*lines[:index], *lines[index + 1 :]]
