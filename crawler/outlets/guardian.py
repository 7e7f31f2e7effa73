"""The Guardian, world news."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Rules, Section

_WORLD = "https://www.theguardian.com/world"


def _section(name: str, title: str, path: str) -> Section:
    sources = (Feed(url=f"{_WORLD}/{path}/rss", carries="section"), Listing(url=f"{_WORLD}/{path}"))
    return Section(name=name, title=title, sources=sources)


OUTLET = Outlet(
    name="guardian",
    title="The Guardian",
    hosts=("www.theguardian.com",),
    language="en",
    timezone="Europe/London",
    articles=(
        r"/(?!.*/(?:live|video|gallery|audio|picture|ng-interactive)/)(?P<id>[a-z-]+(?:/[a-z-]+)*/\d{4}/[a-z]{3}/\d\d/[^/?]+)"
        r"(?:\?.*)?",
    ),
    sections=(_section("middle_east", "Middle East", "middleeast"), _section("syria", "Syria", "syria")),
    rules=Rules(
        byline=('address[data-link-name="byline"]',),
        standfirst=('div[data-gu-name="standfirst"] p',),
        body=(".article-body-viewer-selector",),
        remove=("figure", "aside", '[data-print-layout="hide"]', "gu-island"),
    ),
    verified="pages of 2022-11-02 and 2024-02-24; the feed of the Syria page was seen listed only",
    side="Western",
)
