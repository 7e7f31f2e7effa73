"""Airwars, London: records of civilian harm, incident by incident, and news. It has switched its feeds off."""

from crawler.discover import Listing, WordPress
from crawler.outlet import Outlet, Rules, Section

_SITE = "https://airwars.org"


def _section(name: str, title: str, path: str) -> Section:
    url = f"{_SITE}/{path}/"
    return Section(name=name, title=title, sources=(Listing(url=url, pages=f"{url}page/{{n}}/"),))


OUTLET = Outlet(
    name="airwars",
    title="Airwars",
    hosts=("airwars.org",),
    language="en",
    timezone="Europe/London",
    articles=(
        r"/civilian-casualties/(?P<id>[a-z0-9-]+-(?:19|20)\d\d)/?(?:\?.*)?",
        r"/(?:news|investigations)/(?P<id>[a-z0-9-]+)/?(?:\?.*)?",  # inferred
        r"/(?P<id>[a-z0-9]+(?:-[a-z0-9]+){3,})/?(?:\?.*)?",
    ),
    sections=(
        # Every incident with the moment it was published, which its page does not print.
        Section(
            name="incidents",
            title="Civilian Casualties",
            sources=(WordPress(url=f"{_SITE}/wp-json/", kind="civ", carries="section"),),
        ),
        _section("russia_in_syria", "Russian Military in Syria", "conflict/russian-military-in-syria"),
        _section("coalition", "Coalition in Iraq and Syria", "conflict/coalition-in-iraq-and-syria"),
        _section("turkey", "Turkish Military in Iraq and Syria", "conflict/turkish-military-in-iraq-and-syria"),
        _section(
            "israel", "Israeli Military in Syria & the Gaza Strip", "conflict/israeli-military-in-syria-the-gaza-strip"
        ),
        _section("gaza", "Israel and Gaza", "conflict/israel-and-gaza-2023"),
        _section("research", "Research", "research"),
        _section("airstrike", "Airstrike", "tag/airstrike"),
    ),
    rules=Rules(
        # The h1 of an incident names the database; its own name is its code and date.
        title=(
            "div.header-image h1",
            'body.civ meta[property="og:title"]::attr(content)',
            'meta[property="og:title"]::attr(content)',
        ),
        # Of an incident only the day it happened is printed, which is no date of publication.
        published=('(substring-after(//div[contains(@class, "meta-block")][contains(., "Published")], "Published"))',),
        byline=('//div[contains(@class, "meta-block")][contains(., "Written by")]//a/text()',),
        standfirst=("div.info-main > h2",),
        body=("div.summary > p", "div.info-main div.info-main-block"),
        drop=(r"Due to the scale and urgency of Airwars[’'] assessment process, all images .*",),
    ),
    verified="incidents by three pages crawled in January 2025; news by the theme's source of March 2026, no HTML "
    "seen. The API is used by a collector of August 2026 for incidents by number; that it lists them is inferred",
    side="NGO",
    notes="Can answer automatic readers with 403. Its theme switches every feed off.",
)
