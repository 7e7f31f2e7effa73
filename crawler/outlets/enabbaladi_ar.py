"""Enab Baladi, Arabic."""

from crawler.discover import Feed
from crawler.outlet import Outlet, Section
from crawler.outlets._enabbaladi import ENAB_BALADI

OUTLET = Outlet(
    name="enabbaladi_ar",
    title="عنب بلدي",
    hosts=("www.enabbaladi.net",),
    language="ar",
    timezone="Asia/Damascus",
    articles=(
        r"/(?:archives/)?(?:\d{4}/\d\d/)?(?P<id>\d+)(?:/[^?]*)?(?:\?.*)?",
        r"/archives/\d{4}/\d\d/(?P<id>[^/?]+)/?(?:\?.*)?",
    ),
    sections=(
        Section(
            name="syria",
            title="سوريا",
            sources=(Feed(url="https://www.enabbaladi.net/feed", carries="section"),),
        ),
    ),
    rules=ENAB_BALADI,
    verified="the feed by two lists, of March and May 2026; the form of its addresses is inferred. No HTML was seen",
    side="Syrian independent",
)
