"""Deutsche Welle, Arabic."""

from crawler.outlet import Outlet
from crawler.outlets import _syria
from crawler.outlets._dw import DW

OUTLET = Outlet(
    name="dw_ar",
    title="DW عربية",
    hosts=("www.dw.com",),
    language="ar",
    timezone="Europe/Berlin",
    articles=(r"/ar/[^/]+/a-(?P<id>\d+)(?:\?.*)?",),
    sections=_syria.arabic("https://rss.dw.com/xml/rss-ar-all"),
    rules=DW,
    verified="the feed as named by a crawler's list of 2026; markup by pages of the English and German editions",
    side="Western",
)
