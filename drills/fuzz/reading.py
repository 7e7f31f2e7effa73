"""What comes of a bad page: a record that can be used, a refusal with its class, or a failure of ours."""

import json
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from crawler.article import Article
from crawler.checks import Refusal
from crawler.clean import clean
from crawler.export import line_of
from crawler.extract import extract
from crawler.outlet import Outlet
from crawler.page import Page
from drills.fuzz.case import Case

#: The moment all pages were fetched.
FETCHED = datetime(2026, 11, 20, 12, tzinfo=UTC)
#: What cannot stand in a text: controls, and what is no character.
_NEVER = frozenset(map(chr, (*range(9), *range(11, 32), 0x7F, 0xFFFE, 0xFFFF)))


class Broken(Exception):
    """A record that no consumer could use."""


def outcome_of(case: Case, outlet: Outlet | None) -> str:
    """The class of the refusal, "article", or "FAILED: " and what left `extract`, or is wrong with the record."""
    page = Page(url=case.url, body=case.body, fetched=FETCHED, headers={"Content-Type": case.content_type})
    try:
        article = clean(extract(page, outlet))
        _demand_sound(article)
    except Refusal as refusal:
        return type(refusal).__name__
    except BaseException as error:  # noqa: BLE001  # whatever leaves `extract` is what the drill looks for
        where = "; ".join(f"{Path(at.filename).name}:{at.lineno}" for at in islice(_frames(error), 3))
        return f"FAILED: {type(error).__name__}: {str(error)[:200]!r} at {where}"
    return "article"


def _frames(error: BaseException) -> list[traceback.FrameSummary]:
    return list(reversed(traceback.extract_tb(error.__traceback__)))


def _demand_sound(article: Article) -> None:
    """Nothing for a record that can be written and read; raises what is wrong with it."""
    bad = _NEVER.intersection("".join(_texts(json.loads(line_of(article)))))
    if bad:
        raise Broken(f"control characters {sorted(map(ord, bad))}")
    if not article.text or not article.title:
        raise Broken("no text or no title")
    if (
        article.published_latest
        and article.published_earliest
        and article.published_latest < article.published_earliest
    ):
        raise Broken("published before it was published")
    if article.published_at and article.published_at > FETCHED + timedelta(days=2):
        raise Broken("published in the future")


def _texts(value: object) -> Iterator[str]:
    """Every text of a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
