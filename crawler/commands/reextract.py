"""`scrapy reextract`: today's rules over the captures of exported articles; what is read otherwise is written."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any, TypeAlias

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import BaseSettings

from crawler.commands.crawl import fail, refuse, refuse_options
from crawler.crawling import outlet_named, outlets_of
from crawler.data_dir import data_dir_of, open_store
from crawler.export import line_of
from crawler.order import Order, OrderError
from crawler.outlet import Outlet
from crawler.reextract import Captured, Change, Looks, Reextraction
from crawler.run import TROUBLE, RunError, now
from crawler.spider import open_run
from crawler.store import Places, StoreError

#: What is printed of one outlet as JSON.
Result: TypeAlias = dict[str, Any]


class Command(ScrapyCommand):
    """Read captures again."""

    requires_project = True
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[options] [OUTLET ...]"

    def short_desc(self) -> str:
        return "Read the captures of exported articles by today's rules; write what is read otherwise as a new version"

    def long_desc(self) -> str:
        return (
            "For every article, the capture that its latest version came from is read again. Where the title, the "
            "text, people, dates, section, tags or pictures come out otherwise, a further version is written, with "
            "the moment and place of the old capture. Nothing is fetched. A page that is refused now is counted, and "
            "its record left. Exit code: 0 when all was read, 1 when an outlet could not be, 2 when something was "
            "asked for that does not exist."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        add = parser.add_argument
        add("--captures", metavar="DIR", default="", help="the WARC files, or their folder (default CAPTURE)")
        add("--dry-run", action="store_true", help="write nothing; print what would change, field by field")
        add("--json", action="store_true", help="print a JSON object with every change")

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        settings = self.crawler_process.settings
        try:
            outlets = outlets_of(self.crawler_process)
            chosen = [outlet_named(name, outlets) for name in args]
            captured = _captured(opts.captures or settings["CAPTURE"])
            if not args:
                with open_store(settings) as store:
                    chosen = [outlets[name] for name in Places(store).outlets() if name in outlets]
        except OrderError as error:
            refuse(str(error))
        except StoreError as error:
            fail(str(error))
        self.exitcode = 0
        results = [self._one(outlet, captured, opts, settings) for outlet in chosen]
        if opts.json:
            print(json.dumps([result for result in results if result], ensure_ascii=False, indent=2))

    def _one(
        self, outlet: Outlet, captured: Captured, opts: Namespace, settings: BaseSettings
    ) -> dict[str, Any] | None:
        changes: list[Change] = []
        try:
            looks = (_look if opts.dry_run else _write)(outlet, captured, settings, changes)
        except (RunError, *TROUBLE) as error:
            sys.stderr.write(f"scrapy: {error}\n")
            self.exitcode = 1
            return None
        if not opts.json:
            print(_text(looks, changes, "would change" if opts.dry_run else "changed"))
        return _plain(looks, changes)


def _captured(names: str) -> Captured:
    """Raises OrderError."""
    if not names:
        raise OrderError("where are the captures? --captures DIR, or -s CAPTURE=DIR")
    try:
        return Captured(names.split(","))
    except ValueError as error:
        raise OrderError(f"--captures: {error}") from None


def _look(outlet: Outlet, captured: Captured, settings: BaseSettings, changes: list[Change]) -> Looks:
    """Raises StoreError, ExportError."""
    data_dir = data_dir_of(settings)
    with open_store(settings) as store:
        work = Reextraction(outlet, store=store, data_dir=data_dir, captured=captured)
        work.run(before=now(), take=changes.append)
    return work.looks


def _write(outlet: Outlet, captured: Captured, settings: BaseSettings, changes: list[Change]) -> Looks:
    """Raises RunError when another process holds the outlet, StoreError, ExportError."""
    run = open_run(outlet, Order.parse(outlet), settings)

    def take(change: Change) -> None:
        run.export(change.after, change.lead)
        changes.append(change)

    try:
        work = Reextraction(outlet, store=run.store, data_dir=run.data_dir, captured=captured)
        work.run(before=run.started, take=take)
    finally:
        run.leave()
    return work.looks


def _text(looks: Looks, changes: Sequence[Change], verb: str) -> str:
    outcomes = ", ".join(f"{name} ×{count}" for name, count in sorted(looks.outcomes.items())) or "no articles"
    lines = [f"{looks.outlet}: {outcomes}"]
    lines += [f"  {change.before.id}  {verb}: {', '.join(change.fields)}" for change in changes]
    if looks.fields:
        lines.append(f"  in all: {', '.join(f'{name} ×{count}' for name, count in looks.fields.most_common())}")
    return "\n".join(lines)


def _plain(looks: Looks, changes: Sequence[Change]) -> Result:
    return {
        "outlet": looks.outlet,
        "outcomes": dict(looks.outcomes),
        "fields": dict(looks.fields),
        "changes": [_change(change) for change in changes],
    }


def _change(change: Change) -> dict[str, Any]:
    before, after = (json.loads(line_of(article)) for article in (change.before, change.after))
    return {
        "id": change.before.id,
        "version": change.after.version,
        "fields": {name: {"before": before[name], "after": after[name]} for name in change.fields},
    }
