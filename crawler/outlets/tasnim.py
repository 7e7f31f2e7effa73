"""Tasnim, Tehran, English. The .com host does not always resolve; .ir is the same site."""

from crawler.discover import Feed, Sitemap
from crawler.outlet import Outlet, Section
from crawler.outlets import _syria

_FEED = "https://www.tasnimnews.com/en/rss/feed/0/0/0/0/AllStories"
_DAYS = "https://www.tasnimnews.ir/en/en_sitemap.xml"

OUTLET = Outlet(
    name="tasnim",
    title="Tasnim",
    hosts=(
        "www.tasnimnews.ir",
        "www.tasnimnews.com",
    ),
    language="en",
    timezone="Asia/Tehran",  # inferred
    articles=(r"/en/news/\d{4}/\d\d?/\d\d?/(?P<id>\d+)(?:/[^?]*)?(?:\?.*)?",),
    sections=(
        Section(name="syria", title="Syria", about=_syria.ENGLISH, sources=(Feed(url=_FEED), Sitemap(url=_DAYS))),
        Section(
            name="news",
            title="News",
            sources=(Feed(url=_FEED, carries="section"), Sitemap(url=_DAYS, carries="section")),
        ),
    ),
    verified="ways in by a collector that ran in October 2026 and a feed list of May 2026; no HTML was seen, so the "
    "body is read by its looks",
    side="Iranian",
    notes="robots.txt forbids /*/search*. Its sitemap goes by year, month and day.",
)
