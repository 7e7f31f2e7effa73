"""The New Arab, London, English."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Section
from crawler.outlets import _syria

OUTLET = Outlet(
    name="newarab",
    title="The New Arab",
    hosts=("www.newarab.com",),
    language="en",
    timezone="UTC",  # none is known; its dates come with an offset
    articles=(r"/(?:news|analysis|features|investigations|opinion)/(?P<id>[^/?]+)/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            about=_syria.ENGLISH,
            sources=(Listing(url="https://www.newarab.com/syria"), Feed(url="https://www.newarab.com/rss")),
        ),
        Section(name="news", title="News", sources=(Feed(url="https://www.newarab.com/rss", carries="section"),)),
    ),
    verified="the feed by a list validated in May 2026, the section page as listed; the form of its articles' "
    "addresses is inferred. No HTML was seen",
    side="Gulf",
)
