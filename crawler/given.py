"""Settings as given on a command line: names that nobody reads, values of the wrong kind."""

from collections.abc import Mapping
from difflib import get_close_matches
from math import isfinite

#: How like the name of a setting another one is that must be meant for it, from 0 to 1.
_LIKE = 0.9
#: With none of these nothing would ever begin.
_AT_LEAST_ONE = ("PARALLEL_OUTLETS", "CONCURRENT_REQUESTS_PER_DOMAIN", "CONCURRENT_ITEMS")
#: As Scrapy reads them.
_SWITCHES = ("True", "False", "true", "false", "1", "0")


def complaint(given: Mapping[str, object], *, ours: Mapping[str, object], theirs: Mapping[str, object]) -> str:
    """What is wrong with the settings given, in one line that says what to do; "" when nothing is.

    `ours` and `theirs` are the defaults of this project and of Scrapy, by name. A name that is like none of them
    passes, because a component of the user's own may read it.
    """
    for name, value in given.items():
        default = ours.get(name, theirs.get(name))
        if wrong := _unknown(name, ours, theirs) or _unreadable(name, value, default):
            return wrong
        if name in ours and (wrong := _too_few(name, value, default)):
            return wrong
    return ""


def _unknown(name: str, ours: Mapping[str, object], theirs: Mapping[str, object]) -> str:
    if name in ours or name in theirs:
        return ""
    folded = {_folded(known): known for known in ours}
    like = get_close_matches(_folded(name), folded, n=1, cutoff=_LIKE)
    return f"there is no setting {name}; did you mean {folded[like[0]]}?" if like else ""


def _folded(name: str) -> str:
    return name.upper().replace("_", "").replace("-", "")


def _unreadable(name: str, value: object, default: object) -> str:
    if not isinstance(value, str):
        return ""
    if isinstance(default, bool):
        return "" if value in _SWITCHES else f"{name}: {value!r} is neither True nor False"
    if isinstance(default, int | float) and _number(value) is None:
        return f"{name}: {value!r} is no number; write it as {default}"
    return ""


def _too_few(name: str, value: object, default: object) -> str:
    if not isinstance(value, str) or isinstance(default, bool) or not isinstance(default, int | float):
        return ""
    least = 1 if name in _AT_LEAST_ONE else 0
    return f"{name}: {value} is too few; it is {least} or more" if float(value) < least else ""


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None
