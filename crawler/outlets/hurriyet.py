"""Hürriyet Daily News, Istanbul, English."""

from crawler.outlet import Outlet
from crawler.outlets import _syria

OUTLET = Outlet(
    name="hurriyet",
    title="Hürriyet Daily News",
    hosts=("www.hurriyetdailynews.com",),
    language="en",
    timezone="Europe/Istanbul",
    articles=(r"/(?!rss)(?:[^/?]+/)*(?P<id>[^/?]*-[^/?]+)/?(?:\?.*)?",),
    sections=_syria.english("http://www.hurriyetdailynews.com/rss.aspx"),
    verified="the feed by a list validated in May 2026; the form of its articles' addresses is not known, so whatever "
    "the feed names is taken. No HTML was seen",
    side="Turkish",
)
