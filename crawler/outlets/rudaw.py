"""Rudaw, Erbil, English. Its pages print an age; the address has the day, as DDMMYYYY and a running number."""

from crawler.discover import Listing
from crawler.outlet import Outlet, Rules, Section

OUTLET = Outlet(
    name="rudaw",
    title="Rudaw",
    hosts=("www.rudaw.net",),
    language="en",
    timezone="Asia/Baghdad",
    articles=(r"/english/[a-z]+(?:/[a-z-]+)*/(?P<id>\d{8,11})/?(?:\?.*)?",),
    sections=(
        Section(
            name="syria",
            title="Syria",
            sources=(Listing(url="https://www.rudaw.net/english/middleeast/syria"),),
        ),
        Section(
            name="middle_east",
            title="Middle East",
            sources=(Listing(url="https://www.rudaw.net/english/middleeast"),),
        ),
    ),
    rules=Rules(drop=(r"Rudaw", r"A\+ ?A-", r"\d+ (?:minutes?|hours?|days?) ago")),
    verified="addresses by pages crawled; that of the section page is inferred from them. No HTML was seen, so the "
    "body is read by its looks",
    side="Kurdish",
    notes="Lists disagree on its feeds; none is used.",
)
