"""Syria Direct, English: reports by Syrian journalists."""

from crawler.discover import Feed
from crawler.outlet import Outlet, Section

OUTLET = Outlet(
    name="syriadirect",
    title="Syria Direct",
    hosts=("syriadirect.org",),
    language="en",
    timezone="UTC",  # none is known; its dates come with an offset
    articles=(r"/(?!(?:category|tag|author|page|feed|ar)(?:/|$))(?P<id>[^/?]+(?:-[^/?-]+){2,})/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            sources=(
                Feed(url="https://syriadirect.org/feed/", carries="section"),
                Feed(url="https://syriadirect.org/category/news/feed", carries="section"),
            ),
        ),
    ),
    verified="feeds by lists of 2026; no HTML was seen, so the body is read by its looks",
    side="Syrian independent",
)
