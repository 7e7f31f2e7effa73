"""Al-Monitor, Washington."""

from crawler.outlet import Outlet, Rules
from crawler.outlets import _syria

OUTLET = Outlet(
    name="almonitor",
    title="Al-Monitor",
    hosts=("www.al-monitor.com",),
    language="en",
    timezone="America/New_York",  # inferred; its dates carry an offset
    articles=(r"/originals/\d{4}/\d\d/(?P<id>[^/?]+)/?(?:\?.*)?",),
    sections=_syria.english("https://www.al-monitor.com/rss"),
    rules=Rules(
        title=("h1.title",),
        standfirst=("strong.subtitle",),
        byline=(".author-title",),
        published=("time::attr(datetime)",),
        body=("div.article-body",),
        remove=(".article-more-from",),
    ),
    verified="the feed as validated in 2026 (20 items), selectors by a public site configuration of August 2026; no "
    "HTML was seen",
    side="Western",
    notes="Metered: a reader without a subscription sees few articles.",
)
