"""Pages whose paragraphs stand in one column: how it is found, when it is not believed, and what is read beside it."""

import json
import time

import pytest

from crawler.checks import NotAnArticle
from crawler.extract import extract
from crawler.extract.body import Body, read_body
from crawler.extract.body_column import IN_COLUMN, column
from crawler.markup import parse
from crawler.page import Page
from tests.site import FETCHED

TITLE = "Ferry to the islands runs again after the storm"
TEXT = tuple(
    f"The ferry of {hour} o'clock left the harbour of the town with {hour * 7} people on board, the company said, and "
    f"reached the {order} island an hour later, although the sea was still rough outside the bay."
    for hour, order in ((6, "first"), (8, "second"), (10, "third"), (12, "fourth"), (14, "fifth"), (16, "sixth"))
)
MENU = "<nav>" + "".join(f"<a href=/{name}>{name.title()}</a>" for name in ("world", "sport", "islands")) + "</nav>"
URL = "https://news.example/2026/03/04/ferry-to-the-islands-runs-again-12345"


def told(lines: tuple[str, ...] = TEXT, tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>{TITLE}</title>{head}</head><body>{MENU}<h1>{TITLE}</h1>{body}</body></html>"


def read(html: str, *witness: str) -> Body:
    return read_body(parse(html), title=TITLE, witness=witness)


def found(html: str, witness: str = "") -> str | None:
    element = column(parse(html), witness)
    return None if element is None else str(element.get("id"))


def test_the_parent_of_all_paragraphs_is_the_column_and_holds_the_body() -> None:
    html = page(f"<div id=column>{told()}</div><footer><p>All rights are reserved.</p></footer>")
    assert found(html) == "column"
    body = read(html)
    assert body.paragraphs == TEXT
    assert body.how == "generic:column"


def test_quotes_and_boxes_within_the_column_count_for_it() -> None:
    inner = f"<blockquote><p>{TEXT[4]}</p></blockquote><div><p>{TEXT[5]}</p></div>"
    assert found(page(f"<div id=column>{told(TEXT[:4])}{inner}</div>")) == "column"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(page(f"<div>{told(TEXT[:3])}</div><div>{told(TEXT[3:])}</div>"), id="two halves"),
        pytest.param(page(f"<div>{told(TEXT[:3])}</div>"), id="three paragraphs"),
        pytest.param(page(f"<div>{told(tuple(line[:60] for line in TEXT))}</div>"), id="short ones"),
        pytest.param(told(), id="children of the body"),
        pytest.param(page(f"<aside><div>{told()}</div></aside>"), id="in an aside"),
        pytest.param(page(f"<div class='post-comments'><div>{told()}</div></div>"), id="comments"),
        pytest.param(page(f"<div style='display: none'><div>{told()}</div></div>"), id="hidden"),
        pytest.param(page(f"<noscript><div>{told()}</div></noscript>"), id="for browsers without scripts"),
        pytest.param(page(f"<div>{told(tag='div')}</div><div>{told()}</div>"), id="as much text in div"),
        pytest.param(page(f"<div>{'<br>'.join(TEXT)}</div><div>{told()}</div>"), id="as much text in lines"),
        pytest.param(page(f"<div id=onetrust-consent-sdk><div>{told()}</div></div>"), id="asks for consent"),
        pytest.param(page(f"<div><span>{TEXT[0]}</span><div>{told(TEXT[1:])}</div></div>"), id="the first is no <p>"),
        pytest.param("", id="nothing"),
    ],
)
def test_there_is_no_column_where_the_paragraphs_may_stand_elsewhere(html: str) -> None:
    assert found(html) is None


def test_the_share_that_makes_a_column_is_that_of_characters() -> None:
    other = "x" * round(sum(map(len, TEXT)) * (1 / IN_COLUMN - 1))
    assert found(page(f"<div id=column>{told()}</div><div><p>{other}</p></div>")) == "column"
    assert found(page(f"<div id=column>{told()}</div><div><p>{other}{'x' * 20}</p></div>")) is None


def test_a_witness_leads_to_its_paragraphs_among_those_of_other_articles() -> None:
    other = tuple(line.replace("ferry", "plane").replace("sea", "air") for line in TEXT)
    parts = f"<div id=column><div>{told(TEXT[:3])}</div><div>{told(TEXT[3:])}</div></div>"
    html = page(f"{parts}<div>{told(other)}</div>")
    assert found(html) is None
    assert found(html, "\n".join(TEXT)) == "column"
    assert found(html, "\n".join((*TEXT, *other))) is None
    body = read(html, "\n".join(TEXT))
    assert body.paragraphs == TEXT
    assert body.how == "generic:column, confirmed by jsonld"


def test_a_witness_that_says_more_than_the_column_shows_is_the_better_text() -> None:
    rest = tuple(line.replace("ferry", "boat") for line in TEXT * 3)
    body = read(page(f"<div>{told()}</div>"), "\n".join((*TEXT, *rest)))
    assert body.how == "jsonld"
    assert body.paragraphs == (*TEXT, *rest)


def test_what_stands_next_to_the_column_is_known_beside_the_body() -> None:
    html = page(f"<div>By Jane Doe</div><div id=column>{told()}</div><div>Source: Island Agency</div>")
    article = extract(Page(url=URL, body=html, fetched=FETCHED))
    assert article.source_line == "Source: Island Agency"
    assert "By Jane Doe" in read(html).beside
    assert article.text == "\n\n".join(TEXT)


def test_a_column_of_links_is_not_the_body_of_the_page() -> None:
    links = tuple(f"<a href=/{n}>{line.replace('ferry', 'plane')}</a>" for n, line in enumerate(TEXT))
    html = page(f"<section><div id=column>{told(links)}</div></section><div>{'<br><br>'.join(TEXT[:2])}</div>")
    assert found(html) == "column"
    assert read(html).paragraphs == TEXT[:2]


def test_the_text_below_the_goods_of_a_shop_makes_it_no_article() -> None:
    card = "<div class=card><a href=/shop/boat-{n}><h3>Boat number {n} for the sea</h3></a><span>$ {n}99</span></div>"
    goods = "".join(card.format(n=n) for n in range(1, 40))
    html = page(f"{goods}<div id=column>{told()}</div>")
    assert found(html) == "column"
    with pytest.raises(NotAnArticle):
        extract(Page(url="https://shop.example/category/boats/", body=html, fetched=FETCHED))


def test_a_page_that_says_it_is_an_article_is_one_with_a_column() -> None:
    data = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-03-04T10:00:00Z", "author": "Jane Doe"}
    head = f'<script type="application/ld+json">{json.dumps(data)}</script><meta property=og:type content=article>'
    article = extract(Page(url=URL, body=page(f"<div>{told()}</div>", head), fetched=FETCHED))
    assert article.extraction["text"] == "generic:column"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div><p>" * 20_000 + TEXT[0], id="nested"),
        pytest.param("<p><table><tr><td>" * 20_000 + TEXT[0], id="paragraphs in tables in paragraphs"),
        pytest.param("<div>" * 20_000 + f"<p>{TEXT[0]}</p>" * 5_000, id="deep, and many"),
        pytest.param(f"<div><p>{TEXT[0]}</p></div>" * 20_000, id="many columns"),
        pytest.param("<div>" * 200 + f"{'y ' * 100}<br>" * 20_000, id="many lines"),
    ],
)
def test_looking_for_a_column_takes_no_longer_than_reading_the_page(html: str) -> None:
    tree = parse(html)
    start = time.process_time()
    column(tree, "\n".join(TEXT))
    assert time.process_time() - start < 2.5
