"""What must hold of a data folder: at any moment, after a clean end, and at the end of the drill."""

import hashlib
import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import zstandard

from drills.crash.world import Story, article

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Folder:
    """A data folder as it stands."""

    #: Rows of the store.
    parts: list[Row]
    articles: list[Row]
    manifest: list[Row]
    data_dir: Path

    @classmethod
    def read(cls, data_dir: Path) -> "Folder":
        """The folder of a crawl that is not running; empty before the first one."""
        place = data_dir / "state.sqlite"
        tables: dict[str, list[Row]] = {"parts": [], "articles": []}
        if place.exists():
            with closing(sqlite3.connect(place)) as store:
                store.row_factory = sqlite3.Row
                known = {row[0] for row in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
                for name in tables.keys() & known:
                    tables[name] = [dict(row) for row in store.execute(f"SELECT * FROM {name}")]  # noqa: S608
        lines = (data_dir / "manifest.jsonl").read_bytes() if (data_dir / "manifest.jsonl").exists() else b""
        manifest = [json.loads(line) for line in lines.split(b"\n")[:-1]]
        return cls(parts=tables["parts"], articles=tables["articles"], manifest=manifest, data_dir=data_dir)

    def stage(self) -> str:
        """What the crawl was about when it ended."""
        for part in self.parts:
            unfinished = self.data_dir / f"{part['path']}.open"
            if part["state"] == "closed":
                return "part recorded, not in the manifest yet"
            if part["state"] == "open" and not unfinished.exists():
                return "part renamed, not recorded yet" if part["length"] else "part begun, no file yet"
            if part["state"] == "open":
                size = unfinished.stat().st_size
                return "lines written, not committed yet" if size > part["length"] else "between two groups"
        return "no part open"

    def at_any_moment(self) -> Iterator[str]:
        """What is wrong that no kill excuses."""
        finished = {path.relative_to(self.data_dir).as_posix(): path for path in self._finished()}
        for name, path in finished.items():
            yield from (f"{name}: torn: {line[:60]!r}" for line in _lines(path) if not _is_record(line))
            if name.removesuffix(".zst") not in {part["path"] for part in self.parts}:
                yield f"{name}: the store does not know it"
        yield from self._manifest_against(finished)
        yield from self._store_against_parts()

    def after_a_clean_end(self) -> Iterator[str]:
        """What is wrong besides when the crawl had time to close."""
        yield from self.at_any_moment()
        yield from (f"{part['path']}: {part['state']}" for part in self.parts if part["state"] != "listed")
        yield from (f"{path.name}: left over" for path in (self.data_dir / "articles").rglob("*.open"))
        if {part["file"] for part in self.parts} != {row["path"] for row in self.manifest}:
            yield "store and manifest name other parts"

    def records(self) -> Iterator[Row]:
        """Every record that is safe, in the order in which it was written."""
        for part in sorted(self.parts, key=lambda part: part["path"]):
            for line in self._safe(part).splitlines(keepends=True):
                if _is_record(line):
                    yield json.loads(line)

    def _manifest_against(self, finished: dict[str, Path]) -> Iterator[str]:
        names = Counter(row["path"] for row in self.manifest)
        yield from (f"{name}: {count} lines in the manifest" for name, count in names.items() if count > 1)
        for row in self.manifest:
            path = finished.get(row["path"])
            if path is None:
                yield f"{row['path']}: in the manifest, not on disk"
            elif hashlib.sha256(path.read_bytes()).hexdigest() != row["sha256"]:
                yield f"{row['path']}: not the file that the manifest means"
            elif sum(1 for _ in _lines(path)) != row["articles"]:
                yield f"{row['path']}: not as many articles as the manifest says"

    def _store_against_parts(self) -> Iterator[str]:
        """The articles of the store are the lines of the parts, each at its place."""
        safe = {part["path"]: self._safe(part) for part in self.parts}
        known = {(row["part"], row["offset"]): row for row in self.articles}
        if sum(map(len, safe.values())) != sum(row["size"] for row in self.articles) or len(known) < len(self.articles):
            yield "the articles of the store do not fill the parts"
        for (path, offset), row in known.items():
            line = safe.get(path, b"")[offset : offset + row["size"]]
            record = json.loads(line) if _is_record(line) else {"id": None, "version": None}
            if (record["id"], record["version"]) != (f"{row['outlet']}:{row['key']}", row["version"]):
                yield f"{path} at {offset}: not {row['key']} version {row['version']}"

    def _safe(self, part: Row) -> bytes:
        places = (f"{part['path']}", f"{part['path']}.zst", f"{part['path']}.open")
        path = next((place for name in places if (place := self.data_dir / name).exists()), None)
        return _unpacked(path)[: part["length"]] if path else b""

    def _finished(self) -> list[Path]:
        folder = self.data_dir / "articles"
        return sorted([*folder.rglob("*.jsonl"), *folder.rglob("*.jsonl.zst")])


def at_the_end(folder: Folder, every: list[Story], step: int) -> Iterator[str]:
    """What is wrong with the records once everything has been crawled."""
    versions: dict[str, list[Row]] = defaultdict(list)
    for record in folder.records():
        versions[record["id"]].append(record)
    wanted = {f"quay:{story.number}": story for story in every if story.step <= step and story.trouble != "gone"}
    yield from (f"{name}: missing" for name in wanted.keys() - versions.keys())
    yield from (f"{name}: nobody published it" for name in versions.keys() - wanted.keys())
    for name, found in versions.items():
        if [record["version"] for record in found] != list(range(1, len(found) + 1)):
            yield f"{name}: versions {[record['version'] for record in found]}"
        revisions = [_revision(record) for record in found]
        if name in wanted and (revisions != sorted(set(revisions)) or revisions[-1] > wanted[name].revision(step)):
            yield f"{name}: revisions {revisions}"
        if name in wanted and any(not _is_whole(record, wanted[name]) for record in found):
            yield f"{name}: not the text that was published"


def _revision(record: Row) -> int:
    found = re.search(r", update (\d+)$", record["title"])
    return int(found[1]) if found else 0


def _is_whole(record: Row, story: Story) -> bool:
    published = re.findall(r"<p>(.*?)</p>", article(story, _revision(record)))
    return bool(record["text"] == "\n\n".join(published))


def _is_record(line: bytes) -> bool:
    try:
        return line.endswith(b"\n") and "id" in json.loads(line)
    except ValueError:
        return False


def _lines(path: Path) -> list[bytes]:
    return _unpacked(path).splitlines(keepends=True)


def _unpacked(path: Path) -> bytes:
    packed = path.read_bytes()
    if path.suffix != ".zst":
        return packed
    return zstandard.ZstdDecompressor().stream_reader(packed, read_across_frames=True).read()
