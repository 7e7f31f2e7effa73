"""Walls in front of pages, and soft 404s: known by their own marks, and not seen where there are none."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.bogus import bogus_url, is_soft_404, look_of
from crawler.checks import ChallengePage, LoginPage
from crawler.extract.walls import obstacle_of, wall_of
from crawler.page import Page
from crawler.store import Bogus, Store
from tests.harbour import OUTLET, WORDS, article, listing

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
URL = "https://harbour.example/port/"
LONG = "".join(f"<p>The {a} and the {b} were spoken of at length.</p>" for a in WORDS for b in WORDS)


def page(body: str, url: str = URL, asked: str = "") -> Page:
    return Page(url=url, body=body, fetched=NOW, requested_url=asked)


@pytest.mark.parametrize(
    "body",
    [
        "<title>Just a moment...</title><script>window._cf_chl_opt={}</script>",
        "<noscript>Please enable JavaScript and cookies to continue</noscript><script src=/x.js></script>",
        "<script src='/_Incapsula_Resource?x=1'></script>",
        "<title>DDOS-GUARD</title><h1>Checking your browser before accessing the site</h1>",
        "<p>Verify you are human</p><div class=h-captcha></div>",
    ],
)
def test_a_challenge_is_known_by_its_marks(body: str) -> None:
    assert wall_of(page(body).tree, url=URL) is ChallengePage
    assert obstacle_of(page(body)) == "ChallengePage"


def test_an_article_that_loads_the_same_script_is_no_challenge() -> None:
    body = f"<html><script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>{LONG}</html>"
    assert wall_of(page(body).tree, url=URL) is None


def test_a_login_is_known_by_its_form() -> None:
    form = "<form><input name=user><input type=Password></form>"
    assert wall_of(page(form).tree, url="https://harbour.example/login?next=/port/") is LoginPage
    assert wall_of(page(form + LONG).tree, url=URL) is None  # a form in the corner of a page


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<title>Page not found</title><h1>Oh no</h1>", "ErrorPage"),
        ("<title>الصفحة غير موجودة</title>", "ErrorPage"),
        ("<p>We and our partners value your privacy. Accept all cookies?</p>", "ConsentWall"),
        ("<title>The Port</title><h1>The Port</h1><p>No articles.</p>", "EmptyListing"),
        ('<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title></channel></rss>', "EmptyListing"),
        (f"<title>The Port</title>{LONG}", ""),
    ],
)
def test_a_listing_without_articles_says_why(body: str, name: str) -> None:
    assert obstacle_of(page(body)) == name


def test_a_page_like_the_one_for_a_bogus_address_is_a_soft_404() -> None:
    served = f"<title>The Courier</title><h1>Lost at sea, this page is nowhere</h1>{LONG}<ul><li>Ticker one</ul>"
    bogus = look_of(page(served, url=bogus_url(OUTLET, now=NOW)))
    assert is_soft_404(page(served.replace("one", "two"), url="https://harbour.example/port/9-x/"), bogus)
    assert not is_soft_404(page(article(3)), bogus)
    assert not is_soft_404(page(listing(range(1, 4))), bogus)


def test_a_redirect_to_where_bogus_addresses_lead_is_a_soft_404() -> None:
    home = "<title>The Courier</title><h1>Front page</h1>" + LONG
    bogus = look_of(page(home, url="https://harbour.example/", asked=bogus_url(OUTLET, now=NOW)))
    assert is_soft_404(
        page(article(3), url="https://harbour.example", asked="https://harbour.example/port/9-x/"), bogus
    )
    assert not is_soft_404(page(article(3), url="https://harbour.example/port/9-x/"), bogus)


def test_a_bogus_address_is_no_article_and_another_one_each_day() -> None:
    today, tomorrow = bogus_url(OUTLET, now=NOW), bogus_url(OUTLET, now=NOW + timedelta(days=1))
    assert today != tomorrow
    assert OUTLET.key(today) is None


def test_an_outlet_is_asked_once_a_day(tmp_path: Path) -> None:
    with Store.open(data_dir=tmp_path) as store:
        answers = Bogus(store, "harbour")
        assert answers.is_due(NOW)
        look = look_of(page("<title>Gone</title><p>Nothing here"))
        answers.learn(look, now=NOW)
        assert not answers.is_due(NOW + timedelta(hours=23))
        assert answers.is_due(NOW + timedelta(hours=24))
        assert answers.look() == look
        answers.learn(None, now=NOW)
        assert answers.look() is None
