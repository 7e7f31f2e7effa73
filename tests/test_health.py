"""From the diary to a verdict: what is said of an outlet, since when, and what is kept quiet about."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.health import OUTAGE, Drift, PastRun, State, judge, judge_all
from crawler.health.evidence import Sample, change, log_tail
from crawler.outcome import Outcome

START = datetime(2026, 6, 1, tzinfo=UTC)
STEP = timedelta(hours=6)


def row(number: int, **changes: Any) -> dict[str, Any]:
    """The diary's line of an ordinary run: five articles of which all is known."""
    harvest = {
        "articles": 5,
        "empty": {"standfirst": 5},
        "generic": 0,
        "words": {"200": 3, "400": 2},
        "just_now": 0,
        "stale": 0,
        "newest": (START + number * STEP).isoformat(),
        "titles": {f"Title {number} {n}": 1 for n in range(5)},
        "moments": {f"{number} {n}": 1 for n in range(5)},
        "lines": {f"Line {number} {n}": 1 for n in range(5)},
    }
    return {
        "outlet": "times",
        "start": (START + number * STEP).isoformat(),
        "end": (START + number * STEP + timedelta(minutes=4)).isoformat(),
        "outcome": "ok",
        "window": {"since": None, "until": None},
        "listings": {"news": 1},
        "links": {"news": 20},
        "new": 5,
        "asked": 5,
        "failed": {},
        "refused": {},
        **changes,
        "harvest": {**harvest, **changes.get("harvest", {})},
    }


def runs(*late: dict[str, Any], before: int = 120) -> list[PastRun]:
    """Many ordinary runs, then these changes to further ones."""
    ordinary = [PastRun.from_row(row(number)) for number in range(before)]
    return ordinary + [PastRun.from_row(row(before + n, **changes)) for n, changes in enumerate(late)]


def verdict(history: list[PastRun]) -> tuple[State, list[str]]:
    health = judge("times", history, now=history[-1].end)
    return health.state, [finding.kind for finding in health.findings]


def test_an_outlet_that_goes_on_as_before_is_good() -> None:
    assert verdict(runs()) == (State.GOOD, [])


def test_nothing_new_at_night_is_no_silence() -> None:
    quiet = {"new": 0, "asked": 0, "outcome": "nothing new", "harvest": {"articles": 0}}
    assert verdict(runs(quiet)) == (State.GOOD, [])


@pytest.mark.parametrize("outcome", ["blocked", "challenge", "consent wall", "login", "layout changed", "soft 404"])
def test_a_wall_is_said_at_once(outcome: str) -> None:
    assert verdict(runs({"outcome": outcome})) == (State.BAD, [outcome])


def test_one_failure_to_reach_an_outlet_is_doubtful_and_two_are_bad() -> None:
    down = {"outcome": "unreachable", "new": 0, "asked": 0, "harvest": {"articles": 0}}
    assert verdict(runs(down)) == (State.DOUBTFUL, ["unreachable"])
    assert verdict(runs(down, down)) == (State.BAD, ["unreachable"])
    assert verdict(runs(down, down, {})) == (State.GOOD, [])


def test_the_first_bad_run_is_named() -> None:
    history = runs({"outcome": "blocked"}, {"outcome": "blocked"}, {"outcome": "blocked"})
    (finding,) = judge("times", history, now=history[-1].end).findings
    assert finding.since == START + 120 * STEP
    assert "3 runs in a row" in finding.cause


def test_a_new_outlet_is_judged_softly() -> None:
    assert verdict(runs(before=1)) == (State.NEW, [])
    assert verdict(runs({"outcome": "blocked"}, before=1)) == (State.DOUBTFUL, ["blocked"])
    assert verdict(runs({"outcome": "blocked"}, {"outcome": "blocked"}, before=1)) == (State.BAD, ["blocked"])


@pytest.mark.parametrize(
    ("spoiled", "kind", "field"),
    [
        ({"empty": {"authors": 5, "standfirst": 5}}, Drift.FIELD_VANISHED, "authors"),
        ({"empty": {"published_at": 5, "standfirst": 5}}, Drift.FIELD_VANISHED, "published_at"),
        ({"words": {"0": 4, "25": 1}}, Drift.BODY_SHORT, "text"),
        ({"generic": 5}, Drift.GENERIC_BODY, "text"),
        ({"just_now": 5}, Drift.DATES_NOW, "published_at"),
        ({"stale": 5}, Drift.DATES_OLD, "published_at"),
        ({"titles": {"Latest news": 5}}, Drift.TITLE_REPEATED, "title"),
        ({"moments": {"2020-01-01T12:00:00+00:00": 5}}, Drift.DATES_CONSTANT, "published_at"),
        ({"lines": {"Subscribe now": 5, "Line x": 1}}, Drift.BOILERPLATE, "text"),
    ],
)
def test_a_drift_of_the_articles_is_named_with_its_field(spoiled: dict[str, Any], kind: str, field: str) -> None:
    history = runs(*[{"harvest": spoiled}] * 2)
    health = judge("times", history, now=history[-1].end)
    assert (health.state, [(f.kind, f.field) for f in health.findings]) == (State.BAD, [(kind, field)])
    assert health.findings[0].since == START + 120 * STEP


def test_what_has_always_been_missing_is_no_finding() -> None:
    assert verdict(runs({"harvest": {"empty": {"standfirst": 5}}})) == (State.GOOD, [])


def test_a_drift_that_was_mended_is_no_news() -> None:
    spoiled = {"harvest": {"empty": {"authors": 5}}}
    assert verdict(runs(spoiled, spoiled, {}, {}))[0] is State.GOOD


def test_pages_that_are_lost_more_and_more_are_found_though_others_come_through() -> None:
    half = {"refused": {"PaywallStub": 3}, "asked": 5, "harvest": {"articles": 2}}
    state, kinds = verdict(runs(half, half, half))
    assert (state, Drift.PAGES_LOST in kinds) == (State.BAD, True)


def test_a_listing_that_shows_fewer_links_twice_has_changed() -> None:
    fewer = {"links": {"news": 6}}
    assert verdict(runs(fewer)) == (State.GOOD, [])
    assert verdict(runs(fewer, fewer)) == (State.BAD, [Drift.FEWER_LINKS])


def test_a_silence_longer_than_any_before_is_one() -> None:
    quiet = {"new": 0, "asked": 0, "outcome": "nothing new", "harvest": {"articles": 0}}
    assert verdict(runs(*[quiet] * 12)) == (State.BAD, [Drift.SILENT])


def test_half_the_articles_for_days_is_said() -> None:
    few = {"new": 1, "asked": 1, "harvest": {"articles": 1}}
    assert verdict(runs(*[few] * 16))[1] == [Drift.FEWER_ARTICLES]


def test_a_backfill_says_nothing_of_the_present() -> None:
    backfill = {"window": {"since": "2017-01-01T00:00:00+00:00", "until": None}, "harvest": {"stale": 5}}
    assert verdict(runs(*[backfill] * 5)) == (State.GOOD, [])


def test_when_no_outlet_can_be_reached_it_is_our_own_outage() -> None:
    down = {"outcome": "unreachable", "new": 0, "asked": 0, "harvest": {"articles": 0}}
    histories = {name: runs(down) for name in ("times", "herald", "courier")}
    now = histories["times"][-1].end
    assert {f.kind for health in judge_all(histories, now=now) for f in health.findings} == {OUTAGE}
    histories["courier"] = runs({})
    assert {f.kind for health in judge_all(histories, now=now) for f in health.findings} == {Outcome.UNREACHABLE}


def test_a_line_that_is_no_diary_is_refused() -> None:
    with pytest.raises(ValueError, match="not a line of the diary"):
        PastRun.from_row({"outlet": "times"})
    with pytest.raises(ValueError, match="not a valid Outcome"):
        PastRun.from_row({**row(1), "outcome": "splendid"})


@given(st.integers(1, 30), st.integers(30, 300), st.data())
def test_odds_are_a_probability_and_fall_with_every_bad_article(of: int, past: int, data: st.DataObject) -> None:
    before = Sample(bad=data.draw(st.integers(0, past)), of=past)
    odds = [log_tail(Sample(bad=bad, of=of), before) for bad in range(of + 1)]
    assert odds[0] == pytest.approx(0, abs=1e-6)
    assert all(after <= one + 1e-9 for one, after in zip(odds, odds[1:], strict=False))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), max_size=60))
def test_a_change_lies_within_the_runs(counts: list[tuple[int, int]]) -> None:
    samples = [Sample(bad=min(bad, of), of=of) for bad, of in counts]
    found = change(samples)
    assert found is None or (0 < found.first < len(samples) and found.since > found.before)
