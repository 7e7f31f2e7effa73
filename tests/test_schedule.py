"""When each slot is due, told with a frozen clock."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.health import PastRun
from crawler.schedule import Adaptive, Bounds, Cron, Every, Slot, ended, first, parse, since
from crawler.store import Slots, Store
from tests.test_health import row, runs

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
BOUNDS = Bounds(jitter=0)
HOURLY = Slot(outlet="times", when=Every(HOUR))


def after(slot: Slot, *, now: datetime = NOW, is_success: bool = True, history: list[PastRun] | None = None) -> Slot:  # noqa: FBT001
    return ended(
        slot, started=now, now=now + timedelta(minutes=2), is_success=is_success, runs=history or [], bounds=BOUNDS
    )


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("adaptive", Adaptive()),
        ("every 30m", Every(timedelta(minutes=30))),
        ("every 2 h", Every(timedelta(hours=2))),
        (" 5  * * * * ", Cron("5 * * * *", "Europe/Oslo")),
    ],
)
def test_a_schedule_is_said_in_words(text: str, when: object) -> None:
    assert parse(text, timezone="Europe/Oslo") == when


@pytest.mark.parametrize("text", ["", "hourly", "every 0m", "every m", "61 * * * *", "* * * *", "every 5m please"])
def test_words_that_are_no_schedule_are_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match="write|crontab"):
        parse(text, timezone="UTC")


def cron_days(line: str, zone: str, start: datetime, days: int) -> list[datetime]:
    when, moment, found = Cron(line, zone), start, []
    while (moment := when.after(moment)) < start + timedelta(days=days):
        found.append(moment)
    return found


def test_clocks_that_jump_forward_cost_no_run_and_give_none_twice() -> None:
    start = datetime(2027, 3, 27, tzinfo=UTC)  # the night of the jump is that to the 28th
    found = cron_days("30 2 * * *", "Europe/Oslo", start, 3)
    assert [f"{moment:%d %H:%M}" for moment in found] == ["27 01:30", "28 01:30", "29 00:30"]


def test_clocks_that_fall_back_give_a_daily_run_once() -> None:
    start = datetime(2026, 10, 24, tzinfo=UTC)
    found = cron_days("30 2 * * *", "Europe/Oslo", start, 3)
    assert [f"{moment:%d %H}" for moment in found] == ["24 00", "25 00", "26 01"]


def test_an_hourly_run_stays_hourly_over_both_changes() -> None:
    for start in (datetime(2027, 3, 28, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)):
        found = cron_days("0 * * * *", "Europe/Oslo", start, 1)
        assert {later - earlier for earlier, later in zip(found, found[1:], strict=False)} == {HOUR}


def test_a_slot_that_succeeds_keeps_its_distance_from_start_to_start() -> None:
    slot = after(HOURLY)
    assert (slot.due, slot.last, slot.last_good, slot.failures) == (NOW + HOUR, NOW, NOW, 0)


def test_a_run_that_takes_longer_than_its_distance_is_followed_at_once() -> None:
    late = ended(HOURLY, started=NOW, now=NOW + 3 * HOUR, is_success=True, runs=[], bounds=BOUNDS)
    assert late.due == NOW + 3 * HOUR + timedelta(seconds=1)


def test_a_failing_slot_waits_longer_each_time_but_is_never_given_up() -> None:
    slot, waits, moment = HOURLY, [], NOW
    for _ in range(20):
        slot = after(slot, now=moment, is_success=False)
        assert slot.due
        waits.append(slot.due - moment)
        moment = slot.due
    assert waits[:4] == [2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR]
    assert waits[-1] == BOUNDS.longest_pause
    assert after(slot, now=moment).failures == 0


@pytest.mark.parametrize("line", ["0 * * * *", "0 4 * * *"])
def test_a_crontab_line_is_kept_to_after_success_and_skipped_ever_more_after_failures(line: str) -> None:
    slot = Slot(outlet="times", when=Cron(line, "UTC"))
    good = after(slot)
    assert good.due == Cron(line, "UTC").after(NOW)
    bad = after(replace(slot, failures=3), is_success=False)
    assert bad.due
    assert bad.due >= good.due + 4 * HOUR


def test_an_outlet_that_publishes_more_is_visited_more_often() -> None:
    def pace(new: int) -> timedelta:
        lines = [row(n, new=new, harvest={"articles": new}) for n in range(60)]
        history = [PastRun.from_row(line) for line in lines]
        slot = after(Slot(outlet="times", when=Adaptive()), now=history[-1].start, history=history)
        assert slot.due
        return slot.due - history[-1].start

    assert pace(60) == BOUNDS.fastest
    assert BOUNDS.fastest < pace(6) < BOUNDS.slowest
    assert pace(0) == BOUNDS.slowest
    assert pace(60) < pace(20) < pace(6)


def test_an_outlet_of_which_nothing_is_known_is_visited_hourly() -> None:
    assert after(Slot(outlet="times", when=Adaptive())).due == NOW + BOUNDS.unknown


def test_jitter_puts_outlets_out_of_step_and_can_be_told_in_advance() -> None:
    bounds = Bounds(jitter=0.1)
    dues = {
        name: ended(replace(HOURLY, outlet=name), started=NOW, now=NOW, is_success=True, runs=[], bounds=bounds).due
        for name in ("a", "b", "c", "a")
    }
    assert len(set(dues.values())) == 3
    assert all(due and NOW + HOUR <= due <= NOW + 1.1 * HOUR for due in dues.values())


def test_what_is_overdue_or_new_is_due_when_the_daemon_starts_one_after_the_other() -> None:
    assert first(HOURLY, now=NOW, index=0).due == NOW
    assert first(replace(HOURLY, due=NOW - 9 * HOUR), now=NOW, index=2).due == NOW + timedelta(seconds=6)
    assert first(replace(HOURLY, due=NOW + HOUR), now=NOW, index=2).due == NOW + HOUR
    assert first(Slot(outlet="times", when=Cron("0 7 * * *", "UTC")), now=NOW, index=0).due == NOW + HOUR


def test_missed_runs_widen_the_window_of_the_next() -> None:
    assert since(HOURLY, now=NOW, bounds=BOUNDS) is None  # never ran: an ordinary first run
    assert since(replace(HOURLY, last_good=NOW - 2 * HOUR), now=NOW, bounds=BOUNDS) is None
    missed = replace(HOURLY, last_good=NOW - timedelta(days=3))
    assert since(missed, now=NOW, bounds=BOUNDS) == NOW - timedelta(days=4)


@given(st.floats(0, 200), st.booleans(), st.integers(0, 30))
def test_a_slot_is_always_due_later_than_now_and_within_reach(minutes: float, is_success: bool, failures: int) -> None:  # noqa: FBT001
    now = NOW + timedelta(minutes=minutes)
    slot = replace(HOURLY, when=Adaptive(), failures=failures)
    due = ended(slot, started=NOW, now=now, is_success=is_success, runs=runs(before=20), bounds=Bounds()).due
    assert due
    assert now < due <= now + 1.1 * BOUNDS.longest_pause


def test_the_schedule_is_kept_over_restarts(tmp_path: Path) -> None:
    slot = replace(HOURLY, last=NOW, last_good=NOW - HOUR, due=NOW + HOUR, failures=2)
    with Store.open(data_dir=tmp_path) as store:
        Slots(store).keep(slot)
    with Store.open(data_dir=tmp_path) as store:
        assert Slots(store).recall(HOURLY) == slot
        assert Slots(store).recall(replace(HOURLY, section="syria")).last is None
