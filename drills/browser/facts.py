"""What an invented data folder holds, counted from its files: what the dashboard is to show."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import zstandard

from bench.dashboard.papers import Paper
from crawler import journal
from crawler.dedup.fingerprint import words

#: A word of the dock, spelled with the other last letter than the articles do.
ASKED = "العاصفه"
#: A word that so many articles have can be counted on one page.
FEW = range(4, 20)

Record = dict[str, Any]


def facts_of(data_dir: Path, papers: Sequence[Paper]) -> dict[str, Any]:
    """All that the tour needs to know."""
    every = list(_records(data_dir))
    latest = {record["id"]: record for record in sorted(every, key=lambda record: record["version"])}
    current = list(latest.values())
    changed = next(record for record in current if record["version"] > 1 and record["language"] == "en")
    story = _story(every)
    storm = [record for record in current if _has(record, words(ASKED)[0])]
    return {
        "versions": len(every),
        "outlets": [paper.title for paper in papers],
        "broken": [paper.title for paper in papers if paper.trouble],
        "word": _word(current),
        "sides": _sides(current),
        "changed": _path(changed),
        "copied": _path(story[0]),
        "copies": len(story),
        "arabic": {"asked": ASKED, "count": len(storm), "article": _path(storm[0])},
        "refused": _refused(data_dir, papers),
    }


def _records(data_dir: Path) -> Iterator[Record]:
    for path in sorted((data_dir / "articles").glob("*/*.zst")):
        with path.open("rb") as file:
            text = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True).read()
        yield from map(json.loads, text.splitlines())


def _word(current: Sequence[Record]) -> Mapping[str, Any]:
    """A word that a few articles have, with how many have it or one that begins so."""
    having: defaultdict[str, int] = defaultdict(int)
    for record in current:
        for word in set(_words(record)):
            having[word] += 1
    for word in sorted(having):
        if having[word] in FEW and word.isalpha() and word.isascii() and len(word) > 5:
            count = sum(_has(record, word) for record in current)
            if count in FEW:
                return {"text": word, "hits": count}
    raise ValueError("no word is rare enough")


def _sides(current: Sequence[Record]) -> Mapping[str, Mapping[str, Any]]:
    sides = {}
    for name, value_of in (
        ("outlet", lambda record: record["outlet"]),
        ("section", lambda record: record["section"]),
        ("language", lambda record: record["language"]),
        ("day", lambda record: record["published_at"][:10]),
    ):
        value, count = Counter(map(value_of, current)).most_common()[-1]
        sides[name] = {"value": value, "count": count}
    return sides


def _story(every: Sequence[Record]) -> list[Record]:
    """The largest cluster, the article it is named after among it."""
    names = Counter(record["story"] for record in every if record["story"] and record["version"] == 1)
    name = names.most_common(1)[0][0]
    return [record for record in every if record["version"] == 1 and name in (record["story"], record["id"])]


def _refused(data_dir: Path, papers: Sequence[Paper]) -> Mapping[str, str]:
    """A page that one of the last runs of an outlet refused."""
    for paper in papers:
        lines = [line for line in journal.rows(data_dir / "runs.jsonl") if line["outlet"] == paper.name]
        for line in lines[-20:]:
            for row in journal.rows(data_dir / "refused" / f"{paper.name}.jsonl"):
                if line["start"] <= row["at"] <= line["end"]:
                    return {"outlet": paper.name, "run": line["run"], "url": row["url"]}
    raise ValueError("nothing was refused lately")


def _words(record: Record) -> list[str]:
    return words(record["title"]) + words(record["text"])


def _has(record: Record, start: str) -> bool:
    return any(word.startswith(start) for word in _words(record))


def _path(record: Record) -> str:
    return f"{record['outlet']}/{record['id'].partition(':')[2]}"
