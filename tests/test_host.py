"""One host in two scripts, and two hosts that look like one."""

from dataclasses import replace

import idna
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from crawler.clean import clean_url
from crawler.discover import Listing, discover
from crawler.extract.identity import canonical_of
from crawler.extract.same_page import same_page
from crawler.host import ascii_host, host_in
from crawler.lead import Follow
from crawler.outlet import Section
from crawler.page import Page
from crawler.spelling import host_of
from tests.harbour import NEWEST, OUTLET

#: "Arabic" as a name, in every form in which a link may have it.
FORMS = (
    "https://عربي.example/port/12-a/",
    "https://xn--ngbrx4e.example/port/12-a/",
    "https://XN--NGBRX4E.EXAMPLE./port/12-a/",
    "https://%D8%B9%D8%B1%D8%A8%D9%8A.example/port/12-a/",
    "https://عربي。example:443/port/12-a/",
)
#: Letters that a reader takes for those of ASCII; a browser does not.
LOOKALIKES = str.maketrans("aceopxyi", "асеорхуі")  # noqa: RUF001


@pytest.mark.parametrize("url", FORMS)
@pytest.mark.parametrize("host", ["عربي.example", "xn--ngbrx4e.example", "www.عربي.example"])
def test_a_host_is_the_same_in_every_form(url: str, host: str) -> None:
    outlet = replace(OUTLET, hosts=(host,))
    assert clean_url(url) == FORMS[1]
    assert outlet.owns(url)
    assert outlet.key(url) == "12"
    assert same_page(FORMS[1], url)
    assert canonical_of(url, Page(url=FORMS[1], body="", fetched=NEWEST), outlet) == FORMS[1]


@pytest.mark.parametrize("host", ["sаna.sy", "hаrbour.example", "straße.example", "harbour.exаmple"])  # noqa: RUF001
def test_a_host_that_looks_like_another_is_another(host: str) -> None:
    known = replace(OUTLET, hosts=("sana.sy", "harbour.example", "strasse.example"))
    assert not known.owns(f"https://{host}/port/12-a/")
    assert known.key(f"https://{host}/port/12-a/") is None
    assert host_of(f"https://{host}/") not in {host_of(f"//{own}") for own in known.hosts}


@given(st.from_regex(r"[a-z]{1,12}\.(?:sy|example)", fullmatch=True))
def test_no_lookalike_is_taken_for_the_name_it_imitates(host: str) -> None:
    fake = host.translate(LOOKALIKES)
    assume(fake != host)
    assert host_of(f"https://{fake}/") != host_of(f"https://{host}/")
    assert clean_url(f"https://{fake}/") != clean_url(f"https://{host}/")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20))
@example("عربي.example")
@example("İ.example")
@example("％2e.example")  # noqa: RUF001 - a full-width percent sign
@example("☃.my_site.example")
def test_a_name_has_one_form_and_that_is_its_own(text: str) -> None:
    try:
        name = ascii_host(text)
    except ValueError:
        return
    assert name.isascii()
    assert ascii_host(name) == name
    assert "%" not in name or ":" in name


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(categories=["L", "N", "M"], max_codepoint=0x2FFF), min_size=1, max_size=12))
@example("straße")
@example("ＳＡＮＡ")  # noqa: RUF001
def test_names_that_registries_give_out_are_those_of_the_standard(label: str) -> None:
    try:
        standard = idna.encode(f"{label}.example", uts46=True).decode("ascii")
    except idna.IDNAError:
        return
    assert ascii_host(f"{label}.example") == standard
    assert host_in(f"https://{label}.example/a") == standard


def test_a_listing_goes_on_where_it_began_whichever_way_its_host_is_written() -> None:
    begun, onward = "https://عربي.example/port/", "https://xn--ngbrx4e.example/port/page/2/"
    source = Listing(url=begun, older="a.next")
    section = Section(name="port", title="Port", sources=(source,))
    body = f'<a class=next href="{onward}">2</a>'
    page = Page(url=begun, body=body, fetched=NEWEST)
    found = list(discover(page, outlet=OUTLET, section=section, source=source))
    assert [follow.url for follow in found if isinstance(follow, Follow)] == [onward]


@pytest.mark.parametrize(
    "host", ["https://harbour.example", "harbour.example:80", "harbour.example/port", "::1", "...", ""]
)
def test_an_outlet_whose_host_is_no_name_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match="hosts are names alone"):
        replace(OUTLET, hosts=(host,))


def test_an_address_can_be_the_host_of_an_outlet() -> None:
    outlet = replace(OUTLET, hosts=("[2001:db8::1]", "192.0.2.1"))
    assert outlet.key("http://[2001:DB8::1]:80/port/12-a/") == outlet.key("http://192.0.2.1/port/12-a/") == "12"
