"""What the generic extraction makes of a stored page before it decides what the page is."""

from dataclasses import dataclass

from crawler.extract.body import Body
from crawler.extract.fields import headline
from crawler.extract.text import read_text
from crawler.extract.witnesses import Witnesses
from crawler.outlet import Rules
from crawler.page import Page
from evaluation.pages import EvaluationPage
from evaluation.without import body_of


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A page, what it claims, and the headline and body that were read in it."""

    page: Page
    witnesses: Witnesses
    title: str
    body: Body


def read(stored: EvaluationPage, without: str = "") -> Reading:
    """The reading of a page of which no outlet is known; `without` is a name of `evaluation.without`, "" for none."""
    page = Page(url=stored.url, body=body_of(stored, without), fetched=stored.fetched)
    witnesses = Witnesses.of(page, Rules())
    _, title = headline(witnesses, page, None, None)
    title = title.strip()
    text = read_text(page.tree, witnesses, Rules(), title=title)
    return Reading(page=page, witnesses=witnesses, title=title, body=text.body)
