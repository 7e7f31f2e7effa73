"""The Independent, London."""

from crawler.discover import Listing
from crawler.outlet import Outlet, Rules, Section

OUTLET = Outlet(
    name="independent",
    title="The Independent",
    hosts=("www.independent.co.uk",),
    language="en",
    timezone="Europe/London",
    articles=(r"/[^?]+-(?P<id>[ab]\d{6,})\.html(?:\?.*)?",),
    sections=(
        Section(name="world", title="World", sources=(Listing(url="https://www.independent.co.uk/news/world"),)),
        Section(
            name="middle_east",
            title="Middle East",
            # Inferred from the address of the world section.
            sources=(Listing(url="https://www.independent.co.uk/news/world/middle-east"),),
        ),
    ),
    rules=Rules(
        body=("#main",),
        remove=(".newsletter-component", '[data-component="Newsletter"]'),
        drop=(r"This is a breaking news? story .{1,10}more to follow\W*",),
    ),
    verified="page of 2024-11-22",
    side="Western",
)
