"""Rebuild: the store is an index of the parts, and can always be made anew."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from crawler.article import Article, Discovered, Image, Precision, Warc
from crawler.export import Feed, PartFormat, Records, line_of, manifest
from crawler.export.line import article_of
from crawler.lead import Lead
from crawler.rebuild import Report, rebuild
from crawler.store import Entry, Leads, Parts, Store, StoreError, Walks
from crawler.store.copy_rows import copies
from crawler.store.tables import about, articles, leads, parts, sqlite_file, walks

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
LISTING = "https://times.example/"


def article(number: int, version: int = 1) -> Article:
    return Article(
        id=f"times:{number}",
        version=version,
        outlet="times",
        url=f"https://times.example/{number}",
        title=f"Title {number}",
        text=f"Text {number} « é »",
        content_hash=f"{number:030}{version:02}",
        published_at=NOW - timedelta(days=number),
        fetched_at=NOW,
        discovered=Discovered(via="listing", listing=LISTING, at=NOW),
    )


def lead(number: int) -> Lead:
    return Lead(outlet="times", key=str(number), url=f"https://times.example/{number}", section="syria", at=NOW)


def crawled(data_dir: Path, *, compression: Any = "", last: str = "close", url: str = "") -> None:
    """A folder with articles 1 to 4, a second version of 1, and leads 5 and 6 still to be fetched."""
    with Store.open(data_dir=data_dir, url=url) as store:
        Leads(store, "times").remember(map(lead, range(1, 7)), now=NOW)
        walk = Walks(store, "times")
        walk.begin("syria", LISTING, now=NOW)
        walk.end("syria", LISTING)
        feed = Feed(
            data_dir=data_dir,
            name="articles/times/one",
            parts=Parts(store, "times"),
            clock=lambda: NOW,
            part_format=PartFormat(most_bytes=1200, compression=compression),
        )
        for one in (article(1), article(2), article(3), article(1, version=2), article(4)):
            feed.add(Entry(article=one, key=one.id.removeprefix("times:"), lead_key=one.id.removeprefix("times:")))
            feed.commit()
        if last == "close":
            feed.close()
        elif feed._file:
            feed._file.close()


def rebuilt(data_dir: Path, url: str = "") -> Report:
    return rebuild(data_dir=data_dir, url=url, now=NOW)


def content(data_dir: Path, url: str = "") -> dict[str, list[dict[str, Any]]]:
    """All that the store knows."""
    with Store.open(data_dir=data_dir, url=url) as store, store.engine.connect() as connection:
        return {
            table.name: [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]
            for table in (articles, leads, parts, walks)
        }


def garble(path: Path) -> None:
    path.write_bytes(b"this is no database" * 100)


@pytest.mark.parametrize("compression", ["", "zstd"])
def test_a_store_that_is_whole_comes_out_as_it_was(tmp_path: Path, compression: str, database_url: str) -> None:
    crawled(tmp_path, compression=compression, url=database_url)
    before = content(tmp_path, database_url)
    report = rebuilt(tmp_path, database_url)
    assert (report.articles, report.parts, report.pending, report.problems) == (5, len(before["parts"]), 2, ())
    assert "aside" in report.aside
    assert content(tmp_path, database_url) == before
    assert rebuild(data_dir=tmp_path, url=database_url, now=NOW + timedelta(seconds=1)).problems == ()
    assert content(tmp_path, database_url) == before


@pytest.mark.parametrize("harm", [garble, Path.unlink])
def test_a_store_that_is_lost_is_made_from_the_parts(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    crawled(tmp_path)
    before = content(tmp_path)
    harm(sqlite_file(tmp_path))
    with pytest.raises(StoreError, match="run `scrapy rebuild`"):
        Store.open(data_dir=tmp_path)
    report = rebuilt(tmp_path)
    after = content(tmp_path)
    assert (after["articles"], after["parts"]) == (before["articles"], before["parts"])
    assert {row["key"]: row["state"] for row in after["leads"]} == dict.fromkeys("1234", "exported")
    assert after["walks"] == []
    with Store.open(data_dir=tmp_path) as store:
        record = Records(data_dir=tmp_path, store=store).get("times", "1", 2)
    assert record is not None
    assert record["version"] == 2
    if harm is garble:
        assert Path(report.aside).read_bytes() == b"this is no database" * 100


def test_an_older_store_keeps_its_leads(tmp_path: Path, database_url: str) -> None:
    crawled(tmp_path, url=database_url)
    with Store.open(data_dir=tmp_path, url=database_url) as store, store.engine.begin() as connection:
        connection.execute(about.update().values(version=1))
        connection.exec_driver_sql("ALTER TABLE leads DROP COLUMN earliest")
        connection.exec_driver_sql("DROP TABLE parts")
    report = rebuilt(tmp_path, database_url)
    assert (report.pending, report.problems) == (2, ())
    with Store.open(data_dir=tmp_path, url=database_url) as store:
        assert [found.key for found in Leads(store, "times").pending(["syria"], now=NOW)] == ["5", "6"]


def test_a_database_that_was_emptied_is_made_from_the_parts(tmp_path: Path, postgres_url: str) -> None:
    crawled(tmp_path, url="")
    with pytest.raises(StoreError, match="has parts, but there is no store .*: run `scrapy rebuild`"):
        Store.open(data_dir=tmp_path, url=postgres_url)
    assert (rebuilt(tmp_path, postgres_url).articles, rebuilt(tmp_path).articles) == (5, 5)


def test_a_part_that_a_kill_left_open_is_finished_without_its_torn_line(tmp_path: Path) -> None:
    crawled(tmp_path, last="kill")
    (left,) = (tmp_path / "articles" / "times").glob("*.open")
    whole = left.read_bytes()
    left.write_bytes(whole + line_of(article(5)) + b'{"id": "times:6", "ti')
    garble(sqlite_file(tmp_path))
    report = rebuilt(tmp_path)
    assert (report.articles, report.problems) == (6, ())
    assert left.with_suffix("").read_bytes() == whole + line_of(article(5))
    assert list((tmp_path / "articles").rglob("*.open")) == []


def test_a_part_with_nothing_whole_in_it_goes(tmp_path: Path) -> None:
    folder = tmp_path / "articles" / "times"
    folder.mkdir(parents=True)
    (folder / "one-001.jsonl.open").write_bytes(b'{"id"')
    (folder / "two-001.jsonl.zst.open").write_bytes(b"half")
    assert rebuilt(tmp_path).parts == 0
    assert list(folder.iterdir()) == []


def test_the_manifest_gets_what_it_lacks(tmp_path: Path) -> None:
    crawled(tmp_path)
    lines = (tmp_path / manifest.NAME).read_text().splitlines(keepends=True)
    (tmp_path / manifest.NAME).write_text("".join(lines[1:]))
    rebuilt(tmp_path)
    assert sorted((tmp_path / manifest.NAME).read_text().splitlines(keepends=True)[:-1]) == sorted(lines[1:])
    assert {row["path"] for row in manifest.rows(tmp_path)} == {json.loads(line)["path"] for line in lines}


def test_a_part_that_is_missing_is_named_and_its_articles_are_fetched_again(tmp_path: Path) -> None:
    crawled(tmp_path)
    first = tmp_path / manifest.rows(tmp_path)[0]["path"]
    first.unlink()
    report = rebuilt(tmp_path)
    (problem,) = report.problems
    assert problem.startswith(f"{first} is missing and held 2 articles")
    with Store.open(data_dir=tmp_path) as store:
        pending = [found.key for found in Leads(store, "times").pending(["syria"], now=NOW)]
    assert pending == ["2", "5", "6"]  # of 1 there is a second version


@pytest.mark.parametrize("compression", ["", "zstd"])
def test_a_part_that_is_damaged_is_named(tmp_path: Path, compression: str) -> None:
    crawled(tmp_path, compression=compression)
    first = tmp_path / manifest.rows(tmp_path)[0]["path"]
    first.write_bytes(first.read_bytes()[:-40])
    report = rebuilt(tmp_path)
    assert any("is not what the manifest knows" in problem for problem in report.problems)
    assert report.articles < 5


def test_a_kill_at_the_last_moment_is_mended_by_the_next_rebuild(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawled(tmp_path)
    before = content(tmp_path)
    with monkeypatch.context() as patch:
        whole = Path.replace

        def killed(path: Path, target: Path) -> Path:
            if path.name.endswith(".rebuilding"):
                raise KeyboardInterrupt
            return whole(path, target)

        patch.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            rebuilt(tmp_path)
    with pytest.raises(StoreError, match="run `scrapy rebuild`"):
        Store.open(data_dir=tmp_path)
    assert rebuilt(tmp_path).pending == 2
    assert content(tmp_path) == before


TEXTS = st.text(min_size=1, max_size=20)
MOMENTS = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=30, deadline=None)
@given(
    title=TEXTS,
    moment=st.none() | MOMENTS,
    tags=st.lists(TEXTS, max_size=2).map(tuple),
    images=st.lists(st.builds(Image, url=TEXTS, caption=st.none() | TEXTS), max_size=2).map(tuple),
    warc=st.none() | st.builds(Warc, file=TEXTS, offset=st.integers(min_value=0)),
)
def test_a_line_says_all_there_is_to_say(
    title: str, moment: datetime | None, tags: tuple[str, ...], images: tuple[Image, ...], warc: Warc | None
) -> None:
    one = replace(
        article(1),
        title=title,
        modified_at=moment,
        tags=tags,
        images=images,
        warc=warc,
        published_precision=Precision.DAY,
        extraction={"title": "meta"},
    )
    assert article_of(line_of(one)) == one


@pytest.mark.parametrize("line", [b"", b"{}", b"[]", b"7", b'{"id": 1}', b'{"id": "a:1', b'{"published_at": 5}'])
def test_a_line_that_is_no_record_says_so(line: bytes) -> None:
    with pytest.raises(ValueError, match="^no record: "):
        article_of(line)


def test_the_index_of_copies_is_made_from_the_parts(tmp_path: Path) -> None:
    crawled(tmp_path)
    sqlite_file(tmp_path).unlink()
    rebuilt(tmp_path)
    with Store.open(data_dir=tmp_path) as store, store.engine.connect() as connection:
        known = connection.execute(
            select(copies.c.key, copies.c.version).order_by(copies.c.key, copies.c.version)
        ).all()
    assert known == [("1", 1), ("1", 2), ("2", 1), ("3", 1), ("4", 1)]
