"""Characters that are none: what no file in UTF-8 can hold, or no reader of one wants, taken out of every value."""

import re
from dataclasses import replace
from typing import Any

from crawler.article import Image

# Controls but for tab and line feed, halves of surrogate pairs (JSON can spell them: "\ud83d"), and noncharacters.
_NONE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def sound(value: Any) -> Any:
    """The value of a field without them; what is no text stays as it is."""
    if isinstance(value, str):
        # A member of an enumeration is a text too, and stays what it is.
        return _NONE.sub("", value) if _NONE.search(value) else value
    if isinstance(value, Image):
        return replace(value, url=sound(value.url), caption=sound(value.caption))
    if isinstance(value, tuple):
        return tuple(part for part in map(sound, value) if part)
    return value
