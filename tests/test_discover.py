"""The discover room's door: what becomes a lead, what is followed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from crawler.discover import Feed, Listing, discover
from crawler.lead import Follow, Lead
from crawler.outlet import Key, Link, Outlet, Section
from crawler.page import Page
from crawler.window import Window

AT = datetime(2026, 5, 1, 12, tzinfo=UTC)
PAGE = Page(url="https://herald.example/syria", body="", fetched=AT)


@dataclass(frozen=True, kw_only=True)
class Fixed:
    """A source that finds what it is told to."""

    found: tuple[Link | Follow, ...]
    carries: str = "section"
    via: str = "fixed"

    def start(self, window: Window) -> Iterator[str]:
        yield PAGE.url

    def read(self, page: Page, key: Key, window: Window) -> Iterator[Link | Follow]:
        yield from self.found


def found(*links: Link | Follow, carries: str = "section", urls: str = "") -> list[Lead | Follow]:
    source = Fixed(found=links, carries=carries)
    section = Section(name="syria", title="Syria", sources=(source,), urls=urls)
    outlet = Outlet(
        name="herald",
        title="The Herald",
        hosts=("herald.example", "old.herald.example"),
        language="en",
        timezone="UTC",
        articles=(r"/\w+/(?P<id>\d+)(?:\?.*)?",),
        sections=(section,),
        verified="invented",
    )
    return list(discover(PAGE, outlet=outlet, section=section, source=source))


def test_a_link_becomes_a_lead() -> None:
    link = Link(
        url="https://HERALD.example/syria/7?utm_source=x&b=1#top", title="Bridge reopens", published="2 hours ago"
    )
    assert found(link) == [
        Lead(
            outlet="herald",
            key="7",
            url="https://herald.example/syria/7?b=1",
            section="syria",
            title="Bridge reopens",
            published="2 hours ago",
            via="fixed",
            listing="https://herald.example/syria",
            at=AT,
        )
    ]


def test_other_hosts_and_other_pages_are_no_leads() -> None:
    assert found(Link(url="https://other.example/syria/7"), Link(url="https://herald.example/about")) == []


def test_two_links_to_one_article_are_one_lead_that_knows_what_either_says() -> None:
    first = Link(url="https://herald.example/syria/7", published="1 May")
    second = Link(url="http://old.herald.example/news/7", title="Bridge reopens", published="2 May")
    (lead,) = found(first, second)
    assert isinstance(lead, Lead)
    assert (lead.url, lead.title, lead.published) == (first.url, "Bridge reopens", "1 May")


def test_of_a_whole_outlet_the_section_takes_its_part() -> None:
    links = [Link(url=f"https://herald.example/{section}/{n}") for n, section in enumerate(("syria", "sport", "syria"))]
    pattern = "^/syria/"
    assert [lead.url[-1] for lead in found(*links, carries="outlet", urls=pattern)] == ["0", "2"]
    assert len(found(*links, carries="outlet")) == 3, "nothing tells, so all of it"
    assert len(found(*links, carries="section", urls=pattern)) == 3, "the listing has said that they belong"


def test_continuations_come_last_once_and_stay_on_the_outlet() -> None:
    onward = Follow(url="https://old.herald.example/syria?page=2")
    items = found(onward, Follow(url="https://evil.example/"), Link(url="https://herald.example/syria/7"), onward)
    assert [type(item) for item in items] == [Lead, Follow]
    assert items[1] == onward


def test_a_source_on_a_host_of_its_own_may_go_on_there() -> None:
    feed = Feed(url="https://feeds.example/herald.xml")
    section = Section(name="syria", title="Syria", sources=(feed,))
    outlet = Outlet(
        name="herald",
        title="The Herald",
        hosts=("herald.example",),
        language="en",
        timezone="UTC",
        articles=(r"/(?P<id>\d+)",),
        sections=(section,),
        verified="invented",
    )
    body = '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="{}"/></feed>'

    def follows(href: str, url: str = feed.url) -> list[str]:
        page = Page(url=url, body=body.format(href), fetched=AT)
        return [item.url for item in discover(page, outlet=outlet, section=section, source=feed)]

    assert follows("/herald.xml?p=2") == ["https://feeds.example/herald.xml?p=2"]
    assert follows("https://evil.example/2") == []
    assert follows("https://evil.example/2", url="https://evil.example/1") == [], "though a redirect has led there"


def test_sources_say_what_they_carry() -> None:
    assert Listing(url=PAGE.url).carries == "section"
    assert Feed(url=PAGE.url).carries == "outlet"
    assert replace(Feed(url=PAGE.url), carries="section").via == "feed"
