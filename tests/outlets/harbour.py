"""The Harbour Courier: an invented daily for tests, described as a user of the crawler would describe it."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Rules, Section

OUTLET = Outlet(
    name="harbour",
    title="The Harbour Courier",
    hosts=("harbour.example",),
    language="en",
    timezone="Europe/Oslo",
    articles=(r"/(?:port|sea)/(?P<id>\d+)-[a-z-]+/",),
    sections=(
        Section(
            name="port",
            title="The Port",
            urls="^/port/",
            sources=(
                Listing(url="https://harbour.example/port/", pages="https://harbour.example/port/page/{n}/"),
                Feed(url="https://harbour.example/feed.xml"),
            ),
        ),
        Section(name="sea", title="The Sea", urls="^/sea/", sources=(Feed(url="https://harbour.example/feed.xml"),)),
    ),
    rules=Rules(body=("div.story > p",), remove=("aside",)),
    verified="invented",
)
