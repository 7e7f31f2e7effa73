"""A page whose only date is printed as that of an update."""

from datetime import UTC, date, datetime

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


@pytest.mark.parametrize(
    "line",
    [
        "Published on Friday 1 May 2026 at 10:15 in the morning - Updated on Saturday 2 May 2026 at 09:00",
        "Publié le 1 mai 2026 à 10h15 - Mis à jour le 2 mai 2026 à 09h00",
        "Veröffentlicht am 1. Mai 2026, aktualisiert am 2. Mai 2026",
        "Közzétéve: 2026.05.01. Frissítve: 2026.05.02.",
        "بڵاوکردنەوە: 1ی ئایاری 2026 نوێکردنەوە: 2ی ئایاری 2026",
    ],
)
def test_one_line_may_tell_both_days_with_no_mark_on_it(line: str) -> None:
    article = read(f"<div>{line}</div>")
    assert article.published_at is not None
    assert article.modified_at is not None
    assert (article.published_at.date(), article.modified_at.date()) == (date(2026, 5, 1), date(2026, 5, 2))


def test_months_are_those_of_the_language_of_the_text_where_the_page_declares_none() -> None:
    polish = "".join(
        f"<p>Stary most w dolinie został otwarty po {n} latach prac, poinformowała w środę rada miasta.</p>"
        for n in range(3, 9)
    )
    html = (
        f"<html><body><main><h1>Stary most znów otwarty</h1><div>20 listopada 2025</div>{polish}</main></body></html>"
    )
    article = extract(Page(url="https://news.example/stary-most-znow-otwarty", body=html.encode(), fetched=FETCHED))
    assert (article.language, article.published_at) == ("pl", datetime(2025, 11, 20, tzinfo=UTC))
