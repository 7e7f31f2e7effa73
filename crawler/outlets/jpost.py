"""The Jerusalem Post."""

from crawler.discover import Feed
from crawler.outlet import Outlet, Rules, Section
from crawler.outlets import _syria

_MIDDLE_EAST = "https://www.jpost.com/rss/rssfeedsmiddleeastnews.aspx"

OUTLET = Outlet(
    name="jpost",
    title="The Jerusalem Post",
    hosts=("www.jpost.com",),
    language="en",
    timezone="Asia/Jerusalem",
    articles=(r"/(?!rss/)(?:[^/?]+/)+(?:[^/?]*-)?(?P<id>\d{5,7})/?(?:\?.*)?",),
    sections=(
        Section(name="syria", title="Syria", about=_syria.ENGLISH, sources=(Feed(url=_MIDDLE_EAST),)),
        Section(name="middle_east", title="Middle East", sources=(Feed(url=_MIDDLE_EAST, carries="section"),)),
        Section(
            name="conflict",
            title="Arab-Israeli conflict",
            sources=(Feed(url="https://www.jpost.com/rss/rssfeedsarabisraeliconflict.aspx", carries="section"),),
        ),
    ),
    rules=Rules(
        title=(".article-title",),
        body=(".article-inner-content-breaking-news", ".article-inner-content", ".margin-container-body"),
        remove=(".share-buttons", ".hide-for-premium"),
    ),
    verified="feeds and selectors by a recipe of August 2026; the form of its articles' addresses by a stored page of "
    "November 2019",
    side="Israeli",
)
