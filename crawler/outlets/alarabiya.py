"""Al Arabiya, English."""

from crawler.outlet import Outlet
from crawler.outlets import _syria

OUTLET = Outlet(
    name="alarabiya",
    title="Al Arabiya English",
    hosts=("english.alarabiya.net",),
    language="en",
    timezone="Asia/Dubai",  # inferred
    articles=(r"/(?!feed/|tools/|\.mrss)(?:[^/?]+/)+(?P<id>(?:\d{4}/\d\d?/\d\d?/)?[^/?]*-[^/?]+)/?(?:\?.*)?",),
    sections=_syria.english(
        "https://english.alarabiya.net/feed/rss2/en.xml", "https://english.alarabiya.net/feed/rss2/en/News.xml"
    ),
    verified="feeds by a list validated in May 2026; the form of its articles' addresses is not known, so whatever "
    "the feeds name is taken. No HTML was seen",
    side="Gulf",
    notes="A wall answers bare automatic readers with 403 or 406.",
)
