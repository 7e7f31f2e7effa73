"""Mehr, Tehran, English."""

from crawler.outlet import Outlet, Rules
from crawler.outlets import _syria

OUTLET = Outlet(
    name="mehr",
    title="Mehr News Agency",
    hosts=("en.mehrnews.com",),
    language="en",
    timezone="Asia/Tehran",
    articles=(r"/news/(?P<id>\d+)(?:/[^?]*)?(?:\?.*)?",),
    sections=_syria.english("https://en.mehrnews.com/rss"),
    rules=Rules(
        # The typist's mark at the end: "MP/5626218".
        drop=(r"This item is being updated\W*", r"[A-Z]{2,3}/(?:\d{5,9}|PR)?"),
        end=(r"^Your Comment$",),
    ),
    verified="the feed by lists of 2026, boilerplate by the text of pages crawled; no HTML was seen, so the body is "
    "read by its looks",
    side="Iranian",
    notes="Times out from abroad (October 2026).",
)
