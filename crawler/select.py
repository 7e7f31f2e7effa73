"""Selectors: CSS (with `::text` and `::attr(name)`) or XPath, compiled once and run over a tree."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias, cast

from lxml import etree
from lxml.html import HtmlElement
from parsel.csstranslator import HTMLTranslator

#: CSS, XPath (starts with "/", "./" or "("), or, as the last resort, a function of the outlet's own file.
Selector: TypeAlias = str | Callable[[HtmlElement], Sequence[str]]


def fold(text: str) -> str:
    """One line: runs of white space become a space, the ends are trimmed."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def compiled(selector: str) -> etree.XPath:
    """The selector as a compiled XPath. Raises ValueError that names the selector when it is not one."""
    is_xpath = selector.startswith(("/", "./", "("))
    try:
        path = selector if is_xpath else HTMLTranslator().css_to_xpath(selector)
        return etree.XPath(path)
    except (etree.XPathSyntaxError, SyntaxError) as error:
        raise ValueError(f"{selector!r} is neither CSS nor XPath: {error}") from None


def find(tree: HtmlElement, selector: str) -> list[HtmlElement | str]:
    """What the selector finds, in page order: elements, or strings for `::text`, `::attr()` and `@name`."""
    found = compiled(selector)(tree)
    return cast("list[HtmlElement | str]", found) if isinstance(found, list) else [str(found)]


def elements(tree: HtmlElement, selectors: Iterable[str]) -> list[HtmlElement]:
    """The elements found by the first selector that finds any; [] when none does."""
    for selector in selectors:
        found = [hit for hit in find(tree, selector) if isinstance(hit, HtmlElement)]
        if found:
            return found
    return []


def texts(tree: HtmlElement, selectors: Iterable[Selector]) -> list[str]:
    """The folded, non-empty texts given by the first selector that gives any; [] when none does."""
    for selector in selectors:
        if isinstance(selector, str):
            found = [hit if isinstance(hit, str) else hit.text_content() for hit in find(tree, selector)]
        else:
            found = list(selector(tree))
        if kept := [text for text in map(fold, found) if text]:
            return kept
    return []
