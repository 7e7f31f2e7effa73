"""Leads in the store: written when found, and pending until they were exported, refused or gone."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, and_, bindparam, func, select, update

from crawler.extract.dates import Dating
from crawler.lead import Lead
from crawler.store.prepared import PreparedList, insert_if_new
from crawler.store.sightings import Sightings
from crawler.store.tables import Store, leads

#: A lead that failed is tried again after this long, then after twice as long, and so on.
FIRST_RETRY = timedelta(minutes=30)
LONGEST_RETRY = timedelta(days=2)
#: A refusal holds for this long: rules and pages get better.
REFUSAL_HOLDS = timedelta(days=3)

#: Pending leads that a run takes up; the rest waits for the next. More than that of a hostile listing is memory.
MOST_PENDING = 20_000

_BATCH = 500  # keys a statement: SQLite takes 32,766 variables, old ones 999


class _Found(NamedTuple):
    """Those columns of a row that make a lead."""

    outlet: str
    key: str
    url: str
    section: str
    title: str
    published: str
    via: str
    listing: str
    listed_at: float


_IN_KEYS = (leads.c.outlet == bindparam("mine")) & leads.c.key.in_(bindparam("keys", expanding=True))
_KNOWN = PreparedList(select(leads.c.key).where(_IN_KEYS), "keys")
_INSERT = insert_if_new(leads)  # two runs of one outlet may find a lead at the same moment
_DUE = PreparedList(
    select(*(leads.c[name] for name in _Found._fields)).where(_IN_KEYS, leads.c.again_at <= bindparam("now")), "keys"
)


class Leads:
    """The leads of one outlet."""

    def __init__(self, store: Store, outlet: str) -> None:
        self._store = store
        self._engine = store.engine
        self._outlet = outlet

    def remember(
        self,
        found: Iterable[Lead],
        *,
        now: datetime,
        datings: Mapping[str, Dating | None] | None = None,
        sightings: Sightings | None = None,
    ) -> set[str]:
        """Write down the leads that were not known; their keys. `datings` says, by key, what their dates mean.

        With `sightings`, all of them are noted there as seen, in the same transaction.
        """
        found = list(found)
        by_key = {lead.key: lead for lead in found}
        known = self._known(by_key)
        new = [_row(lead, now, (datings or {}).get(key)) for key, lead in by_key.items() if key not in known]
        if new or (found and sightings):
            with self._engine.begin() as connection:
                _INSERT.run(connection, new)
                if sightings:
                    sightings.note_within(connection, found, now=now)
        return {str(row["key"]) for row in new}

    def due(self, keys: Collection[str], *, now: datetime) -> dict[str, Lead]:
        """The leads with these keys that should be fetched now, as they were first found, by key."""
        values = {"mine": self._outlet, "now": now.timestamp()}
        found = (_Found(*row) for row in _DUE.rows(self._store.reader, list(keys), values))
        return {row.key: lead_of(row) for row in found}

    def get(self, key: str) -> Lead | None:
        """The lead with that key, as it was first found; None when it is not known."""
        with self._engine.connect() as connection:
            row = connection.execute(select(leads).where(self._mine(), leads.c.key == key)).first()
        return lead_of(row) if row else None

    def pending(self, sections: Collection[str], *, now: datetime) -> list[Lead]:
        """Leads of earlier runs, from these sections, that should be fetched now: the `MOST_PENDING` oldest."""
        query = (
            select(leads)
            .where(self._mine(), leads.c.section.in_(list(sections)), leads.c.again_at <= now.timestamp())
            .order_by(leads.c.found_at)
            .limit(MOST_PENDING)
        )
        with self._engine.connect() as connection:
            return [lead_of(row) for row in connection.execute(query)]

    def hasten(self, sections: Collection[str], *, since: datetime, until: datetime, now: datetime) -> None:
        """Let the pending leads of these sections be tried now that may have been published in between."""
        inside = (leads.c.latest.is_(None) | (leads.c.latest >= since.timestamp())) & (
            leads.c.earliest.is_(None) | (leads.c.earliest < until.timestamp())
        )
        mine = self._mine() & (leads.c.state == "pending") & leads.c.section.in_(list(sections))
        with self._engine.begin() as connection:
            connection.execute(update(leads).where(mine, inside).values(again_at=now.timestamp()))

    def waiting(self) -> int:
        """How many leads are still to be fetched, now or later."""
        query = select(func.count()).where(self._mine(), leads.c.state == "pending")
        with self._engine.connect() as connection:
            return int(connection.scalar(query) or 0)

    def found_before(self, keys: Collection[str], moment: datetime) -> set[str]:
        """Those of the keys that were found before the moment."""
        found: set[str] = set()
        for batch in _batches(keys):
            query = select(leads.c.key).where(
                self._mine(), leads.c.key.in_(batch), leads.c.found_at < moment.timestamp()
            )
            with self._engine.connect() as connection:
                found.update(connection.scalars(query))
        return found

    def tries(self, key: str) -> int:
        """How often the lead has failed or been refused in its present state."""
        query = select(leads.c.tries).where(self._mine(), leads.c.key == key)
        with self._engine.connect() as connection:
            return int(connection.scalar(query) or 0)

    def headlines(self, texts: Collection[str]) -> set[str]:
        """Those of the texts that are, word for word, the headline of some article of the outlet on a listing."""
        found: set[str] = set()
        for batch in _batches(texts):
            with self._engine.connect() as connection:
                found.update(connection.scalars(select(leads.c.title).where(self._mine(), leads.c.title.in_(batch))))
        return found

    def refuse(self, key: str, outcome: str, *, now: datetime) -> None:
        """The page was read and is no article; it is looked at again when the refusal has expired.

        Each refusal holds twice as long as the last: what is no article rarely becomes one.
        """
        query = select(leads.c.tries).where(self._mine(), leads.c.key == key, leads.c.state == "refused")
        with self._engine.begin() as connection:
            tries = int(connection.scalar(query) or 0) + 1
            holds = REFUSAL_HOLDS * 2 ** min(tries - 1, 10)
            values = {"state": "refused", "outcome": outcome, "tries": tries}
            values |= {"ended_at": now.timestamp(), "again_at": (now + holds).timestamp()}
            connection.execute(update(leads).where(self._open(key)).values(values))

    def drop(self, key: str, outcome: str, *, now: datetime) -> None:
        """The page will never be an article of its own: gone, or the repetition of another."""
        values = {"state": "gone", "outcome": outcome, "ended_at": now.timestamp(), "again_at": None}
        with self._engine.begin() as connection:
            connection.execute(update(leads).where(self._open(key)).values(values))

    def date(self, key: str, published: datetime) -> None:
        """Somebody says more exactly than the listing when the article was published; its state stays as it is."""
        with self._engine.begin() as connection:
            moment = published.timestamp()
            values = {"published": published.isoformat(), "earliest": moment, "latest": moment}
            connection.execute(update(leads).where(self._mine(), leads.c.key == key).values(values))

    def postpone(self, key: str, outcome: str, *, now: datetime) -> None:
        """The page could not be fetched; it stays pending, each time for twice as long."""
        query = select(leads.c.tries).where(self._mine(), leads.c.key == key)
        with self._engine.begin() as connection:
            tries = int(connection.scalar(query) or 0) + 1
            wait = min(LONGEST_RETRY, FIRST_RETRY * 2 ** min(tries - 1, 10))
            values = {"tries": tries, "outcome": outcome, "again_at": (now + wait).timestamp()}
            connection.execute(update(leads).where(self._mine(), leads.c.key == key).values(values))

    def _known(self, keys: Collection[str]) -> set[str]:
        return {key for (key,) in _KNOWN.rows(self._store.reader, list(keys), {"mine": self._outlet})}

    def _open(self, key: str) -> ColumnElement[bool]:
        # What was exported once stays exported, though its page is gone or broken today.
        return and_(self._mine(), leads.c.key == key, leads.c.state != "exported")

    def _mine(self) -> ColumnElement[bool]:
        return leads.c.outlet == self._outlet


def _row(lead: Lead, now: datetime, dating: Dating | None) -> dict[str, Any]:
    return {
        "outlet": lead.outlet,
        "key": lead.key,
        "url": lead.url,
        "section": lead.section,
        "title": lead.title,
        "published": lead.published,
        "earliest": dating.earliest.timestamp() if dating else None,
        "latest": dating.latest.timestamp() if dating else None,
        "via": lead.via,
        "listing": lead.listing,
        "found_at": now.timestamp(),
        "listed_at": (lead.at or now).timestamp(),
        "state": "pending",
        "outcome": "",
        "tries": 0,
        "again_at": now.timestamp(),
        "ended_at": None,
    }


def lead_of(row: Row[Any] | _Found) -> Lead:
    """The lead of a row of the table."""
    return Lead(
        outlet=row.outlet,
        key=row.key,
        url=row.url,
        section=row.section,
        title=row.title,
        published=row.published,
        via=row.via,
        listing=row.listing,
        at=datetime.fromtimestamp(row.listed_at, UTC),
    )


def _batches(keys: Collection[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while batch := list(islice(rest, _BATCH)):
        yield batch
