"""Harvest: what the articles of one run look like, counted while they pass. Health compares it with earlier runs."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from crawler.article import Article, Precision

#: Fields whose absence is counted.
WATCHED = (
    "standfirst", "byline", "authors", "published_at", "modified_at", "language", "section", "tags", "images",
    "source_line",
)  # fmt: skip
#: Published this short before the fetch: a date made up from the clock looks like that.
JUST_NOW = timedelta(minutes=2)
#: Published this long before it was found: rare on a page of the newest, and the rule where a fixed date is read.
STALE = timedelta(days=3)
#: Marks (titles, moments, lines) that a diary line keeps of each kind, the commonest.
MARKS = 6
#: Paragraphs at the start and at the end of a text that may be boilerplate.
EDGES = 2
#: Characters of a title or line that are kept.
LONGEST_MARK = 60

_SHORTEST_BIN = 25  # words
_TIMED = (Precision.SECOND, Precision.MINUTE)


@dataclass(kw_only=True)
class Harvest:
    """Counts over the articles that one run exported."""

    articles: int = 0
    #: Articles without a value, by field.
    empty: Counter[str] = field(default_factory=Counter)
    #: Articles whose body no rule and no structured data gave.
    generic: int = 0
    #: Articles by length: the key is the least number of words of its bin, each bin twice the one before.
    words: Counter[int] = field(default_factory=Counter)
    #: Articles dated to the moment of their fetch.
    just_now: int = 0
    #: Articles dated long before their fetch.
    stale: int = 0
    #: Publication of the newest article; None when none is dated.
    newest: datetime | None = None
    titles: Counter[str] = field(default_factory=Counter)
    #: Publications with a time of day: those of one day are alike where only the day is known.
    moments: Counter[str] = field(default_factory=Counter)
    #: First and last lines of the texts, by how many articles have them.
    lines: Counter[str] = field(default_factory=Counter)

    def add(self, article: Article) -> None:
        """Count one article."""
        self.articles += 1
        self.empty.update(name for name in WATCHED if not getattr(article, name))
        self.generic += article.extraction.get("text", "").startswith("generic")
        self.words[length_bin(article.word_count)] += 1
        self.titles[article.title[:LONGEST_MARK]] += 1
        self.lines.update(_edges(article.text))
        if article.published_at:
            self._date(article.published_at, article)

    def _date(self, published: datetime, article: Article) -> None:
        if article.published_precision in _TIMED:
            self.moments[published.isoformat()] += 1
            self.just_now += abs(article.fetched_at - published) <= JUST_NOW
        self.stale += article.fetched_at - published > STALE
        self.newest = max(self.newest, published) if self.newest else published

    def row(self) -> dict[str, Any]:
        """All of it as plain values for the diary; {} when there was no article."""
        if not self.articles:
            return {}
        return {
            "articles": self.articles,
            "empty": dict(self.empty),
            "generic": self.generic,
            "words": {str(least): count for least, count in sorted(self.words.items())},
            "just_now": self.just_now,
            "stale": self.stale,
            "newest": self.newest.isoformat() if self.newest else None,
            "titles": dict(self.titles.most_common(MARKS)),
            "moments": dict(self.moments.most_common(MARKS)),
            "lines": dict(self.lines.most_common(MARKS)),
        }


def length_bin(words: int) -> int:
    """The least number of words of the bin that a text of so many words belongs to: 0, 25, 50, 100, 200..."""
    least = _SHORTEST_BIN
    if words < least:
        return 0
    while words >= 2 * least:
        least *= 2
    return least


def _edges(text: str) -> set[str]:
    paragraphs = text.split("\n\n")
    return {line[:LONGEST_MARK] for line in (*paragraphs[:EDGES], *paragraphs[-EDGES:])}
