"""What a reader sees around the headline: standfirst, byline, date, tags."""

from lxml.html import HtmlElement

from crawler.extract.claims import Claims
from crawler.extract.landmarks import landmarks
from crawler.extract.heading import heading
from crawler.extract.markup_text import shown


def read(tree: HtmlElement, url: str) -> Claims:
    """What the visible page claims of its article; empty where nothing is marked."""
    marks = landmarks(tree)
    headline = heading(tree)
    times = tuple(dict.fromkeys(stamp for element in marks.times[:1] if (stamp := element.get("datetime"))))
    return Claims(title=shown(headline) if headline is not None else "", published=times)
