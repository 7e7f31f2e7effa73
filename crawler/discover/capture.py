"""Captures: pages as the Wayback Machine kept them, by address and moment."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Self

from crawler.page import Page

HOST = "web.archive.org"

# `id_` asks for the page as it was sent, without the archive's own additions.
_ADDRESS = re.compile(rf"https?://{re.escape(HOST)}/web/(\d{{14}})(?:id_)?/(https?:/.+)", re.DOTALL)
_SLASHES = re.compile(r"^(https?):/+")


@dataclass(frozen=True, kw_only=True)
class Capture:
    """One page at one moment."""

    #: Where the page was.
    url: str
    #: When it was fetched from there.
    moment: datetime

    @property
    def address(self) -> str:
        """Where the archive serves it as it was; the archive leads from there to its nearest capture."""
        return f"https://{HOST}/web/{self.moment.astimezone(UTC):%Y%m%d%H%M%S}id_/{self.url}"

    @classmethod
    def at(cls, address: str) -> Self | None:
        """What the archive serves at an address; None when that is no capture."""
        match = _ADDRESS.fullmatch(address)
        moment = moment_of(match[1]) if match else None
        return cls(url=_SLASHES.sub(r"\1://", match[2]), moment=moment) if match and moment else None


def moment_of(timestamp: str) -> datetime | None:
    """The moment that fourteen digits stand for; None when they stand for none."""
    try:
        return datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def original(page: Page) -> Page:
    """A capture as the page that it is of, at its own address and moment; any other page as it is."""
    capture = Capture.at(page.url)
    if capture is None:
        return page
    asked = Capture.at(page.requested_url)
    requested = asked.url if asked and asked.url != capture.url else ""
    return replace(page, url=capture.url, fetched=capture.moment, requested_url=requested)
