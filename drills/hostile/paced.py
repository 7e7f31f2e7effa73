"""The pace of the drill: hosts that say how often they want to be asked, and when requests came in, at the server."""

import asyncio
from collections.abc import Mapping, Sequence
from itertools import pairwise

from drills.hostile.crawls import QUICK, Stage
from drills.hostile.pages import article
from drills.hostile.server import Arrival
from drills.hostile.trap import Answer, Send, Trap, html, place, reply

#: Seconds: what robots.txt asks for, the project's own delay, what a slow page takes, and what a clock may be off.
ASKED, TWINS, OWN, SLOW, OFF = 1.2, 0.9, 0.5, 0.8, 0.02
_TWINS = "pace-twins.trap.test"

SETTINGS: Mapping[str, object] = {
    **QUICK,
    "DOWNLOAD_DELAY": OWN,
    "AUTOTHROTTLE_START_DELAY": OWN,
    "AUTOTHROTTLE_MAX_DELAY": 5,
    # A host gets twice the time that it takes: with 1, asking for one page at a time would do the same.
    "AUTOTHROTTLE_TARGET_CONCURRENCY": 0.5,
    "LONGEST_PAUSE": 600,
}


def _rules(delay: float) -> Mapping[str, Answer]:
    return {"/robots.txt": reply(f"User-agent: *\nCrawl-delay: {delay}\n".encode(), kind="text/plain")}


async def slow(send: Send, path: str) -> None:
    """A good article, after a while."""
    await asyncio.sleep(SLOW)
    await send(html(article("pace_slow", 1)))


PACED = (
    Trap(name="pace_asked", what="a fast host, Crawl-delay 1.2 s", counted="", answers=_rules(ASKED), links=()),
    Trap(
        name="pace_below",
        what="a fast host, Crawl-delay 0.2 s, less than ours",
        counted="",
        answers=_rules(0.2),
        links=(),
    ),
    Trap(name="pace_slow", what="a page that takes 0.8 s", counted="", answers={place(1): slow}, links=()),
    Trap(
        name="pace_one",
        what="one outlet of a host, Crawl-delay 0.9 s",
        counted="",
        answers=_rules(TWINS),
        links=(),
        at=_TWINS,
    ),
    Trap(name="pace_other", what="another of the same", counted="", answers=_rules(TWINS), links=(), at=_TWINS),
    Trap(
        name="pace_too_long",
        what="Crawl-delay of an hour: the host is left alone",
        counted="left",
        answers=_rules(3600),
        articles=0,
        outcome="unreachable",
    ),
)
#: Seconds between two requests of a host at the least.
_LEAST = {
    "pace-asked.trap.test": ASKED,
    "pace-below.trap.test": OWN,
    "pace-slow.trap.test": OWN,
    _TWINS: TWINS,
}


def judge(arrivals: Sequence[Arrival]) -> tuple[list[str], list[str]]:
    """What was seen of the first crawl, in words, and what of it is broken."""
    said, broken = [], []
    for host, least in _LEAST.items():
        came = [arrival.moment for arrival in arrivals if arrival.host == host]
        gaps = [later - earlier for earlier, later in pairwise(came)]
        said.append(f"{host}: {len(came)} requests, {min(gaps, default=0):.2f} s apart or more; promised {least} s")
        if len(gaps) < 4 or min(gaps) < least - OFF:
            broken.append(f"{host}: {len(came)} requests, {min(gaps, default=0):.3f} s apart instead of {least} s")
    rest = _after_slow(arrivals)
    said.append(f"after a page that took {SLOW} s: {rest:.2f} s; promised {2 * SLOW} s")
    broken += [] if rest >= 2 * SLOW - OFF else [f"a slow host was asked again after {rest:.3f} s"]
    asked = [arrival.path for arrival in arrivals if arrival.host == "pace-too-long.trap.test"]
    return said, broken + ([] if asked == ["/robots.txt"] else [f"a Crawl-delay of an hour, and asked for {asked}"])


def judge_again(stage: Stage, arrivals: Sequence[Arrival]) -> list[str]:
    """Crawl once more; what is broken of the promise that rules are kept over runs."""
    before = len(arrivals)
    stage.crawl(PACED, SETTINGS)
    again = [arrival for arrival in arrivals[before:] if arrival.path == "/robots.txt"]
    listings = [arrival for arrival in arrivals[before:] if arrival.path == "/news/"]
    broken = [f"{arrival.host}: robots.txt was asked for in the second run of the day" for arrival in again]
    return broken + ([] if len(listings) == len(PACED) - 1 else [f"{len(listings)} listings in the second run"])


def _after_slow(arrivals: Sequence[Arrival]) -> float:
    """Seconds from the request for the slow page to the next."""
    came = [arrival for arrival in arrivals if arrival.host == "pace-slow.trap.test"]
    slow_one = next((arrival for arrival in came if arrival.path == place(1)), None)
    later = [arrival.moment for arrival in came if slow_one and arrival.moment > slow_one.moment]
    return min(later) - slow_one.moment if slow_one and later else 0.0
