"""What finds copies: our index behind the door that the pipeline uses, and the exact hash as the simplest peer."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from crawler.article import Article
from crawler.dedup import content_hash
from crawler.dedup.signature import signature
from crawler.store import Copies, Store

START = datetime(2026, 11, 1, tzinfo=UTC)


class Detector(Protocol):
    """Finds the id of an article whose text another repeats."""

    name: str

    def find(self, id_: str, text: str) -> str | None:
        """The id of the article it repeats; None when it repeats none."""

    def add(self, id_: str, text: str) -> str | None:
        """The same, and know the article from now on."""


class Ours:
    """The index of the crawler, in a SQLite file."""

    name = "ours"

    def __init__(self, folder: Path) -> None:
        self.store = Store.open(data_dir=folder)
        self.copies = Copies(self.store)
        self._count = 0

    def find(self, id_: str, text: str) -> str | None:
        article = self._article(id_, text)
        found = self.copies.find(article)
        self.copies.settle([article])
        return found.copy_of

    def add(self, id_: str, text: str) -> str | None:
        article = self._article(id_, text)
        found = self.copies.find(article)
        self.record([article])
        return found.copy_of

    def record(self, articles: Iterable[Article]) -> None:
        """Commit a group."""
        group = list(articles)
        with self.store.engine.begin() as connection:
            self.copies.record(connection, group, now=START.timestamp())
        self.copies.settle(group)

    def _article(self, id_: str, text: str) -> Article:
        self._count += 1
        outlet = id_.partition(":")[0]
        seen = START + timedelta(minutes=self._count)
        return Article(
            id=id_, outlet=outlet, url=f"https://{outlet}/{self._count}", title="T", text=text, fetched_at=seen
        )


class ExactHash:
    """Equal words, whatever the typography."""

    name = "exact hash"

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def find(self, id_: str, text: str) -> str | None:
        return self._known.get(content_hash("", text))

    def add(self, id_: str, text: str) -> str | None:
        found = self.find(id_, text)
        self._known.setdefault(content_hash("", text), id_)
        return found


class Shares:
    """Our signatures, compared by the share of the shorter one's hashes alone: what passages are better than."""

    name = "shared shingles .5"

    def __init__(self) -> None:
        self._known: dict[str, frozenset[int]] = {}

    def find(self, id_: str, text: str) -> str | None:
        return self._nearest(frozenset(signature(text).hashes))

    def add(self, id_: str, text: str) -> str | None:
        mine = frozenset(signature(text).hashes)
        found = self._nearest(mine)
        self._known[id_] = mine
        return found

    def _nearest(self, mine: frozenset[int]) -> str | None:
        known = ((len(mine & other) / max(1, min(len(mine), len(other))), id_) for id_, other in self._known.items())
        best = max(known, default=(0.0, ""))
        return best[1] if best[0] >= 0.5 else None
