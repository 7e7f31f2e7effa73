"""Parts: how they are cut, compressed, listed in the manifest, and read back."""

import hashlib
import json
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.article import Article
from crawler.export import ExportError, Feed, PartFormat, Records, manifest, repair
from crawler.export.files import finish, reader
from crawler.store import Entry, Parts, Places, Selection, Store

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
NAME = "articles/times/one"
#: Two articles fill a part.
SMALL = PartFormat(most_bytes=1200)
PACKED = PartFormat(most_bytes=1200, compression="zstd")


def entry(number: int, version: int = 1) -> Entry:
    day = NOW - timedelta(days=number)
    article = Article(
        id=f"times:{number}",
        version=version,
        outlet="times",
        url=f"https://times.example/{number}",
        title=f"Title {number}",
        text=f"Text {number} « é » " * (number + 1),
        content_hash=f"{number:030}{version:02}",
        published_at=day,
        published_earliest=day,
        published_latest=day,
        fetched_at=NOW,
    )
    return Entry(article=article, key=str(number), lead_key=str(number))


def written(data_dir: Path, store: Store, entries: list[Entry], part_format: PartFormat) -> list[Path]:
    feed = Feed(data_dir=data_dir, name=NAME, parts=Parts(store, "times"), clock=lambda: NOW, part_format=part_format)
    for one in entries:
        feed.add(one)
        feed.commit()
    return feed.close()


def ids(path: Path) -> list[str]:
    with reader(path) as file:
        return [json.loads(line)["id"] for line in file.read().splitlines()]


@pytest.mark.parametrize("part_format", [SMALL, PACKED])
def test_a_part_that_has_grown_is_closed_and_another_begun(
    tmp_path: Path, store: Store, part_format: PartFormat
) -> None:
    files = written(tmp_path, store, [entry(number) for number in range(5)], part_format)
    assert [id_ for file in files for id_ in ids(file)] == [f"times:{number}" for number in range(5)]
    assert len(files) == 3
    assert sorted(files) == files
    assert sorted((tmp_path / "articles" / "times").iterdir()) == files


@pytest.mark.parametrize("part_format", [SMALL, PACKED])
def test_every_record_is_found_again(tmp_path: Path, store: Store, part_format: PartFormat) -> None:
    entries = [entry(1), entry(2), entry(1, version=2), entry(3)]
    written(tmp_path, store, entries, part_format)
    records = Records(data_dir=tmp_path, store=store)
    for one in entries:
        record = records.get("times", one.key, one.article.version)
        assert record is not None
        assert (record["id"], record["version"], record["text"]) == (
            one.article.id,
            one.article.version,
            one.article.text,
        )
    assert records.get("times", "4", 1) is None
    assert records.get("times", "1", 3) is None


def test_a_record_of_a_part_that_is_being_written_is_found(tmp_path: Path, store: Store) -> None:
    feed = Feed(data_dir=tmp_path, name=NAME, parts=Parts(store, "times"), clock=lambda: NOW)
    feed.add(entry(1))
    feed.commit()
    record = Records(data_dir=tmp_path, store=store).get("times", "1", 1)
    assert record is not None
    assert record["title"] == "Title 1"
    feed.close()


@pytest.mark.parametrize("part_format", [SMALL, PACKED])
@pytest.mark.parametrize(
    "harm",
    [Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:100]), lambda path: path.write_bytes(b"other\n")],
)
def test_a_part_that_is_missing_or_shorter_is_one_clear_error(
    tmp_path: Path, store: Store, part_format: PartFormat, harm: Callable[[Path], None]
) -> None:
    files = written(tmp_path, store, [entry(1), entry(2)], part_format)
    harm(files[-1])
    with pytest.raises(ExportError, match="restore it"):
        Records(data_dir=tmp_path, store=store).get("times", "2", 1)


def test_a_selection_is_read_in_the_order_it_was_written(tmp_path: Path, store: Store) -> None:
    undated = replace(entry(9).article, published_at=None, published_earliest=None, published_latest=None)
    entries = [entry(1), entry(2), entry(1, version=2), entry(3), replace(entry(9), article=undated)]
    written(tmp_path, store, entries, SMALL)
    records, places = Records(data_dir=tmp_path, store=store), Places(store)

    def found(selection: Selection) -> list[str]:
        rows = map(json.loads, records.lines(places.each(selection)))
        return [f"{row['id'].removeprefix('times:')}.{row['version']}" for row in rows]

    assert found(Selection(outlet="times")) == ["1.1", "2.1", "1.2", "3.1", "9.1"]
    assert found(Selection(outlet="times", versions="latest")) == ["2.1", "1.2", "3.1", "9.1"]
    since = (NOW - timedelta(days=2)).timestamp()
    assert found(Selection(outlet="times", since=since)) == ["1.1", "2.1", "1.2", "9.1"]
    assert found(Selection(outlet="times", until=since)) == ["3.1", "9.1"]
    assert found(Selection(outlet="times", until=NOW.timestamp(), by="exported")) == []
    assert len(found(Selection(outlet="times", since=NOW.timestamp(), by="exported"))) == 5
    assert found(Selection(outlet="herald")) == []
    assert places.outlets() == ["times"]


def test_places_are_read_in_batches(tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.store.places._BATCH", 2)
    written(tmp_path, store, [entry(number) for number in range(5)], SMALL)
    assert len(list(Places(store).each(Selection(outlet="times")))) == 5


@pytest.mark.parametrize("part_format", [SMALL, PACKED])
def test_the_manifest_has_a_line_for_each_finished_part(tmp_path: Path, store: Store, part_format: PartFormat) -> None:
    files = written(tmp_path, store, [entry(number) for number in range(5)], part_format)
    rows = manifest.rows(tmp_path)
    assert [tmp_path / row["path"] for row in rows] == files
    for row, file in zip(rows, files, strict=True):
        assert row["bytes"] == file.stat().st_size
        assert row["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
        assert row["articles"] == len(ids(file))
    assert rows[0]["first_published"] == "2026-11-19T06:00:00+00:00"
    assert rows[0]["last_published"] == rows[0]["first_fetched"] == rows[0]["closed_at"] == NOW.isoformat()
    assert (rows[0]["outlet"], rows[0]["run"]) == ("times", "one")


def test_a_part_without_dates_has_no_first_day(tmp_path: Path, store: Store) -> None:
    undated = replace(entry(1).article, published_at=None)
    written(tmp_path, store, [replace(entry(1), article=undated)], SMALL)
    assert manifest.rows(tmp_path)[0]["first_published"] is None


class Killed(BaseException):
    """Nothing runs after it, as after kill -9."""


STEPS = (
    "crawler.export.closing.finish",
    "crawler.export.closing.clear",
    "crawler.export.closing.manifest.append",
    "crawler.store.Parts.close",
    "crawler.store.Parts.note_listed",
    "crawler.export.files.sync_folder",
)


@pytest.mark.parametrize("part_format", [SMALL, PACKED])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_kill_at_any_step_of_closing_costs_nothing(
    tmp_path: Path, store: Store, part_format: PartFormat, step: str, moment: str
) -> None:
    parts = Parts(store, "times")
    feed = Feed(data_dir=tmp_path, name=NAME, parts=parts, clock=lambda: NOW, part_format=part_format)
    feed.add(entry(1))
    feed.commit()
    with pytest.MonkeyPatch.context() as patch:
        _kill_at(patch, step, moment)
        with pytest.raises(Killed):
            feed.close()
    repair(data_dir=tmp_path, parts=parts, now=NOW, compression=part_format.compression)
    assert parts.open_parts() == parts.closed_parts() == []
    (file,) = (tmp_path / "articles" / "times").iterdir()
    assert ids(file) == ["times:1"]
    (row,) = manifest.rows(tmp_path)
    assert tmp_path / row["path"] == file
    assert repair(data_dir=tmp_path, parts=parts, now=NOW) == []
    assert manifest.rows(tmp_path) == [row]


def _kill_at(patch: pytest.MonkeyPatch, step: str, moment: str) -> None:
    target, _, name = step.rpartition(".")
    owner = _owner(target)
    whole = getattr(owner, name)

    def killed(*words: object, **named: object) -> None:
        if moment == "after":
            whole(*words, **named)
        raise Killed

    patch.setattr(owner, name, killed)


def _owner(dotted: str) -> object:
    owner: object = pkgutil.resolve_name(dotted)
    return owner


def test_a_torn_line_of_the_manifest_is_cut_off(tmp_path: Path, store: Store) -> None:
    parts = Parts(store, "times")
    written(tmp_path, store, [entry(1)], SMALL)
    with (tmp_path / manifest.NAME).open("ab") as file:
        file.write(b'{"path": "articles/ti')
    assert len(manifest.rows(tmp_path)) == 1
    feed = Feed(data_dir=tmp_path, name="articles/times/two", parts=parts, clock=lambda: NOW)
    feed.add(entry(2))
    feed.close()
    assert [row["run"] for row in manifest.rows(tmp_path)] == ["one", "two"]


def test_a_part_is_never_both_compressed_and_not(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.open").write_bytes(b"{}\n")
    file = finish(tmp_path, "a.jsonl", "zstd")
    assert file.path == "a.jsonl.zst"
    assert (tmp_path / "a.jsonl.open").exists()  # until the store knows


def test_there_is_no_other_compression() -> None:
    with pytest.raises(ValueError, match="zstd"):
        PartFormat(compression="gzip")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="PART_BYTES"):
        PartFormat(most_bytes=0)
