"""Listings of outlets whose markup is known, made up in it."""

from datetime import UTC, datetime

import pytest

from crawler.discover import discover
from crawler.lead import Follow, Lead
from crawler.outlet import Outlet
from crawler.outlets import load
from crawler.page import Page

OUTLETS = load()
NOW = datetime(2023, 8, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    "form", ["essaydetails.php?eid=39570&cid=386", "essaydetails.php?cid=386&eid=39570", "39570/386"]
)
def test_both_forms_of_an_alahed_address_tell_the_section(form: str) -> None:
    section = OUTLETS["alahed"].section_of(f"http://english.alahednews.com.lb/{form}")
    assert section is not None
    assert section.title == "Syria"


def found(outlet: Outlet, url: str, body: str, asked: str = "", number: int = 0) -> tuple[list[Lead], list[str]]:
    section = outlet.section("syria")
    page = Page(url=url, body=body, fetched=NOW, requested_url=asked)
    items = list(discover(page, outlet=outlet, section=section, source=section.sources[number]))
    leads = [item for item in items if isinstance(item, Lead)]
    return leads, [item.url for item in items if isinstance(item, Follow)]


ALAHED_LISTING = """
<div class="ticker"><a href="essaydetails.php?eid=900&cid=385">Other news</a></div>
<table id="table45"><tr><td><a href="essaydetails.php?eid=43418&cid=386">Convoy reaches the town</a></td></tr>
<tr><td><a href="essaydetails.php?eid=43417&cid=385">Filed elsewhere</a></td></tr></table>
<table id="table49"><tr><td><a href="x"><img src="n.gif" alt="{}"></a></td></tr></table>"""


def test_alahed_listing_goes_on_while_it_shows_next() -> None:
    url = "http://english.alahednews.com.lb/catessays.php?cid=386"
    leads, older = found(OUTLETS["alahed"], url, ALAHED_LISTING.format("Next"))
    assert [(lead.key, lead.title) for lead in leads] == [("43418", "Convoy reaches the town")]
    assert older == [f"{url}&catdd=0&page=2"]
    assert found(OUTLETS["alahed"], f"{url}&catdd=0&page=2", ALAHED_LISTING.format("Next"))[1] == [
        f"{url}&catdd=0&page=3"
    ]
    assert found(OUTLETS["alahed"], url, ALAHED_LISTING.format("Previous"))[1] == []


def test_alahed_listing_of_unknown_layout_gives_the_links_of_the_section() -> None:
    body = '<div><a href="/70624/386">Of Syria and its roads</a></div><div><a href="/70625/385">Of Lebanon</a></div>'
    assert [
        lead.key for lead in found(OUTLETS["alahed"], "http://english.alahednews.com.lb/catessays.php?cid=386", body)[0]
    ] == ["70624"]


def test_sana_listing_reads_the_dates_of_its_cards_and_ends_by_a_redirect() -> None:
    link = '<h3><a href="https://sana.sy/en/{}/{}/">Headline {}</a></h3>'
    card = f'<div class="p">{link}<time datetime="2026-05-0{{}}T10:00">x</time></div>'
    body = card.format("syria", 11, "one", 1) + card.format("sport", 12, "two", 2)
    url = "https://sana.sy/en/syria/"
    leads, older = found(OUTLETS["sana"], url, body)
    assert [(lead.key, lead.title, lead.published) for lead in leads] == [("11", "Headline one", "2026-05-01T10:00")]
    assert older == ["https://sana.sy/en/syria/page/2/"]
    assert found(OUTLETS["sana"], url, body, asked="https://sana.sy/en/syria/page/99/")[1] == []


def test_sana_archive_and_almasdar_listings() -> None:
    body = '<h2 class="post-box-title"><a href="?p=157742">A headline</a></h2><aside><a href="?p=1">Popular</a></aside>'
    leads, older = found(OUTLETS["sana_archive"], "https://archive.sana.sy/en/?cat=106&paged=3", body)
    assert ([lead.key for lead in leads], older) == (["157742"], ["https://archive.sana.sy/en/?cat=106&paged=4"])
    body = '<div id="td-outer-wrap"><h3><a href="/article/a-b/">Headline</a></h3></div>'
    leads, older = found(OUTLETS["almasdar"], "https://www.almasdarnews.com/article/category/syria/", body)
    assert [lead.url for lead in leads] == ["https://www.almasdarnews.com/article/a-b/"]
    assert older == ["https://www.almasdarnews.com/article/category/syria/page/2/"]
