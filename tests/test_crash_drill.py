"""The checks of `make crash` can fail: each finds the harm that it is there for."""

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.article import Article
from crawler.export import Feed, PartFormat
from crawler.store import Entry, Parts, Store
from drills.crash.check import Folder, at_the_end
from drills.crash.world import Story, article, listing, stories

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
STORIES = [Story(number=number, step=0, changes=(3,), trouble="", failures=0) for number in range(1, 5)]


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Four articles in parts of two, as a crawl leaves them."""
    with Store.open(data_dir=tmp_path) as store:
        feed = Feed(
            data_dir=tmp_path,
            name="articles/quay/one",
            parts=Parts(store, "quay"),
            clock=lambda: NOW,
            part_format=PartFormat(most_bytes=2000),
        )
        for story in STORIES:
            feed.add(Entry(article=_article(story, 0), key=str(story.number), lead_key=str(story.number)))
            feed.commit()
        feed.close()
    return tmp_path


def _article(story: Story, revision: int, version: int = 1) -> Article:
    page = article(story, revision)
    return Article(
        id=f"quay:{story.number}",
        version=version,
        outlet="quay",
        url=f"http://quay.example{story.path}",
        title=page.partition("<title>")[2].partition("</title>")[0],
        text=page.partition("<p>")[2].rpartition("</p>")[0].replace("</p><p>", "\n\n"),
        content_hash=f"{story.number} {revision}",
        fetched_at=NOW,
    )


def faults(data_dir: Path) -> list[str]:
    folder = Folder.read(data_dir)
    return [*folder.after_a_clean_end(), *at_the_end(folder, STORIES, 0)]


def test_a_folder_that_is_right_has_no_faults(data_dir: Path) -> None:
    assert faults(data_dir) == []


def _first(data_dir: Path) -> Path:
    return sorted((data_dir / "articles" / "quay").iterdir())[0]


def _in_store(statement: str) -> Callable[[Path], None]:
    def harm(data_dir: Path) -> None:
        store = sqlite3.connect(data_dir / "state.sqlite")
        store.execute(statement)
        store.commit()
        store.close()

    return harm


def _torn(data_dir: Path) -> None:
    _first(data_dir).write_bytes(_first(data_dir).read_bytes()[:-9])


def _twice(data_dir: Path) -> None:
    lines = _first(data_dir).read_bytes().splitlines(keepends=True)
    _first(data_dir).write_bytes(b"".join([*lines, lines[0]]))


def _another_text(data_dir: Path) -> None:
    _first(data_dir).write_bytes(_first(data_dir).read_bytes().replace(b"were seen near", b"were lost near"))


def _left_over(data_dir: Path) -> None:
    (_first(data_dir).with_name("two-001.jsonl.open")).write_bytes(b"{}\n")


def _unknown(data_dir: Path) -> None:
    (_first(data_dir).with_name("two-001.jsonl")).write_bytes(b'{"id": "quay:9"}\n')


def _listed_twice(data_dir: Path) -> None:
    manifest = data_dir / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes() * 2)


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_torn, "torn"),
        (_twice, "not as many articles|not the file"),
        (_another_text, "not the text that was published"),
        (_left_over, "left over"),
        (_unknown, "the store does not know it"),
        (_listed_twice, "2 lines in the manifest"),
        (lambda data_dir: _first(data_dir).unlink(), "not on disk"),
        (lambda data_dir: (data_dir / "manifest.jsonl").unlink(), "name other parts"),
        (_in_store("DELETE FROM articles WHERE key = '2'"), "do not fill the parts"),
        (_in_store("UPDATE articles SET offset = offset + 1 WHERE key = '2'"), "not 2 version 1"),
        (_in_store("UPDATE articles SET version = 2 WHERE key = '2'"), "not 2 version 2"),
        (_in_store("UPDATE parts SET state = 'closed'"), "closed"),
    ],
)
def test_harm_is_found(data_dir: Path, harm: Callable[[Path], None], words: str) -> None:
    harm(data_dir)
    assert any(word in fault for word in words.split("|") for fault in faults(data_dir))


def test_versions_must_follow_each_other(tmp_path: Path) -> None:
    story = STORIES[0]
    with Store.open(data_dir=tmp_path) as store:
        feed = Feed(data_dir=tmp_path, name="articles/quay/one", parts=Parts(store, "quay"), clock=lambda: NOW)
        for one in (_article(story, 0), _article(story, 0, version=2)):  # no other words: no version
            feed.add(Entry(article=one, key="1", lead_key="1"))
        feed.close()
    found = list(at_the_end(Folder.read(tmp_path), STORIES, 9))
    assert "quay:1: revisions [0, 0]" in found
    assert "quay:2: missing" in found


def test_the_world_follows_from_its_seed() -> None:
    once, again = (stories(seed=7, at_first=30, a_step=3, steps=10) for _ in range(2))
    assert once == again
    assert len(once) == 60
    assert {story.trouble for story in stories(seed=7, at_first=300, a_step=3, steps=10)} == {
        "",
        "error",
        "hang",
        "empty",
        "gone",
    }
    assert json.dumps(listing(once[:30], 2)) != json.dumps(listing(once[:30], 1))
    assert listing(once[:30], 3) is None
