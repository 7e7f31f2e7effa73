"""Which article a page is, where it is filed, and whether its rel=canonical can be believed."""

from crawler.clean import clean_url
from crawler.lead import Lead
from crawler.outlet import Outlet
from crawler.page import Page
from crawler.spelling import host_of, is_home, place_of
from crawler.window import Window


def id_of(page: Page, outlet: Outlet | None, lead: Lead | None, canonical: str | None = None) -> str:
    """`outlet:key`. The final URL decides; where it is no article's, the URL asked for, then the believed canonical
    URL; else the cleaned URL itself.
    """
    own = place_of(clean_url(page.url))
    if outlet is None:
        return f"{host_of(page.url)}:{own}"
    key = outlet.key(page.url) or (lead and lead.key) or outlet.key(page.requested_url)
    return f"{outlet.name}:{key or (canonical and outlet.key(canonical)) or own}"


def is_led_home(page: Page, outlet: Outlet) -> bool:
    """Whether a redirect led from an article to the home page or to a listing: how many sites say "not found"."""
    if not page.requested_url or outlet.key(page.url):
        return False
    sources = [source for section in outlet.sections for source in section.sources]
    listings = {place_of(clean_url(url)) for source in sources for url in source.start(Window())}
    return is_home(page.url) or place_of(clean_url(page.url)) in listings


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

    Sites are seen to declare one canonical URL for all their articles, their home page, or another site. A page whose
    own address tells no article is believed when it names one of the outlet.
    """
    if not claimed:
        return None
    cleaned = clean_url(claimed)
    if outlet is not None:
        key = outlet.key(cleaned)
        own = outlet.key(page.url) or outlet.key(page.requested_url)
        return cleaned if key is not None and own in (None, key) else None
    return cleaned if host_of(cleaned) == host_of(page.url) and not is_home(cleaned) else None
