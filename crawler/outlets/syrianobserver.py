"""The Syrian Observer: translates and sums up what Syrian outlets write, and names them."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Rules, Section

OUTLET = Outlet(
    name="syrianobserver",
    title="The Syrian Observer",
    hosts=("syrianobserver.com",),
    language="en",
    timezone="Asia/Damascus",  # inferred
    articles=(r"/(?!(?:tag|category|author|page|feed)(?:/|$))(?:[^/?]+/)*(?P<id>[^/?]+(?:-[^/?-]+){2,})/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            sources=(
                Feed(url="https://syrianobserver.com/feed", carries="section"),
                Listing(
                    url="https://syrianobserver.com/tag/syria/", pages="https://syrianobserver.com/tag/syria/page/{n}"
                ),
            ),
        ),
    ),
    rules=Rules(drop=(r"Logo Wide", r"Search")),
    verified="the feed by lists of March and May 2026, the form of tag pages by pages crawled; that there is a tag "
    "syria, and the form of its articles' addresses, are inferred. No HTML was seen",
    side="Syrian independent",
)
