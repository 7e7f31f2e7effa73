"""The extractors that are compared: each takes a page and gives a prediction in the form of score.py."""

import importlib.util
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeAlias

import lxml.html
import trafilatura
from lxml.etree import LxmlError
from trafilatura.settings import Document

from crawler.checks import Refusal
from crawler.extract import extract
from crawler.page import Page

#: Body as sent, URL, moment of the fetch.
Reader: TypeAlias = Callable[[bytes, str, datetime], dict[str, Any]]

#: What peers were seen to raise, or may, on broken pages: one bad page must not end the comparison.
_FAILURES = (ArithmeticError, AttributeError, ImportError, LookupError, RuntimeError, TypeError, ValueError, LxmlError)
_NOTHING: dict[str, Any] = {"text": "", "title": "", "authors": [], "published_at": None}


def crawler(body: bytes, url: str, fetched: datetime) -> dict[str, Any]:
    """This project, knowing nothing of the outlet; a refused page is a listing without text."""
    try:
        article = extract(Page(url=url, body=body, fetched=fetched), None)
    except Refusal as refusal:
        return {**_NOTHING, "kind": "listing", "refusal": f"{type(refusal).__name__}: {refusal}"}
    moment = article.published_at
    return {
        "kind": "article",
        "text": article.text,
        "title": article.title,
        "authors": list(article.authors),
        "published_at": moment.isoformat() if moment else None,
        "extraction": article.extraction,
    }


def trafilatura_precision(body: bytes, url: str, fetched: datetime) -> dict[str, Any]:
    """trafilatura with metadata, where it would rather miss text than take too much."""
    return _trafilatura(body, url, favor_precision=True)


def trafilatura_default(body: bytes, url: str, fetched: datetime) -> dict[str, Any]:
    """trafilatura with metadata, as it comes."""
    return _trafilatura(body, url, favor_precision=False)


def _trafilatura(body: bytes, url: str, *, favor_precision: bool) -> dict[str, Any]:
    try:
        found = trafilatura.bare_extraction(
            body, url=url, with_metadata=True, include_comments=False, favor_precision=favor_precision
        )
    except _FAILURES:
        found = None
    if not isinstance(found, Document):
        return {**_NOTHING, "kind": "article"}
    return {
        "kind": "article",
        "text": found.text or "",
        "title": found.title or "",
        "authors": [name.strip() for name in (found.author or "").split(";") if name.strip()],
        "published_at": found.date,
    }


def newspaper(body: bytes, url: str, fetched: datetime) -> dict[str, Any]:
    """newspaper4k; without `fetch_images=False` it opens connections while it reads."""
    import newspaper as peer  # type: ignore[import-not-found]  # not one of the crawler's requirements

    article = peer.Article(url, fetch_images=False)
    try:
        article.download(input_html=Page(url=url, body=body, fetched=fetched).text)
        article.parse()
    except (peer.ArticleException, *_FAILURES):
        return {**_NOTHING, "kind": "article"}
    date = article.publish_date
    return {
        "kind": "article",
        "text": article.text,
        "title": article.title,
        "authors": list(article.authors),
        "published_at": date.isoformat() if isinstance(date, datetime) else date,
    }


def parse_only(body: bytes, url: str, fetched: datetime) -> dict[str, Any]:
    """lxml.html building the tree and nothing else: what every reader has to pay."""
    lxml.html.document_fromstring(body)
    return {}


def readers() -> dict[str, Reader]:
    """The readers by name, as far as they are installed; `parse_only` is not among them."""
    known: dict[str, Reader] = {
        "crawler": crawler,
        "trafilatura precision": trafilatura_precision,
        "trafilatura default": trafilatura_default,
    }
    if importlib.util.find_spec("newspaper"):
        known["newspaper4k"] = newspaper
    return known
