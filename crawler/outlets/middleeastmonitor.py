"""Middle East Monitor, London. A search of its site is a feed too."""

from crawler.discover import Feed
from crawler.outlet import Outlet, Section

OUTLET = Outlet(
    name="middleeastmonitor",
    title="Middle East Monitor",
    hosts=("www.middleeastmonitor.com",),
    language="en",
    timezone="Europe/London",  # inferred
    articles=(
        r"/(?!(?:search|feed|category|tag|author|page)(?:/|$))(?P<id>(?:\d{8}-)?[^/?]+(?:-[^/?-]+){2,})/?(?:\?.*)?",
    ),
    sections=(
        Section(
            name="syria",
            title="Syria",
            sources=(Feed(url="https://www.middleeastmonitor.com/search/syria/feed/rss2/", carries="section"),),
        ),
        Section(
            name="news",
            title="News",
            sources=(Feed(url="https://www.middleeastmonitor.com/feed/", carries="section"),),
        ),
    ),
    verified="feeds by a list validated in May 2026, which has the form of the search feed; the form of its articles' "
    "addresses is inferred. No HTML was seen",
    side="Western",
)
