"""Al Mayadeen, Beirut, English. A ticker of breaking news stands above every article and differs at each visit."""

from crawler.outlet import Outlet, Rules
from crawler.outlets import _syria

OUTLET = Outlet(
    name="almayadeen",
    title="Al Mayadeen English",
    hosts=("english.almayadeen.net",),
    language="en",
    timezone="Asia/Beirut",
    articles=(r"/news/(?:[a-z-]+/)*(?P<id>[^/?]*-[^/?]*)/?(?:\?.*)?",),
    sections=_syria.english("https://english.almayadeen.net/feed.rss"),
    rules=Rules(drop=(r"BREAKING",)),
    verified="the feed by two lists, the ticker by the text of one page crawled three times; no HTML was seen, so the "
    "body is read by its looks",
    side="Lebanese",
)
