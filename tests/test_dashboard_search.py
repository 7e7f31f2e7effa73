"""The dashboard's search over an invented data folder, on both databases, and the stretches of text that it shows."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.dashboard.folder import Plan, write
from crawler.dashboard.library import Library
from crawler.dashboard.question import Query
from crawler.dashboard.search import SearchIndex
from crawler.dashboard.snippet import LENGTH, Piece, marked, pattern_of, snippet
from crawler.dedup.fingerprint import words
from crawler.store import Store
from drills.browser.facts import facts_of

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def test_words_sides_and_stories_are_found_as_the_files_have_them(tmp_path: Path, database_url: str) -> None:
    papers = write(tmp_path, Plan(outlets=3, days=6, rate=8), until=NOW, database_url=database_url)
    facts = facts_of(tmp_path, papers)
    with (
        Store.open(data_dir=tmp_path, url=database_url) as store,
        closing(SearchIndex.open(tmp_path)) as index,
    ):
        while index.catch_up(store, tmp_path):
            pass
        assert index.count() == facts["versions"]
        assert len(index.find(Query(words=facts["word"]["text"], most=999))) == facts["word"]["hits"]
        assert len(index.find(Query(words=facts["arabic"]["asked"], most=999))) == facts["arabic"]["count"] > 3
        sides = facts["sides"]
        for side in ("outlet", "section", "language"):
            hits = index.find(Query(**{side: sides[side]["value"]}, most=999))
            assert len(hits) == sides[side]["count"]
            assert {getattr(hit, side) for hit in hits} == {sides[side]["value"]}
        day = datetime.combine(date.fromisoformat(sides["day"]["value"]), datetime.min.time(), UTC)
        bounds = {"since": int(day.timestamp()), "until": int((day + timedelta(days=1)).timestamp())}
        assert len(index.find(Query(**bounds, most=999))) == sides["day"]["count"]
        moments = [hit.published for hit in index.find(Query(words="the", most=999)) if hit.published]
        assert moments == sorted(moments, reverse=True)
        outlet, _, key = facts["copied"].partition("/")
        found = Library(store, data_dir=tmp_path, outlets={}).article(outlet, key, None)
        assert found
        assert len(found.story) == facts["copies"]
        assert [one["copy_of"] is None for one in found.story].count(True) == 1


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("phrases", "is_open", "text", "expected"),
    [
        ([("quay",)], False, "The Quay, the quays and the QUAY.", "The [Quay], the quays and the [QUAY]."),
        ([("quay",)], True, "The quays of Quayside", "The [quays] of [Quayside]"),
        ([("old", "quay")], False, "old. Quay, an old quay", "[old. Quay], an [old quay]"),
        ([("cafe",), ("zurich",)], False, "Café in Zürich, cafeteria", "[Café] in [Zürich], cafeteria"),
        ([("الي",), ("المدينه",)], False, "إلى المدينة، المدينتان", "[إلى] [المدينة]، المدينتان"),
        ([("كتاب",)], False, "كِتَابٌ وكتابهم كتـاب", "[كِتَابٌ] وكتابهم [كتـاب]"),
        ([("a.b",)], False, "a.b axb", "[a.b] axb"),
    ],
)
def test_found_words_are_marked_in_any_spelling(
    phrases: list[tuple[str, ...]], is_open: bool, text: str, expected: str
) -> None:
    assert shown(marked(text, pattern_of(phrases, is_open=is_open))) == expected


def test_a_snippet_is_where_most_of_what_was_asked_stands() -> None:
    text = "The quay. " + "Nothing to see here. " * 40 + "The tug lay at the quay. " + "And nothing more. " * 40
    pieces = snippet(text, pattern_of([("quay",), ("tug",)], is_open=False))
    assert [piece.text for piece in pieces if piece.is_marked] == ["tug", "quay"]
    assert shown(pieces).startswith("… ")
    assert shown(pieces).endswith(" …")
    assert snippet("Nothing of it.", pattern_of([("quay",)], is_open=False)) == snippet("Nothing of it.", None)


@settings(max_examples=80, deadline=None)
@given(text=st.text(st.sampled_from("abéèÉ ßçأإاىيةهـَُ .-\n1٣"), max_size=400), data=st.data())
def test_a_snippet_is_short_and_of_the_text_and_marks_any_word_of_it(text: str, data: st.DataObject) -> None:
    tokens = words(text)
    word = data.draw(st.sampled_from(tokens)) if tokens else "a"
    pieces = snippet(text, pattern_of([(word,)], is_open=False))
    stretch = "".join(piece.text for piece in pieces).removeprefix("… ").removesuffix(" …")
    assert stretch in " ".join(text.split())
    assert len(stretch) <= LENGTH
    assert all(words(piece.text) == [word] for piece in pieces if piece.is_marked)
