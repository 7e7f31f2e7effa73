"""One article under many addresses, and many articles under addresses that look alike."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.clean import TRACKERS, clean_url
from crawler.discover import Listing
from crawler.extract.identity import canonical_of, id_of, is_led_home
from crawler.outlet import Outlet, Section
from crawler.outlets import load
from crawler.page import Page
from crawler.window import Window
from tests.harbour import HOST
from tests.harbour import OUTLET as HARBOUR

#: An outlet whose patterns name no `id`: identity is the whole address.
PLAIN = replace(HARBOUR, name="plain", articles=(r"/news/[^?]+(?:\?.*)?", r"/story\.php\?.+"))
ADDRESS = "https://harbour.example/news/2026/the-count"


@pytest.mark.parametrize(
    "variant",
    [
        "http://harbour.example/news/2026/the-count",
        "https://www.harbour.example/news/2026/the-count/",
        "https://m.harbour.example/news/2026/the-count",
        "https://amp.harbour.example/news/2026/the-count",
        "HTTPS://Harbour.Example.:443/news/2026/the-count#top",
        "https://harbour.example/news/2026/the-count/amp/",
        "https://harbour.example/amp/news/2026/the-count",
        "https://harbour.example/news/2026/the-count.amp",
        "https://harbour.example/news/2026/the-count/print",
        "https://harbour.example/news/2026/the-count?amp",
        "https://harbour.example/news/2026/the-count?outputType=amp&utm_source=x",
        "https://harbour.example/news/2026/the-count/?print=1&fbclid=3",
        "https://harbour.example/news/2026/th%65-count",
        "https://harbour.example/news/2025/../2026/./the-count",
        "https://harbour.example//news/2026/the-count",
        "https://harbour.example/news/2026/the-count;jsessionid=0A1B?&",
        "https://harbour.example/news/2026/the-count?&amp;utm_medium=rss",
    ],
)
def test_an_address_in_another_spelling_is_the_same_article(variant: str) -> None:
    assert PLAIN.key(variant) == PLAIN.key(ADDRESS) == "/news/2026/the-count"


@pytest.mark.parametrize(
    "other",
    [
        "https://harbour.example/news/2026/the-count?page=2",
        "https://harbour.example/news/2026/the-count?ref=1",
        "https://harbour.example/news/2026/The-Count",
        "https://harbour.example/news/2026/the-count/2",
        "https://harbour.example/news/2026/the-count?print=2",
        "https://harbour.example/news/2026/the-count.html",
        "https://harbour.example/news/2026/the%2Fcount",
    ],
)
def test_what_only_the_outlet_can_know_to_be_one_stays_two(other: str) -> None:
    assert PLAIN.key(other) not in (None, PLAIN.key(ADDRESS))


def test_the_order_of_parameters_makes_no_second_article() -> None:
    one, two = (PLAIN.key(f"{HOST}/story.php?{query}") for query in ("eid=7&cid=23", "cid=23&eid=7&utm_source=x"))
    assert one == two == "/story.php?cid=23&eid=7"


NAMES = st.from_regex(r"[a-zA-Z_]{1,6}", fullmatch=True).filter(lambda name: not TRACKERS.fullmatch(name))


@settings(max_examples=60, deadline=None)
@given(
    name=NAMES, others=st.lists(st.tuples(NAMES, st.from_regex(r"\w{0,3}", fullmatch=True)), max_size=3), data=st.data()
)
def test_thirty_articles_that_differ_only_in_a_parameter_stay_thirty(
    name: str, others: list[tuple[str, str]], data: st.DataObject
) -> None:
    first = data.draw(st.integers(min_value=0, max_value=10**6))
    rest = [f"{other}={value}" for other, value in others if other.lower() != name.lower()]
    place = data.draw(st.integers(min_value=0, max_value=len(rest)))
    queries = ["&".join([*rest[:place], f"{name}={first + n}", *rest[place:]]) for n in range(30)]
    keys = {PLAIN.key(f"{HOST}/story.php?{query}") for query in queries}
    assert len(keys) == 30
    assert None not in keys
    assert len({clean_url(f"{HOST}/story.php?{query}") for query in queries}) == 30


@settings(max_examples=60, deadline=None)
@given(st.lists(st.from_regex(r"[a-zA-Z0-9%._~-]{1,8}", fullmatch=True), min_size=2, max_size=5))
def test_identity_does_not_depend_on_who_spells_it(parts: list[str]) -> None:
    url = f"{HOST}/news/{'/'.join(parts)}"
    key = PLAIN.key(url)
    assert PLAIN.key(clean_url(url)) == key
    assert PLAIN.key(url.replace("https:", "http:").replace("//harbour", "//www.harbour")) == key
    if key:
        assert PLAIN.key(f"{HOST}{key}") == key


@given(st.text(max_size=60))
def test_any_text_has_an_identity_or_none(text: str) -> None:
    assert PLAIN.key(text) is None or text
    PLAIN.key(f"{HOST}/news/{text}")


def test_the_encoding_of_a_query_is_left_alone() -> None:
    # Arabic in windows-1256: decoding it as UTF-8 would lose which letter it was.
    assert clean_url(f"{HOST}/a.php?q=%C7%E1+x&utm_source=1&n=2") == f"{HOST}/a.php?q=%C7%E1+x&n=2"


@pytest.mark.parametrize("path", ["/a%e%35a", "/%%34%31", "/a%4%31", "/%25%34%31"])
def test_a_lone_percent_makes_no_escape_of_what_stands_behind_it(path: str) -> None:
    cleaned = clean_url(f"{HOST}{path}")
    assert clean_url(cleaned) == cleaned
    assert unquote_to_bytes(cleaned) == unquote_to_bytes(f"{HOST}{path}")


def test_hosts_in_other_letters_are_written_in_one_way() -> None:
    assert clean_url("https://bücher.example/a") == clean_url("https://xn--bcher-kva.example/a")


OUTLETS = load(("crawler.outlets",))


@pytest.mark.parametrize("name", OUTLETS)
def test_no_listing_of_an_outlet_is_taken_for_an_article(name: str) -> None:
    outlet = OUTLETS[name]
    starts = [url for section in outlet.sections for source in section.sources for url in source.start(Window())]
    assert [url for url in starts if outlet.key(url)] == []


def page(url: str, *, asked: str = "") -> Page:
    return Page(url=url, body="", fetched=datetime(2026, 11, 20, tzinfo=UTC), requested_url=asked)


OWN = f"{HOST}/port/12-a-b/"


@pytest.mark.parametrize(
    ("claimed", "believed"),
    [
        (OWN, OWN),
        (f"{OWN}?utm_source=x#top", OWN),
        ("http://www.harbour.example/port/12-another-slug", "http://www.harbour.example/port/12-another-slug"),
        (f"{HOST}/", None),
        (f"{HOST}/port/", None),
        (f"{HOST}/port/13-c-d/", None),
        ("https://other.example/port/12-a-b/", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_a_canonical_address_is_checked_before_it_is_believed(claimed: str, believed: str | None) -> None:
    assert canonical_of(claimed, page(OWN), HARBOUR) == believed


def test_a_page_under_a_short_address_is_known_by_its_canonical_one() -> None:
    short = page(f"{HOST}/?p=12")
    assert canonical_of(OWN, short, HARBOUR) == OWN
    assert id_of(short, HARBOUR, None, OWN) == "harbour:12"
    assert id_of(short, HARBOUR, None) == "harbour:/?p=12"


def test_a_redirect_does_not_make_another_article_believable() -> None:
    moved = page(f"{HOST}/archive/x.html", asked=OWN)
    assert canonical_of(f"{HOST}/port/13-c-d/", moved, HARBOUR) is None
    assert id_of(moved, HARBOUR, None) == "harbour:12"


@pytest.mark.parametrize(
    ("url", "home"), [(f"{HOST}/", True), (f"{HOST}/port", True), (f"{HOST}/feed.xml", True), (OWN, False)]
)
def test_a_redirect_to_the_home_page_or_a_listing_leads_to_no_article(url: str, home: bool) -> None:
    assert is_led_home(page(url, asked=f"{HOST}/port/9-gone/"), HARBOUR) is home
    assert not is_led_home(page(url), HARBOUR)


def test_an_unknown_outlet_is_told_by_the_address_alone() -> None:
    one, two = (id_of(page(f"https://{host}/a/b"), None, None) for host in ("www.times.example", "m.times.example"))
    assert one == two == "times.example:/a/b"


def test_an_outlet_that_is_known_by_its_host_for_phones_owns_the_other() -> None:
    outlet = Outlet(
        name="own",
        title="Own",
        hosts=("m.own.example",),
        language="en",
        timezone="UTC",
        articles=(r"/n/(?P<id>\d+)",),
        sections=(Section(name="all", title="All", sources=(Listing(url="https://m.own.example/"),)),),
        verified="invented",
    )
    assert outlet.key("https://own.example/n/1/") == outlet.key("https://m.own.example/n/1") == "1"
