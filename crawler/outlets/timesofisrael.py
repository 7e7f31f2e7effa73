"""The Times of Israel."""

from crawler.discover import Feed
from crawler.outlet import Outlet, Rules, Section
from crawler.outlets import _syria

OUTLET = Outlet(
    name="timesofisrael",
    title="The Times of Israel",
    hosts=("www.timesofisrael.com",),
    language="en",
    timezone="Asia/Jerusalem",
    articles=(r"/(?!israel-and-the-region(?:/|$))(?P<id>[a-z0-9]+(?:-[a-z0-9]+){2,})/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            about=_syria.ENGLISH,
            sources=(Feed(url="https://www.timesofisrael.com/israel-and-the-region/feed/"),),
        ),
        Section(
            name="region",
            title="Israel & the Region",
            sources=(Feed(url="https://www.timesofisrael.com/israel-and-the-region/feed/", carries="section"),),
        ),
        Section(
            name="news", title="News", sources=(Feed(url="https://www.timesofisrael.com/feed/", carries="section"),)
        ),
    ),
    rules=Rules(
        body=("div.the-content",),
        byline=(".wrap-byline .byline",),
        published=(".wrap-byline .date",),  # Jerusalem time; the head states no date
        remove=(".banner-placeholder", ".newsletter-article", ".newsletter-promo", ".the-content .wp-caption"),
    ),
    verified="page of January 2020",
    side="Israeli",
    notes="Live blogs are among its articles.",
)
