"""North Press, Qamishli, English."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Rules, Section

OUTLET = Outlet(
    name="northpress",
    title="North Press Agency",
    hosts=("npasyria.com",),
    language="en",
    timezone="Asia/Damascus",
    articles=(r"/en/(?P<id>\d+)/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            sources=(
                Feed(url="https://npasyria.com/en/feed/", carries="section"),
                Listing(url="https://npasyria.com/en/"),
            ),
        ),
    ),
    rules=Rules(
        byline=('(substring-after(//p[starts-with(normalize-space(.), "Reporting by ")], "Reporting by "))',),
        drop=(r"Reporting by [^.]{3,60}",),
    ),
    verified="the feed by five lists, dateline and credit by the text of a page crawled; no HTML was seen, so the "
    "body is read by its looks",
    side="Kurdish",
    notes="A wall answers bare automatic readers with 403 or 406.",
)
