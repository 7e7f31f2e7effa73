"""Run: what one crawl of one outlet has open - lock, store, feed, refusals - and what it counts."""

import errno
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from crawler import journal
from crawler.article import Article
from crawler.checks import OutsideWindow, Refusal
from crawler.export import ExportError, Feed, PartFormat, repair
from crawler.fetch.known import KnownHosts
from crawler.fetch.warc_file import CaptureError
from crawler.lead import Lead
from crawler.lock import Lock, Locked
from crawler.order import Order
from crawler.outlet import Outlet
from crawler.paths import LeadsOut, places_of, require_inside, require_parts_inside
from crawler.revision import Revision
from crawler.revisit_plan import RevisitPlan
from crawler.revisits import Revisits
from crawler.store import (
    Bogus,
    Entry,
    Leads,
    Parts,
    Positions,
    Runs,
    Sightings,
    Store,
    StoreError,
    Validators,
    Visits,
    Walks,
)
from crawler.store.copies import Copies
from crawler.tally import Tally
from crawler.versions import Versions

#: What disk and store refuse, where an OSError may be the network's.
TROUBLE_WITH_US = (ExportError, CaptureError, StoreError)
#: The same where it is not: no bug of ours.
TROUBLE = (*TROUBLE_WITH_US, OSError)


def now() -> datetime:
    """The clock, in UTC."""
    return datetime.now(UTC)


class RunError(Exception):
    """A run cannot begin; the text says why, in one line."""


class Busy(RunError):
    """Another process works on the outlet: it may begin later."""


@dataclass(kw_only=True)
class Run:
    """One crawl of one outlet, from `open` to `close`."""

    outlet: Outlet
    order: Order
    data_dir: Path
    store: Store
    leads: Leads
    parts: Parts
    copies: Copies
    walks: Walks
    positions: Positions
    bogus: Bogus
    sightings: Sightings
    validators: Validators
    versions: Versions
    revisits: Revisits
    feed: Feed
    tally: Tally
    lock: Lock
    started: datetime
    #: What is known of hosts; a command that crawls several outlets has their runs share it.
    hosts: KnownHosts = field(default_factory=KnownHosts)
    #: Parts that a killed run had left open and that were finished now.
    repaired: list[Path] = field(default_factory=list)
    #: The diary's line, once the run is closed; None before.
    line: dict[str, Any] | None = None
    #: Leads of changed articles that are not safe yet.
    _changed: list[Lead] = field(default_factory=list)

    @classmethod
    def open(
        cls,
        outlet: Outlet,
        order: Order,
        *,
        data_dir: Path,
        database_url: str = "",
        part_format: PartFormat | None = None,
        revisits: RevisitPlan | None = None,
    ) -> Self:
        """A run that may begin. Raises RunError when it may not."""
        part_format = part_format or PartFormat()
        started = now()
        try:
            require_inside(data_dir, places_of(outlet.name))
            require_parts_inside(data_dir, outlet.name)
            lock = Lock.take(data_dir, outlet.name, now=started)
        except Locked as error:
            raise Busy(f"{outlet.name}: {error}") from None
        except (LeadsOut, OSError) as error:
            raise RunError(f"{outlet.name}: {_words(error, data_dir)}") from None
        try:
            store = Store.open(data_dir=data_dir, url=database_url)
            copies = Copies(store)
            parts = Parts(store, outlet.name, copies)
            repaired = repair(data_dir=data_dir, parts=parts, now=started, compression=part_format.compression)
        except (StoreError, ExportError, OSError) as error:
            lock.release()
            raise RunError(f"{outlet.name}: {_words(error, data_dir)}") from None
        name = f"articles/{outlet.name}/{_id_of(started)}"
        feed = Feed(data_dir=data_dir, name=name, parts=parts, clock=now, part_format=part_format)
        tally = _tally(outlet, order, started=started, proven=parts.has_any())
        plan = revisits or RevisitPlan(ages=())
        return cls(
            outlet=outlet,
            order=order,
            data_dir=data_dir,
            store=store,
            leads=Leads(store, outlet.name),
            parts=parts,
            copies=copies,
            walks=Walks(store, outlet.name),
            positions=Positions(store, outlet.name),
            bogus=Bogus(store, outlet.name),
            sightings=Sightings(store, outlet.name),
            validators=Validators(store, outlet.name),
            versions=Versions(outlet.name, store=store, data_dir=data_dir, feed=feed),
            revisits=Revisits(visits=Visits(store, outlet.name), plan=plan, tally=tally),
            feed=feed,
            tally=tally,
            lock=lock,
            started=started,
            repaired=repaired,
        )

    @property
    def refusals(self) -> Path:
        """The file that describes every refused page."""
        return self.data_dir / "refused" / f"{self.outlet.name}.jsonl"

    def export(self, article: Article, lead: Lead) -> None:
        """Write the article to the feed, as a further version where its number says so."""
        key = key_of(article)
        if key != lead.key:
            # A redirect led to an address of the outlet's own: a listing that shows it finds it known.
            self.leads.remember([replace(lead, key=key, url=article.url)], now=now())
        visit = self.revisits.plan(article, key, now=now()) if article.version == 1 else None
        if article.version > 1:
            self._changed.append(lead)
            self.tally.versions += 1
        self.feed.add(Entry(article=article, key=key, lead_key=lead.key, visit=visit))
        self.tally.articles += 1
        if article.version == 1:
            self.tally.harvest.add(article)
        self._settle()

    def repeat(self, lead: Lead, revision: Revision) -> None:
        """The article says nothing new; its lead, or the look at it, is done."""
        if self.revisits.is_open(lead):
            self.revisits.end(lead, revision, now=now())
            return
        self.leads.drop(lead.key, "Duplicate", now=now())
        self.tally.duplicates += 1

    def lose(self, lead: Lead, cause: str, *, is_final: bool) -> None:
        """The page could not be fetched; it is tried again later, or given up for good."""
        if self.revisits.is_open(lead):
            self.revisits.end(lead, cause, now=now())
            return
        self.tally.failed[cause] += 1
        end = self.leads.drop if is_final else self.leads.postpone
        end(lead.key, cause, now=now())

    def refuse(self, lead: Lead, refusal: Refusal, article: Article | None = None) -> None:
        """Count the refusal by its class, keep it in `refused/`, and see to it that it expires."""
        name = type(refusal).__name__
        self._keep_refused(lead, name, str(refusal), article)
        if self.revisits.is_open(lead):
            self.revisits.end(lead, name, now=now())
            return
        self.tally.refused[name] += 1
        if isinstance(refusal, OutsideWindow) and article and article.published_latest:
            self.leads.date(lead.key, article.published_latest)
        else:
            self.leads.refuse(lead.key, name, now=now())

    def close(self, reason: str) -> None:
        """Close the feed and write the diary's line; what disk or store refuse is in `tally.trouble` afterwards."""
        self.tally.reason = self.tally.reason or reason
        try:
            for step in (self.feed.close, self._settle, self._write_diary):
                try:
                    step()
                except TROUBLE as error:
                    self.note_trouble(error)
        finally:
            self.store.close()
            self.lock.release()

    def leave(self) -> None:
        """Close what is open without a line in the diary, which tells of visits to the outlet. Raises TROUBLE."""
        try:
            self.feed.close()
        finally:
            self.store.close()
            self.lock.release()

    def _settle(self) -> None:
        """End the looks at changed articles whose new version is safe: a kill before that lets it be found again."""
        unsafe = [lead for lead in self._changed if self.feed.holds(lead.key)]
        for lead in self._changed:
            if lead not in unsafe and self.revisits.is_open(lead):
                self.revisits.end(lead, Revision.CHANGED, now=now())
        self._changed = unsafe

    def note_trouble(self, error: BaseException) -> None:
        """Keep the first thing that kept the run from writing: what follows comes of it."""
        self.tally.trouble = self.tally.trouble or _words(error, self.data_dir)

    def _keep_refused(self, lead: Lead, name: str, why: str, article: Article | None) -> None:
        row = {
            "at": now().isoformat(),
            "outlet": lead.outlet,
            "class": name,
            "why": why,
            "url": lead.url,
            "section": lead.section,
            "listing": lead.listing,
            "title": article.title if article else lead.title,
            "text": article.text[:500] if article else "",
        }
        journal.append(self.refusals, row)

    def _write_diary(self) -> None:
        row = {
            "run": _id_of(self.started),
            **self.tally.counts(),
            "window": {
                side: moment.isoformat() if moment else None
                for side, moment in (("since", self.order.window.since), ("until", self.order.window.until))
            },
            "start": self.started.isoformat(),
            "end": now().isoformat(),
            "pending": self.leads.waiting(),
            "parts": [part.relative_to(self.data_dir).as_posix() for part in self.feed.finished],
        }
        self.line = row
        journal.append(self.data_dir / "runs.jsonl", row)
        Runs(self.store).record(row)


def _words(error: BaseException, data_dir: Path) -> str:
    """What refused, and what to do, on one line."""
    if not isinstance(error, OSError):
        return str(error)
    way = "make room" if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) else "see to it"
    return f"cannot write {error.filename or data_dir}: {error.strerror}; {way} and run again, nothing was lost"


def _id_of(started: datetime) -> str:
    """Names a run, in the diary, in the store and in the manifest."""
    return f"{started:%Y%m%dT%H%M%S}{started.microsecond // 1000:03}Z"


def key_of(article: Article) -> str:
    """The article's identity within its outlet."""
    return article.id.partition(":")[2]


def _tally(outlet: Outlet, order: Order, *, started: datetime, proven: bool) -> Tally:
    return Tally(
        outlet=outlet.name,
        sections=tuple(section.name for section in order.sections),
        proven=proven,
        listed=tuple(s.name for s in order.sections if any(way.carries == "section" for way in s.sources)),
        started=started,
    )
