"""The one spider, and the loader that gives Scrapy one of it for each outlet."""

import builtins
import sys
from collections.abc import AsyncIterator, Iterator
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar, Self

from scrapy import Request, Spider, signals
from scrapy.http import Response, TextResponse
from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings, default_settings
from twisted.python.failure import Failure

from crawler import settings as project
from crawler.article import Article
from crawler.bogus import bogus_url
from crawler.causes import Cause
from crawler.data_dir import data_dir_of
from crawler.discover.capture import original
from crawler.export import PartFormat
from crawler.failures import cause_of, is_challenge
from crawler.fetch.response import fetched_of, is_text, page_of, warc_of
from crawler.given import complaint
from crawler.lead import Lead
from crawler.lead_dates import LeadDates
from crawler.order import Order
from crawler.outlet import Outlet
from crawler.outlets import load
from crawler.paths import LeadsOut, require_captures_inside
from crawler.reading import Reading
from crawler.revisit_plan import RevisitPlan
from crawler.run import TROUBLE_WITH_US, Run, RunError, now
from crawler.walking import Walking, Way

#: First pages, because feeds date what other listings leave undated; then articles, so that a kill finds few leads
#: pending; then older pages; second looks at the end, because they can wait for the next run.
FIRST_PAGE, ARTICLE, OLDER_PAGE, REVISIT = 20, 10, 0, -10


class OutletSpider(Spider):
    """Walks the sections of its outlet and reads the articles they lead to.

    Arguments (`-a`): `section` (names, separated by commas; all when left out), `since`, `until` (2017-08-01), `via`
    (kinds of ways in, separated by commas).
    """

    outlet: ClassVar[Outlet]

    def __init__(self, run: Run | None = None, **arguments: Any) -> None:
        """`run` is one that a command has opened; without it, one is opened when the crawl begins.

        Raises OrderError for an argument that is none.
        """
        super().__init__()
        self.order = run.order if run else Order.parse(self.outlet, **arguments)
        self._run = run
        self._dates = LeadDates(self.outlet, self.order.window)

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

    @cached_property
    def walking(self) -> Walking:
        """The walks through listings."""
        return Walking(
            self.run,
            self._dates,
            first_run_pages=self.settings.getint("FIRST_RUN_PAGES"),
            most_pages=self.settings.getint("LISTING_PAGES"),
            most_leads=self.settings.getint("LEADS_PER_RUN"),
        )

    @cached_property
    def reading(self) -> Reading:
        """The reading of articles."""
        return Reading(self.run, self._dates, most=self.settings.getint("LEADS_PER_RUN"))

    def lead_of(self, article: Article) -> Lead:
        """The lead that led to the article."""
        return self.reading.lead_of(article)

    async def start(self) -> AsyncIterator[Request]:
        """Articles that earlier runs could not fetch, then the listings, then articles to be looked at again."""
        for lead in self.reading.pending():
            yield self._article_request(lead)
        if self.settings.getbool("SOFT_404") and self.run.bogus.is_due(now()):
            yield self._bogus_request()
        for url, ways in self.walking.starts().items():
            yield self._listing_request(url, ways, priority=FIRST_PAGE)
        for lead in self.reading.revisits(most=self.settings.getint("REVISITS_PER_RUN")):
            yield self._article_request(lead, priority=REVISIT)

    def learn(self, response: Response) -> None:
        """What is served for an address that never was."""
        is_honest = response.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
        self.reading.learn(None if is_honest or not isinstance(response, TextResponse) else page_of(response))

    def learn_nothing(self, failure: Failure) -> None:
        """No answer to learn from: it is asked again by the next run."""
        self._ends_in_trouble(failure)

    def read_listing(self, response: Response, asked: str, ways: list[Way]) -> Iterator[Request]:
        """One listing page: its articles, then its continuation if the walk goes on."""
        if response.status == HTTPStatus.NOT_MODIFIED:
            self.walking.unchanged(asked, ways)
            return
        if is_challenge(response):
            self.walking.fail(ways, Cause.CHALLENGE, "")
            return
        turn = self.walking.read(original(page_of(response)), ways, asked=asked)
        yield from map(self._article_request, self.reading.wanted(turn.leads))
        for url, followers in turn.onward.items():
            yield self._listing_request(url, followers, priority=OLDER_PAGE)

    def read_article(self, response: Response, lead: Lead) -> Iterator[Article]:
        """The article of the page, or a refusal that is counted and kept."""
        if response.status == HTTPStatus.NOT_MODIFIED:
            self.reading.unchanged(lead)
        elif is_challenge(response):
            self.reading.lose(lead, Cause.CHALLENGE, fetched_of(response))
        elif not is_text(response):
            self.reading.lose(lead, Cause.NOT_TEXT, fetched_of(response))
        elif article := self.reading.read(original(page_of(response)), lead, warc_of(response)):
            yield article

    def listing_failed(self, failure: Failure) -> None:
        """A listing that could not be fetched ends its walks."""
        if self._ends_in_trouble(failure):
            return
        cause = cause_of(failure)
        ways = failure.request.cb_kwargs["ways"]  # type: ignore[attr-defined]  # Scrapy adds it
        self.walking.fail(ways, cause, type(failure.value).__name__)
        self._note_bug(failure, cause)

    def article_failed(self, failure: Failure) -> None:
        """An article that could not be fetched stays pending, or is gone."""
        if self._ends_in_trouble(failure):
            return
        cause = cause_of(failure)
        lead = failure.request.cb_kwargs["lead"]  # type: ignore[attr-defined]
        self.reading.lose(lead, cause or Cause.NETWORK, fetched_of(getattr(failure.value, "response", None)))
        self._note_bug(failure, cause)

    def _article_request(self, lead: Lead, *, priority: int = ARTICLE) -> Request:
        return Request(
            lead.address,
            callback=self.read_article,
            errback=self.article_failed,
            cb_kwargs={"lead": lead},
            priority=priority,
            dont_filter=True,  # `reading` knows better: it compares identities
            **_only_if(self.run.revisits.conditions(lead)),
        )

    def _listing_request(self, url: str, ways: list[Way], *, priority: int) -> Request:
        return Request(
            url,
            callback=self.read_listing,
            errback=self.listing_failed,
            cb_kwargs={"asked": url, "ways": ways},
            priority=priority,
            dont_filter=True,  # the walk knows where it has been
            **_only_if(self.walking.conditions(url, ways)),
        )

    def _bogus_request(self) -> Request:
        return Request(
            bogus_url(self.outlet, now=now()),
            callback=self.learn,
            errback=self.learn_nothing,
            meta={"handle_httpstatus_list": [HTTPStatus.NOT_FOUND, HTTPStatus.GONE]},
            priority=FIRST_PAGE,
        )

    def _ends_in_trouble(self, failure: Failure) -> bool:
        """End the crawl where disk or store refused what is kept on the way to a page; whether they did.

        Of the page nothing is known then.
        """
        if not isinstance(failure.value, TROUBLE_WITH_US):
            return False
        # Scrapy sends it for whatever else an errback may raise.
        self.crawler.signals.send_catch_log(signals.spider_error, failure=failure, response=None, spider=self)
        return True

    def _note_bug(self, failure: Failure, cause: Cause | None) -> None:
        if cause is None:
            self.run.tally.bugs += 1
            self.logger.error("not a failure of the network", exc_info=failure.value)


def _only_if(conditions: dict[str, str]) -> dict[str, Any]:
    """What makes a request conditional; nobody who did not ask for it takes a 304 for an answer."""
    return {"headers": conditions, "meta": {"handle_httpstatus_list": [HTTPStatus.NOT_MODIFIED]}} if conditions else {}


class OutletLoader:
    """Scrapy's spider loader: every outlet is the name of a spider."""

    def __init__(self, outlets: dict[str, Outlet]) -> None:
        self.outlets = outlets

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """The loader of all outlets: ours, and those of OUTLET_MODULES."""
        _check(settings)
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


def check_captures(settings: BaseSettings) -> None:
    """Nothing, when captures stay in the folder that the settings name. Raises LeadsOut, OSError."""
    if captures := settings["CAPTURE"]:
        require_captures_inside(Path(captures), data_dir_of(settings))


def _check(settings: BaseSettings) -> None:
    """End the command when settings given on its line cannot be meant."""
    given = {name: settings[name] for name in settings if settings.getpriority(name) == SETTINGS_PRIORITIES["cmdline"]}
    ours, theirs = (_settings_of(module) for module in (project, default_settings))
    if wrong := complaint(given, ours=ours, theirs=theirs):
        sys.stderr.write(f"scrapy: {wrong}\n")
        raise SystemExit(2)


def _settings_of(module: ModuleType) -> dict[str, object]:
    return {name: value for name, value in vars(module).items() if name.isupper()}


def open_run(outlet: Outlet, order: Order, settings: BaseSettings) -> Run:
    """A run in the data folder of the settings. Raises RunError."""
    data_dir = data_dir_of(settings)
    try:
        check_captures(settings)
        part_format = PartFormat(most_bytes=settings.getint("PART_BYTES"), compression=settings["PART_COMPRESSION"])
        revisits = RevisitPlan.parse(settings.getlist("REVISITS"))
    except (LeadsOut, OSError, ValueError) as error:
        raise RunError(f"{outlet.name}: {error}") from None
    return Run.open(
        outlet,
        order,
        data_dir=data_dir,
        database_url=settings["DATABASE_URL"],
        part_format=part_format,
        revisits=revisits,
    )
