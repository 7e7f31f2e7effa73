"""The invented site of tests/outlets/harbour.py, and crawls of it with the project's own settings."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy
from scrapy.settings import Settings

from crawler.outlet import Outlet
from crawler.outlets import load
from crawler.spider import OutletLoader
from crawler.store import Store
from crawler.tally import Tally
from tests.live import Server
from tests.site import Answer, crawl, write_site

HOST = "https://harbour.example"
OUTLETS = str(Path(__file__).parent / "outlets")
OUTLET = load((OUTLETS,))["harbour"]
NEWEST = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)

WORDS = ("tug", "crane", "quay", "buoy", "pilot", "rope", "anchor", "barge", "hatch", "ledger", "whistle", "gull")


def sentence(number: int, line: int) -> str:
    """A sentence that no other article has."""
    chosen = [WORDS[(number * 7 + line * 3 + step * (number % 5 + 1)) % len(WORDS)] for step in range(9)]
    return f"On day {number} of line {line}, the {' and the '.join(chosen)} were counted by the harbour master."


def published(number: int) -> datetime:
    """Articles come out a day apart; 1 is the newest."""
    return NEWEST - timedelta(days=number - 1)


def article(number: int, *, text: str = "") -> str:
    """An article page."""
    body = text or "".join(f"<p>{sentence(number, line)}</p>" for line in range(1, 6))
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": f"Harbour count number {number}",
        "datePublished": published(number).isoformat(),
        "author": {"@type": "Person", "name": "Vera Holm"},
    }
    return (
        f"<html lang=en><head><title>Harbour count number {number} | The Harbour Courier</title>"
        f'<script type="application/ld+json">{json.dumps(facts)}</script></head><body><main>'
        f"<h1>Harbour count number {number}</h1><div class=story>{body}<aside>More counts</aside></div></main>"
    )


def url(number: int, section: str = "port") -> str:
    return f"{HOST}/{section}/{number}-harbour-count/"


def listing(numbers: range) -> str:
    """A page of the section: a card for each article."""
    cards = "".join(
        f'<li><h3><a href="{url(n)}">Harbour count number {n}</a></h3>'
        f'<time datetime="{published(n).isoformat()}"></time></li>'
        for n in numbers
    )
    return f"<html><body><h1>The Port</h1><ul>{cards}</ul></body></html>"


def feed(*links: str) -> Answer:
    """The site's RSS."""
    items = "".join(f"<item><title>From the feed</title><link>{link}</link></item>" for link in links)
    xml = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'
    return 200, {"Content-Type": "application/rss+xml"}, xml


def site(articles: int = 6, *, on_a_page: int = 3) -> dict[str, Answer]:
    """The whole site: listings, articles, an empty feed, no robots.txt."""
    pages: dict[str, Answer] = {url(number): article(number) for number in range(1, articles + 1)}
    for page, first in enumerate(range(1, articles + 1, on_a_page), start=1):
        place = f"{HOST}/port/" if page == 1 else f"{HOST}/port/page/{page}/"
        pages[place] = listing(range(first, min(first + on_a_page, articles + 1)))
    pages[f"{HOST}/port/page/{-(-articles // on_a_page) + 1}/"] = (404, {}, "no such page")
    pages[f"{HOST}/feed.xml"] = feed(url(1))
    return pages


class Harbour:
    """A data folder, and crawls into it."""

    def __init__(self, folder: Path, outlet: Outlet = OUTLET) -> None:
        self._outlet = outlet
        self.data = folder / "data"
        self._folder = folder
        self._count = 0

    def crawl(
        self, pages: Mapping[str, Answer], *, settings: Mapping[str, Any] | None = None, **arguments: Any
    ) -> Tally:
        """Crawl the pages; what was counted."""
        self._count += 1
        archive = write_site(self._folder / f"{self._count}.warc.gz", pages)
        return self._crawl({"REPLAY": str(archive), **(settings or {})}, arguments)

    def visit(self, server: Server, *, settings: Mapping[str, Any] | None = None, **arguments: Any) -> Tally:
        """Crawl a site that answers as it is asked; what was counted."""
        return self._crawl({**server.settings(), **(settings or {})}, arguments)

    def make_due(self) -> None:
        """Let it be time to look at every article again, and to try every lead."""
        with Store.open(data_dir=self.data) as store, store.engine.begin() as connection:
            connection.execute(sqlalchemy.text("UPDATE visits SET due_at = 0"))
            connection.execute(sqlalchemy.text("UPDATE leads SET again_at = 0 WHERE again_at IS NOT NULL"))

    def _crawl(self, settings: Mapping[str, Any], arguments: Mapping[str, Any]) -> Tally:
        project = Settings()
        project.setmodule("crawler.settings")
        changes = {
            **{name: project[name] for name in project if (project.getpriority(name) or 0) >= 20},
            "TWISTED_REACTOR_ENABLED": False,
            "DATA_DIR": str(self.data),
            "PROGRESS": False,
            **settings,
        }
        spider = OutletLoader({"harbour": self._outlet}).load("harbour")
        crawler = crawl(spider, changes, **arguments)
        assert crawler.spider is not None
        tally: Tally = crawler.spider.run.tally  # type: ignore[attr-defined]
        return tally

    def records(self) -> list[dict[str, Any]]:
        """Every line of the feed, in the order it was written."""
        files = sorted((self.data / "articles" / "harbour").glob("*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
