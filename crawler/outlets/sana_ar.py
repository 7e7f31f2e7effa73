"""SANA, the Syrian state agency, Arabic: its site since August 2025."""

from crawler.discover import Feed, Listing
from crawler.outlet import Outlet, Section
from crawler.outlets._sana import SANA

OUTLET = Outlet(
    name="sana_ar",
    title="سانا",
    hosts=("sana.sy",),
    language="ar",
    timezone="Asia/Damascus",
    articles=(r"/(?!en/|fr/|tr/|ru/|es/|ku/|he/|page/)[^/?]+(?:/[^/?]+)*/(?P<id>\d+)/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="سوريا",
            sources=(Feed(url="https://sana.sy/?feed=rss2", carries="section"),),
        ),
        Section(
            name="raqqa",
            title="الرقة",
            urls=r"^/governorates/alrakkah/",
            sources=(Listing(url="https://sana.sy/governorates/alrakkah/"),),
        ),
    ),
    rules=SANA,
    verified="the feed by a list that reads it, the governorate's page by one that names it; addresses of articles "
    "and markup are inferred from the English edition, no HTML was seen",
    side="Syrian state",
    notes="robots.txt asks for 5 seconds between requests.",
)
