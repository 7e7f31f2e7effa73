"""Al-Masdar News: a site of the Syrian war that is gone; what is left of it is in web archives."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Rules, Section


def _section(name: str, title: str) -> Section:
    url = f"https://www.almasdarnews.com/article/category/{name}/"
    return Section(
        name=name,
        title=title,
        sources=(
            Listing(url=url, pages=f"{url}page/{{n}}/", links=("#td-outer-wrap h3 > a",)),
            Feed(url=f"{url}feed/", carries="section"),
        ),
    )


OUTLET = Outlet(
    name="almasdar",
    title="Al-Masdar News",
    hosts=("www.almasdarnews.com",),
    language="en",
    timezone="Asia/Beirut",  # inferred from its dateline
    articles=(r"/article/(?!(?:category|author|tag|page|feed)(?:/|$))(?P<id>[^/?]+)/?(?:\?.*)?",),
    sections=(_section("syria", "Syria"), _section("yemen", "Yemen")),
    rules=Rules(
        title=("header > h1",),
        published=("header time::attr(datetime)",),
        body=("div.td-post-content > p",),  # the theme's usual class; inferred
    ),
    verified="by the selectors of a spider of 2018; no HTML was seen",
    side="Lebanese",
    notes="Gone: nothing shows it alive since 2025. To be read from web archives.",
)
