"""Deutsche Welle, English."""

from crawler.discover import Feed, Sitemap
from crawler.outlet import Outlet, Section
from crawler.outlets import _syria
from crawler.outlets._dw import DW

OUTLET = Outlet(
    name="dw",
    title="DW",
    hosts=("www.dw.com",),
    language="en",
    timezone="Europe/Berlin",
    articles=(r"/en/[^/]+/a-(?P<id>\d+)(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            about=_syria.ENGLISH,
            sources=(
                Feed(url="https://rss.dw.com/xml/rss-en-all"),
                Sitemap(url="https://www.dw.com/en/news-sitemap.xml"),
            ),
        ),
        Section(
            name="news",
            title="News",
            sources=(
                Feed(url="https://rss.dw.com/xml/rss-en-all", carries="section"),
                Sitemap(url="https://www.dw.com/en/news-sitemap.xml", carries="section"),
            ),
        ),
    ),
    rules=DW,
    verified="pages of 2023-06 to 2026-06-14",
    side="Western",
)
