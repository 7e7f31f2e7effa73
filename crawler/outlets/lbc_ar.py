"""LBCI, Beirut, Arabic. The last part of an address is its language; the slug varies."""

from crawler.discover import Sitemap
from crawler.outlet import Outlet, Rules, Section
from crawler.outlets import _syria

OUTLET = Outlet(
    name="lbc_ar",
    title="LBCI",
    hosts=("www.lbcgroup.tv",),
    language="ar",
    timezone="Asia/Beirut",
    articles=(r"/news/[^/]+/(?P<id>\d+)/[^?]+/ar/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="سوريا",
            about=_syria.ARABIC,
            sources=(Sitemap(url="https://www.lbcgroup.tv/newssitemap.xml"),),
        ),
        Section(
            name="news",
            title="الأخبار",
            sources=(Sitemap(url="https://www.lbcgroup.tv/newssitemap.xml", carries="section"),),
        ),
    ),
    rules=Rules(body=("//div[@class='LongDesc']//div[br]", "div.LongDesc")),
    verified="page of the Arabic edition of 2026-01-08",
    side="Lebanese",
)
