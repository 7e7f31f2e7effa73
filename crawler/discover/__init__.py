"""The discover room: from a listing (section page, feed, sitemap) to leads and continuations."""

from collections.abc import Iterator
from dataclasses import replace

from crawler.clean import clean_url
from crawler.discover.dated import Dated
from crawler.discover.feed import Feed
from crawler.discover.json_listing import JsonListing
from crawler.discover.listing import Listing
from crawler.discover.sitemap import Sitemap
from crawler.discover.wayback import Wayback
from crawler.discover.wordpress import WordPress
from crawler.host import host_in
from crawler.lead import Follow, Lead
from crawler.outlet import Link, Outlet, Section, Source
from crawler.page import Page
from crawler.window import Window

__all__ = ["Dated", "Feed", "JsonListing", "Listing", "Sitemap", "Wayback", "WordPress", "discover"]

_EVERYTHING = Window()


def discover(
    page: Page, *, outlet: Outlet, section: Section, source: Source, window: Window = _EVERYTHING
) -> Iterator[Lead | Follow]:
    """The articles of the outlet that a page of this source links to, each once and in page order; then continuations.

    Nothing for a page that links to none, whatever it holds: an outlet gone quiet is not this room's business.
    Continuations and captures are left out where they are neither on the outlet's hosts nor on the source's own.
    """
    leads: dict[str, Lead] = {}
    follows: dict[str, Follow] = {}
    own = host_in(next(iter(source.start(window.closed(page.fetched))), ""))
    for found in source.read(page, outlet.key, window):
        if isinstance(found, Follow):
            if outlet.owns(found.url) or host_in(found.url) == own:
                follows.setdefault(found.url, found)
        elif found.archived and host_in(found.archived) != own:
            continue
        elif (key := outlet.key(found.url)) is not None and _belongs(found, section, source):
            lead = _lead(found, key, page, outlet=outlet, section=section, via=source.via)
            leads[key] = _merged(leads[key], lead) if key in leads else lead
    yield from leads.values()
    yield from follows.values()


def _belongs(link: Link, section: Section, source: Source) -> bool:
    return source.carries == "section" or section.takes(clean_url(link.url), link.title)


def _lead(link: Link, key: str, page: Page, *, outlet: Outlet, section: Section, via: str) -> Lead:
    return Lead(
        outlet=outlet.name,
        key=key,
        url=clean_url(link.url),
        section=section.name,
        title=link.title,
        published=link.published,
        via=via,
        listing=page.url,
        at=page.fetched,
        archived=link.archived,
    )


def _merged(first: Lead, second: Lead) -> Lead:
    """The first of two links to one article, with what only the second one says."""
    return replace(first, title=first.title or second.title, published=first.published or second.published)
