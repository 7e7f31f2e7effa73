"""`make drill`: a simulated year of outlets that break in every way; what was reported, when, and what was not."""

import argparse
import json
import math
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from crawler.health import OUTAGE, Health, PastRun, State, judge_all
from drills.year.breaks import Break, every
from drills.year.world import Habits, run

YEAR = 2027
START = datetime(YEAR, 1, 4, tzinfo=UTC)
#: Days without breaks first; from the beginning of one break to the next; a break lasts at least and at the most.
WARM_UP, PACE, LEAST, MOST = timedelta(days=25), timedelta(days=14), timedelta(days=2), timedelta(days=11)
#: After a break is mended its articles are still among the latest for a while.
GRACE = timedelta(days=3)
#: Odds at which chance is ruled out; and articles more than that takes, before a break counts as one that shows.
ODDS, MORE = 1e-6, 2
#: Articles that a frozen listing must have held back before its silence counts as one that shows.
HELD_BACK = 25
#: Runs that may be lost to our own network, and how often a year.
OUTAGES, OUTAGE_LASTS = 3, timedelta(hours=16)


@dataclass(kw_only=True)
class Case:
    """One break of one outlet, as it went."""

    outlet: str
    broken: Break
    start: datetime
    end: datetime | None = None
    runs: int = 0
    articles: float = 0.0
    #: The run that could show it first, and the run that was said to be bad first: counted from the break.
    shows: int = 0
    said: int = 0
    said_right: bool = False
    #: What was said wrongly or too late.
    words: str = ""

    def see(self, habits: Habits, row: dict[str, object], held_back: float) -> None:
        """Count a run since the break; note whether it could show it."""
        self.runs += 1
        self.articles += held_back if self.broken.listed == 0 else float(str(row["asked"]))
        if not self.shows and self.runs >= self.broken.runs and self.articles >= self._needed(habits):
            self.shows = self.runs

    def _needed(self, habits: Habits) -> float:
        if self.broken.listed == 0:
            return HELD_BACK
        if not (self.broken.spoil or self.broken.lost):
            return 0
        usual = max(0.02, getattr(habits, self.broken.usual) if self.broken.usual else 0)
        return math.ceil(math.log(ODDS) / math.log(usual)) + MORE

    def hear(self, health: Health) -> None:
        """Note what is said of the outlet."""
        if health.state is State.BAD and not self.said:
            self.said = self.runs
            self.words = "; ".join(finding.cause for finding in health.findings)
        names = {str(part) for finding in health.findings if finding.is_sure for part in (finding.kind, finding.field)}
        self.said_right = self.said_right or (self.said == self.runs and not names.isdisjoint(self.broken.called))

    @property
    def is_over(self) -> bool:
        return bool(self.shows)


@dataclass(kw_only=True)
class Plan:
    """The breaks of one outlet, one after the other, each kept until it could be seen."""

    habits: Habits
    left: list[Break]
    next_at: datetime
    current: Case | None = None
    cases: list[Case] = field(default_factory=list)
    quiet_from: datetime = START
    was_bad: bool = False
    false_alarms: list[tuple[datetime, str]] = field(default_factory=list)

    def broken(self, now: datetime) -> Break | None:
        """The break that the run at `now` meets, if any."""
        if self.current is None and self.left and now >= self.next_at:
            self.current = Case(outlet=self.habits.name, broken=self.left.pop(), start=now)
            self.cases.append(self.current)
        return self.current.broken if self.current else None

    def end_of_run(self, now: datetime) -> None:
        """Mend what has been broken for long enough."""
        case = self.current
        if case and ((case.is_over and now - case.start >= LEAST) or now - case.start >= MOST):
            case.end, self.current = now, None
            self.quiet_from, self.next_at = now + GRACE, case.start + PACE

    def hear(self, health: Health, now: datetime, *, excused: bool) -> None:
        """A verdict: of the break there is, or a false alarm."""
        is_bad = health.state is State.BAD
        if self.current:
            self.current.hear(health)
        elif is_bad and not self.was_bad and not excused and now >= self.quiet_from:
            self.false_alarms.append((now, "; ".join(f.cause for f in health.findings)))
        self.was_bad = is_bad


@dataclass(kw_only=True)
class Outage:
    """Our own network, down."""

    start: datetime
    runs: int = 0
    said: int = 0


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m drills.year", description=__doc__)
    parser.add_argument("--outlets", type=int, default=12)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--hours", type=float, default=4, help="between two runs of an outlet")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    began = time.process_time()
    plans, outages, verdicts = _simulate(chosen.outlets, chosen.days, timedelta(hours=chosen.hours), chosen.seed)
    _say(f"{verdicts} verdicts in {time.process_time() - began:.0f} s of CPU; seed {chosen.seed}")
    return _report(plans, outages, chosen.days)


def _simulate(outlets: int, days: int, step: timedelta, seed: int) -> tuple[list[Plan], list[Outage], int]:
    dice = random.Random(seed)
    plans = []
    for number in range(outlets):
        breaks = list(every(YEAR))
        dice.shuffle(breaks)
        habits = Habits.invented(f"outlet{number:02}", dice.randrange(10**9))
        plans.append(Plan(habits=habits, left=breaks, next_at=START + WARM_UP + PACE * dice.random()))
    histories: dict[str, list[PastRun]] = defaultdict(list)
    outages: list[Outage] = []
    starts = sorted(START + timedelta(days=dice.uniform(30, max(31, days - 2))) for _ in range(OUTAGES))
    now, verdicts = START, 0
    while (now := now + step) < START + timedelta(days=days):
        ours = any(start <= now < start + OUTAGE_LASTS for start in starts)
        excused = ours or any(start <= now < start + OUTAGE_LASTS + GRACE for start in starts)
        if ours and (not outages or now - outages[-1].start > OUTAGE_LASTS):
            outages.append(Outage(start=now))
        for plan in plans:
            _run(plan, histories[plan.habits.name], now, step, ours=ours)
        for plan, health in zip(plans, judge_all(histories, now=now), strict=True):
            plan.hear(health, now, excused=excused)
            plan.end_of_run(now)
            verdicts += 1
            if ours and any(finding.kind == OUTAGE for finding in health.findings):
                outages[-1].said = outages[-1].said or outages[-1].runs + 1
        if ours:
            outages[-1].runs += 1
    return plans, outages, verdicts


def _run(plan: Plan, history: list[PastRun], now: datetime, step: timedelta, *, ours: bool) -> None:
    broken = plan.broken(now)
    if ours:
        broken = Break(name="our network", called=(), cause="CannotResolve")
    before = plan.habits.dice.getstate()
    row = run(plan.habits, len(history), now - step, now, broken)
    history.append(PastRun.from_row(json.loads(json.dumps(row))))
    del history[:-600]
    if plan.current and not ours:
        held_back = 0.0
        if plan.current.broken.listed == 0:
            after = plan.habits.dice.getstate()
            plan.habits.dice.setstate(before)
            held_back = len(plan.habits.published(now - step, now))
            plan.habits.dice.setstate(after)
        plan.current.see(plan.habits, row, held_back)


def _report(plans: Sequence[Plan], outages: Sequence[Outage], days: int) -> int:
    cases = [case for plan in plans for case in plan.cases if case.shows]
    _say(f"\n{'break':22}{'cases':>7}{'at once':>9}{'1 run later':>13}{'right class':>13}{'never':>7}{'runs':>7}")
    by_name: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_name[case.broken.name].append(case)
    for name, some in sorted(by_name.items()):
        _say(_row(name, some))
    _say(_row("all", cases))
    for case in cases:
        if not (case.said_right and case.said <= case.shows):
            _say(f"    {case.broken.name}: {case.outlet}, run {case.said}, could show at {case.shows}: {case.words}")
    at_once = [outage for outage in outages if 0 < outage.said <= 2]
    _say(f"our own outage: {len(at_once)} of {len(outages)} said by the second run, by that name")
    unseen = Counter(case.broken.name for plan in plans for case in plan.cases if not case.shows)
    _say(f"not counted, because too few articles came out to show it: {sum(unseen.values())} {dict(unseen)}")
    years = len(plans) * days / 365
    alarms = [alarm for plan in plans for alarm in plan.false_alarms]
    worst = max(len(plan.false_alarms) for plan in plans)
    _say(f"false alarms: {len(alarms)} in {years:.1f} outlet-years, {worst} at the worst outlet")
    for moment, cause in alarms[:20]:
        _say(f"    {moment:%Y-%m-%d %H:%M} {cause}")
    right = sum(case.said_right for case in cases) / max(1, len(cases))
    on_time = sum(0 < case.said <= case.shows for case in cases) / max(1, len(cases))
    is_fine = bool(cases) and right >= 0.95 and on_time >= 0.95 and worst <= max(1, days / 365)
    _say(f"reported at the first run that could show it: {on_time:.1%}; right class: {right:.1%}")
    return 0 if is_fine and len(at_once) == len(outages) else 1


def _row(name: str, cases: Sequence[Case]) -> str:
    total = max(1, len(cases))
    at_once = sum(0 < case.said <= case.shows for case in cases)
    later = sum(0 < case.said <= case.shows + 1 for case in cases)
    right = sum(case.said_right for case in cases)
    never = sum(not case.said for case in cases)
    runs = sum(case.said or case.runs for case in cases) / total
    return (
        f"{name:22}{len(cases):7}{at_once / total:9.1%}{later / total:13.1%}{right / total:13.1%}{never:7}{runs:7.1f}"
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
