"""TASS, the Russian state agency, English."""

from crawler.discover import Feed, Sitemap
from crawler.outlet import Outlet, Rules, Section
from crawler.outlets import _syria

_FEED = "https://tass.com/rss/v2.xml"
_NEWEST = "https://tass.com/sitemap/sitemap_news0.xml"

OUTLET = Outlet(
    name="tass",
    title="TASS",
    hosts=("tass.com",),
    language="en",
    timezone="Europe/Moscow",  # Moscow time is inferred; its dates carry an offset
    articles=(r"/(?!search)[a-z-]+/(?P<id>\d+)/?(?:\?.*)?",),
    sections=(
        Section(
            name="middle_east",
            title="Middle East conflict",
            urls=r"^/middle-east-conflict/",
            sources=(Feed(url=_FEED), Sitemap(url=_NEWEST)),
        ),
        Section(name="syria", title="Syria", about=_syria.ENGLISH, sources=(Feed(url=_FEED), Sitemap(url=_NEWEST))),
        Section(name="world", title="World", urls=r"^/world/", sources=(Feed(url=_FEED), Sitemap(url=_NEWEST))),
    ),
    rules=Rules(
        standfirst=(".news-header__lead",),
        body=(".text-content p",),
        # "TUNIS, November 16. /TASS/. " stays: it is the agency's own dateline, in the first sentence.
    ),
    verified="by the selectors of a collector that ran in October 2026; no HTML was seen. Of the ten sitemaps "
    "sitemap_news0 to 9 the first is read",
    side="Russian",
    notes="robots.txt forbids /search. The Russian edition (tass.ru) answers its articles with 403.",
)
