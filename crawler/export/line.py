"""A record as a line of JSON."""

import json
from dataclasses import asdict
from datetime import datetime

from crawler.article import Article


def line_of(article: Article) -> bytes:
    """The article as one line of JSON, with its newline; moments are ISO 8601 with offset."""
    return json.dumps(asdict(article), ensure_ascii=False, default=_plain).encode() + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a record")
