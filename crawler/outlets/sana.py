"""SANA, the Syrian state agency, English: its site since August 2025. Older articles are on archive.sana.sy."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Rules, Section


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
    rules=Rules(
        title=("h1.s-title",),
        body=("div.entry-content",),
        remove=(
            "div.efoot",
            ".entry-bottom",
            ".e-shared",
            '.entry-content [class*="related"]',
            '.entry-content [class*="inline-post"]',
            '.entry-content [class*="block-wrap"]',
        ),
        # Translators and typists at the end: "Shaza/H.Said", "D.H.", "English Bulletin".
        drop=(
            r"English Bulletin",
            r"(?:[A-Z][a-z]?\.\s?){2,3}",
            r"[A-Z][\w-]+ [A-Z]\.",
            r"[A-Z][\w.-]+(?: [A-Z][\w.-]+)?\s?/\s?[A-Z]\.?\s?[A-Z][\w.-]+",
        ),
        end=(r"^TAGGED:", r"^Check Also$"),
    ),
    verified="by the selectors of a collector that ran in October 2026; no HTML was seen",
)
