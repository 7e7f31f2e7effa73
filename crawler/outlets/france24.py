"""France 24, English."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Section

OUTLET = Outlet(
    name="france24",
    title="France 24",
    hosts=("www.france24.com",),
    language="en",
    timezone="Europe/Paris",
    articles=(r"/en/(?!tag/|live-news/|tv-shows/)(?:[a-z-]+/)+(?P<id>(?:\d{8}-)?[^/?]*-[^/?]+)/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            sources=(Feed(url="https://www.france24.com/en/tag/syria/rss", carries="section"),),
        ),
        Section(
            name="middle_east",
            title="Middle East",
            sources=(
                Feed(url="https://www.france24.com/en/middle-east/rss", carries="section"),
                Listing(url="https://www.france24.com/en/middle-east/"),
            ),
        ),
    ),
    verified="the section's feed by a list validated in May 2026, which has the form of tag feeds too; that there is "
    "a tag syria, and the form of its articles' addresses, are inferred. No HTML was seen",
    side="Western",
)
