"""A record as a line of JSON, and back."""

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from typing import Any

from crawler.article import Article, Discovered, Image, Precision, Warc


def line_of(article: Article) -> bytes:
    """The article as one line of JSON, with its newline; moments are ISO 8601 with offset."""
    # Not asdict(), which copies every value deeply before it is written.
    return json.dumps(vars(article), ensure_ascii=False, default=_plain).encode() + b"\n"


def article_of(line: bytes) -> Article:
    """The article of a line of ours, also of an earlier form of the record. Raises ValueError when it is none."""
    try:
        record = json.loads(line)
        names = {field.name for field in fields(Article)}
        return Article(**{name: _value(name, value) for name, value in record.items() if name in names})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no record: {error}") from None


def _value(name: str, value: Any) -> Any:
    """A value of the record as `Article` holds it."""
    if value is None:
        return None
    if name in _MOMENTS:
        return datetime.fromisoformat(value)
    if name in _PARTS:
        return _PARTS[name](value)
    return tuple(value) if isinstance(value, list) else value


def _discovered(value: dict[str, Any]) -> Discovered:
    return Discovered(**{**value, "at": _value("found_at", value["at"])})


_MOMENTS = ("published_at", "published_earliest", "published_latest", "modified_at", "fetched_at", "found_at")
_PARTS: dict[str, Callable[[Any], Any]] = {
    "published_precision": Precision,
    "images": lambda images: tuple(Image(**image) for image in images),
    "discovered": _discovered,
    "warc": lambda place: Warc(**place),
}


def _plain(value: object) -> str | dict[str, Any]:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Image | Discovered | Warc):
        return vars(value)
    raise TypeError(f"{value!r} has no place in a record")
