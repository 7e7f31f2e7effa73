"""BBC News, English. A page's date can be many years older than its last change: explainers are kept up to date."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Rules, Section
from crawler.outlets import _syria

OUTLET = Outlet(
    name="bbc",
    title="BBC News",
    hosts=("www.bbc.com", "www.bbc.co.uk"),
    language="en",
    timezone="Europe/London",
    articles=(r"/news/articles/(?P<id>c\w+)/?(?:\?.*)?", r"/news/(?:[a-z]+-)*(?P<id>\d{8})/?(?:\?.*)?"),
    sections=(
        Section(
            name="syria",
            title="Syria",
            about=_syria.ENGLISH,
            sources=(Feed(url="https://feeds.bbci.co.uk/news/world/middle_east/rss.xml"),),
        ),
        Section(
            name="middle_east",
            title="Middle East",
            sources=(
                Feed(url="https://feeds.bbci.co.uk/news/world/middle_east/rss.xml", carries="section"),
                Listing(url="https://www.bbc.com/news/world/middle_east"),
            ),
        ),
    ),
    rules=Rules(
        body=(
            '//article//*[@data-component="text-block" or @data-component="subheadline-block" or @data-block="text" '
            'or @data-block="subheadline"]',
            "div.story-body__inner",  # to 2020
        ),
        remove=(
            ".story-body__inner > :not(p):not(h2):not(ul)",  # pictures, players, posts of other sites
            # Lists of nothing but links to other articles.
            '//*[@data-component="text-block"]//li[count(*)=1][normalize-space(a)=normalize-space(.)]',
        ),
        drop=(r"Follow Newsbeat on .*", r"Listen to Newsbeat .*"),
    ),
    verified="pages of 2019-11, 2020-04-10, 2024-08-01 and 2026-04-25",
    side="Western",
)
