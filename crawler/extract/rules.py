"""What an outlet's own rules find on a page."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from crawler.extract.blocks import paragraphs
from crawler.extract.claims import Claims
from crawler.outlet import Rules
from crawler.select import elements, fold, texts


def read(tree: HtmlElement, rules: Rules) -> Claims:
    """The claims of the rules; empty where a rule is absent or finds nothing."""
    return Claims(
        title=_first(texts(tree, rules.title)),
        standfirst=" ".join(texts(tree, rules.standfirst)),
        byline=", ".join(texts(tree, rules.byline)),
        published=tuple(texts(tree, rules.published)),
        text=tuple(_body(tree, rules)),
        tags=tuple(texts(tree, rules.tags)),
        source_line=_first(texts(tree, rules.source_line)),
    )


def without_boilerplate(lines: Iterable[str], rules: Rules) -> list[str]:
    """The paragraphs up to the outlet's end marks, less those that are its boilerplate."""
    kept = []
    for line in lines:
        if any(re.search(pattern, line) for pattern in rules.end):
            break
        if not any(re.fullmatch(pattern, line) for pattern in rules.drop):
            kept.append(line)
    return kept


def _body(tree: HtmlElement, rules: Rules) -> list[str]:
    for selector in rules.body:
        if isinstance(selector, str):
            found = paragraphs(elements(tree, (selector,)), remove=rules.remove)
        else:
            found = [folded for text in selector(tree) if (folded := fold(text))]
        if found:
            return found
    return []


def _first(found: list[str]) -> str:
    return found[0] if found else ""
