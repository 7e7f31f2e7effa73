"""What the pages of all outlets are put together with."""
# ruff: noqa: E501 - markup stands as it is sent

from collections.abc import Iterable, Iterator, Sequence
from email.utils import format_datetime
from html import escape
from urllib.parse import urlsplit

from demo.story import Story

#: Status, headers, body.
Answer = tuple[int, dict[str, str], str]

NOT_FOUND: Answer = (404, {"Content-Type": "text/html; charset=utf-8"}, "<!DOCTYPE html><title>Not Found</title>")


def page(body: str, *, head: str, lang: str = "en", attributes: str = "") -> Answer:
    """An HTML document."""
    opening = f'<html lang="{lang}" dir="rtl">' if lang == "ar" else f'<html lang="{lang}">'
    text = f'<!DOCTYPE html>\n{opening}<head><meta charset="utf-8">\n{head}\n</head>\n<body{attributes}>\n{body}\n</body></html>\n'
    return 200, {"Content-Type": "text/html; charset=utf-8"}, text


def robots(*lines: str) -> Answer:
    """A robots.txt for everybody."""
    return 200, {"Content-Type": "text/plain"}, "\n".join(("User-agent: *", *lines, ""))


def moved(url: str) -> Answer:
    """A redirect."""
    return 301, {"Location": url, "Content-Type": "text/html; charset=utf-8"}, ""


def rss(title: str, site: str, items: Iterable[tuple[str, Story]]) -> Answer:
    """An RSS feed of stories at their URLs, with the first paragraph of each."""
    entries = "\n".join(
        f"<item><title>{escape(story.title)}</title><link>{escape(url)}</link><guid>{escape(url)}</guid>"
        f"<pubDate>{format_datetime(story.published)}</pubDate>"
        f"<description>{escape(story.paragraphs[0])}</description></item>"
        for url, story in items
    )
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>{escape(title)}</title>'
        f"<link>{escape(site)}</link>\n{entries}\n</channel></rss>\n"
    )
    return 200, {"Content-Type": "application/rss+xml; charset=utf-8"}, text


def paragraphs(texts: Iterable[str]) -> str:
    """Each text as a paragraph."""
    return "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)


def origin(url: str) -> str:
    """Scheme and host of a URL."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def chunks(stories: Sequence[Story], size: int) -> Iterator[tuple[int, Sequence[Story]]]:
    """The stories as pages of a listing, numbered from 1."""
    for start in range(0, len(stories), size):
        yield start // size + 1, stories[start : start + size]


def of_section(stories: Sequence[Story], section: str) -> Sequence[Story]:
    """The stories filed under a section; for one that has none, the latest two of all."""
    return tuple(story for story in stories if story.section == section) or stories[:2]
