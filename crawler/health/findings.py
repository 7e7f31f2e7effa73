"""Findings: what is wrong with an outlet's latest runs, told by comparing them with the ones before. Pure."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from statistics import median

from crawler.harvest import WATCHED
from crawler.health.evidence import Change, Sample, change
from crawler.health.past import PastRun, shown


class Drift(StrEnum):
    """Ways in which runs that succeed get worse."""

    BODY_SHORT = "bodies short"
    TITLE_REPEATED = "title repeated"
    DATES_CONSTANT = "dates constant"
    DATES_NOW = "dates are the time of the fetch"
    DATES_OLD = "dates old"
    FIELD_VANISHED = "field vanished"
    BOILERPLATE = "boilerplate line"
    GENERIC_BODY = "generic body"
    FEWER_LINKS = "fewer links"
    PAGES_LOST = "pages lost"
    SILENT = "silent"
    FEWER_ARTICLES = "fewer articles"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that is wrong."""

    #: A Drift, or an Outcome's words.
    kind: str
    #: The part of the record or of the outlet that is concerned: "authors", "text", "listing"...
    field: str
    #: Start of the first run that shows it.
    since: datetime
    #: The likely cause, with the figures that speak for it, in one line.
    cause: str
    #: False while there is too little history, or too few runs that show it, to be sure.
    is_sure: bool = True


#: How much of the past is looked at.
PAST_DAYS = 60
#: Links on a listing page that must be missing, in spreads (1.48 × median absolute deviation) and as a share.
SPREADS, MISSING = 5.0, 0.35
#: Listings read before the usual number of links is known.
LISTINGS_KNOWN = 8


def drifts(runs: Sequence[PastRun]) -> Iterator[Finding]:
    """What the latest runs do worse than the ones before; `runs` are those of `recent`, oldest first."""
    with_articles = [run for run in runs if run.articles]
    if with_articles:
        for read in (_fields, _bodies, _dates, _marks):
            yield from read(with_articles)
    yield from _losses(runs)
    yield from _links(runs)


def _fields(runs: Sequence[PastRun]) -> Iterator[Finding]:
    for name in WATCHED:
        if found := _changed(runs, lambda run, name=name: run.empty(name)):  # type: ignore[misc]
            cause = f"{name} missing in {found.since:.0%} of the articles, before in {found.before:.0%}"
            yield _finding(Drift.FIELD_VANISHED, name, runs, found, f"{cause}: the markup of it has changed")


def _bodies(runs: Sequence[PastRun]) -> Iterator[Finding]:
    usual = _usual_least(runs)
    if usual and (found := _changed(runs, lambda run: run.shorter_than(usual))):
        cause = f"{found.since:.0%} of the bodies have under {usual} words, before {found.before:.0%}"
        yield _finding(Drift.BODY_SHORT, "text", runs, found, f"{cause}: the body's rule finds only a part of it")
    if found := _changed(runs, lambda run: int(run.harvest.get("generic", 0))):
        cause = f"{found.since:.0%} of the bodies are read without rules, before {found.before:.0%}"
        yield _finding(Drift.GENERIC_BODY, "text", runs, found, f"{cause}: the outlet's rules no longer find it")


def _dates(runs: Sequence[PastRun]) -> Iterator[Finding]:
    if found := _changed(runs, lambda run: int(run.harvest.get("just_now", 0))):
        cause = f"{found.since:.0%} of the dates are the time of the fetch, before {found.before:.0%}"
        yield _finding(Drift.DATES_NOW, "published_at", runs, found, f"{cause}: the page prints today's date")
    if found := _changed(runs, lambda run: int(run.harvest.get("stale", 0))):
        cause = f"{found.since:.0%} of the new articles are dated days before, earlier {found.before:.0%}"
        yield _finding(Drift.DATES_OLD, "published_at", runs, found, f"{cause}: a date of the template is read")


def _usual_least(runs: Sequence[PastRun]) -> int:
    """The number of words that hardly any article of the past had less of; 0 when that is none."""
    bins: Counter[int] = Counter()
    for run in runs[: -(len(runs) // 4) or None]:
        bins.update({int(least): count for least, count in run.harvest.get("words", {}).items()})
    below, total = 0, bins.total()
    for least in sorted(bins):
        if below + bins[least] > 0.1 * total:
            return least
        below += bins[least]
    return 0


def _marks(runs: Sequence[PastRun]) -> Iterator[Finding]:
    kinds = (
        ("titles", Drift.TITLE_REPEATED, "title", "the rule takes a heading that every page has"),
        ("moments", Drift.DATES_CONSTANT, "published_at", "a date of the template is read"),
        ("lines", Drift.BOILERPLATE, "text", "a box of the page has got into the body"),
    )
    for kind, drift, name, why in kinds:
        for mark, found in _recurring(runs, kind):
            cause = f"“{shown(mark)}” in {found.since:.0%} of the articles, before in {found.before:.0%}: {why}"
            yield _finding(drift, name, runs, found, cause)


def _recurring(runs: Sequence[PastRun], kind: str) -> Iterator[tuple[str, Change]]:
    """The mark that most of the latest articles share, if it is new that they do."""
    latest: Counter[str] = Counter()
    for run in reversed(runs):
        latest.update(run.harvest.get(kind, {}))
        if latest.total() >= 30:
            break
    for mark, count in latest.most_common(1):
        if count >= 3 and (found := _changed(runs, lambda run, mark=mark: run.marked(kind, mark))):  # type: ignore[misc]
            yield mark, found


def _losses(runs: Sequence[PastRun]) -> Iterator[Finding]:
    asked = [run for run in runs if run.asked]
    classes = {name for run in asked[-3:] for name in run.lost}
    for name in sorted(classes):
        samples = [Sample(bad=min(run.lost.get(name, 0), run.asked), of=run.asked) for run in asked]
        if found := change(samples):
            cause = f"{found.since:.0%} of the article pages end as {name}, before {found.before:.0%}"
            yield _finding(Drift.PAGES_LOST, name, asked, found, cause)


def _links(runs: Sequence[PastRun]) -> Iterator[Finding]:
    """Sections whose last listings link to far fewer articles than they used to."""
    for section in sorted({section for run in runs[-3:] for section in run.listings}):
        read = [run for run in runs if run.listings.get(section)]
        figures = [run.links.get(section, 0) / run.listings[section] for run in read]
        fewest = _fewest(figures)
        fewer = [figure < fewest for figure in figures]
        if len(figures) <= LISTINGS_KNOWN or not all(fewer[-2:]):
            continue
        first = next(index for index in range(len(fewer), 0, -1) if not fewer[index - 1])
        cause = f"{figures[-1]:.0f} links to articles on a page of {section}, before {median(figures):.0f}"
        yield Finding(
            kind=Drift.FEWER_LINKS,
            field="listing",
            since=read[first].start,
            cause=f"{cause}: the listing's markup has changed, or a part of it is gone",
        )


def _fewest(figures: Sequence[float]) -> float:
    middle = median(figures)
    spread = 1.48 * median(abs(figure - middle) for figure in figures)
    return middle - max(SPREADS * spread, MISSING * middle)


def _changed(runs: Sequence[PastRun], bad: Callable[[PastRun], int]) -> Change | None:
    return change([Sample(bad=min(bad(run), run.articles), of=run.articles) for run in runs])


def _finding(kind: str, name: str, runs: Sequence[PastRun], found: Change, cause: str) -> Finding:
    return Finding(kind=kind, field=name, since=runs[found.first].start, cause=cause)
