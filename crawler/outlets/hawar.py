"""Hawar (ANHA), English. A first site, to about 2022, had other addresses."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Section

OUTLET = Outlet(
    name="hawar",
    title="Hawar News Agency",
    hosts=("hawarnews.com",),
    language="en",
    timezone="Asia/Damascus",  # inferred
    articles=(
        r"/en/haber/[^/?]*-h(?P<id>\d+)\.html(?:\?.*)?",
        r"/en/(?!(?:news|rss|feed|haber|category|tag)(?:/|$))(?P<id>[^/?]+(?:-[^/?-]+){2,})/?(?:\?.*)?",
    ),
    sections=(
        Section(
            name="syria",
            title="Syria",
            sources=(
                Feed(url="https://hawarnews.com/en/rss/latest-posts", carries="section"),
                Listing(url="https://hawarnews.com/en/news"),
            ),
        ),
    ),
    verified="feed and section page as listed, never validated; date line by the text of a page crawled. No HTML was "
    "seen, so the body is read by its looks",
    side="Kurdish",
    notes="The daily plan of the agency is among its posts and is no news.",
)
