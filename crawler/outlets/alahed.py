"""Al-Ahed News, English: Beirut, of Hezbollah. Its eid rises with time; the new layout prints only an article's age."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Rules, Section
from crawler.outlets import _alahed as pages

_OLD = "http://english.alahednews.com.lb"
_NEW = "https://english.alahednews.news"


def _section(name: str, title: str, cid: int) -> Section:
    listing = f"{_OLD}/catessays.php?cid={cid}"
    return Section(
        name=name,
        title=title,
        urls=rf"[?&]cid={cid}(?!\d)|^/\d+/{cid}(?!\d)",
        sources=(
            Listing(
                url=listing,
                links=("#table45 a", "a[href]"),  # the second: the new layout's listing is not known
                pages=f"{listing}&catdd=0&page={{n}}",
                more='#table49 img[alt="Next"]',
                carries="outlet",
            ),
            Feed(url=f"{_NEW}/rss/{cid}", carries="section"),
        ),
    )


OUTLET = Outlet(
    name="alahed",
    title="Al-Ahed News",
    hosts=("english.alahednews.com.lb", "english.alahednews.news"),
    language="en",
    timezone="Asia/Beirut",
    articles=(r"/essaydetails\.php\?(?:.*&)?eid=(?P<id>\d+)(?:&.*)?", r"/(?P<id>\d+)/\d+/?(?:\?.*)?"),
    ids="rising",
    sections=(
        _section("syria", "Syria", 386),
        _section("lebanon", "Lebanon", 385),
        _section("yemen", "Yemen", 524),
    ),
    rules=Rules(
        title=("#textFontSize1", pages.title),
        byline=(pages.byline,),
        published=(pages.published,),
        body=(pages.body,),
        tags=(pages.tags,),
        source_line=(pages.source_line,),
        drop=(pages.BYLINE,),
    ),
    verified="old layout by the selectors of a spider of 2018, new layout by the text of pages crawled in 2023; no "
    "HTML was seen. Of the feeds only /rss/541 was seen named: /rss/{cid} is inferred.",
    side="Lebanese",
    notes="It has moved: whether the .com.lb host still answers is not known.",
)
