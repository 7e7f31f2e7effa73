"""BBC News, Arabic."""

from crawler.discover import Listing
from crawler.outlet import Outlet, Section
from crawler.outlets import _syria

OUTLET = Outlet(
    name="bbc_arabic",
    title="BBC News عربي",
    hosts=("www.bbc.com",),
    language="ar",
    timezone="UTC",
    articles=(r"/arabic/articles/(?P<id>c\w+)/?(?:\?.*)?", r"/arabic/(?:[a-z]+-)*(?P<id>\d{8})/?(?:\?.*)?"),
    sections=(
        Section(
            name="syria",
            title="سوريا",
            about=_syria.ARABIC,
            sources=(Listing(url="https://www.bbc.com/arabic", carries="outlet"),),
        ),
        Section(
            name="news",
            title="الأخبار",
            sources=(Listing(url="https://www.bbc.com/arabic"),),  # by the links of the page below
        ),
    ),
    verified="page of 2024-03-03",
    side="Western",
)
