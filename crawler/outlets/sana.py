"""SANA, the Syrian state agency, English: its site since August 2025. Older articles are on archive.sana.sy."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Section
from crawler.outlets._sana import SANA


def _section(name: str, title: str) -> Section:
    url = f"https://sana.sy/en/{name}/"
    return Section(
        name=name,
        title=title,
        urls=rf"^/en/{name}/\d",
        sources=(
            Listing(url=url, pages=f"{url}page/{{n}}/", carries="outlet"),
            Feed(url="https://sana.sy/en/feed"),
        ),
    )


OUTLET = Outlet(
    name="sana",
    title="SANA",
    hosts=("sana.sy",),
    language="en",
    timezone="Asia/Damascus",
    articles=(r"/en/[^/?]+/(?P<id>\d+)/?(?:\?.*)?",),
    sections=(
        _section("syria", "Syria"),  # inferred from the addresses of articles
        _section("politics", "Politics"),
        _section("presidency", "Presidency"),
    ),
    rules=SANA,
    verified="by the selectors of a collector that ran in October 2026; no HTML was seen",
    side="Syrian state",
    notes="robots.txt asks for 5 seconds between requests. A listing ends by a redirect.",
)
