"""Comparing: a record beside what is expected of it, field by field."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from real.case import Expected

#: Share of words that body and expectation must have in common (F1 of the bags of words).
SAME_BODY = 0.99

_WORD = re.compile(r"\w+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One field of one record."""

    field: str
    right: bool
    #: What was seen, and beside it what was expected where it differs.
    seen: str


def compare(record: Mapping[str, Any], expected: Expected, *, timezone: str) -> Iterator[Finding]:
    """A finding for every field of which something is expected."""
    if expected.title is not None:
        yield _finding("title", _plain(record["title"]), _plain(expected.title))
    if expected.text is not None:
        yield _body(record["text"], expected)
    elif expected.size is not None:
        seen = (len(record["text"].split("\n\n")), record["word_count"])
        yield _finding("body", *("{} paragraphs, {} words".format(*size) for size in (seen, expected.size)))
    if expected.authors is not None:
        yield _finding("authors", ", ".join(map(_plain, record["authors"])), ", ".join(map(_plain, expected.authors)))
    if expected.published is not None:
        yield _published(record, expected.published, ZoneInfo(timezone))


def _body(text: str, expected: Expected) -> Finding:
    """The better of two readings: a standfirst may be a part of the body, or not."""
    assert expected.text is not None
    seen = text.split("\n\n")
    readings = [expected.text, (*expected.standfirst, *expected.text)]
    best = max(readings, key=lambda paragraphs: _f1(seen, paragraphs))
    score = _f1(seen, best)
    same = len({_plain(paragraph) for paragraph in seen} & {_plain(paragraph) for paragraph in best})
    count = f"{same} of {len(best)} paragraphs the same, {len(seen)} read, F1 {score:.4f}"
    return Finding(field="body", right=score >= SAME_BODY, seen=count)


def _published(record: Mapping[str, Any], expected: str, zone: ZoneInfo) -> Finding:
    seen = record["published_at"]
    if not expected or seen is None:
        return _finding("published", seen or "none", expected or "none")
    wanted = datetime.fromisoformat(expected)
    wanted = wanted if wanted.tzinfo else wanted.replace(tzinfo=zone)
    apart = abs((datetime.fromisoformat(seen) - wanted).total_seconds())
    right = apart < 60
    return Finding(field="published", right=right, seen=seen if right else f"{seen}, expected {wanted.isoformat()}")


def _finding(field: str, seen: str, expected: str) -> Finding:
    right = seen == expected
    return Finding(field=field, right=right, seen=seen if right else f"{seen!r}, expected {expected!r}")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_INVISIBLE).split())


def _words(paragraphs: Iterable[str]) -> Counter[str]:
    return Counter(word for text in paragraphs for word in _WORD.findall(_plain(text).casefold()))


def _f1(seen: Iterable[str], expected: Iterable[str]) -> float:
    ours, theirs = _words(seen), _words(expected)
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0
