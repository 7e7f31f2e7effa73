"""Pages as other sites would send them: without what says most of them, to see what is read when it is missing.

What goes is taken off the markup by patterns, and all readers get the same. The stored pages stay as they are.
"""

import re
from collections.abc import Callable

from crawler.page import Page
from evaluation.pages import EvaluationPage

_DATA = re.compile(r"<script[^>]*ld\+json.*?</script>", re.DOTALL | re.IGNORECASE)
_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_KEPT = re.compile(r"og:type|charset", re.IGNORECASE)
_VALUE = r"""\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)"""
_PROPERTY = re.compile(rf"\sitemprop{_VALUE}", re.IGNORECASE)
_NAME = re.compile(rf"\s(?:class|id){_VALUE}", re.IGNORECASE)


def _without_data(text: str) -> str:
    text = _META.sub(lambda tag: tag[0] if _KEPT.search(tag[0]) else "", _DATA.sub("", text))
    return _PROPERTY.sub("", text)


def _without_names(text: str) -> str:
    return _NAME.sub("", text)


#: What can be taken off: JSON-LD, microdata and meta but og:type; the class and id of every element.
WITHOUT: dict[str, Callable[[str], str]] = {"data": _without_data, "names": _without_names}


def body_of(page: EvaluationPage, without: str) -> bytes:
    """The page as it was sent; where something is taken off, in UTF-8 with its mark, which all readers believe."""
    if not without:
        return page.body()
    text = Page(url=page.url, body=page.body(), fetched=page.fetched).text
    return b"\xef\xbb\xbf" + WITHOUT[without](text).encode("utf-8", "replace")
