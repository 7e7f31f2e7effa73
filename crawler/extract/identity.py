"""Which article a page is, where it is filed, and whether its rel=canonical can be believed."""

from urllib.parse import urlsplit

from crawler.clean import clean_url
from crawler.lead import Lead
from crawler.outlet import Outlet
from crawler.page import Page


def id_of(page: Page, outlet: Outlet | None, lead: Lead | None) -> str:
    """`outlet:key`. The final URL decides; where it is no article's, the URL asked for; else the cleaned URL itself."""
    if outlet is None:
        return f"{host_of(page.url)}:{_place(page.url)}"
    key = outlet.key(page.url) or (lead and lead.key) or outlet.key(page.requested_url) or _place(page.url)
    return f"{outlet.name}:{key}"


def section_of(page: Page, outlet: Outlet | None, lead: Lead | None) -> tuple[str, str] | None:
    """How it is known, and the section's title: from the URL, or from the listing; None when neither tells."""
    if outlet is None:
        return None
    if section := outlet.section_of(page.url):
        return "url", section.title
    if lead and lead.section:
        return "listing", outlet.section(lead.section).title
    return None


def canonical_of(claimed: str, page: Page, outlet: Outlet | None) -> str | None:
    """The claimed canonical URL when it is on the same outlet and names the same article; else None.

    Sites are seen to declare one canonical URL for all their articles, or that of another site.
    """
    if not claimed:
        return None
    cleaned = clean_url(claimed)
    if outlet is not None:
        key = outlet.key(cleaned)
        return cleaned if key is not None and key == outlet.key(page.url) else None
    same_host = host_of(cleaned) == host_of(page.url)
    return cleaned if same_host and urlsplit(cleaned).path.strip("/") else None


def host_of(url: str) -> str:
    """The host without `www.`; "" when there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _place(url: str) -> str:
    """Path and query of the cleaned URL."""
    parts = urlsplit(clean_url(url))
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
