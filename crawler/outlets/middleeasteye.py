"""Middle East Eye, London."""

from crawler.outlet import Outlet, Rules
from crawler.outlets import _syria

OUTLET = Outlet(
    name="middleeasteye",
    title="Middle East Eye",
    hosts=("www.middleeasteye.net",),
    language="en",
    timezone="Europe/London",  # inferred
    articles=(r"/(?!rss|tags/|topics/|countries/|users/)[a-z-]+/(?:[a-z-]+/)*(?P<id>[^/?]+)/?(?:\?.*)?",),
    sections=_syria.english("https://www.middleeasteye.net/rss"),
    rules=Rules(remove=(".mee-readmore", "[class*=newsletter]")),
    verified="the feed as validated in 2026 (20 items), removals by a public site configuration of August 2026; the "
    "form of its articles' addresses is inferred. No HTML was seen",
    side="Western",
)
