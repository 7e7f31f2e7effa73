"""Al-Manar, Beirut, English. Three hosts serve the same articles under the same numbers."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Section
from crawler.outlets import _syria

_FEED = "https://english.almanar.com.lb/rss"

OUTLET = Outlet(
    name="almanar",
    title="Al-Manar TV Lebanon",
    hosts=(
        "english.almanar.com.lb",
        "english.almanartv.com.lb",
        "english.manartv.com.lb",
    ),
    language="en",
    timezone="Asia/Beirut",
    articles=(r"/(?:article/)?(?P<id>\d{4,})/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            sources=(
                Listing(
                    url="https://english.almanar.com.lb/cat/news/middle-east/syria",
                    pages="https://english.almanar.com.lb/cat/news/middle-east/syria/page/{n}",
                ),
                Feed(url=_FEED),
            ),
            about=_syria.ENGLISH,
        ),
        Section(name="news", title="News", sources=(Feed(url=_FEED, carries="section"),)),
    ),
    verified="listing by pages crawled and by a spider of 2018, /article/ addresses by a note of October 2026; no "
    "HTML was seen, so the body is read by its looks",
    side="Lebanese",
)
