"""Anadolu, the Turkish state agency, Turkish. Its dates carry no offset and are Turkish time."""

from crawler.discover import Feed
from crawler.outlet import Outlet, Section
from crawler.outlets._anadolu import ANADOLU

OUTLET = Outlet(
    name="anadolu_tr",
    title="Anadolu Ajansı",
    hosts=("www.aa.com.tr",),
    language="tr",
    timezone="Europe/Istanbul",
    articles=(r"/tr/[^/]+/(?:[^/?]+/)?(?P<id>\d{5,9})/?(?:\?.*)?",),
    sections=(
        Section(
            name="news",
            title="Güncel",
            sources=(Feed(url="https://www.aa.com.tr/tr/rss/default?cat=guncel", carries="section"),),
        ),
    ),
    rules=ANADOLU,
    verified="pages of 2025-04-05 and 2026-04-20 (the layout changed in April 2026)",
    side="Turkish",
    notes="robots.txt forbids /api/ and ?s=.",
)
