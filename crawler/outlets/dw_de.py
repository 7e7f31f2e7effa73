"""Deutsche Welle, German."""

from crawler.discover import Sitemap
from crawler.outlet import Outlet, Section
from crawler.outlets._dw import DW

OUTLET = Outlet(
    name="dw_de",
    title="DW",
    hosts=("www.dw.com",),
    language="de",
    timezone="Europe/Berlin",
    articles=(r"/de/[^/]+/a-(?P<id>\d+)(?:\?.*)?",),
    sections=(
        Section(
            name="news",
            title="Nachrichten",
            sources=(Sitemap(url="https://www.dw.com/de/news-sitemap.xml", carries="section"),),
        ),
    ),
    rules=DW,
    verified="page of 2024-01-30; the sitemap is inferred from the English one",
    side="Western",
)
