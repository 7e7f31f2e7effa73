"""The doctor: what each kind of answer is called, and that nothing is stored."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings

from crawler.causes import Cause
from crawler.diagnosis import SUGGESTIONS, Finding, Sign, of_cause
from crawler.doctor import Visit, examine
from crawler.outlets import load
from crawler.run import now
from tests.harbour import HOST as PORT
from tests.harbour import article, feed, listing, sentence, site, url
from tests.site import QUIET, Answer, write_site
from tests.typed import scrapy

HOST = "https://clinic.example"
KINDS = (
    "well", "blocked", "challenge", "consent", "login", "changed", "empty", "private", "soft", "gone", "moved", "dead",
    "other", "wall", "drifted", "index", "days",
)  # fmt: skip

OUTLET = """
from crawler.discover import Dated, Feed, Listing, Sitemap
from crawler.outlet import Outlet, Rules, Section

HOST = "https://clinic.example"

def source(name):
    if name == "index":
        return Sitemap(url=HOST + "/index/", carries="section")
    if name == "days":
        return Dated(of=Listing(url=HOST + "/days/{day:%Y}/"), every="year")
    if name == "other":
        return Feed(url=HOST + "/other/")
    return Listing(url=f"{HOST}/{name}/")

OUTLET = Outlet(
    name="clinic", title="The Clinic", hosts=("clinic.example",), language="en", timezone="Europe/Oslo",
    articles=(r"/[a-z]+/(?P<id>\\d+)-[a-z-]+/",),
    sections=tuple(
        Section(name=name, title=name, sources=(source(name),), urls=f"^/{name}/") for name in KINDS
    ),
    rules=Rules(body=("div.story > p",), remove=("aside",)), verified="invented",
)
"""

WALL = "<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={}</script></body></html>"
PROSE = "".join(f"<p>{sentence(1, line)} <a href='/page/{line}'>the page of that line</a></p>" for line in range(1, 30))


def here(text: str) -> str:
    return text.replace("https://harbour.example", HOST)


def shown(name: str, number: int) -> str:
    return here(listing(range(number, number + 1))).replace("/port/", f"/{name}/")


def answers() -> dict[str, Answer]:
    sitemap = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>%s</loc></url></urlset>"
    index = "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>%s</loc></sitemap></sitemapindex>"
    xml = {"Content-Type": "application/xml"}
    login = "<title>Sign in</title><form><input type=password></form>"
    consent = "<title>Before you continue</title><p>We value your privacy: accept cookies.</p>"
    return {
        f"{HOST}/robots.txt": (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /private/\n"),
        f"{HOST}/well/": shown("well", 1),
        here(url(1, "well")): article(1),
        f"{HOST}/blocked/": (403, {}, "no"),
        f"{HOST}/challenge/": (403, {"cf-mitigated": "challenge"}, WALL),
        f"{HOST}/consent/": consent,
        f"{HOST}/login/": login,
        f"{HOST}/changed/": f"<html><body>{PROSE}</body></html>",
        f"{HOST}/empty/": "<html><body><h1>News</h1></body></html>",
        f"{HOST}/private/": shown("private", 2),
        f"{HOST}/soft/": "<title>404</title><p>Page not found</p>",
        f"{HOST}/gone/": (404, {}, "gone"),
        f"{HOST}/moved/": (301, {"Location": "https://new.example/"}, ""),
        "https://new.example/": f"<html><body>{PROSE}</body></html>",
        f"{HOST}/other/": feed(here(url(3, "well"))),
        f"{HOST}/wall/": shown("wall", 4),
        here(url(4, "wall")): login,
        f"{HOST}/drifted/": shown("drifted", 5),
        here(url(5, "drifted")): article(5).replace("class=story", "class=body"),
        f"{HOST}/index/": (200, xml, index % f"{HOST}/part.xml"),
        f"{HOST}/part.xml": (200, xml, sitemap % here(url(6, "index"))),
        here(url(6, "index")): article(6),
        # The newest listing of an archive by years is that of tomorrow.
        f"{HOST}/days/{(now() + timedelta(days=1)):%Y}/": here(listing(range(7, 8))).replace("/port/", "/days/"),
        here(url(7, "days")): article(7),
    }


def test_every_kind_of_answer_has_its_name_and_its_advice(tmp_path: Path) -> None:
    folder = tmp_path / "outlets"
    folder.mkdir()
    (folder / "clinic.py").write_text(OUTLET.replace("KINDS", repr(KINDS)))
    archive = write_site(tmp_path / "site.warc.gz", answers())
    project = Settings()
    project.setmodule("crawler.settings")
    ours = {name: project[name] for name in project if (project.getpriority(name) or 0) >= 20}
    changes = {"DATA_DIR": str(tmp_path / "data"), "PROGRESS": False, "REPLAY": str(archive)}
    clinic = load((str(folder),))["clinic"]

    async def visit() -> list[Visit]:
        return (await examine(AsyncCrawlerRunner({**ours, **QUIET, **changes}), [clinic]))["clinic"]

    found = {visit.section.name: visit for visit in asyncio.run(visit())}
    listings = {name: str(visit.listing.finding) for name, visit in found.items() if visit.listing}
    assert listings == {
        "well": "reached",
        "blocked": "blocked",
        "challenge": "challenge",
        "consent": "consent wall",
        "login": "login",
        "changed": "layout changed",
        "empty": "empty",
        "private": "robots forbids",
        "soft": "soft 404",
        "gone": "not found",
        "moved": "moved",
        "dead": "unreachable",
        "other": "reached",
        "wall": "reached",
        "drifted": "reached",
        "index": "reached",
        "days": "reached",
    }
    assert {name: str(visit.article.finding) for name, visit in found.items() if visit.article} == {
        "well": "reached",
        "wall": "login",
        "drifted": "layout changed",
        "index": "reached",
        "days": "reached",
    }
    assert found["moved"].listing == Sign(finding=Finding.MOVED, note="leads to https://new.example/")
    assert found["other"].listing == Sign(finding=Finding.REACHED, note="1 articles, none of this section")
    well = {name for name, visit in found.items() if visit.is_well}
    assert well == {"well", "other", "index", "days"}
    assert not (tmp_path / "data").exists(), "nothing is stored"


def test_the_command_prints_a_table_and_advice_and_is_no_success_when_something_is_wrong(tmp_path: Path) -> None:
    pages = {**site(4), f"{PORT}/feed.xml": (403, {}, "no")}
    archive = write_site(tmp_path / "site.warc.gz", pages)
    done = scrapy(tmp_path, "doctor", "harbour", "-s", f"REPLAY={archive}")
    assert done.returncode == 1, done.stderr
    assert "reached (3 articles)" in done.stdout
    assert done.stdout.count(f"harbour: blocked: {PORT}/feed.xml\n  {SUGGESTIONS[Finding.BLOCKED]}") == 1


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_is_told_and_only_a_page_is_well(cause: Cause) -> None:
    sign = of_cause(cause, "")
    assert not sign.finding.is_well
    assert sign.note == cause
    assert SUGGESTIONS[sign.finding]


def test_there_is_advice_for_everything_that_is_not_well() -> None:
    assert set(SUGGESTIONS) == set(Finding) - {Finding.REACHED}
    assert of_cause(None, "ZeroDivisionError").note == "ZeroDivisionError"
