"""The Associated Press."""

from crawler.discover import Listing, Sitemap
from crawler.outlet import Outlet, Rules, Section
from crawler.outlets import _syria

OUTLET = Outlet(
    name="apnews",
    title="AP News",
    hosts=("apnews.com",),
    language="en",
    timezone="UTC",  # its meta dates carry no offset and are UTC
    articles=(r"/article/(?:[^/?]*-)?(?P<id>[0-9a-f]{32})/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            about=_syria.ENGLISH,
            sources=(
                Listing(url="https://apnews.com/hub/middle-east", carries="outlet"),
                Sitemap(url="https://apnews.com/news-sitemap-content.xml"),
            ),
        ),
        Section(name="middle_east", title="Middle East", sources=(Listing(url="https://apnews.com/hub/middle-east"),)),
        Section(
            name="news",
            title="News",
            sources=(Sitemap(url="https://apnews.com/news-sitemap-content.xml", carries="section"),),
        ),
    ),
    date_order="mdy",
    rules=Rules(
        title=("h1.Page-headline",),
        body=("div.RichTextStoryBody",),
        remove=(
            ".Infobox",
            ".Enhancement",
            ".HTMLModuleEnhancement",
            ".PageListEnhancement",
            ".Advertisement",
            "bsp-carousel",
        ),
        end=(r"^_{2,}$",),
    ),
    verified="page of 2024-09-03",
    side="wire",
    notes="Its old index.rss answers 403; a plain client may be refused.",
)
