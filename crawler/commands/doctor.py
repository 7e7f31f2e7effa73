"""`scrapy doctor`: a live look at every way into outlets, and at one article by each, with what to do about it."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler.commands.crawl import console, refuse, refuse_options
from crawler.crawling import ask_for_contact, drive, outlet_named, outlets_of
from crawler.diagnosis import SUGGESTIONS, Finding, Sign
from crawler.doctor import Visit, examine
from crawler.order import OrderError


class Command(ScrapyCommand):
    """Look how it is with outlets."""

    requires_project = True

    def syntax(self) -> str:
        return "[options] [OUTLET ...]"

    def short_desc(self) -> str:
        return "Visit every way into outlets (all when none is named) and one article by each; store nothing"

    def long_desc(self) -> str:
        return (
            "For each section and way in: whether its listing and an article are reached, blocked, behind a challenge, "
            "consent page, login or paywall, empty, gone, moved, forbidden by robots.txt, or not understood, and what "
            "to do about it. Exit code: 0 when all is well, 1 when not, 2 for an outlet that does not exist."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="print a JSON array, one object a way in")

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        try:
            known = outlets_of(self.crawler_process)
            chosen = [outlet_named(name, known) for name in dict.fromkeys(args)] or list(known.values())
        except OrderError as error:
            refuse(str(error))
        ask_for_contact(self.crawler_process)
        process = self.crawler_process
        found: dict[str, list[Visit]] = {}

        async def work() -> None:
            found.update(await examine(process, chosen))

        drive(process, work())
        if opts.json:
            print(json.dumps([_plain(name, visit) for name in found for visit in found[name]], indent=2))
        else:
            _show(found)
        self.exitcode = 0 if all(visit.is_well for visits in found.values() for visit in visits) else 1


def _show(found: Mapping[str, Sequence[Visit]]) -> None:
    table = Table(box=SIMPLE_HEAD, padding=(0, 1))
    for name in ("outlet", "section", "way in"):
        table.add_column(name, no_wrap=True)
    for name in ("listing", "article"):
        table.add_column(name, overflow="fold")
    for outlet, visits in found.items():
        for visit in visits:
            table.add_row(outlet, visit.section.name, visit.source.via, _said(visit.listing), _said(visit.article))
    out = console()
    out.print(table)
    for outlet, visits in found.items():
        for line in dict.fromkeys(_advice(outlet, visits)):  # sections may share a feed
            out.print(line, soft_wrap=True, highlight=False, markup=False)


def _advice(outlet: str, visits: Sequence[Visit]) -> Iterator[str]:
    """What to do about each address with which something is wrong."""
    for visit in visits:
        for url, sign in ((visit.url, visit.listing), (visit.article_url, visit.article)):
            if url and sign and not sign.finding.is_well:
                yield f"{outlet}: {sign.finding}: {url}\n  {SUGGESTIONS[sign.finding]}"


def _said(sign: Sign | None) -> str:
    if sign is None:
        return "-"
    note = f" ({sign.note})" if sign.note else ""
    return f"{sign.finding}{note}"


def _plain(outlet: str, visit: Visit) -> dict[str, Any]:
    return {
        "outlet": outlet,
        "section": visit.section.name,
        "via": visit.source.via,
        "listing": _sign(visit.url, visit.listing),
        "article": _sign(visit.article_url, visit.article),
    }


def _sign(url: str, sign: Sign | None) -> dict[str, str] | None:
    if sign is None:
        return None
    suggestion = "" if sign.finding is Finding.REACHED else SUGGESTIONS[sign.finding]
    return {"url": url, "finding": sign.finding, "note": sign.note, "suggestion": suggestion}
