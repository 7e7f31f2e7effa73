"""A data folder written as crawls write it: parts, manifest, store, diary, refused pages, schedule."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench.dashboard.newsroom import FAILURE, Newsroom, Run
from bench.dashboard.papers import Paper, outlet_file, papers
from crawler.article import Precision
from crawler.export import Feed, PartFormat
from crawler.extract.dates_dating import Dating
from crawler.lead import Lead
from crawler.schedule import Slot, parse
from crawler.store import Entry, Leads, Parts, Runs, Slots, Store


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How large a folder."""

    outlets: int
    #: Days of runs up to now, and articles a day and outlet in them.
    days: int
    rate: float
    #: Older articles, all of the first outlet.
    archived: int = 0
    seed: int = 1


def write(data_dir: Path, plan: Plan, *, until: datetime, database_url: str = "") -> tuple[Paper, ...]:
    """Write the folder, as it is at that moment; its outlets, whose files stand in `data_dir/outlets`."""
    every = tuple(papers(plan.outlets, rate=plan.rate))
    since = until - timedelta(days=plan.days)
    newsroom = Newsroom(every, seed=plan.seed, until=until)
    (data_dir / "outlets").mkdir(parents=True)
    for paper in every:
        (data_dir / "outlets" / f"{paper.name}.py").write_text(outlet_file(paper), encoding="utf-8")
    with Store.open(data_dir=data_dir, url=database_url) as store:
        if plan.archived:
            _keep(store, data_dir, every[0], since, newsroom.archive(every[0], plan.archived, until=since))
        refused: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        lines = []
        for run in newsroom.runs(since):
            lines.append(_keep_run(store, data_dir, run))
            refused[run.paper.name] += [row for row in run.lost if row["class"] != FAILURE]
        _write_rows(data_dir / "runs.jsonl", lines)
        for outlet, rows in refused.items():
            _write_rows(data_dir / "refused" / f"{outlet}.jsonl", rows)
        _schedule(store, every, until)
    return every


def _keep_run(store: Store, data_dir: Path, run: Run) -> dict[str, Any]:
    finished = _keep(store, data_dir, run.paper, run.start, iter(run.entries)) if run.entries else []
    leads = Leads(store, run.paper.name)
    for row in run.lost:
        key = str(row["url"]).rpartition("/")[2]
        lead = _lead(run.paper, key, row["section"], row["url"])
        leads.remember([lead], now=run.start, datings={key: _dated(run.start - timedelta(hours=1))})
        end = leads.postpone if row["class"] == FAILURE else leads.refuse
        end(key, row["class"], now=run.start)
    parts = [path.relative_to(data_dir).as_posix() for path in finished]
    line = {"run": f"{run.start:%Y%m%dT%H%M%S}000Z", **run.line, "parts": parts}
    Runs(store).record(line)
    return line


def _keep(store: Store, data_dir: Path, paper: Paper, start: datetime, entries: Iterator[Entry]) -> list[Path]:
    feed = Feed(
        data_dir=data_dir,
        name=f"articles/{paper.name}/{start:%Y%m%dT%H%M%S}000Z",
        parts=Parts(store, paper.name),
        clock=lambda: start,
        part_format=PartFormat(compression="zstd"),
    )
    leads = Leads(store, paper.name)
    for group in _grouped(entries):
        found = [_lead(paper, one.key, paper.sections[0][0], one.article.url) for one in group]
        leads.remember(found, now=start)
        for entry in group:
            feed.add(entry)
    return feed.close()


def _grouped(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    group: list[Entry] = []
    for entry in entries:
        group.append(entry)
        if len(group) == 200:
            yield group
            group = []
    yield group


def _lead(paper: Paper, key: str, section: str, url: str) -> Lead:
    return Lead(outlet=paper.name, key=key, url=url, section=section, via="feed")


def _dated(at: datetime) -> Dating:
    return Dating(at=at, precision=Precision.MINUTE, earliest=at, latest=at, raw=at.isoformat())


def _schedule(store: Store, every: Sequence[Paper], until: datetime) -> None:
    for number, paper in enumerate(every):
        due = until + timedelta(minutes=7 * (number + 1))
        slot = Slot(outlet=paper.name, when=parse("adaptive", timezone="UTC"), last=until - paper.pace, due=due)
        Slots(store).keep(slot)


def _write_rows(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
