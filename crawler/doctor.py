"""Doctor: one visit to every way into an outlet, and to one article by each. Nothing is stored."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from crawler.causes import Cause
from crawler.checks import Refusal
from crawler.diagnosis import Sign, of_article, of_cause, of_listing, of_refusal
from crawler.discover import discover
from crawler.discover.capture import Capture
from crawler.extract import extract
from crawler.failures import cause_of, is_challenge
from crawler.fetch.response import page_of
from crawler.lead import Follow, Lead
from crawler.outlet import Outlet, Section, Source
from crawler.page import Page
from crawler.run import now
from crawler.window import Window

#: Parts of an index that are followed, one behind the other, to the first one with articles.
DEEPEST = 3
#: Listings of one way in - days of an archive - and articles of a listing that are tried until one is well.
MOST_STARTS, MOST_ARTICLES = 4, 3

_EVERYTHING = Window()


@dataclass(kw_only=True)
class Visit:
    """A way in, and how it is with it."""

    section: Section
    source: Source
    #: The listing that was asked for last.
    url: str
    #: None until it was answered.
    listing: Sign | None = None
    #: The article that was asked for last; "" when there was none.
    article_url: str = ""
    #: None when no article was asked for: there was none, or another way had asked for it.
    article: Sign | None = None
    #: What else can be tried.
    _starts: list[str] = field(default_factory=list)
    _leads: list[Lead] = field(default_factory=list)

    @classmethod
    def of(cls, section: Section, source: Source) -> "Visit":
        starts = list(source.start(_EVERYTHING)) or list(source.start(_EVERYTHING.closed(now())))
        return cls(section=section, source=source, url="", _starts=starts[:MOST_STARTS])

    @property
    def is_well(self) -> bool:
        """Whether the listing, and the article when one was asked for, are as they should be."""
        return bool(self.listing and self.listing.finding.is_well) and (
            self.article is None or self.article.finding.is_well
        )

    def next_start(self) -> str:
        """The next listing to ask for; "" when there is none."""
        self.url = self._starts.pop(0) if self._starts else self.url
        return self.url

    @property
    def has_starts(self) -> bool:
        return bool(self._starts)

    def offer(self, leads: Sequence[Lead]) -> None:
        """The articles that the listing shows."""
        self._leads = list(leads[:MOST_ARTICLES])

    def next_lead(self) -> Lead | None:
        """The next article to ask for; None when there is none."""
        return self._leads.pop(0) if self._leads else None


class _Doctor(Spider):
    name = "doctor"
    custom_settings = {"ITEM_PIPELINES": {}, "EXTENSIONS": {}}

    def __init__(self, *, outlet: Outlet, visits: Sequence[Visit]) -> None:
        super().__init__()
        self._outlet = outlet
        self._visits = visits
        self._asked: set[str] = set()

    async def start(self) -> AsyncIterator[Request]:
        # Sections may share a listing: it is asked for once.
        shared: dict[str, list[Visit]] = {}
        for visit in self._visits:
            shared.setdefault(visit.next_start(), []).append(visit)
        for url, visits in shared.items():
            yield self._listing(url, visits, depth=0)

    def read_listing(self, response: Response, visits: list[Visit], asked: str, depth: int) -> Iterator[Request]:
        if is_challenge(response):
            yield from self._settle(visits, of_cause(Cause.CHALLENGE, ""))
            return
        page = page_of(response)
        for visit in visits:
            yield from self._judge(page, visit, asked=asked, depth=depth)

    def _judge(self, page: Page, visit: Visit, *, asked: str, depth: int) -> Iterator[Request]:
        found = list(discover(page, outlet=self._outlet, section=visit.section, source=visit.source))
        leads = [item for item in found if isinstance(item, Lead)]
        follows = [item.url for item in found if isinstance(item, Follow) and item.url not in self._asked]
        if not leads and follows and depth < DEEPEST:
            yield self._listing(follows[0], [visit], depth=depth + 1)
            return
        everything = visit.source.read(page, self._outlet.key, _EVERYTHING)
        links = [item.url for item in everything if not isinstance(item, Follow)]
        visit.offer([lead for lead in leads if lead.address not in self._asked])
        sign = of_listing(page, self._outlet, asked=asked, leads=len(leads), links=links)
        yield from self._settle([visit], sign)

    def _settle(self, visits: Sequence[Visit], sign: Sign) -> Iterator[Request]:
        """Note how it is with a listing, and go on to an article of it, or to the next listing."""
        for visit in visits:
            visit.listing = sign
            if sign.finding.is_well:
                yield from self._article(visit)
            elif visit.has_starts:
                url = visit.next_start()
                if url not in self._asked:
                    yield self._listing(url, [visit], depth=0)

    def _article(self, visit: Visit) -> Iterator[Request]:
        if lead := visit.next_lead():
            visit.article_url = lead.address
            self._asked.add(lead.address)
            yield Request(
                lead.address,
                callback=self.read_article,
                errback=self.article_failed,
                cb_kwargs={"visit": visit, "lead": lead},
                dont_filter=True,
            )

    def read_article(self, response: Response, visit: Visit, lead: Lead) -> Iterator[Request]:
        visit.article = self._sign(response, lead)
        if not visit.article.finding.is_well:
            yield from self._article(visit)

    def _sign(self, response: Response, lead: Lead) -> Sign:
        if is_challenge(response):
            return of_cause(Cause.CHALLENGE, "")
        if not isinstance(response, TextResponse):
            return of_cause(Cause.NOT_TEXT, "")
        page = page_of(response)
        capture = Capture.at(lead.address)
        asked = capture.url if capture else lead.address
        try:
            article = extract(page, self._outlet, lead)
        except Refusal as refusal:
            return of_refusal(page, self._outlet, type(refusal).__name__, asked=asked)
        return of_article(page, self._outlet, article, asked=asked)

    def listing_failed(self, failure: Failure) -> Iterator[Request]:
        visits: list[Visit] = failure.request.cb_kwargs["visits"]  # type: ignore[attr-defined]  # Scrapy adds it
        yield from self._settle(visits, of_cause(cause_of(failure), type(failure.value).__name__))

    def article_failed(self, failure: Failure) -> Iterator[Request]:
        visit: Visit = failure.request.cb_kwargs["visit"]  # type: ignore[attr-defined]
        visit.article = of_cause(cause_of(failure), type(failure.value).__name__)
        yield from self._article(visit)

    def _listing(self, url: str, visits: list[Visit], *, depth: int) -> Request:
        self._asked.add(url)
        return Request(
            url,
            callback=self.read_listing,
            errback=self.listing_failed,
            cb_kwargs={"visits": visits, "asked": url, "depth": depth},
            dont_filter=True,
        )


async def examine(process: AsyncCrawlerRunner, outlets: Sequence[Outlet]) -> dict[str, list[Visit]]:
    """How it is with every way into the outlets, by the outlet's name."""
    found = {
        outlet.name: [Visit.of(section, source) for section in outlet.sections for source in section.sources]
        for outlet in outlets
    }
    ahead = asyncio.Semaphore(process.settings.getint("PARALLEL_OUTLETS"))

    async def one(outlet: Outlet) -> None:
        async with ahead:
            await process.crawl(_Doctor, outlet=outlet, visits=found[outlet.name])

    await asyncio.gather(*map(one, outlets))
    return found
