"""RT, English. Its robots.txt forbids every address with a query."""

from crawler.discover import Feed, Sitemap
from crawler.outlet import Outlet, Rules, Section
from crawler.outlets import _syria

OUTLET = Outlet(
    name="rt",
    title="RT",
    hosts=("www.rt.com",),
    language="en",
    timezone="Europe/Moscow",
    articles=(r"/[a-z-]+/(?P<id>\d{5,})-[^/?]+/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            about=_syria.ENGLISH,
            sources=(
                Feed(url="https://www.rt.com/rss/news/"),
                Sitemap(url="https://www.rt.com/newssitemap.xml"),
            ),
        ),
        Section(
            name="news",
            title="News",
            sources=(
                Feed(url="https://www.rt.com/rss/news/", carries="section"),
                Sitemap(url="https://www.rt.com/newssitemap.xml", carries="section"),
            ),
        ),
    ),
    rules=Rules(
        title=("h1.article__heading",),
        standfirst=(".article__summary",),
        body=(".article__text",),
        remove=("div.read-more", '[class*="read-more"]'),
        drop=(r"Like this story\? Share it with a friend!",),
    ),
    verified="by the selectors of a collector that ran in October 2026, and by a page of 2019-11-20",
    side="Russian",
    notes="robots.txt forbids every address with a query, /search and /listing/.",
)
