"""Dates printed away from the headline: what they say together, and when they say nothing."""

from datetime import UTC, datetime

import pytest

from crawler.article import Article
from crawler.extract import elsewhere, extract
from crawler.markup import parse
from crawler.page import Page

BODY = "".join(
    f"<p>The old bridge in the valley was opened again after works of {n} years, the council said in the hall.</p>"
    for n in ("two", "three", "four", "five", "six", "seven", "eight", "nine")
)


def groups(body: str) -> tuple[tuple[str, ...], ...]:
    return elsewhere.dates(parse(f"<html><body>{body}</body></html>"))


def read(foot: str, head: str = "") -> Article:
    html = f"""<html><head><title>Old bridge in the valley reopens</title>{head}</head><body><main>
    <h1>Old bridge in the valley reopens</h1>{BODY}<div>{foot}</div></main></body></html>"""
    return extract(Page(url="https://news.example/bridge-in-the-valley-reopens", body=html.encode(), fetched=FETCHED))


FETCHED = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h4>Published</h4><div>2 May 2026</div>", (("Published 2 May 2026",), (), ())),
        ("<div>Article date: 02 May 2026<br>Editor: A. B.</div>", (("Article date: 02 May 2026",), (), ())),
        ("<p>This entry was posted on Saturday, 2 May 2026 by Jane</p>", None),
        ("<p>Letzte Änderung: 3.5.2026<br>Erschienen am: 02.05.2026<br></p>", (("Erschienen am: 02.05.2026",), (), ())),
        (
            "<div>Submitted by <b>jane</b> on 2 May 2026 - 18:55</div>",
            (("Submitted by on 2 May 2026 - 18:55",), (), ()),
        ),
        ("<div><time>2 May 2026</time></div>", ((), ("2 May 2026",), ())),
        ("<span>May 2, 2026</span>", ((), (), ("May 2, 2026",))),
        # On a page without a headline the only article is no card of another.
        ("<article><footer><time>2 May 2026</time></footer></article>", ((), ("2 May 2026",), ())),
        # Of a change, of an event, of a reference, of the copyright; and prose.
        ("<p>Last updated</p><p>2 May 2026</p>", ((), (), ())),
        ("<div><h4>Incident date</h4> May 2, 2026</div>", ((), (), ())),
        ("<p>Event date: <b>May 2, 2026</b></p>", ((), (), ())),
        ("<p>[2 May 2026]</p>", ((), (), ())),
        ("<p>© 2 May 2026</p>", ((), (), ())),
        ("<p>The bridge was closed on 2 May 2026.</p>", ((), (), ())),
        ('<div class="related"><time>2 May 2026</time></div>', ((), (), ())),
    ],
)
def test_groups(body: str, expected: tuple[tuple[str, ...], ...] | None) -> None:
    if expected is None:
        assert "2 May 2026" in groups(body)[0][0]
    else:
        assert groups(body) == expected


def test_a_day_that_is_printed_once() -> None:
    article = read("<span>May 2, 2026</span>")
    assert (article.published_at, article.extraction["published_at"]) == (datetime(2026, 5, 2, tzinfo=UTC), "page")
    assert article.published_raw == "May 2, 2026"


def test_two_days_tell_nothing() -> None:
    assert read("<span>May 2, 2026</span><span>May 3, 2026</span>").published_at is None


def test_what_says_it_is_the_publication_comes_first() -> None:
    article = read("<span>May 3, 2026</span><p>Published on May 2, 2026</p>")
    assert article.published_at == datetime(2026, 5, 2, tzinfo=UTC)


def test_data_is_not_outvoted() -> None:
    head = '<meta property="article:published_time" content="2026-04-01T10:00:00Z">'
    assert read("<span>May 2, 2026</span>", head).published_at == datetime(2026, 4, 1, 10, tzinfo=UTC)


def test_an_update_alone_bounds_the_publication() -> None:
    article = read("", '<meta property="article:modified_time" content="2026-05-02T10:00:00Z">')
    assert (article.published_at, article.published_precision, article.published_earliest) == (None, None, None)
    assert article.published_latest == article.modified_at == datetime(2026, 5, 2, 10, tzinfo=UTC)
    assert article.extraction["published_latest"] == "meta"


def test_the_date_of_a_version_is_none() -> None:
    assert not any(groups("<div>3.4.40-1.0.141 (2026-5-14 9:38:01 PM)</div>"))
    assert groups("<div>(2026-5-14)</div>x<div>:[ 2026-05-14 15:24 ]</div>")[2] == (":[ 2026-05-14 15:24 ]",)
