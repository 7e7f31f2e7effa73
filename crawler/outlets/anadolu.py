"""Anadolu, the Turkish state agency, English. Its dates carry no offset and are Turkish time."""

from crawler.discover import Feed, Sitemap
from crawler.outlet import Outlet, Section
from crawler.outlets import _syria
from crawler.outlets._anadolu import ANADOLU

OUTLET = Outlet(
    name="anadolu",
    title="Anadolu Agency",
    hosts=("www.aa.com.tr",),
    language="en",
    timezone="Europe/Istanbul",
    articles=(r"/en/[^/]+/(?:[^/?]+/)?(?P<id>\d{5,9})/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            about=_syria.ENGLISH,
            sources=(
                Feed(url="https://www.aa.com.tr/en/rss/default?cat=middle-east"),
                Sitemap(url="https://www.aa.com.tr/en/SiteMap/News"),
            ),
        ),
        Section(
            name="middle_east",
            title="Middle East",
            urls=r"^/en/middle-east/",
            sources=(
                Feed(url="https://www.aa.com.tr/en/rss/default?cat=middle-east", carries="section"),
                Sitemap(url="https://www.aa.com.tr/en/SiteMap/News"),
            ),
        ),
        Section(
            name="news",
            title="News",
            sources=(Sitemap(url="https://www.aa.com.tr/en/SiteMap/News", carries="section"),),
        ),
    ),
    rules=ANADOLU,
    verified="pages of the Turkish edition of 2025-04-05 and 2026-04-20, which has the same layout",
    side="Turkish",
    notes="robots.txt forbids /api/ and ?s=.",
)
