"""The outlets of the drill: one file for each trap, as a user would write it, in a folder of their own."""

from collections.abc import Iterable
from pathlib import Path

from drills.hostile.trap import Trap

_FILE = """
from crawler.discover import Feed, Listing, Sitemap
from crawler.outlet import Outlet, Section

OUTLET = Outlet(
    name={name!r},
    title={what!r},
    hosts={hosts!r},
    language="en",
    timezone="UTC",
    articles=(r"/news/(?P<id>\\d+)-[a-z-]+/",),
    sections=(Section(name="news", title="News", sources=({sources},)),),
    verified="invented",
)
"""
_WAYS = {
    "": "Listing(url={base!r} + '/news/')",
    "older": "Listing(url={base!r} + '/news/', older='a.older')",
    "feed": "Listing(url={base!r} + '/news/'), Feed(url={base!r} + '/feed.xml')",
    "sitemap": "Listing(url={base!r} + '/news/'), Sitemap(url={base!r} + '/sitemap.xml')",
}


def write(folder: Path, traps: Iterable[Trap], port: int) -> None:
    """Write the folder that OUTLET_MODULES is to name."""
    folder.mkdir(parents=True)
    for trap in traps:
        sources = _WAYS[trap.way].format(base=f"http://{trap.host}:{port}")
        text = _FILE.format(name=trap.name, what=trap.what, hosts=(trap.host, *trap.hosts), sources=sources)
        (folder / f"{trap.name}.py").write_text(text.lstrip(), encoding="utf-8")
