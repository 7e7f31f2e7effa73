"""Enab Baladi, English: an independent Syrian newspaper. Its addresses tell the month."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Section
from crawler.outlets._enabbaladi import ENAB_BALADI

OUTLET = Outlet(
    name="enabbaladi",
    title="Enab Baladi",
    hosts=("english.enabbaladi.net",),
    language="en",
    timezone="Asia/Damascus",
    articles=(r"/archives/\d{4}/\d\d/(?P<id>[^/?]+)/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            sources=(Feed(url="https://english.enabbaladi.net/feed/", carries="section"),),
        ),
        Section(
            name="raqqa",
            title="Raqqa",
            sources=(Listing(url="https://english.enabbaladi.net/archives/category/news/raqqa"),),
        ),
    ),
    rules=ENAB_BALADI,
    verified="the feed by a list validated in May 2026; boilerplate by the text of pages crawled. No HTML was seen",
    side="Syrian independent",
    notes="The same article is also served as ?so=related, which is one identity here.",
)
