"""The element that shows the article's headline."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.extract.landmarks import SILENT, landmarks
from crawler.extract.markup_text import plain, shown
from crawler.extract.people import letters
from crawler.extract.site import site_names
from crawler.select import fold

#: Headings that are looked at.
MOST_HEADINGS = 40
#: Likeness to a title of the head above which a lower heading is taken for the headline of a page without h1.
SURE_LIKENESS = 0.75
#: Likeness to a title of the head that makes an h1 the headline.
SUPPORT = 0.3
#: Words of an h1 that is a sentence, not the name of a section.
SENTENCE = 6
#: Levels up to the element that says where on the page a heading stands.
HIGHEST = 12
#: Elements of a page without headings among which the headline is looked for.
MOST_LINES = 5_000

_DENSE = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
_WORD = re.compile(rf"[{_DENSE}]|[^\W_{_DENSE}]+")
_ASIDE = frozenset(("nav", "footer", "aside"))
_APART = _ASIDE | SILENT | {"a"}
_HEAD_TITLES = frozenset(("og:title", "twitter:title"))
# What stands between a headline and the outlet's name in the title of a document.
_BEHIND = re.compile(r"\s+(?:[|\-–—·•»«›~¦−]{1,2}|::)\s+|\s*[|｜ㅣ│¦_]+\s*")
_ENDS = re.compile(r"\Z|\s|[|｜ㅣ│¦_\-–—]")
_LINES = ("div", "p", "span", "td", "b", "strong", "font", "big", "center", "h4", "h5")


@lru_cache(maxsize=1)
def heading(tree: HtmlElement) -> HtmlElement | None:
    """The headline's element; None when the page has no heading that can be it. Kept for the tree asked for last."""
    marks = landmarks(tree)
    titles, names = _head_titles(tree), site_names(tree)
    best, best_score = None, 0.0
    for element in marks.headings[:MOST_HEADINGS]:
        text = shown(element)
        # On many a site the logo is one.
        if text and letters(text) not in names and (score := _fitness(element, text, titles)) > best_score:
            best, best_score = element, score
    if best is not None and (best_score >= 0.1 + SUPPORT or not titles):
        return best
    for element in marks.subheads[:MOST_HEADINGS]:
        if titles and (text := shown(element)) and max(_support(text, title) for title in titles) >= SURE_LIKENESS:
            return element
    if best is not None and (_speaks_for_itself(best) or _is_named_alone(tree, titles, shown(best))):
        return best
    return _line(tree, titles)


def _line(tree: HtmlElement, titles: Iterable[str]) -> HtmlElement | None:
    """What shows the beginning of a title of the head, up to the outlet's name, on a page that marks no heading."""
    for element in islice(tree.iter(*_LINES), MOST_LINES):
        text = fold(element.text or "")
        if not any(title.startswith(text) and _ENDS.match(title, len(text)) for title in titles if text):
            continue
        if len(words(text)) >= SENTENCE and not any(around.tag in _APART for around in element.iterancestors()):
            return element
    return None


def likeness(text: str, other: str) -> float:
    """Share of words that two lines have in common, 0 to 1; a line that holds the other whole scores high."""
    a, b = words(text), words(other)
    if not a or not b:
        return 0.0
    common = len(a & b)
    return max(2 * common / (len(a) + len(b)), 0.9 * common / len(a) if len(a) > 3 else 0.0)


def _support(text: str, title: str) -> float:
    """The likeness of a heading to a title of the head; 0 where it shows what stands there behind the headline."""
    first, *behind = _BEHIND.split(title)
    names = [words(part) for part in behind if len(part) < len(first)]
    if any((words(text) & words(title)) <= name for name in names):
        return 0.0
    return likeness(text, title)


def words(text: str) -> frozenset[str]:
    """The words of a line, folded; characters of scripts that are written without spaces."""
    return frozenset(_WORD.findall(text.casefold()[:1_000]))


def _speaks_for_itself(element: HtmlElement) -> bool:
    """Whether a heading that no title in the head resembles is still a headline: a sentence within the article."""
    inside = any(around.tag in ("article", "main") for around in element.iterancestors())
    return inside and len(words(shown(element))) >= SENTENCE


def _is_named_alone(tree: HtmlElement, titles: Iterable[str], text: str) -> bool:
    """Whether the head gives every page of a site the site's name for a title, and a heading is another one."""
    names = site_names(tree)
    return all(letters(title) in names for title in titles) and letters(text) not in names


def _fitness(element: HtmlElement, text: str, titles: Iterable[str]) -> float:
    fit = 0.1 + max((_support(text, title) for title in titles), default=0.5)
    for _, ancestor in zip(range(HIGHEST), element.iterancestors(), strict=False):
        if ancestor.tag in _ASIDE:
            return fit / (2 if ancestor.tag == "aside" else 3)
        if ancestor.tag in ("article", "main"):
            return fit + 0.05
    return fit


def _head_titles(tree: HtmlElement) -> list[str]:
    """What the head calls the page: the document's title, without what it has before that for sharing, and these."""
    marks = landmarks(tree)
    found = [plain(element.text_content()) for element in marks.titles[:1]]
    found += [
        plain(element.get("content") or "")
        for element in marks.metas
        if (element.get("property") or element.get("name") or "").lower() in _HEAD_TITLES
    ]
    found = [title for title in found if title]
    # As in "Example Paper: The bridge is open".
    return [next((one for one in found[1:] if _is_behind(one, title)), title) for title in found]


def _is_behind(title: str, longer: str) -> bool:
    """Whether a title of several words is the end of another one, behind a name and a sign."""
    before = longer.removesuffix(title).rstrip()
    return before != longer and len(words(title)) > 1 and not before[-1:].isalnum()
