"""JSON as servers send it: behind a warning, in a callback, cut off."""

import json
import re
from itertools import islice
from typing import Any, TypeAlias

from crawler.discover.document import text_of
from crawler.page import Page

#: What JSON can be: nothing else is known of it before somebody looks.
Value: TypeAlias = Any

_JUNK = 10_000  # characters before the document that are looked through: warnings of the server, a callback's name
_TRIES = 5
_START = re.compile(r"[\[{]")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_CLOSING = {"{": "}", "[": "]"}


def json_of(page: Page) -> Value:
    """The object or array in the page, as far as it came; None when there is none."""
    text = text_of(page)
    for start in islice(_START.finditer(text, 0, _JUNK), _TRIES):
        value = _decoded(text, start.start()) or _decoded(_closed(text[start.start() :]), 0)
        if value:  # not the brackets of a warning
            return value
    return None


def at(value: Value, path: str) -> Value:
    """What lies in the value at a path of names and positions, "data.items.0"; the value at "", None where nothing."""
    for name in filter(None, path.split(".")):
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list) and name.isdecimal() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value


def text_at(value: Value, path: str) -> str:
    """The text or number there; "" for anything else."""
    found = at(value, path) if path else None
    if isinstance(found, str):
        return found.strip()
    return str(found) if isinstance(found, int | float) and not isinstance(found, bool) else ""


def _decoded(text: str, start: int) -> Value:
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


def _closed(text: str) -> str:
    """The text up to its last whole part, with what was left open there closed."""
    stack: list[str] = []
    end, closing = 0, ""
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in _CLOSING:
            stack.append(_CLOSING[mark])
        elif mark in ("}", "]"):
            if not stack or stack.pop() != mark:
                break
            end, closing = token.end(), "".join(reversed(stack)) if len(stack) < 100 else ""
    return text[:end] + closing
