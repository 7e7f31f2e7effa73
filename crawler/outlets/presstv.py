"""Press TV, the Iranian state channel, English. Its .ir host leads to .co.uk."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Rules, Section
from crawler.outlets import _syria

OUTLET = Outlet(
    name="presstv",
    title="Press TV",
    hosts=(
        "www.presstv.co.uk",
        "www.presstv.ir",
    ),
    language="en",
    timezone="Asia/Tehran",  # inferred: the page prints its time without a zone; the feed's date has one
    articles=(r"/Detail/\d{4}/\d\d/\d\d/(?P<id>\d+)(?:/[^?]*)?(?:\?.*)?",),
    sections=(
        Section(
            name="west_asia",
            title="West Asia",
            sources=(
                Feed(url="https://www.presstv.ir/rss/rss-102.xml", carries="section"),
                Listing(url="https://www.presstv.co.uk/Section/102", links=("a[href*='/Detail/']",)),
            ),
        ),
        *_syria.english("https://www.presstv.co.uk/rss.xml"),
    ),
    rules=Rules(
        title=("h1.news-title-container",),
        published=("time.news-modifydate-container::attr(datetime)", "time.news-modifydate-container"),
        body=(".body-content.details-page div.col-md-9", ".body-content.details-page"),
        remove=("div[data-oembed-url]", ".body-content.details-page div.col-md-12"),
    ),
    verified="by the selectors of a collector that ran in October 2026; no HTML was seen. That rss-102 is West Asia "
    "is inferred from the number of the section",
    side="Iranian",
    notes="No robots.txt was seen. Of its monthly sitemaps only those of 2023 were served.",
)
