"""The reference page: an Al-Ahed article whose plain text is known, whose markup is not. Right in every markup."""

from datetime import UTC, datetime

import pytest

from crawler.article import Article, Precision
from crawler.clean import clean
from crawler.extract import extract
from crawler.outlets import load
from crawler.page import Page

FETCHED = datetime(2023, 9, 14, 10, 0, tzinfo=UTC)
URL = "http://english.alahednews.com.lb/essaydetails.php?eid=39570&cid=386"
TITLE = "Army Enters the Valley of Sarif, Frees Two Towns"
PARAGRAPHS = [
    "Units of the army entered the valley of Sarif on Thursday and freed two towns after a night of fighting, the "
    "state news agency SANA reported.",
    "Engineers were clearing the road to the silo, where eleven families had sheltered for a month without bread.",
    "According to Almasdar news, the last group of militants left for the hills in the east before dawn, on foot.",
    "A third column waits at the bridge. It is to move on when the river has fallen, an officer said to reporters.",
    "Airwars, a group that counts civilian harm, said that it had recorded four incidents there since spring.",
]
#: One paragraph has a hard line break in it.
BROKEN = [*PARAGRAPHS[:3], PARAGRAPHS[3].replace("bridge. ", "bridge.\n"), PARAGRAPHS[4]]
TAGS = ["syria", "daesh", "isis", "isil", "syrian crisis"]
SOURCE = "Source: News Agencies, Edited by website team"


def own_elements() -> str:
    """Icons in elements of their own, every part in a block of its own."""
    body = "".join(f"<p>{text}</p>" for text in BROKEN[1:])
    return f"""<div class=top>No Script</div><div>Please Wait...</div><div><a href=/>Al-Ahed Telegram</a></div>
    <h2>{TITLE}</h2><div class=card><h1>{TITLE}</h1>
    <div><i class=material-icons>folder_open</i><a href="/cat/386">Syria</a>
    <i class=material-icons>access_time</i><span>6 years ago</span></div>
    <div><i class=material-icons>star</i><span>Add to favorites</span></div>
    <p>Local Editor</p><p>{BROKEN[0]}</p><img src=/a.jpg alt="{TITLE}"><p>{TITLE}</p>{body}
    <div>{" | ".join(f"<a href=/t>{tag}</a>" for tag in TAGS)}</div><div>{SOURCE}</div></div><div>Comments</div>"""


def glued() -> str:
    """Icon words in one text node with the words beside them."""
    body = "".join(f"<p>{text}</p>" for text in BROKEN[1:])
    return f"""<div>No Script</div><div>Please Wait...</div><div>Al-Ahed Telegram</div><div>{TITLE}</div>
    <h3>{TITLE}</h3><div>folder_openSyria access_time6 years ago</div><div>starAdd to favorites</div>
    <div>Local Editor</div>
    <div><p>{BROKEN[0]}</p><p>{TITLE}</p>{body}</div><div>{" | ".join(TAGS)}</div><div>{SOURCE}</div>
    <div>Comments</div>"""


def one_container() -> str:
    """Everything inside the container of the body, divided by line breaks."""
    lines = [
        TITLE, TITLE, "folder_openSyria access_time6 years ago", "starAdd to favorites", "Local Editor", BROKEN[0],
        TITLE, *BROKEN[1:], " | ".join(TAGS), SOURCE, "Comments",
    ]  # fmt: skip
    head = "<div>No Script</div><div>Please Wait...</div><div>Al-Ahed Telegram</div>"
    return f"{head}<div id=x>{'<br><br>'.join(lines)}</div>"


def reading(markup: str, url: str = URL, *, fetched: datetime = FETCHED) -> Article:
    html = f"<html><head><title>{TITLE}</title></head><body>{markup}</body></html>"
    return clean(extract(Page(url=url, body=html.encode(), fetched=fetched), load()["alahed"]))


@pytest.mark.parametrize("markup", [own_elements(), glued(), one_container()], ids=["elements", "glued", "container"])
def test_the_record_has_all_of_it_and_nothing_else(markup: str) -> None:
    article = reading(markup)
    assert article.id == "alahed:39570"
    assert article.title == TITLE
    assert article.section == "Syria"
    assert article.text.split("\n\n") == PARAGRAPHS
    assert (article.authors, article.byline) == ((), "Local Editor")
    assert article.tags == tuple(TAGS)
    assert article.source_line == SOURCE
    assert article.cites == ("SANA", "Al-Masdar News", "Airwars")
    assert article.published_at is None
    assert article.published_precision is Precision.YEAR
    assert article.published_earliest
    assert article.published_latest
    assert article.published_earliest < datetime(2017, 8, 25, tzinfo=UTC) < article.published_latest
    assert (article.published_latest - article.published_earliest).days < 365 * 2


@pytest.mark.parametrize(
    "url",
    [
        "https://english.alahednews.com.lb/39570/386",
        "http://english.alahednews.com.lb/essaydetails.php?cid=386&eid=39570",
        "http://english.alahednews.com.lb/essaydetails.php?eid=39570&cid=386&utm_source=x",
    ],
)
def test_every_form_of_its_address_is_one_article(url: str) -> None:
    assert (reading(glued(), url).id, reading(glued(), url).section) == ("alahed:39570", "Syria")


@pytest.mark.parametrize("markup", [own_elements(), glued(), one_container()], ids=["elements", "glued", "container"])
def test_without_rules_the_text_is_still_clean(markup: str) -> None:
    html = f"<html><head><title>{TITLE}</title></head><body>{markup}</body></html>"
    article = clean(extract(Page(url="https://unknown.example/1", body=html.encode(), fetched=FETCHED)))
    assert article.title == TITLE
    for word in ("folder_open", "access_time", "starAdd", "Add to favorites", "Comments", "Please Wait", TITLE):
        assert word not in article.text
    assert all(paragraph in article.text for paragraph in PARAGRAPHS)
    assert article.published_at is None
