"""What the invented outlets publish, change and copy, and what the runs that follow them see."""

import heapq
import math
import random
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bench.dashboard.papers import Paper
from bench.dashboard.texts import Pen
from crawler.article import Article, Discovered, Image, Precision
from crawler.dedup import content_hash
from crawler.store import Entry
from crawler.tally import Ended, Tally

#: Shares of articles that repeat one of another outlet, and of runs' articles that are further versions.
COPIED, CHANGED = 0.08, 0.05
#: How long an outlet that has broken has been so.
BROKEN_FOR = timedelta(days=2)
_SENTENCES = (12, 34)  # of an article: 200 to 650 words
_REFUSALS = ("TooShort", "SectionPage", "PaywallStub")
#: What keeps a page from being read just now: its lead stays pending.
FAILURE = "Timeout"


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run of one outlet."""

    paper: Paper
    start: datetime
    entries: tuple[Entry, ...]
    #: The diary's line, without `run` and `parts`.
    line: dict[str, Any]
    #: Pages that gave no article, as rows of the list of refused pages; those of class FAILURE do not stand there.
    lost: tuple[dict[str, Any], ...]


class Newsroom:
    """All outlets together, so that they can copy from each other. The same seed writes the same."""

    def __init__(self, papers: Sequence[Paper], *, seed: int, until: datetime) -> None:
        self._papers = papers
        self._dice = random.Random(seed)
        self._until = until
        self._numbers = dict.fromkeys((paper.name for paper in papers), 0)
        self._pool: dict[str, deque[Article]] = {paper.language: deque(maxlen=60) for paper in papers}
        self._recent: dict[str, deque[Article]] = {paper.name: deque(maxlen=30) for paper in papers}
        self._pens = {language: Pen(language=language, dice=self._dice) for language in self._pool}

    def archive(self, paper: Paper, count: int, *, until: datetime) -> Iterator[Entry]:
        """So many older articles of one outlet, the newest first, as a backfill finds them."""
        for number in range(count):
            published = until - timedelta(minutes=37 * (number + 1))
            yield self._entry(self._article(paper, published, fetched=until))

    def runs(self, since: datetime) -> Iterator[Run]:
        """The runs of all outlets from then on, in the order of their start."""
        turns = [(since + paper.pace * self._dice.random(), number) for number, paper in enumerate(self._papers)]
        lasts = dict.fromkeys(range(len(self._papers)), since)
        heapq.heapify(turns)
        while turns and turns[0][0] < self._until:
            at, number = heapq.heappop(turns)
            paper = self._papers[number]
            yield self._run(paper, lasts[number], at)
            lasts[number] = at
            heapq.heappush(turns, (at + paper.pace * self._dice.uniform(0.9, 1.1), number))

    def _run(self, paper: Paper, since: datetime, at: datetime) -> Run:
        names = tuple(name for name, _ in paper.sections)
        tally = Tally(outlet=paper.name, sections=names, listed=(), proven=True, started=at)
        if paper.trouble and at > self._until - BROKEN_FOR:
            self._break(tally, paper.trouble)
            return Run(paper=paper, start=at, entries=(), line=_line(tally, at), lost=())
        entries = [self._entry(article) for article in self._published(paper, since, at)]
        for section in names:
            tally.listings[section] += 1
            tally.links[section] += 25
            url = f"https://{paper.host}/{section}.xml"
            tally.stops.append(Ended(section=section, via="feed", url=url, reason="end", pages=1))
        lost = tuple(self._lost(paper, at) for _ in range(self._dice.random() < 0.3))
        for row in lost:
            (tally.failed if row["class"] == FAILURE else tally.refused)[row["class"]] += 1
        self._count(tally, entries, len(lost))
        return Run(paper=paper, start=at, entries=tuple(entries), line=_line(tally, at), lost=lost)

    def _count(self, tally: Tally, entries: Sequence[Entry], lost: int) -> None:
        tally.articles = len(entries)
        tally.versions = sum(entry.article.version > 1 for entry in entries)
        tally.new = tally.asked = len(entries) - tally.versions + lost
        tally.requests = tally.asked + len(tally.sections) + 1
        tally.received = tally.requests * 21_000
        tally.not_modified = int(self._dice.random() < 0.3)
        for entry in entries:
            tally.harvest.add(entry.article)

    def _break(self, tally: Tally, trouble: str) -> None:
        for section in tally.sections:
            if trouble.endswith("Page"):
                tally.listings[section] += 1
                tally.obstacles[trouble] += 1
            else:
                tally.listings_failed[f"{section} {trouble}"] += 1

    def _published(self, paper: Paper, since: datetime, at: datetime) -> Iterator[Article]:
        """What came out since the last run; now and then a further version of something older."""
        middle = since + (at - since) / 2
        daylight = 1 - 0.7 * math.cos((middle.hour - 3) / 24 * 2 * math.pi)
        expected = (
            paper.rate * daylight * (0.6 if middle.weekday() > 4 else 1.0) * (at - since).total_seconds() / 86_400
        )
        count = int(expected) + (self._dice.random() < expected % 1)
        for moment in sorted(since + (at - since) * self._dice.random() for _ in range(count)):
            if self._dice.random() < CHANGED and self._recent[paper.name]:
                yield self._changed(paper, fetched=at)
            else:
                yield self._article(paper, moment, fetched=at)

    def _article(self, paper: Paper, published: datetime, *, fetched: datetime) -> Article:
        pen, pool = self._pens[paper.language], self._pool[paper.language]
        self._numbers[paper.name] += 1
        number = self._numbers[paper.name]
        title, text = pen.title(), pen.text(self._dice.randint(*_SENTENCES))
        article = _record(paper, number, title, text, self._dice)
        article = replace(article, **_when(published, fetched))
        others = [one for one in pool if one.outlet != paper.name and one.fetched_at <= fetched]
        if others and self._dice.random() < COPIED:
            article = self._copied(article, self._dice.choice(others))
        else:
            pool.append(article)
        self._recent[paper.name].append(article)
        return article

    def _copied(self, article: Article, original: Article) -> Article:
        return replace(
            article,
            text=original.text,
            title=original.title,
            word_count=original.word_count,
            content_hash=original.content_hash,
            copy_of=original.id,
            story=original.story or original.id,
            similarity=round(self._dice.uniform(0.82, 1.0), 2),
        )

    def _changed(self, paper: Paper, *, fetched: datetime) -> Article:
        recent = self._recent[paper.name]
        index = self._dice.randrange(len(recent))
        paragraphs = recent[index].text.split("\n\n")
        paragraphs[self._dice.randrange(len(paragraphs))] = self._pens[paper.language].sentence()
        text = "\n\n".join(paragraphs)
        article = replace(
            recent[index],
            version=recent[index].version + 1,
            text=text,
            word_count=len(text.split()),
            content_hash=content_hash(recent[index].title, text),
            fetched_at=fetched,
        )
        recent[index] = article
        return article

    def _lost(self, paper: Paper, at: datetime) -> dict[str, Any]:
        section = self._dice.choice(paper.sections)[0]
        return {
            "at": (at + timedelta(seconds=40)).isoformat(),
            "outlet": paper.name,
            "class": self._dice.choice((*_REFUSALS, FAILURE)),
            "why": "61 characters of text",
            "url": f"https://{paper.host}/gallery/{self._dice.randrange(10**6)}",
            "section": section,
            "listing": f"https://{paper.host}/{section}.xml",
            "title": self._pens[paper.language].title(),
            "text": self._pens[paper.language].sentence(),
        }

    def _entry(self, article: Article) -> Entry:
        key = article.id.partition(":")[2]
        return Entry(article=article, key=key, lead_key=key)


def _record(paper: Paper, number: int, title: str, text: str, dice: random.Random) -> Article:
    identity = f"{paper.name}:{number}"
    url = f"https://{paper.host}/{number}"
    section, shown = dice.choice(paper.sections)
    extraction = {"title": "jsonld", "published_at": "jsonld", "authors": "meta", "text": "rules", "section": "listing"}
    return Article(
        id=identity,
        outlet=paper.name,
        url=url,
        canonical_url=url,
        title=title,
        standfirst=text.partition(". ")[0] + "." if dice.random() < 0.7 else None,
        text=text,
        section=shown,
        authors=("Vera Holm",) if dice.random() < 0.8 else (),
        tags=("ferry", "budget") if paper.language == "en" else ("الميناء", "الميزانية"),
        images=(Image(url=f"{url}.jpg", caption="The quay in the morning"),),
        language=paper.language,
        word_count=len(text.split()),
        content_hash=content_hash(title, text),
        discovered=Discovered(via="feed", listing=f"https://{paper.host}/{section}.xml", at=None),
        extraction=extraction,
        fetched_at=datetime.min,  # noqa: DTZ901
    )


def _when(published: datetime, fetched: datetime) -> dict[str, Any]:
    return {
        "published_at": published,
        "published_precision": Precision.MINUTE,
        "published_earliest": published,
        "published_latest": published,
        "published_raw": published.isoformat(timespec="minutes"),
        "fetched_at": fetched,
    }


def _line(tally: Tally, at: datetime) -> dict[str, Any]:
    tally.reason = "finished"
    end = at + timedelta(seconds=30 + 2 * tally.requests)
    window = {"since": None, "until": None}
    return {**tally.counts(), "window": window, "start": at.isoformat(), "end": end.isoformat(), "pending": 0}
