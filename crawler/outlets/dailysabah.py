"""Daily Sabah, Istanbul, English."""

from crawler.outlet import Outlet
from crawler.outlets import _syria

OUTLET = Outlet(
    name="dailysabah",
    title="Daily Sabah",
    hosts=("www.dailysabah.com",),
    language="en",
    timezone="Europe/Istanbul",
    articles=(
        r"/(?!rss/)[a-z-]+/\d{4}/\d\d/\d\d/(?P<id>[^/?]+)/?(?:\?.*)?",
        r"/(?!rss/)[a-z-]+(?:/[a-z-]+)*/(?P<id>[^/?]+(?:-[^/?-]+){2,})/?(?:\?.*)?",
    ),
    sections=_syria.english("https://www.dailysabah.com/rss/politics", "https://www.dailysabah.com/rss/home-page"),
    verified="feeds by lists of 2026; dated addresses by pages of 2015, the others are inferred. No HTML was seen, so "
    "the body is read by its looks",
    side="Turkish",
)
