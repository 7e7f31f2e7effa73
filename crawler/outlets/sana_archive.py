"""SANA, English, to August 2025: the old site under its new address. Slow (15 to 65 s a page) and often 503."""

from crawler.discover import Listing
from crawler.outlet import Outlet, Rules, Section
from crawler.outlets._sana import TYPISTS


def _section(name: str, title: str, category: int) -> Section:
    listing = f"https://archive.sana.sy/en/?cat={category}"
    return Section(
        name=name,
        title=title,
        sources=(
            Listing(
                url=listing, pages=f"{listing}&paged={{n}}", links=("h2.post-box-title > a", "#main-content h2 > a")
            ),
        ),
    )


OUTLET = Outlet(
    name="sana_archive",
    title="SANA",
    hosts=("archive.sana.sy", "test.sana.sy"),
    language="en",
    timezone="Asia/Damascus",
    articles=(r"/en/?\?(?:.*&)?p=(?P<id>\d+)(?:&.*)?",),
    sections=(
        _section("syria", "Syria and the World", 106),
        _section("politics", "Politics", 2),
        _section("culture", "Culture", 8),
    ),
    rules=Rules(
        title=("h1.post-title span[itemprop=name]", "h1.post-title"),
        body=("div.entry", "#the-post div.post-inner"),
        remove=('div[id^="gallery-"]',),
        drop=TYPISTS,
        end=(r"^Check Also$",),
    ),
    verified="by the selectors of a collector that ran in October 2026 and of a spider of 2018; no HTML was seen",
    side="Syrian state",
    notes="Slow, 15 to 65 seconds a page, and often 503.",
)
