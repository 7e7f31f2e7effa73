"""Dated: archives that keep a page, feed or sitemap for each day, month or year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from crawler.discover.feed import Feed
from crawler.discover.json_listing import JsonListing
from crawler.discover.listing import Listing
from crawler.discover.sitemap import Sitemap
from crawler.lead import Follow
from crawler.outlet import Key, Link
from crawler.page import Page
from crawler.window import Window

Shape: TypeAlias = Listing | JsonListing | Feed | Sitemap

#: How far back a run that has no window reads.
RECENT = timedelta(days=3)
#: Days are the outlet's, a window is an instant.
SLACK = timedelta(days=1)

_STEPS = ("day", "month", "year")
_FIELD = re.compile(r"\{day:([^{}]+)\}")
_DIRECTIVE = re.compile(r"%-?[A-Za-z]")
_DIRECTIVES = {
    "%Y": r"\d{4}", "%y": r"\d\d", "%m": r"\d\d", "%-m": r"\d\d?", "%d": r"\d\d", "%-d": r"\d\d?", "%j": r"\d{3}",
    "%B": r"[A-Za-z]+", "%b": r"[A-Za-z]{3}",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Dated:
    """One listing for each day, month or year of the window."""

    #: What is there for one day: its addresses have the day as `{day:%Y/%m/%d}`, in the letters of `strftime`.
    of: Shape
    #: "day", "month" or "year".
    every: str = "day"

    def __post_init__(self) -> None:
        if self.every not in _STEPS:
            raise ValueError(f"{self.of.url}: every is day, month or year, not {self.every!r}")
        formats = _FIELD.findall(self.of.url)
        unknown = [name for form in formats for name in _DIRECTIVE.findall(form) if name not in _DIRECTIVES]
        if not formats or unknown:
            raise ValueError(f"{self.of.url!r}: needs the day as {{day:%Y/%m/%d}}; known are {', '.join(_DIRECTIVES)}")

    @property
    def via(self) -> str:
        """The kind of what there is for one day."""
        return self.of.via

    @property
    def carries(self) -> str:
        """What it shows."""
        return self.of.carries

    def start(self, window: Window) -> Iterator[str]:
        """The listings of the window, newest first; of its last days when it is open at the start.

        None when it is open at the end: nobody says here which day it is.
        """
        if window.until is None:
            return
        since = window.since or window.until - RECENT
        seen = ""
        for day in _days(since - SLACK, window.until):
            url = _on(day, self.of.url)
            if self._begins(day) != seen:
                seen = self._begins(day)
                yield url

    def read(self, page: Page, key: Key, window: Window) -> Iterator[Link | Follow]:
        """What one day's listing links to; a link without a date was published on that day."""
        day = self._day(page.requested_url or page.url)
        if day is None:
            return
        shape = self._shape(day)
        is_there = self._day(page.url) == day
        for found in shape.read(page, key, window):
            if isinstance(found, Link) and not found.published and self.every == "day" and is_there:
                yield replace(found, published=day.isoformat())
            elif isinstance(found, Link) or is_there:
                yield found

    def _shape(self, day: date) -> Shape:
        url = _on(day, self.of.url)
        if isinstance(self.of, Sitemap):
            return replace(self.of, url=url)
        return replace(self.of, url=url, pages=_on(day, self.of.pages))

    def _begins(self, day: date) -> str:
        return {"day": f"{day:%Y%m%d}", "month": f"{day:%Y%m}", "year": f"{day:%Y}"}[self.every]

    def _day(self, url: str) -> date | None:
        """The first day that the listing at this URL is about; None when it is not one of ours."""
        templates = [self.of.url] if isinstance(self.of, Sitemap) else [self.of.url, self.of.pages]
        return next((day for template in templates if template and (day := _day_in(url, template))), None)


def _days(first: datetime, last: datetime) -> Iterator[date]:
    day = last.date()
    while day >= first.date():
        yield day
        day -= timedelta(days=1)


def _on(day: date, template: str) -> str:
    return _FIELD.sub(lambda field: day.strftime(field[1]), template)


def _day_in(url: str, template: str) -> date | None:
    """The day that the URL names in the places where the template does."""
    place = _place(template)
    formats = _FIELD.findall(place)
    literals = [re.escape(unquote(part)).replace(re.escape("{n}"), r"[^/&]+") for part in _FIELD.split(place)[::2]]
    days = [f"({_pattern(form)})" for form in formats]
    pattern = "".join(part for pair in zip(literals, [*days, ""], strict=True) for part in pair)
    match = re.fullmatch(pattern, unquote(_place(url)))
    if match is None:
        return None
    try:
        moment = datetime.strptime(" ".join(match.groups()), " ".join(formats).replace("%-", "%"))  # noqa: DTZ007
    except ValueError:
        return None
    return moment.date()


def _pattern(form: str) -> str:
    """What the texts of a `strftime` format look like."""
    names = _DIRECTIVE.findall(form)
    literals = [re.escape(literal) for literal in _DIRECTIVE.split(form)]
    return literals[0] + "".join(_DIRECTIVES[name] + text for name, text in zip(names, literals[1:], strict=True))


def _place(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path.rstrip('/')}?{parts.query}"
