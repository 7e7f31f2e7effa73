"""An invented article about a ferry, for tests of what its page prints around the text."""

from crawler.article import Article
from crawler.extract import extract
from crawler.page import Page
from tests.site import FETCHED

TITLE = "Ferry to the islands runs again after the storm"
BODY = tuple(f"The ferry of {n} o'clock left the harbour with {n * 7} people, the company said." for n in range(6, 14))


def read(above: str, lines: tuple[str, ...] = BODY, *, description: str = "") -> Article:
    """The article on a page with these paragraphs, `above` between them and the headline."""
    told = "".join(f"<p>{line}</p>" for line in lines)
    html = f"""<html><head><title>{TITLE}</title><meta name="description" content="{description}">
    <meta property="og:type" content="article"></head>
    <body><article><h1>{TITLE}</h1>{above}{told}</article></body></html>"""
    return extract(Page(url="https://news.example/ferry-to-the-islands-runs", body=html, fetched=FETCHED))
