"""Verdicts: what is to be thought of an outlet, by its own history, and of many at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from crawler.health.findings import PAST_DAYS, Finding, drifts
from crawler.health.past import PastRun, recent
from crawler.health.rhythm import silences
from crawler.outcome import Outcome


class State(StrEnum):
    """What is to be thought of an outlet."""

    GOOD = "good"
    NEW = "new"  # too little history to compare with; nothing has failed
    DOUBTFUL = "doubtful"  # something is odd that a next run may clear up
    BAD = "bad"


@dataclass(frozen=True, kw_only=True)
class Health:
    """The verdict on one outlet."""

    outlet: str
    state: State
    findings: tuple[Finding, ...]
    #: Start of the last run; None when there never was one.
    last_run: datetime | None
    #: Publication of the newest article of the last runs; None when none is dated.
    newest: datetime | None


#: Failures that a single bad moment of a network or server explains: two in a row are needed.
PASSING = frozenset({Outcome.UNREACHABLE, Outcome.EMPTY_LISTING, Outcome.NO_ARTICLES})
#: Runs that ended well without which an outlet is judged softly: every failure must be seen twice.
KNOWN_AFTER = 3
#: Outlets that must all be out of reach at about the same time before it is our own network that is.
OUTAGE_OUTLETS, OUTAGE_SPAN = 3, timedelta(hours=2)
OUTAGE = "our own outage"

_CAUSES = {
    Outcome.UNREACHABLE: "the host does not answer, or answers with errors of its own",
    Outcome.BLOCKED: "the host refuses us: our address or user agent is not wanted",
    Outcome.CHALLENGE: "a wall against robots has gone up in front of the pages",
    Outcome.CONSENT_WALL: "the pages ask for consent to cookies first",
    Outcome.PAYWALL: "the pages show only the start of articles",
    Outcome.SOFT_404: "the pages say “not found”, with status 200",
    Outcome.LOGIN: "the pages ask for a login",
    Outcome.LAYOUT_CHANGED: "pages are there, and the outlet's rules find no article on them",
    Outcome.ROBOTS: "robots.txt forbids the pages now",
    Outcome.EMPTY_LISTING: "the listing shows nothing at all",
    Outcome.NO_ARTICLES: "new pages were found, and none of them could be read",
}


def judge(outlet: str, runs: Sequence[PastRun], *, now: datetime) -> Health:
    """The verdict on an outlet by its own history; the order of the runs does not matter."""
    past = recent(runs, now=now, days=PAST_DAYS)
    failing = _failing(past)
    findings = (failing,) if failing else (*drifts(past), *silences(past))
    newest = max((moment for run in past if (moment := _newest(run))), default=None)
    return Health(
        outlet=outlet,
        state=_state(past, findings),
        findings=findings,
        last_run=past[-1].start if past else None,
        newest=newest,
    )


def judge_all(histories: Mapping[str, Sequence[PastRun]], *, now: datetime) -> list[Health]:
    """The verdicts on all outlets; when nothing at all could be reached, that is one finding: our own outage."""
    verdicts = [judge(outlet, runs, now=now) for outlet, runs in histories.items()]
    return list(_one_outage(verdicts))


def _failing(past: Sequence[PastRun]) -> Finding | None:
    """The failure that the last run ended with, and since when runs have failed."""
    if not past or past[-1].outcome.is_success:
        return None
    last = past[-1].outcome
    bad = 1
    while bad < len(past) and not past[-bad - 1].outcome.is_success:
        bad += 1
    known = sum(run.outcome.is_success for run in past) >= KNOWN_AFTER
    return Finding(
        kind=str(last),
        field="outlet",
        since=past[-bad].start,
        cause=f"{_CAUSES[last]} ({bad} run{'s' if bad > 1 else ''} in a row)",
        is_sure=bad > 1 or (known and last not in PASSING),
    )


def _state(past: Sequence[PastRun], findings: Sequence[Finding]) -> State:
    if any(finding.is_sure for finding in findings):
        return State.BAD
    if findings:
        return State.DOUBTFUL
    return State.GOOD if sum(run.outcome.is_success for run in past) >= KNOWN_AFTER else State.NEW


def _newest(run: PastRun) -> datetime | None:
    text = run.harvest.get("newest")
    return datetime.fromisoformat(text) if text else None


def _one_outage(verdicts: Sequence[Health]) -> Iterator[Health]:
    out = [health for health in verdicts if any(f.kind == Outcome.UNREACHABLE for f in health.findings)]
    lasts = [health.last_run for health in verdicts if health.last_run]
    latest = max(lasts, default=None)
    running = {
        health.outlet for health in verdicts if health.last_run and latest and latest - health.last_run < OUTAGE_SPAN
    }
    is_ours = len(running) >= OUTAGE_OUTLETS and running <= {health.outlet for health in out}
    for health in verdicts:
        yield _ours(health) if is_ours and health.outlet in running else health


def _ours(health: Health) -> Health:
    since = health.findings[0].since
    finding = Finding(
        kind=OUTAGE, field="network", since=since, cause="no outlet can be reached: look at our own network first"
    )
    return Health(
        outlet=health.outlet, state=State.BAD, findings=(finding,), last_run=health.last_run, newest=health.newest
    )
