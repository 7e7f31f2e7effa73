"""Naharnet, Beirut, English."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Rules, Section

OUTLET = Outlet(
    name="naharnet",
    title="Naharnet",
    hosts=(
        "www.naharnet.com",
        "prod.naharnet.com",
    ),
    language="en",
    timezone="Asia/Beirut",
    articles=(r"/stories/en/(?P<id>\d+)(?:-[^/?]*)?/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            sources=(
                Feed(url="https://www.naharnet.com/tags/syria/en/feed.atom", carries="section"),
                Listing(
                    url="https://www.naharnet.com/tags/syria", pages="https://www.naharnet.com/tags/syria?page={n}"
                ),
            ),
        ),
        Section(
            name="lebanon",
            title="Lebanon",
            sources=(Feed(url="https://www.naharnet.com/tags/lebanon/en/feed.atom", carries="section"),),
        ),
    ),
    rules=Rules(drop=(r"W140 Full Story", r"by Naharnet Newsdesk .{8,30}")),
    verified="tag pages and byline by the text of pages crawled; the feed of the Lebanon tag by a list of 2026, that "
    "of Syria inferred from it. No HTML was seen",
    side="Lebanese",
)
