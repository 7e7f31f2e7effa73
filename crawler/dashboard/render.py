"""Templates, and the few words they use. Everything is escaped unless it was made here as markup."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from crawler.dashboard.snippet import Piece
from crawler.word_diff import Change

_FOLDER = Path(__file__).parent / "templates"
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
#: Characters of unchanged text that are kept on each side of a change.
_AROUND = 160
_STEPS = ((60, "s"), (3_600, "min"), (86_400, "h"))


def environment() -> Environment:
    """Jinja2 with our words; an unknown name in a template is an error."""
    env = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        moment=moment, ago=ago, direction=direction, link=link, diff=diff, percent=percent, pieces=pieces
    )
    return env


def moment(value: datetime | float | str | None) -> Markup:
    """A moment as <time>; a dash for None. Seconds since 1970 and ISO 8601 are understood too."""
    if value is None or value == "":
        return Markup("–")
    at = _datetime(value).astimezone(UTC)
    return Markup('<time dir="ltr" datetime="{}">{}</time>').format(
        at.isoformat(timespec="seconds"), f"{at:%Y-%m-%d %H:%M}"
    )


def ago(value: datetime | float | str | None, now: datetime) -> str:
    """How long ago, in the largest unit that fits; a dash for None."""
    if value is None:
        return "–"
    seconds = int((now - _datetime(value)).total_seconds())
    sign, seconds = ("in ", -seconds) if seconds < 0 else ("", seconds)
    size = 1
    for limit, unit in _STEPS:
        if seconds < limit:
            return f"{sign}{seconds // size} {unit}"
        size = limit
    return f"{sign}{seconds // 86_400} d"


def direction(language: str | None) -> str:
    """ "rtl" or "ltr" for a known language, "auto" else: the browser looks at the text."""
    if not language:
        return "auto"
    return "rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


def link(url: str, text: str = "") -> Markup:
    """A link off the dashboard; only the text for an address that is none of the web."""
    if not url.startswith(("https://", "http://")):
        return escape(text or url)
    return Markup('<a href="{}" rel="noopener noreferrer nofollow" target="_blank">{}</a>').format(url, text or url)


def diff(changes: Sequence[Change]) -> Markup:
    """What changed, with a little of what did not on each side."""
    parts = []
    for index, change in enumerate(changes):
        if change.kind == "same":
            parts.append(escape(_shortened(change.text, is_first=index == 0, is_last=index == len(changes) - 1)))
        else:
            tag = "del" if change.kind == "gone" else "ins"
            parts.append(Markup("<{0}>{1}</{0}>").format(Markup(tag), change.text))
    return Markup("").join(parts)


def pieces(some: Sequence[Piece]) -> Markup:
    """A text with what was asked for marked."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece.text) if piece.is_marked else escape(piece.text) for piece in some
    )


def percent(share: float) -> str:
    """A share of 1 as whole percent, never rounded up to 100 or down to 0."""
    if 0 < share < 1:
        return f"{min(99, max(1, round(share * 100)))} %"
    return f"{share * 100:.0f} %"


def _shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    if len(text) <= 2 * _AROUND:
        return text
    head = "" if is_first else text[:_AROUND].rpartition(" ")[0] + " "
    tail = "" if is_last else " " + text[-_AROUND:].partition(" ")[2]
    return f"{head}…{tail}"


def _datetime(value: Any) -> datetime:
    if isinstance(value, datetime):
        return value
    return datetime.fromisoformat(value) if isinstance(value, str) else datetime.fromtimestamp(value, UTC)
