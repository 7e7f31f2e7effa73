"""Pages that go on with the next article: the text ends where the first one does."""

import time

import pytest

from tests.test_body import LAST, TEXT, TITLE, page, read, told

NEXT = tuple(f"The ferry of {n} o'clock left the harbour with {n * 7} people, the company said." for n in range(9))
DATE = "<p>20 November 2026</p>"


def article(headline: str, lines: tuple[str, ...], *, tag: str, heading: str, below: str = "") -> str:
    return f"<{tag} class=entry><{heading}>{headline}</{heading}>{below}<div>{told(lines)}</div></{tag}>"


@pytest.mark.parametrize(
    ("tag", "heading", "below"),
    [
        pytest.param("article", "h1", "", id="articles"),
        pytest.param("article", "h2", "", id="articles with smaller headlines"),
        pytest.param("div", "h1", DATE, id="dated"),
        pytest.param("section", "h1", DATE, id="dated sections"),
    ],
)
def test_the_next_articles_are_no_part_of_the_text(tag: str, heading: str, below: str) -> None:
    own = article(TITLE, TEXT, tag=tag, heading="h1", below=below)
    others = [article(f"Ferry number {n} has left", NEXT, tag=tag, heading=heading, below=below) for n in range(3)]
    assert read(page(f"<div>{own}{''.join(others)}</div>")).paragraphs == TEXT
    assert read(page(f"<div>{others[0]}{own}{others[1]}</div>")).paragraphs == TEXT


@pytest.mark.parametrize("markup", ["p", "div"])
def test_a_longer_article_below_is_not_taken_for_that_of_the_headline(markup: str) -> None:
    """Its paragraphs are most of the page's, and where only it has <p>, all of them."""
    own = f"<article><h1>{TITLE}</h1><div>{told(TEXT, markup)}</div></article>"
    longer = "".join(article(f"Ferry number {n} has left", NEXT * 3, tag="article", heading="h1") for n in range(2))
    assert read(page(f"{own}{longer.replace(' class=entry', '')}")).paragraphs == TEXT


def test_an_article_that_leads_to_its_own_page_is_another() -> None:
    own = article(TITLE, TEXT, tag="div", heading="h2")
    other = article("<a href=/ferry>The ferry has left</a>", NEXT, tag="div", heading="h2")
    assert read(page(f"<div>{own}{other}</div>")).paragraphs == TEXT


@pytest.mark.parametrize("tag", ["section", "div"])
@pytest.mark.parametrize("heading", ["h1", "h2", "h3"])
def test_the_parts_of_one_article_belong_together(tag: str, heading: str) -> None:
    own = article(TITLE, TEXT, tag=tag, heading="h1")
    parts = article("What the ferry carried", NEXT, tag=tag, heading=heading)
    parts += article("What comes next", (LAST,) * 1, tag=tag, heading=heading)
    lines = (*TEXT, "What the ferry carried", *NEXT, "What comes next", LAST)
    assert read(page(f"<div>{own}{parts}</div>")).paragraphs == lines


def test_many_parts_take_bounded_time() -> None:
    own = article(TITLE, TEXT, tag="article", heading="h1")
    parts = "".join(f"<article class=entry><p>{LAST} {LAST} It was day {n}.</p></article>" for n in range(2000))
    start = time.process_time()
    read(page(f"<div>{own}{parts}</div>"))
    assert time.process_time() - start < 5
