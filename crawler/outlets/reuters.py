"""Reuters. It answers automatic readers with a wall: mostly of use with an archive of its pages."""

from crawler.discover import Sitemap
from crawler.outlet import Outlet, Rules, Section
from crawler.outlets import _syria

_NEWS = "https://www.reuters.com/arc/outboundfeeds/news-sitemap-index/?outputType=xml"

OUTLET = Outlet(
    name="reuters",
    title="Reuters",
    hosts=("www.reuters.com",),
    language="en",
    timezone="UTC",
    articles=(
        r"/article/(?:[^?]*[-/])?(?P<id>id[A-Z0-9]{8,})/?(?:\?.*)?",
        r"(?P<id>/(?!video/|pictures/|graphics/)[a-z-]+/[^?]+-\d{4}-\d\d-\d\d)/?(?:\?.*)?",
    ),
    sections=(
        Section(
            name="syria",
            title="Syria",
            about=_syria.ENGLISH,
            sources=(Sitemap(url=_NEWS),),
        ),
        Section(name="middle_east", title="Middle East", urls=r"^/world/middle-east/", sources=(Sitemap(url=_NEWS),)),
        Section(name="news", title="News", sources=(Sitemap(url=_NEWS, carries="section"),)),
    ),
    date_order="mdy",
    rules=Rules(
        body=(
            '//*[@data-testid="ArticleBody"]//*[starts-with(@data-testid, "paragraph") or @data-testid="Heading"]',
            'div[data-testid^="paragraph"]',
            "div.StandardArticleBody_body > p",  # 2019
            '.ArticleBodyWrapper p[class*="Paragraph-paragraph"]',  # 2020
        ),
        remove=('//a[@data-testid="Link"]/span[contains(., "opens new tab")]',),
        drop=(r"Our Standards: The Thomson Reuters Trust Principles\..*",),
    ),
    verified="pages of 2019-11-19, 2020 and 2024-03-07",
    side="wire",
    notes="A wall against automatic readers: mostly of use with an archive of its pages.",
)
