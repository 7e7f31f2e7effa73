"""The world of the drill: outlets with habits of their own, and what a run finds at a moment."""

import math
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from crawler.article import Article, Precision
from crawler.extract.walls import obstacle_of
from crawler.page import Page
from crawler.tally import Tally
from drills.year.breaks import Break

#: Share of runs that fail for a reason that passes of itself.
HICCUPS = 0.004
SECTION = "news"


@dataclass(kw_only=True)
class Habits:
    """What is usual at an outlet."""

    name: str
    #: Articles a day, on a working day.
    rate: float
    weekend: float
    #: Hour of the day, UTC, at which fewest articles come out.
    night: float
    links: int
    #: Shares of articles without authors, read generically, dated to the day only.
    no_author: float
    generic: float
    day_only: float
    #: Median words of a body.
    words: float
    dice: random.Random = field(repr=False)

    @classmethod
    def invented(cls, name: str, seed: int) -> "Habits":
        dice = random.Random(seed)
        return cls(
            name=name,
            rate=math.exp(dice.uniform(math.log(4), math.log(60))),
            weekend=dice.uniform(0.3, 1.0),
            night=dice.uniform(0, 24),
            links=dice.choice((10, 12, 20, 30, 50)),
            no_author=dice.choice((0.0, 0.02, 0.1, 0.3)),
            generic=dice.choice((0.0, 0.0, 0.05)),
            day_only=dice.choice((0.0, 0.0, 0.0, 1.0)),
            words=math.exp(dice.uniform(math.log(150), math.log(700))),
            dice=dice,
        )

    def published(self, since: datetime, until: datetime) -> list[datetime]:
        """Moments of publication between two runs."""
        middle = since + (until - since) / 2
        hour = middle.hour + middle.minute / 60
        daily = 1 - 0.9 * math.cos((hour - self.night) / 24 * 2 * math.pi)
        weekly = self.weekend if middle.weekday() >= 5 else 1.0
        expected = self.rate * daily * weekly * (until - since).total_seconds() / 86_400
        # Days differ: some have a story that everybody writes about.
        count = _poisson(self.dice, expected * self.dice.gammavariate(6, 1 / 6))
        return sorted(since + (until - since) * self.dice.random() for _ in range(count))

    def article(self, number: int, published: datetime, fetched: datetime) -> Article:
        """An article as it is usually read."""
        dice = self.dice
        words = max(30, round(self.words * math.exp(dice.gauss(0, 0.5))))
        day_only = dice.random() < self.day_only
        moment = published.replace(hour=0, minute=0, second=0, microsecond=0) if day_only else published
        sentences = [f"Sentence {line} of report {number} from {self.name}." for line in range(6)]
        return Article(
            id=f"{self.name}:{number}",
            outlet=self.name,
            url=f"https://{self.name}.example/{number}",
            title=f"Report number {number}",
            text="\n\n".join((*sentences, *(("Reporting by our desk",) if dice.random() < 0.1 else ()))),
            authors=() if dice.random() < self.no_author else ("Vera Holm",),
            published_at=moment,
            published_precision=Precision.DAY if day_only else Precision.MINUTE,
            language="en",
            section="News",
            word_count=words,
            extraction={"text": "generic:density" if dice.random() < self.generic else "rules"},
            fetched_at=fetched,
        )


def run(habits: Habits, number: int, since: datetime, until: datetime, broken: Break | None) -> dict[str, Any]:
    """The diary's line of a run at `until`, the last one having been at `since`."""
    tally = Tally(outlet=habits.name, sections=(SECTION,), listed=(SECTION,), proven=True, started=until)
    if broken is None and habits.dice.random() < HICCUPS:
        broken = Break(name="hiccup", called=(), cause="Timeout")
    moments = habits.published(since, until)
    if broken and broken.cause:
        tally.listings_failed[f"{SECTION} {broken.cause}"] += 1
    else:
        _list(tally, habits, moments, broken, until)
    tally.reason = "finished"
    counts = tally.counts()
    return {**counts, "window": {}, "start": until.isoformat(), "end": (until + timedelta(minutes=5)).isoformat()}


def _list(tally: Tally, habits: Habits, moments: list[datetime], broken: Break | None, at: datetime) -> None:
    tally.listings[SECTION] += 1
    if broken and broken.page:
        page = Page(url=f"https://{habits.name}.example/news/", body=broken.page, fetched=at)
        tally.obstacles[obstacle_of(page)] += 1
        return
    tally.links[SECTION] += round(habits.links * (broken.links if broken else 1.0))
    for moment in moments:
        if habits.dice.random() < (broken.listed if broken else 1.0):
            _read(tally, habits, moment, broken, at)


def _read(tally: Tally, habits: Habits, moment: datetime, broken: Break | None, at: datetime) -> None:
    tally.new += 1
    tally.asked += 1
    if broken and broken.lost:
        tally.refused[broken.lost] += 1
    elif habits.dice.random() < 0.01:
        tally.refused["TooShort"] += 1
    else:
        article = habits.article(habits.dice.randrange(10**9), moment, at)
        tally.articles += 1
        tally.harvest.add(broken.spoil(article) if broken and broken.spoil else article)


def _poisson(dice: random.Random, expected: float) -> int:
    if expected > 30:
        return max(0, round(dice.gauss(expected, math.sqrt(expected))))
    limit, product, count = math.exp(-expected), dice.random(), 0
    while product > limit:
        product *= dice.random()
        count += 1
    return count
