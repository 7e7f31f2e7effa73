"""A process that exports articles as a crawl does, and prints as JSON how long it waited: for the store, and in all."""

import json
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.dashboard.newsroom import Newsroom
from bench.dashboard.papers import papers
from crawler.export import Feed
from crawler.store import Parts, Store

#: Articles a group, as in a crawl.
GROUP = 20


def main(data_dir: Path, groups: int, name: str) -> None:
    """Export so many groups of articles of an outlet of that name."""
    paper = replace(next(papers(1, rate=1)), name=name)
    moment = datetime.now(UTC)
    newsroom = Newsroom([paper], seed=1, until=moment)
    entries = list(newsroom.archive(paper, groups * GROUP, until=moment - timedelta(days=1)))
    locked, took = [], []
    with Store.open(data_dir=data_dir) as store:
        feed = Feed(
            data_dir=data_dir,
            name=f"articles/{name}/{moment:%Y%m%dT%H%M%S}000Z",
            parts=Parts(store, name),
            clock=lambda: datetime.now(UTC),
        )
        for number in range(groups):
            begun = time.perf_counter()
            with store.engine.connect() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                locked.append(time.perf_counter() - begun)
                connection.rollback()
            begun = time.perf_counter()
            for entry in entries[number * GROUP : (number + 1) * GROUP]:
                feed.add(entry)
            feed.commit()
            took.append(time.perf_counter() - begun)
            time.sleep(0.02)  # a crawl fetches meanwhile
        feed.close()
    sys.stdout.write(json.dumps({"locked": locked, "took": took}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
