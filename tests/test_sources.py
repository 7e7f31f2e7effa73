"""Whole crawls over real sockets of sites that have one kind of source each."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings

from crawler.outcome import Outcome
from crawler.spider import OutletLoader
from crawler.tally import Tally
from drills.sources.kinds import KINDS, outlet
from drills.sources.press import SINCE, UNTIL, Press
from drills.sources.siege import Siege
from tests.site import QUIET, crawl

#: Nobody waits on a loopback.
HASTY: dict[str, Any] = {
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 4,
    "PROGRESS": False,
    "CONTACT": "test@press.example",
}


def run(press: Press, kind: str, data: Path) -> Tally:
    """One crawl of everything the newspaper has, with the project's settings but for the waiting."""
    project = Settings()
    project.setmodule("crawler.settings")
    ours = {name: project[name] for name in project if (project.getpriority(name) or 0) >= 20}
    spider = OutletLoader({"press": outlet(kind, press.base)}).load("press")
    crawler = crawl(spider, {**ours, **QUIET, **HASTY, "DATA_DIR": str(data)}, since=SINCE, until=UNTIL)
    tally: Tally = crawler.spider.run.tally  # type: ignore[union-attr]
    return tally


def exported(data: Path) -> Counter[int]:
    """How often each article was written."""
    lines = [line for part in sorted(data.glob("articles/*/*.jsonl")) for line in part.read_text().splitlines()]
    return Counter(int(json.loads(line)["id"].partition(":")[2]) for line in lines)


@pytest.mark.parametrize("kind", KINDS)
def test_everything_published_is_found_and_nothing_twice(kind: str, tmp_path: Path) -> None:
    """While twelve articles come out during the walk, and every seventh address fails once, by 500 or 429."""
    with Press(KINDS[kind].listings, articles=12, during=12, fails=7) as press:
        first = run(press, kind, tmp_path)
        found = exported(tmp_path)
        assert first.outcome == Outcome.OK
        assert set(range(1, 13)) <= set(found), "all that was out when the walk began"
        run(press, kind, tmp_path)
        assert press.published == 24
        assert exported(tmp_path) == Counter(range(1, 25))
        assert not list(tmp_path.rglob("*.open"))


@pytest.mark.drill
def test_a_crawl_that_is_killed_in_the_midst_loses_nothing_and_writes_nothing_twice(tmp_path: Path) -> None:
    """The short form of `make sources`, which does so for every kind, three times."""
    siege = Siege("numbered pages", tmp_path, articles=30, during=0)
    assert siege.hold(kills=(25,), rests=1) == []
