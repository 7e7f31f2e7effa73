"""The Times of Israel. Its pages state no date in their head: the feed's counts."""

from crawler.discover import Feed
from crawler.outlet import Outlet, Rules, Section

OUTLET = Outlet(
    name="timesofisrael",
    title="The Times of Israel",
    hosts=("www.timesofisrael.com",),
    language="en",
    timezone="Asia/Jerusalem",
    articles=(r"/(?!israel-and-the-region/)(?P<id>[a-z0-9]+(?:-[a-z0-9]+){2,})/?(?:\?.*)?",),
    sections=(
        Section(
            name="region",
            title="Israel & the Region",
            sources=(Feed(url="https://www.timesofisrael.com/israel-and-the-region/feed/", carries="section"),),
        ),
        Section(
            name="news", title="News", sources=(Feed(url="https://www.timesofisrael.com/feed/", carries="section"),)
        ),
    ),
    date_order="mdy",
    rules=Rules(
        body=("div.the-content",),
        remove=(".banner-placeholder", ".newsletter-article", ".the-content aside", ".the-content .caption"),
    ),
    verified="page of January 2020",
)
