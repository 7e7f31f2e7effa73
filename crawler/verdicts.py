"""Verdicts on all outlets, from the diary in the store."""

from collections import defaultdict
from datetime import datetime, timedelta

from crawler.health import PAST_DAYS, Health, PastRun, judge_all
from crawler.store import Runs, Store


def verdicts(store: Store, *, now: datetime) -> list[Health]:
    """The verdict on every outlet that has run lately; all are judged at once, to tell an outage of our own."""
    histories: defaultdict[str, list[PastRun]] = defaultdict(list)
    for line in Runs(store).since(now - timedelta(days=PAST_DAYS)):
        histories[line["outlet"]].append(PastRun.from_row(line))
    return judge_all(histories, now=now)
