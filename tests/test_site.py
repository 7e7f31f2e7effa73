"""What a page calls its site, and the headlines from which that is told."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract import extract
from crawler.extract.site import host_names, site_names
from crawler.markup import parse
from crawler.page import Page

URL = "https://www.dailyferry.example/world/2026/05/01/the-bridge-is-open-again-12345"
TEXT = "".join(
    f"<p>The bridge was closed for {n} months, the port office said on Friday, and ships had to wait at sea.</p>"
    for n in range(2, 9)
)
HEADLINES = (
    "Ferry - the story of a boat",
    "Harbour - island border: what we know",
    "Opinion | The quay is not for sale",
    "Interview with J. Doe – “I was there”",
    "Why?",
    "الميناء - الجزيرة: ماذا نعرف عن الجسر",
)


def title(head: str, body: str) -> str:
    html = f"<html><head>{head}</head><body>{body}<p>1 May 2026</p>{TEXT}</body></html>"
    return extract(Page(url=URL, body=html, fetched=datetime(2026, 5, 2, tzinfo=UTC))).title


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<a href=/>The Daily Ferry</a>", {"thedailyferry"}),
        ("<a href='/'><img src=a.png alt='Daily Ferry'></a>", {"dailyferry"}),
        ("<a href=/index.php title='Daily Ferry'>Home</a>", {"dailyferry"}),
        ("<a href=/>Home</a><a href=/>الرئيسية</a><a href=/news>News</a>", set()),
        ("<meta property=og:site_name content='Daily Ferry'>", {"dailyferry"}),
        ("<a href=https://other.example/>Other</a>", set()),
        (
            "<link rel=canonical href=https://ferry.example/1><a href=https://www.ferry.example/>Daily Ferry</a>",
            {"dailyferry"},
        ),
        ("<a href=/>The ferry that nobody wanted came back after forty years at sea</a>", set()),
    ],
)
def test_names_of_a_site(html: str, names: set[str]) -> None:
    assert site_names(parse(f"<html><body>{html}</body></html>")) == names


def test_names_in_a_host() -> None:
    assert "dailyferry" in host_names(URL)
    assert host_names("https://[broken") == frozenset()


@given(st.text(max_size=60))
def test_any_address(url: str) -> None:
    assert all(name.isalnum() for name in host_names(url))
    assert isinstance(site_names(parse(f"<html><body><a href='{url}'>x y</a></body></html>")), frozenset)


@pytest.mark.parametrize("headline", HEADLINES)
@pytest.mark.parametrize("name", ["Daily Ferry", "المرفأ"])
def test_a_site_that_titles_every_page_with_its_name(headline: str, name: str) -> None:
    assert title(f"<title>{name}</title>", f"<a href=/>{name}</a><h1>{headline}</h1>") == headline


@pytest.mark.parametrize("headline", HEADLINES)
@pytest.mark.parametrize(
    "form", ["{} - The Ferry", "{} | The Ferry", "The Ferry | {}", "The Ferry - {}", "{} » The Ferry"]
)
def test_a_name_that_only_the_link_to_the_front_page_tells(headline: str, form: str) -> None:
    assert title(f"<title>{form.format(headline)}</title>", "<a href=/>The Ferry</a>") == headline


def test_what_stands_before_a_colon_may_be_what_it_is_about() -> None:
    assert title("<title>Harbour: a life</title>", "<a href=/>Harbour</a>") == "Harbour: a life"
    assert title("<title>A life in focus: Harbour</title>", "<a href=/>Harbour</a>") == "A life in focus: Harbour"
    assert title("<title>A life in focus :: Harbour</title>", "<a href=/>Harbour</a>") == "A life in focus"


def test_a_section_above_the_article_is_no_headline() -> None:
    head = "<title>The bridge is open again - Daily Ferry</title>"
    assert title(head, "<a href=/>Daily Ferry</a><h1>World</h1>") == "The bridge is open again"
