"""Leads and articles in the store."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from crawler.article import Article
from crawler.extract.dates import read_date
from crawler.lead import Lead
from crawler.store import Entry, Known, Leads, Parts, Sightings, Store, Validators, Walks, tables
from crawler.store.leads import FIRST_RETRY, LONGEST_RETRY, REFUSAL_HOLDS
from crawler.validator import Validator
from crawler.walk import Past

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
LEAD = Lead(outlet="times", key="1", url="https://times.example/1", section="syria", via="feed", at=NOW)


@pytest.fixture
def leads(store: Store) -> Leads:
    return Leads(store, "times")


def test_a_lead_is_new_once(leads: Leads) -> None:
    assert leads.remember([LEAD, LEAD], now=NOW) == {"1"}
    assert leads.remember([LEAD], now=NOW) == set()
    assert leads.found_before(["1"], NOW + timedelta(seconds=1)) == {"1"}
    assert leads.found_before(["1"], NOW) == set()


def test_a_lead_is_kept_with_what_its_date_means(store: Store, leads: Leads) -> None:
    dating = read_date("18 November 2026", fetched=NOW, timezone="UTC", languages=("en",))
    leads.remember([LEAD, replace(LEAD, key="2")], now=NOW, datings={"1": dating, "2": None})
    with store.engine.connect() as connection:
        rows = {row.key: (row.earliest, row.latest) for row in connection.execute(select(tables.leads))}
    assert dating is not None
    assert rows == {"1": (dating.earliest.timestamp(), dating.latest.timestamp()), "2": (None, None)}


def test_outlets_do_not_share_keys(store: Store, leads: Leads) -> None:
    leads.remember([LEAD], now=NOW)
    assert Leads(store, "herald").due(["1"], now=NOW) == {}


def test_a_pending_lead_comes_back_as_it_was(leads: Leads) -> None:
    leads.remember([LEAD], now=NOW)
    assert leads.pending(["syria"], now=NOW) == [LEAD]
    assert leads.pending(["sport"], now=NOW) == []
    assert leads.waiting() == 1


def test_a_failed_lead_waits_longer_each_time_but_not_for_ever(leads: Leads) -> None:
    leads.remember([LEAD], now=NOW)
    waits = []
    for _ in range(12):
        leads.postpone("1", "Timeout", now=NOW)
        wait = next(
            w for w in (FIRST_RETRY * 2**n for n in range(20)) if leads.due(["1"], now=NOW + min(w, LONGEST_RETRY))
        )
        waits.append(min(wait, LONGEST_RETRY))
    assert waits[0] == FIRST_RETRY
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_RETRY


def test_a_refusal_expires(leads: Leads) -> None:
    leads.remember([LEAD], now=NOW)
    leads.refuse("1", "TooShort", now=NOW)
    assert leads.due(["1"], now=NOW + REFUSAL_HOLDS - timedelta(minutes=1)) == {}
    assert set(leads.due(["1"], now=NOW + REFUSAL_HOLDS)) == {"1"}


def test_each_refusal_holds_longer_than_the_last(leads: Leads) -> None:
    leads.remember([LEAD], now=NOW)
    leads.postpone("1", "Timeout", now=NOW)  # failures are none of a refusal's business
    for refusals in range(1, 4):
        leads.refuse("1", "TooShort", now=NOW)
        holds = REFUSAL_HOLDS * 2 ** (refusals - 1)
        assert leads.due(["1"], now=NOW + holds - timedelta(minutes=1)) == {}
        assert set(leads.due(["1"], now=NOW + holds)) == {"1"}
        assert leads.tries("1") == refusals


def test_what_is_gone_stays_gone(leads: Leads) -> None:
    leads.remember([LEAD], now=NOW)
    leads.drop("1", "NotFound", now=NOW)
    assert leads.due(["1"], now=NOW + timedelta(days=1000)) == {}


def test_many_keys_are_no_matter(leads: Leads) -> None:
    many = [Lead(outlet="times", key=str(n), url=f"https://times.example/{n}") for n in range(2345)]
    assert len(leads.remember(many, now=NOW)) == 2345
    assert len(leads.due([lead.key for lead in many], now=NOW)) == 2345


def test_articles_are_found_by_key_by_content_and_by_neighbours(store: Store) -> None:
    parts = Parts(store, "times")
    parts.begin("a.jsonl")
    days = {10: 1, 20: 2, 30: 9}
    entries = [_entry(number, datetime(2026, 11, day, tzinfo=UTC)) for number, day in days.items()]
    parts.commit("a.jsonl", length=9, entries=entries, now=NOW.timestamp())
    assert parts.latest("20") == Known(version=1, content_hash="hash 20")
    assert parts.latest("21") is None
    assert parts.with_content("hash 30") == "30"
    assert parts.with_content("hash 31") is None
    below, above = parts.neighbours(25)
    assert (below, above) == (
        datetime(2026, 11, 2, tzinfo=UTC).timestamp(),
        datetime(2026, 11, 9, tzinfo=UTC).timestamp(),
    )
    assert parts.neighbours(5)[0] is None


def test_a_walk_that_broke_off_does_not_hide_what_lies_behind_it(store: Store) -> None:
    walks = Walks(store, "times")
    hours = [NOW + timedelta(hours=hour) for hour in range(4)]
    assert walks.begin("syria", "https://times.example/", now=hours[0]) == Past()
    walks.end("syria", "https://times.example/")
    assert walks.begin("syria", "https://times.example/", now=hours[1]) == Past(overlap=hours[1], whole=True)
    # killed; what the second walk found must not stop the third
    assert walks.begin("syria", "https://times.example/", now=hours[2]) == Past(overlap=hours[1])
    walks.end("syria", "https://times.example/")
    assert walks.begin("syria", "https://times.example/", now=hours[3]) == Past(overlap=hours[3], whole=True)
    assert walks.begin("sport", "https://times.example/", now=hours[3]) == Past()


def test_a_validator_comes_back_as_it_was_by_section(store: Store) -> None:
    validators = Validators(store, "times")
    one = Validator(etag='W/"1"', last_modified="Fri, 20 Nov 2026 05:00:00 GMT", shown="ab", read_at=NOW)
    validators.keep("syria", LEAD.url, replace(one, etag="old"))
    validators.keep("syria", LEAD.url, one)
    assert validators.of("syria", LEAD.url) == one
    assert validators.of("sport", LEAD.url) is None
    assert Validators(store, "herald").of("syria", LEAD.url) is None
    validators.forget("syria", LEAD.url)
    assert validators.of("syria", LEAD.url) is None


def test_a_lead_knows_by_which_ways_it_was_seen(store: Store) -> None:
    sightings = Sightings(store, "times")
    sightings.note([LEAD, replace(LEAD, via="listing"), replace(LEAD, key="2")], now=NOW)
    sightings.note([LEAD], now=NOW + timedelta(hours=1))
    assert sightings.ways("1") == {("syria", "feed"), ("syria", "listing")}
    assert Sightings(store, "herald").ways("1") == set()


def _entry(number: int, day: datetime) -> Entry:
    article = Article(
        id=f"times:{number}",
        outlet="times",
        url=f"https://times.example/{number}",
        title="T",
        text="T",
        content_hash=f"hash {number}",
        published_earliest=day,
        published_latest=day,
        fetched_at=NOW,
    )
    return Entry(article=article, key=str(number), lead_key=str(number))
