"""Whether an article that was read again says something new, and when it is read again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.revision import Revision, Words, compare, is_trifle
from crawler.revisit_plan import RevisitPlan
from crawler.word_diff import word_diff

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
PLAN = RevisitPlan.parse(["1h", "6h", "1d", "3d", "7d"])
BODY = "\n\n".join(f"The harbour master counted {n} tugs on the quay before the ledger was closed." for n in range(9))
OLD = Words(title="Count", text=BODY)


@pytest.mark.parametrize(
    "line",
    [
        "1,234 views",
        "Updated 5 minutes ago",
        "Last updated: 24 November 2026 at 10:15 GMT",
        "3 min read",
        "12 Comments",
        "Read also: The tug that was not counted",
        "Related stories",
        "عدد القراءات: 120",
        "آخر تحديث: 24 نوفمبر 2026",
        "اقرأ أيضا: خبر آخر من المرفأ",
        "Güncelleme: 24 Kasım 2026",
        "Обновлено 2 часа назад",
    ],
)
def test_a_line_beside_the_article_is_no_news(line: str) -> None:
    assert is_trifle(line)
    for text in (f"{line}\n\n{BODY}", f"{BODY}\n\n{line}"):
        assert compare(OLD, Words(title="Count", text=text)) is Revision.TRIFLES


@pytest.mark.parametrize(
    "line",
    [
        "Death toll: 15",
        "15",
        "Two were hurt.",
        "The minister read the statement on Monday.",
        "Related crimes were reported on Tuesday.",
        "ارتفع عدد القتلى إلى 15",
    ],
)
def test_a_short_line_can_be_the_news(line: str) -> None:
    assert not is_trifle(line)
    assert compare(OLD, Words(title="Count", text=f"{line}\n\n{BODY}")) is Revision.CHANGED


def test_a_changed_title_or_figure_is_a_change() -> None:
    assert compare(OLD, Words(title="Count, corrected", text=BODY)) is Revision.CHANGED
    assert compare(OLD, Words(title="Count", text=BODY.replace("counted 3", "counted 4"))) is Revision.CHANGED


def test_headlines_of_other_articles_are_links() -> None:
    text = f"{BODY}\n\nA storm closes the quay"
    headlines = frozenset(["A storm closes the quay"])
    assert compare(OLD, Words(title="Count", text=text), headlines=headlines) is Revision.TRIFLES
    assert compare(OLD, Words(title="Count", text=text)) is Revision.CHANGED


def test_a_page_that_shrinks_is_no_version_but_a_growing_one_is() -> None:
    stub = Words(title="Count", text=BODY[:200])
    assert compare(OLD, stub) is Revision.SHRUNK
    assert compare(OLD, Words(title="Something went wrong", text="Please try again.")) is Revision.SHRUNK
    assert compare(stub, OLD) is Revision.CHANGED
    assert compare(OLD, Words(title="Count", text=BODY[:-200])) is Revision.CHANGED


def test_an_article_is_looked_at_less_and_less_often() -> None:
    moments = []
    moment: datetime | None = NOW
    while moment and (moment := PLAN.next(since=NOW, now=moment)):
        moments.append((moment - NOW) / HOUR)
    assert moments == [1, 6, 24, 72, 168]


@pytest.mark.parametrize(
    ("age", "following"),
    [(timedelta(minutes=20), 1), (timedelta(minutes=50), 6), (5 * HOUR, 6), (30 * HOUR, 72), (timedelta(days=8), None)],
)
def test_a_look_that_was_missed_is_not_made_up_for(age: timedelta, following: int | None) -> None:
    due = PLAN.next(since=NOW, now=NOW + age)
    assert due == (None if following is None else NOW + following * HOUR)


def test_looks_can_be_turned_off_and_are_checked() -> None:
    assert RevisitPlan.parse([]).next(since=NOW, now=NOW) is None
    assert RevisitPlan.parse(["2d", "30m"]).ages == (timedelta(minutes=30), timedelta(days=2))
    for wrong in ("1w", "h", "-1h", "0h", "1.5h"):
        with pytest.raises(ValueError, match="REVISITS"):
            RevisitPlan.parse([wrong])


TEXTS = st.lists(st.sampled_from(["tug", "crane", "tug,", "\n\n", "المرفأ", " "]), max_size=20).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(TEXTS, TEXTS)
def test_a_word_diff_holds_both_texts(before: str, after: str) -> None:
    changes = word_diff(before, after)
    old = "".join(change.text for change in changes if change.kind != "new")
    new = "".join(change.text for change in changes if change.kind != "gone")
    assert (old.split(), new.split()) == (before.split(), after.split())


def test_a_word_diff_is_as_small_as_the_change() -> None:
    changes = word_diff("The toll is 12 so far.\n\nSame.", "The toll is 15 so far.\n\nSame.")
    assert [(c.kind, c.text.strip()) for c in changes if c.kind != "same"] == [("gone", "12"), ("new", "15")]
