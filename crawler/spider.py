"""The one spider, and the loader that gives Scrapy one of it for each outlet."""

import builtins
import math
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Self

from scrapy import Request, Spider
from scrapy.http import Response, TextResponse
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from crawler.article import Article, Warc
from crawler.checks import Refusal
from crawler.discover import discover
from crawler.export import PartFormat
from crawler.extract import extract
from crawler.extract.dates import Dating, read_date
from crawler.failures import FINAL, Cause, cause_of
from crawler.fetch.response import page_of, warc_of
from crawler.lead import Follow, Lead
from crawler.order import Order
from crawler.outlet import Outlet, Section, Source
from crawler.outlets import load
from crawler.page import Page
from crawler.run import Run, RunError, now
from crawler.walk import Stop, Walk

#: First pages, because feeds date what other listings leave undated; then articles, so that a kill finds few leads
#: pending; then older pages.
FIRST_PAGE, ARTICLE, OLDER_PAGE = 20, 10, 0


class Way:
    """A way into a section, and the walk through it."""

    def __init__(self, section: Section, source: Source, url: str, walk: Walk) -> None:
        self.section = section
        self.source = source
        self.url = url
        self.walk = walk


class OutletSpider(Spider):
    """Walks the sections of its outlet and reads the articles they lead to.

    Arguments (`-a`): `section` (names, separated by commas; all when left out), `since`, `until` (2017-08-01).
    """

    outlet: ClassVar[Outlet]

    def __init__(self, run: Run | None = None, **arguments: Any) -> None:
        """`run` is one that a command has opened; without it, one is opened when the crawl begins.

        Raises OrderError for an argument that is none.
        """
        super().__init__()
        self.order = run.order if run else Order.parse(self.outlet, **arguments)
        self._run = run
        self._asked: set[str] = set()
        self._origins: dict[str, Lead] = {}
        self._dates: dict[str, Lead] = {}

    @property
    def run(self) -> Run:
        """What the crawl has open. Raises RunError when it cannot be opened."""
        if self._run is None:
            self._run = open_run(self.outlet, self.order, self.settings)
        return self._run

    @property
    def began(self) -> bool:
        """Whether a run is open: a shell has a spider too, and opens none."""
        return self._run is not None

    def lead_of(self, article: Article) -> Lead:
        """The lead that led to the article."""
        return self._origins[article.id]

    async def start(self) -> AsyncIterator[Request]:
        """Articles that earlier runs could not fetch, then the listings."""
        sections = [section.name for section in self.order.sections]
        for request in self._article_requests(self.run.leads.pending(sections, now=now())):
            yield request
        for request in self._first_listings():
            yield request

    def read_listing(self, response: Response, ways: list[Way]) -> Iterator[Request]:
        """One listing page: its articles, then its continuation if the walk goes on."""
        page = page_of(response)
        onward: dict[str, list[Way]] = {}
        for way in ways:
            leads, follows = self._read(page, way)
            yield from self._article_requests(self._wanted(leads))
            for follow in follows:
                onward.setdefault(follow.url, []).append(way)
        for url, followers in onward.items():
            yield self._listing_request(url, followers, priority=OLDER_PAGE)

    def read_article(self, response: Response, lead: Lead) -> Iterator[Article]:
        """The article of the page, or a refusal that is counted and kept."""
        if not self.outlet.owns(response.url):
            self._lose(lead, Cause.OFF_SITE)
        elif not isinstance(response, TextResponse):
            self._lose(lead, Cause.NOT_TEXT)
        else:
            yield from self._extract(page_of(response), lead, warc_of(response))

    def listing_failed(self, failure: Failure) -> None:
        """A listing that could not be fetched ends its walks; `Tally.verdict` says what that means."""
        cause = cause_of(failure)
        for way in failure.request.cb_kwargs["ways"]:  # type: ignore[attr-defined]  # Scrapy adds it
            # A page past the end of a listing is often a 404: that is an end, not a loss.
            if way.walk.pages and cause == Cause.NOT_FOUND:
                self._end_walk(way, Stop.END)
            else:
                self._end_walk(way, Stop.FAILED)
                self.run.tally.listings_failed[f"{way.section.name} {cause or type(failure.value).__name__}"] += 1
        self._note_bug(failure, cause)

    def article_failed(self, failure: Failure) -> None:
        """An article that could not be fetched stays pending, or is gone."""
        cause = cause_of(failure)
        self._lose(failure.request.cb_kwargs["lead"], cause or Cause.NETWORK)  # type: ignore[attr-defined]
        self._note_bug(failure, cause)

    def _first_listings(self) -> Iterator[Request]:
        # One request for a feed that several sections share.
        starts: dict[str, list[Way]] = {}
        for section in self.order.sections:
            for source in section.sources:
                for url in source.start(self.order.window):
                    way = Way(section, source, url, self._walk(section, url))
                    way.walk.visit(url)
                    starts.setdefault(url, []).append(way)
        for url, ways in starts.items():
            yield self._listing_request(url, ways, priority=FIRST_PAGE)

    def _walk(self, section: Section, url: str) -> Walk:
        window = self.order.window
        # A backfill walks to the edge of its window whatever is known, and says nothing about what lies elsewhere.
        overlap = None if window.is_backfill else self.run.walks.begin(section.name, url, now=now())
        return Walk(
            window=window,
            overlap=overlap,
            first_run_pages=self.settings.getint("FIRST_RUN_PAGES"),
            most_pages=self.settings.getint("LISTING_PAGES"),
        )

    def _read(self, page: Page, way: Way) -> tuple[list[Lead], list[Follow]]:
        """The leads of a listing page, remembered, and the continuations to fetch."""
        found = list(
            discover(page, outlet=self.outlet, section=way.section, source=way.source, window=self.order.window)
        )
        leads = [item for item in found if isinstance(item, Lead)]
        follows = [item for item in found if isinstance(item, Follow) and way.walk.visit(item.url)]
        tally = self.run.tally
        tally.listings[way.section.name] += 1
        tally.links[way.section.name] += len(leads)
        datings = {lead.key: self._dating(lead) for lead in leads}
        inside = [lead for lead in leads if self._in_window(datings[lead.key])]
        tally.outside += len(leads) - len(inside)
        self._note_dates(inside, datings)
        new = self.run.leads.remember(inside, now=now(), datings=datings)
        tally.new += len(new)
        if way.source.via == "sitemap":  # its continuations are parts, not older pages
            way.walk.pages += 1
            return inside, follows if way.walk.pages < way.walk.most_pages else []
        overlap = way.walk.overlap
        known = self.run.leads.found_before(datings.keys(), overlap) if overlap else set()
        stop = way.walk.step(
            keys=datings.keys(),
            known=len(known),
            dates=[dating.latest if dating else None for dating in datings.values()],
            older=len(follows),
        )
        if stop:
            self._end_walk(way, stop)
        return inside, [] if stop else follows

    def _end_walk(self, way: Way, stop: Stop) -> None:
        self.run.tally.stops[stop] += 1
        if stop is not Stop.FAILED and not self.order.window.is_backfill:
            self.run.walks.end(way.section.name, way.url)

    def _note_dates(self, leads: list[Lead], datings: dict[str, Dating | None]) -> None:
        """Keep the most exact date that any listing of this run gives an article."""
        for lead in leads:
            known = self._dates.get(lead.key)
            if known is None or exactness(datings[lead.key]) > exactness(self._dating(known)):
                self._dates[lead.key] = lead

    def _wanted(self, leads: list[Lead]) -> list[Lead]:
        """Those to be fetched now, each with the date that is known of it: an earlier run may have read the page."""
        due = self.run.leads.due([lead.key for lead in leads], now=now())
        return [due[lead.key] if due[lead.key].published else lead for lead in leads if lead.key in due]

    def _article_requests(self, leads: Iterable[Lead]) -> Iterator[Request]:
        for lead in leads:
            if lead.key in self._asked or not self._in_window(self._dating(lead)):
                continue
            self._asked.add(lead.key)
            self.run.tally.asked += 1
            yield Request(
                lead.url,
                callback=self.read_article,
                errback=self.article_failed,
                cb_kwargs={"lead": lead},
                priority=ARTICLE,
                dont_filter=True,  # `_asked` knows better: it compares identities
            )

    def _listing_request(self, url: str, ways: list[Way], *, priority: int) -> Request:
        return Request(
            url,
            callback=self.read_listing,
            errback=self.listing_failed,
            cb_kwargs={"ways": ways},
            priority=priority,
            dont_filter=True,  # the walk knows where it has been
        )

    def _dating(self, lead: Lead) -> Dating | None:
        if not lead.published:
            return None
        return read_date(
            lead.published,
            fetched=lead.at or now(),
            timezone=self.outlet.timezone,
            languages=(self.outlet.language,),
            order=self.outlet.date_order,
        )

    def _in_window(self, dating: Dating | None) -> bool:
        return dating is None or self.order.window.may_cover(dating.earliest, dating.latest)

    def _extract(self, page: Page, lead: Lead, warc: Warc | None) -> Iterator[Article]:
        dated = self._dates.get(lead.key, lead)
        try:
            article = extract(page, self.outlet, replace(lead, published=dated.published, at=dated.at))
        except Refusal as refusal:
            self.run.refuse(lead, refusal)
        else:
            self._origins[article.id] = lead
            yield replace(article, warc=warc)

    def _lose(self, lead: Lead, cause: Cause) -> None:
        self.run.tally.failed[cause] += 1
        if cause in FINAL:
            self.run.leads.drop(lead.key, cause, now=now())
        else:
            self.run.leads.postpone(lead.key, cause, now=now())

    def _note_bug(self, failure: Failure, cause: Cause | None) -> None:
        if cause is None:
            self.run.tally.bugs += 1
            self.logger.error("not a failure of the network", exc_info=failure.value)


class OutletLoader:
    """Scrapy's spider loader: every outlet is the name of a spider."""

    def __init__(self, outlets: dict[str, Outlet]) -> None:
        self.outlets = outlets

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """The loader of all outlets: ours, and those of OUTLET_MODULES."""
        try:
            return cls(load(("crawler.outlets", *settings.getlist("OUTLET_MODULES"))))
        except (ValueError, TypeError) as error:
            # Every command makes a loader before it begins: this is the only place that can say it in one line.
            raise SystemExit(f"scrapy: {error}") from None

    def load(self, spider_name: str) -> type[OutletSpider]:
        """The spider class of an outlet. Raises KeyError."""
        outlet = self.outlets[spider_name]
        return type(spider_name, (OutletSpider,), {"name": spider_name, "outlet": outlet, "__doc__": outlet.title})

    def list(self) -> builtins.list[str]:
        """The names of all outlets."""
        return sorted(self.outlets)

    def find_by_request(self, request: Request) -> builtins.list[str]:
        """The outlets on whose hosts the request's URL is."""
        return [name for name, outlet in self.outlets.items() if outlet.owns(request.url)]


def exactness(dating: Dating | None) -> float:
    """How much a date tells; more is better: the narrower its interval, the more."""
    return -(dating.latest - dating.earliest).total_seconds() if dating else -math.inf


def open_run(outlet: Outlet, order: Order, settings: BaseSettings) -> Run:
    """A run in the data folder of the settings. Raises RunError."""
    data_dir = Path(settings["DATA_DIR"]).expanduser().absolute()
    try:
        part_format = PartFormat(most_bytes=settings.getint("PART_BYTES"), compression=settings["PART_COMPRESSION"])
    except ValueError as error:
        raise RunError(f"{outlet.name}: {error}") from None
    return Run.open(outlet, order, data_dir=data_dir, database_url=settings["DATABASE_URL"], part_format=part_format)
