"""Asharq Al-Awsat, London, English."""

from crawler.outlet import Outlet
from crawler.outlets import _syria

OUTLET = Outlet(
    name="aawsat",
    title="Asharq Al-Awsat",
    hosts=("english.aawsat.com",),
    language="en",
    timezone="UTC",  # none is known; its dates come with an offset
    articles=(r"/(?!feed)(?:[^/?]+/)*(?P<id>[^/?]*-[^/?]+)/?(?:\?.*)?",),
    sections=_syria.english("https://english.aawsat.com/feed"),
    verified="the feed by lists of March and May 2026; the form of its articles' addresses is not known, so whatever "
    "the feed names is taken. No HTML was seen",
    side="Gulf",
)
