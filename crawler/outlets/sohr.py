"""The Syrian Observatory for Human Rights, English. Its pages come a second time under /embed/."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Section

OUTLET = Outlet(
    name="sohr",
    title="Syrian Observatory for Human Rights",
    hosts=("www.syriahr.com",),
    language="en",
    timezone="Asia/Damascus",
    articles=(r"/en/(?P<id>\d+)(?:/embed)?/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            sources=(
                Feed(url="https://www.syriahr.com/en/feed/", carries="section"),
                Listing(url="https://www.syriahr.com/en/"),
            ),
        ),
    ),
    verified="the feed by ten lists, the opening words by the text of pages crawled; no HTML was seen, so the body is "
    "read by its looks",
    side="Syrian independent",
    notes="A wall answers bare automatic readers with 403 or 406.",
)
