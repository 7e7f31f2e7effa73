"""LBCI, Beirut, English. The last part of an address is its language; the slug varies."""

from crawler.discover import Feed, Sitemap
from crawler.outlet import Outlet, Rules, Section
from crawler.outlets import _syria

OUTLET = Outlet(
    name="lbc",
    title="LBCI",
    hosts=("www.lbcgroup.tv",),
    language="en",
    timezone="Asia/Beirut",
    articles=(r"/news/[^/]+/(?P<id>\d+)/[^?]+/en/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            about=_syria.ENGLISH,
            sources=(
                Feed(url="https://www.lbcgroup.tv/Rss/News/en/126/middle-east-news"),
                Sitemap(url="https://www.lbcgroup.tv/newssitemap.xml"),
            ),
        ),
        Section(
            name="middle_east",
            title="Middle East",
            sources=(Feed(url="https://www.lbcgroup.tv/Rss/News/en/126/middle-east-news", carries="section"),),
        ),
        Section(
            name="news",
            title="News",
            sources=(Sitemap(url="https://www.lbcgroup.tv/newssitemap.xml", carries="section"),),
        ),
    ),
    rules=Rules(body=("//div[@class='LongDesc']//div[br]", "div.LongDesc")),
    verified="page of the Arabic edition of 2026-01-08",
    side="Lebanese",
)
