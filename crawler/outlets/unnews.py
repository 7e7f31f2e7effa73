"""UN News, English."""

from crawler.discover import Feed
from crawler.outlet import Outlet, Section
from crawler.outlets import _syria

_REGION = "https://news.un.org/feed/subscribe/en/news/region/middle-east/feed/rss.xml"

OUTLET = Outlet(
    name="unnews",
    title="UN News",
    hosts=("news.un.org",),
    language="en",
    timezone="America/New_York",  # inferred; its dates carry an offset
    articles=(r"/en/(?!tags/|audio/)[a-z-]+/(?P<id>\d{4}/\d\d/\d+)/?(?:\?.*)?",),
    sections=(
        Section(name="syria", title="Syria", about=_syria.ENGLISH, sources=(Feed(url=_REGION),)),
        Section(name="middle_east", title="Middle East", sources=(Feed(url=_REGION, carries="section"),)),
    ),
    verified="the region's feed by a list validated in May 2026; the form of its articles' addresses is inferred. No "
    "HTML was seen",
    side="UN",
)
