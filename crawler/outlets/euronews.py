"""Euronews, English."""

from crawler.discover import Sitemap
from crawler.outlet import Outlet, Rules, Section
from crawler.outlets import _syria

OUTLET = Outlet(
    name="euronews",
    title="Euronews",
    hosts=("www.euronews.com",),
    language="en",
    timezone="Europe/Paris",
    articles=(r"(?P<id>/(?:[a-z-]+/)*\d{4}/\d\d/\d\d/[^/?]+)/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            about=_syria.ENGLISH,
            sources=(Sitemap(url="https://www.euronews.com/sitemaps/en/latest-news.xml"),),
        ),
        Section(
            name="news",
            title="News",
            sources=(Sitemap(url="https://www.euronews.com/sitemaps/en/latest-news.xml", carries="section"),),
        ),
    ),
    rules=Rules(
        standfirst=("h2.c-article-summary", ".c-article-summary"),
        body=("div.c-article-content",),
        remove=(".c-article-content .widget--type-related", ".c-article-content .c-ad", ".c-article-content figure"),
    ),
    verified="pages of 2024-04-30 and 2026-01-06",
    side="Western",
)
