"""`scrapy history`: the versions of an article, and what changed from each to the next."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text
from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler.commands.crawl import fail, refuse, refuse_options
from crawler.crawling import outlets_of
from crawler.data_dir import data_dir_of, has_store, open_store
from crawler.export import ExportError, Records
from crawler.order import OrderError
from crawler.outlet import Outlet
from crawler.store import Parts, Store, StoreError, Visit, Visits
from crawler.word_diff import Change, word_diff

_MARKS = {"gone": ("[-", "-]"), "new": ("{+", "+}")}
_STYLES = {"gone": "red strike", "new": "green"}
#: First strong isolate, and its end: a run of Arabic among marks does not turn their order round.
_ISOLATE, _END = "\u2068", "\u2069"
#: Characters of unchanged text that are shown beside a change.
_AROUND = 120


class Command(ScrapyCommand):
    """Show the versions of an article."""

    requires_project = True

    def syntax(self) -> str:
        return "[options] ID|URL"

    def short_desc(self) -> str:
        return "Show the versions of an article and what changed between them"

    def long_desc(self) -> str:
        return (
            "ID is the `id` of a record (outlet:key); the article's URL will do as well. On a terminal what is gone "
            "is red and what is new is green; in a file it stands in [-…-] and {+…+}. Exit code: 0 when the article "
            "is known, 2 when not, 1 when its records cannot be read."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="print one JSON object instead")
        parser.add_argument("--whole", action="store_true", help="print unchanged text too, not only around changes")

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        if len(args) != 1:
            refuse("history takes one article: scrapy history ID|URL")
        settings = self.crawler_process.settings
        data_dir = data_dir_of(settings)
        try:
            outlet, key = article_named(args[0], outlets_of(self.crawler_process))
            if not has_store(settings):
                refuse(f"nothing is known in {data_dir}; `scrapy crawl {outlet}` begins")
            with open_store(settings) as store:
                records = _records(store, data_dir, outlet, key)
                visit = Visits(store, outlet).of(key)
        except OrderError as error:
            refuse(str(error))
        except (StoreError, ExportError) as error:
            fail(str(error))
        if not records:
            refuse(f"no article {outlet}:{key} in {data_dir}")
        if opts.json:
            print(json.dumps(_as_json(records, visit), ensure_ascii=False, indent=2))
        else:
            _show(records, visit, Console(highlight=False, soft_wrap=True), whole=opts.whole)


def article_named(named: str, outlets: dict[str, Outlet]) -> tuple[str, str]:
    """Outlet and key of an id or a URL. Raises OrderError."""
    if "://" in named:
        for outlet in outlets.values():
            if key := outlet.key(named):
                return outlet.name, key
        raise OrderError(f"{named} is no article of an outlet we know")
    name, colon, key = named.partition(":")
    if not colon or not key:
        raise OrderError(f"{named!r} is no id; one looks like outlet:key")
    return name, key


def _records(store: Store, data_dir: Path, outlet: str, key: str) -> list[dict[str, Any]]:
    """Every version, the first first. Raises ExportError."""
    reader = Records(data_dir=data_dir, store=store)
    latest = Parts(store, outlet).latest(key)
    versions = range(1, latest.version + 1) if latest else range(0)
    return [record for version in versions if (record := reader.get(outlet, key, version))]


def _as_json(records: Sequence[dict[str, Any]], visit: Visit | None) -> dict[str, Any]:
    return {
        "id": records[0]["id"],
        "url": records[-1]["url"],
        "versions": [
            {
                **{name: record[name] for name in ("version", "fetched_at", "modified_at", "title", "word_count")},
                "changes": [
                    {"field": field, "kind": change.kind, "text": change.text}
                    for field, changes in _changes(before, record)
                    for change in changes
                    if change.kind != "same"
                ],
            }
            for before, record in zip([None, *records], records, strict=False)
        ],
        "last_look": {
            "at": visit.looked.isoformat() if visit.looked else None,
            "outcome": visit.outcome or None,
            "looks": visit.looks,
            "next": visit.due.isoformat() if visit.due else None,
        }
        if visit
        else None,
    }


def _changes(before: dict[str, Any] | None, after: dict[str, Any]) -> Iterator[tuple[str, list[Change]]]:
    """The changes of title and text, of those that have some."""
    if before:
        for field in ("title", "text"):
            if before[field] != after[field]:
                yield field, word_diff(before[field], after[field])


def _show(records: Sequence[dict[str, Any]], visit: Visit | None, console: Console, *, whole: bool) -> None:
    console.print(Text(f"{records[0]['id']}  {records[-1]['url']}"))
    for before, record in zip([None, *records], records, strict=False):
        console.print(Text(f"\nversion {record['version']}  {record['fetched_at']}  {record['word_count']} words"))
        if before is None:
            console.print(Text(isolated(record["title"])))
        for field, changes in _changes(before, record):
            console.print(Text(f"{field}:"), rendered(changes, is_coloured=console.is_terminal, whole=whole))
    if visit and visit.looked:
        ahead = f"next {visit.due.isoformat()}" if visit.due else "no further look"
        console.print(Text(f"\nlast looked at {visit.looked.isoformat()}: {visit.outcome}; {ahead}"))


def rendered(changes: Sequence[Change], *, is_coloured: bool, whole: bool) -> Text:
    """The changes for reading, in colours or in marks."""
    text = Text()
    for number, change in enumerate(changes):
        if change.kind == "same":
            first, last = number == 0, number == len(changes) - 1
            text.append(change.text if whole else _shortened(change.text, is_first=first, is_last=last))
            continue
        said = change.text.rstrip()
        # What is gone may have ended a paragraph; what replaces it stands beside it all the same.
        space = change.text[len(said) :] if change.kind == "new" else ""
        opening, closing = ("", "") if is_coloured else _MARKS[change.kind]
        text.append(f"{opening}{isolated(said)}{closing}", style=_STYLES[change.kind] if is_coloured else "")
        text.append(space or " ")
    return text


def isolated(text: str) -> str:
    """The text, kept from changing the direction of what stands around it."""
    return f"{_ISOLATE}{text}{_END}" if text and not text.isascii() else text


def _shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    """The text around changes: its end before one, its start after one, "…" for what is left out."""
    if len(text) <= 2 * _AROUND:
        return text
    start = "" if is_first else text[:_AROUND].rsplit(" ", 1)[0]
    end = "" if is_last else text[-_AROUND:].split(" ", 1)[-1]
    return f"{start} … {end}"
