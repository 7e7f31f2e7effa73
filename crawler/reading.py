"""Reading: which articles a run asks for, and what becomes of each page."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from crawler.article import Article, Warc
from crawler.bogus import is_soft_404, look_of
from crawler.causes import FINAL, UNASKED, UNSURE, Cause
from crawler.checks import Refusal, SoftNotFound
from crawler.extract import extract
from crawler.extract.identity import is_led_home
from crawler.lead import Lead
from crawler.lead_dates import LeadDates
from crawler.page import Page
from crawler.revisits import MOVED, NOT_MODIFIED
from crawler.run import Run, key_of, now
from crawler.store.captures import Captures
from crawler.validator import Validator
from crawler.window import Window

#: A page that is not found this soon after it was published may not have reached every server yet.
SETTLES = timedelta(days=1)
#: Times that such a page is asked for, each by another run.
UNSURE_TRIES = 3


class Reading:
    """The articles of one run."""

    def __init__(self, run: Run, dates: LeadDates, *, most: int) -> None:
        """`most` articles are asked for; other leads stay pending."""
        self._most = most
        self._run = run
        self._dates = dates
        self._asked: set[str] = set()
        self._origins: dict[str, Lead] = {}
        self._soft_404 = run.bogus.look()

    def lead_of(self, article: Article) -> Lead:
        """The lead that led to the article."""
        return self._origins[article.id]

    def pending(self) -> Iterator[Lead]:
        """Leads of earlier runs to be fetched now, whether or not a listing still shows them."""
        sections = [section.name for section in self._run.order.sections]
        leads = self._run.leads.pending(sections, now=now())
        archived = Captures(self._run.store, self._run.outlet.name).addresses([lead.key for lead in leads])
        return self._take(replace(lead, archived=archived.get(lead.key, "")) for lead in leads)

    def wanted(self, leads: list[Lead]) -> Iterator[Lead]:
        """Those that a listing shows and that are to be fetched now, each once in a run.

        Each with the date that is known of it: an earlier run may have read the page.
        """
        due = self._run.leads.due([lead.key for lead in leads], now=now())
        known = {key: lead for key, lead in due.items() if lead.published}
        return self._take(
            replace(known[lead.key], archived=lead.archived) if lead.key in known else lead
            for lead in leads
            if lead.key in due
        )

    def revisits(self, *, most: int) -> Iterator[Lead]:
        """Exported articles to be looked at again; none in a run that is about a stretch of time."""
        if self._run.order.window == Window():
            sections = [section.name for section in self._run.order.sections]
            for lead in self._run.revisits.begin(sections, now=now(), most=most):
                self._asked.add(lead.key)
                yield lead

    def unchanged(self, lead: Lead) -> None:
        """The server says that the page of an article is as it was."""
        self._run.revisits.end(lead, NOT_MODIFIED, now=now())

    def read(self, page: Page, lead: Lead, warc: Warc | None) -> Article | None:
        """The article of the page; None for a page that is none, which is counted and kept."""
        if not self._run.outlet.owns(page.url):
            self.lose(lead, Cause.OFF_SITE, page.fetched)
        elif is_led_home(page, self._run.outlet):
            self.lose(lead, Cause.LED_HOME, page.fetched)
        else:
            return self._extract(page, lead, warc)
        return None

    def learn(self, page: Page | None) -> None:
        """What the outlet serves for an address that never was; None for an honest "not found"."""
        self._run.bogus.learn(look_of(page) if page else None, now=now())
        self._soft_404 = self._run.bogus.look()

    def lose(self, lead: Lead, cause: Cause, moment: datetime) -> None:
        """The page could not be fetched, or is none of ours: it is tried again later, or given up.

        A lead that nobody asked the outlet for stays as it was.
        """
        if cause in UNASKED:
            self._run.tally.failed[cause] += 1
            return
        is_final = cause in FINAL or (cause in UNSURE and self._has_settled(lead, moment))
        self._run.lose(lead, cause, is_final=is_final)

    def _take(self, leads: Iterable[Lead]) -> Iterator[Lead]:
        for lead in leads:
            if lead.key not in self._asked and self._dates.may_be_inside(self._dates.read(lead)):
                self._asked.add(lead.key)
                if self._run.tally.asked >= self._most:
                    self._run.tally.waiting += 1
                    continue
                self._run.tally.asked += 1
                yield lead

    def accept(self, read: Article | Refusal, lead: Lead, warc: Warc | None) -> Article | None:
        """What was read in the lead's page, with its place; None for a refusal, which is counted and kept."""
        if isinstance(read, Refusal):
            self._run.refuse(lead, read)
            return None
        self._origins[read.id] = lead
        return replace(read, warc=warc)

    def _extract(self, page: Page, lead: Lead, warc: Warc | None) -> Article | None:
        dated = self._dates.best(lead)
        try:
            if self._soft_404 and is_soft_404(page, self._soft_404):
                raise SoftNotFound("the outlet serves the same for addresses that never were")
            article = extract(page, self._run.outlet, replace(lead, published=dated.published, at=dated.at))
        except Refusal as refusal:
            return self.accept(refusal, lead, warc)
        if self._run.revisits.is_open(lead) and key_of(article) != lead.key:
            self._run.revisits.end(lead, MOVED, now=now())
            return None
        self._run.revisits.saw(key_of(article), Validator.of(page, now=now()))
        return self.accept(article, lead, warc)

    def _has_settled(self, lead: Lead, moment: datetime) -> bool:
        """Whether "not found" is the last word: the article is old enough, or was asked for often enough."""
        dating = self._dates.read(self._dates.best(lead))
        is_old = dating is not None and dating.latest < moment - SETTLES
        return is_old or self._run.leads.tries(lead.key) + 1 >= UNSURE_TRIES
