"""Sputnik, English, of the Russian state. Its addresses tell the day."""

from crawler.discover import Feed, Sitemap
from crawler.outlet import Outlet, Rules, Section
from crawler.outlets import _syria

_FEED = "https://sputnikglobe.com/export/rss2/archive/index.xml"
_DAYS = "https://sputnikglobe.com/sitemap_article_index.xml"

OUTLET = Outlet(
    name="sputnik",
    title="Sputnik International",
    hosts=(
        "sputnikglobe.com",
        "sputniknews.com",
    ),
    language="en",
    timezone="Europe/Moscow",  # inferred
    articles=(
        r"/(?P<id>\d{8}/[^/?]+-\d+)\.html(?:\?.*)?",
        r"/[a-z_-]+/(?P<id>\d{12,20})-[^/?]*/?(?:\?.*)?",
    ),
    sections=(
        Section(
            name="syria",
            title="Syria",
            about=_syria.ENGLISH,
            sources=(Feed(url=_FEED), Sitemap(url=_DAYS)),
        ),
        Section(name="news", title="News", sources=(Feed(url=_FEED, carries="section"),)),
    ),
    rules=Rules(
        title=(".article__title", "h1.b-article__header-title"),
        standfirst=(".article__second-title",),
        body=(".article__text", "[itemprop=articleBody]"),
        remove=(".b-inject",),
    ),
    verified="ways in and selectors by a collector that ran in October 2026; the layout of 2019 by a stored page",
    side="Russian",
    notes="Times out from abroad.",
)
