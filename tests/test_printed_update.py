"""A page whose only date is printed as that of an update."""

from datetime import UTC, datetime

import pytest

from crawler.article import Article, Precision
from crawler.discover.listing import Listing
from crawler.extract import extract
from crawler.outlet import Outlet, Section
from crawler.page import Page

BODY = "".join(
    f"<p>The old bridge in the valley was opened again after works of {n} years, the council said in the hall.</p>"
    for n in ("two", "three", "four", "five", "six", "seven", "eight", "nine")
)
FETCHED = datetime(2026, 6, 1, tzinfo=UTC)
DAY = datetime(2026, 5, 2, tzinfo=UTC)


def read(printed: str, outlet: Outlet | None = None) -> Article:
    html = f"""<html><head><title>Old bridge in the valley reopens</title></head><body><main>
    <h1>Old bridge in the valley reopens</h1>{printed}{BODY}</main></body></html>"""
    page = Page(url="https://news.example/bridge-in-the-valley-reopens", body=html.encode(), fetched=FETCHED)
    return extract(page, outlet)


def test_it_is_the_day_the_page_gives_itself_without_a_lower_bound() -> None:
    article = read('<p class="date">Last updated: May 2, 2026</p>')
    assert article.published_at == article.modified_at == DAY
    assert (article.published_precision, article.published_raw) == (Precision.DAY, "Last updated: May 2, 2026")
    assert (article.published_earliest, article.published_latest) == (
        None,
        datetime(2026, 5, 3, 11, 59, 59, tzinfo=UTC),
    )
    assert article.extraction["published_at"] == "page:updated"


@pytest.mark.parametrize(
    "printed",
    [
        # A content system that stamps changes for machines sets the date anew at each.
        '<time datetime="2026-05-02T10:00:00Z">Updated May 2, 2026</time>',
        '<p class="date">Updated May 2, 2026</p><p class="date">Updated May 3, 2026</p>',
    ],
)
def test_it_only_bounds_the_publication_where_it_was_not_set_by_hand_once(printed: str) -> None:
    article = read(printed)
    assert article.published_at is None
    assert article.published_latest is not None
    assert article.modified_at is not None


def test_it_is_no_publication_beside_one() -> None:
    article = read('<p class="date">Published May 1, 2026</p><p class="date">Updated May 2, 2026</p>')
    assert (article.published_at, article.modified_at) == (datetime(2026, 5, 1, tzinfo=UTC), DAY)


def test_it_is_no_publication_of_an_outlet_that_is_described() -> None:
    outlet = Outlet(
        name="herald",
        title="The Herald",
        hosts=("news.example",),
        language="en",
        timezone="UTC",
        articles=(r"/(?P<id>[a-z-]+)",),
        sections=(Section(name="news", title="News", sources=(Listing(url="https://news.example/"),)),),
        verified="invented",
    )
    article = read('<p class="date">Last updated: May 2, 2026</p>', outlet)
    assert (article.published_at, article.modified_at) == (None, DAY)


@pytest.mark.parametrize(("changed", "known"), [("2026-05-03", True), ("2026-05-02", True), ("2026-04-20", False)])
def test_what_was_changed_before_the_publication_was_not_changed_since(changed: str, known: bool) -> None:
    head = f"""<meta property="article:published_time" content="2026-05-02T10:00:00Z">
    <meta property="article:modified_time" content="{changed}T12:00:00Z">"""
    article = read(head)
    assert article.published_at == datetime(2026, 5, 2, 10, tzinfo=UTC)
    assert (article.modified_at is not None) is known
