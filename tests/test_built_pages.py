"""Pages built by chance are read as they were built, in every language, whatever their parts are called."""

from datetime import date

import pytest

from tests import built as pages

#: Pages of a run, in tests of so many.
PAGES, TOGETHER = 400, 50


@pytest.mark.parametrize("first", range(0, PAGES, TOGETHER))
def test_every_field_is_that_of_the_article(first: int) -> None:
    wrong = [problem for seed in range(first, first + TOGETHER) if (problem := _wrong(seed))]
    assert wrong == []


def _wrong(seed: int) -> str:
    """What was not read as it was built; "" for nothing."""
    built = pages.build(seed)
    article = pages.read(built.html)
    read = tuple(article.text.split("\n\n"))
    lost = [line for line in built.lines if line not in read]
    more = [line for line in read if line not in built.lines]
    day = article.published_at and article.published_at.date()
    told = (article.title, article.people, day, article.language, article.source_line)
    same = told == (built.title, built.authors, date(2026, 11, 20), built.language, built.source_line)
    return "" if same and not lost and not more else f"{seed} ({built.how}): lost {lost}, not of it {more}, {told}"
