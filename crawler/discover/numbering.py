"""Numbered pages: from the address of one page of a listing to that of the next older one."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from crawler.page import Page


@dataclass(frozen=True, kw_only=True)
class Numbering:
    """How the pages of a listing or feed are numbered."""

    #: The first page.
    url: str
    #: The others, with `{n}` for their number.
    pages: str
    #: The number of the second page: 1 or 2, or 20 where articles are counted instead of pages.
    first: int = 2
    #: What the number grows by.
    step: int = 1

    def __post_init__(self) -> None:
        if self.pages.count("{n}") != 1:
            raise ValueError(f"{self.pages!r}: the address of older pages needs one {{n}}")
        if self.step < 1:
            raise ValueError(f"{self.pages!r}: numbers grow by at least 1, not {self.step}")

    def after(self, page: Page) -> str:
        """The address of the page after this one; "" where there is none, or the page is not one of the listing."""
        number = self.number(page.requested_url or page.url)
        # A page past the last one often leads to another page of the outlet: the listing ends there.
        is_led_away = number is not None and number >= self.first and self.number(page.url) != number
        if number is None or is_led_away:
            return ""
        return self.pages.replace("{n}", str(number + self.step))

    def number(self, url: str) -> int | None:
        """The number of the page at this URL; None for an address that is not of this listing."""
        if _place(url) == _place(self.url):
            return self.first - self.step
        before, after = _place(self.pages).split("{n}")
        match = re.fullmatch(rf"{re.escape(before)}(\d{{1,9}}){re.escape(after)}", _place(url))
        return int(match[1]) if match else None


def _place(url: str) -> str:
    """Path and query; http and https, the hosts of a move, and the order of parameters make no difference."""
    parts = urlsplit(url)
    query = sorted(parts.query.split("&"), key=lambda parameter: parameter.partition("=")[0])
    return unquote(f"{parts.path.rstrip('/')}?{'&'.join(query)}")
