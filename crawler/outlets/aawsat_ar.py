"""Asharq Al-Awsat, London, Arabic."""

from crawler.outlet import Outlet
from crawler.outlets import _syria

OUTLET = Outlet(
    name="aawsat_ar",
    title="الشرق الأوسط",
    hosts=("aawsat.com",),
    language="ar",
    timezone="UTC",  # none is known; its dates come with an offset
    articles=(r"/(?!feed)(?:[^/?]+/)*(?P<id>[^/?]*-[^/?]+)/?(?:\?.*)?",),
    sections=_syria.arabic("https://aawsat.com/feed"),
    verified="the feed by lists of March and May 2026; the form of its articles' addresses is not known, so whatever "
    "the feed names is taken. No HTML was seen",
    side="Gulf",
)
