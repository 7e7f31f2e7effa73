"""Authors: people and named organisations, in the order of the credit, from the witness that knows best."""

import pytest

from crawler.extract import authors
from crawler.extract.claims import Claims
from crawler.extract.people import own_names


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Staff, Agencies", ()),
        ("Local Editor", ()),
        ("By Jane Doe, Agencies", ("Jane Doe",)),
        ("By Jane Doe and John Roe, AFP", ("Jane Doe", "John Roe", "AFP")),
        ("dpa", ("dpa",)),
        ("Von DPA", ("DPA",)),
        ("By Example News with Agencies", ("Example News",)),
        ("By The Associated Press", ("The Associated Press",)),
        ("Associated Press in Valencia", ("Associated Press",)),
        # Where somebody works is not who wrote it; nor is a place.
        ("Jane Doe, University of Example", ("Jane Doe",)),
        ("Jane Doe, Nairobi", ("Jane Doe",)),
        ("By Jane Doe, Middle East correspondent", ("Jane Doe",)),
        ("JANE DOE, AP Sports Writer", ("JANE DOE",)),
        ("By Jane Doe and John Roe The Associated Press", ("Jane Doe", "John Roe", "The Associated Press")),
        ("By Jane Doe Posted May 24, 2026 10:05 am 4 min read", ("Jane Doe",)),
        ("Center for Rivers and Research", ("Center for Rivers and Research",)),
        ("Ministry of Health and Population", ("Ministry of Health and Population",)),
        ("بقلم سمر حداد، وكالات", ("سمر حداد",)),
        ("وكالة سانا", ("وكالة سانا",)),
        ("", ()),
    ],
)
def test_one_line(byline: str, expected: tuple[str, ...]) -> None:
    assert authors.credited(byline) == expected


def test_names_given_one_by_one_come_first() -> None:
    assert authors.credited("By Ann Poe", ("Jane Doe", "SDA")) == ("Jane Doe", "SDA")
    assert authors.credited("By Ann Poe", ("Newsroom",)) == ("Ann Poe",)
    # Links name the people; the line they stand in also says which agency.
    assert authors.credited("By Jane Doe, AFP", ("Jane Doe",)) == ("Jane Doe", "AFP")
    # And whoever has no page to link to.
    assert authors.credited("Von Anna Muster, Max Beispiel und Eva Probe", ("Anna Muster",)) == (
        "Anna Muster",
        "Max Beispiel",
        "Eva Probe",
    )
    line = "By AMINA BINT HASAN, JANE DOE, JOHN ROE"
    assert authors.credited(line, ("JANE DOE", "JOHN ROE")) == ("AMINA BINT HASAN", "JANE DOE", "JOHN ROE")


@pytest.mark.parametrize(
    "line", ["Jane Doe, New Harbour", "by Jane Doe | All About Bikes and Bike Repair, Repair Shops"]
)
def test_a_place_or_a_section_beside_a_linked_name_is_nobody(line: str) -> None:
    assert authors.credited(line, ("Jane Doe",)) == ("Jane Doe",)


def test_the_outlet_is_an_author_when_it_is_the_only_one() -> None:
    own = own_names("Harbour Courier")
    assert authors.credited("By Harbour Courier", own=own) == ("Harbour Courier",)
    assert authors.credited("By Harbour Courier, Agencies", own=own) == ("Harbour Courier",)
    assert authors.credited("By Jane Doe, Harbour Courier", own=own) == ("Jane Doe",)
    for part in ("Harbour News", "HARBOUR.COM", "HARBOUR SPORT"):
        assert authors.credited(f"Jane Doe · {part}", own=own_names("Harbour")) == ("Jane Doe",)
        assert authors.credited(f"Jane Doe · {part}", own=own_names("harbournews")) == ("Jane Doe",)


def test_choice_among_witnesses() -> None:
    data = ("jsonld", Claims(authors=("Jane Doe",), publisher="Example"))
    page = ("page", Claims(byline="By Jane Doe and John Roe", authors=("Jane Doe", "John Roe")))
    outlet = ("meta", Claims(authors=("Example",), publisher="Example"))
    agency = ("page", Claims(byline="By AFP"))
    assert authors.choose((outlet, data)) == ("jsonld", ("Jane Doe",), ("Jane Doe",))
    assert authors.choose((data, page)) == ("page", ("Jane Doe", "John Roe"), ("Jane Doe", "John Roe"))
    assert authors.choose((outlet, agency)) == ("page", ("AFP",), ())
    assert authors.choose((outlet,)) == ("meta", ("Example",), ())
    assert authors.choose(()) == ("", (), ())


def test_the_data_decides_on_organisations_beside_people() -> None:
    data = ("jsonld", Claims(authors=("Jane Doe",)))
    page = ("page", Claims(byline="By Jane Doe, AFP"))
    assert authors.choose((data, page)) == ("jsonld", ("Jane Doe",), ("Jane Doe",))
    both = ("jsonld", Claims(authors=("Jane Doe", "AFP")))
    assert authors.choose((both, page)) == ("jsonld", ("Jane Doe", "AFP"), ("Jane Doe",))


def test_byline_as_printed() -> None:
    data = ("jsonld", Claims(authors=("Jane Doe", "AFP")))
    page = ("page", Claims(byline="By Jane Doe in Beirut"))
    desk = ("page", Claims(byline="Local Editor"))
    assert authors.choose_byline((data, page), ("Jane Doe",)) == ("page", "By Jane Doe in Beirut")
    assert authors.choose_byline((data, desk), ("Jane Doe",)) == ("jsonld", "Jane Doe, AFP")
    assert authors.choose_byline((desk,)) == ("page", "Local Editor")
    clock = ("microdata", Claims(authors=("2:49 p.m. EDT May 15, 2026",)))
    assert authors.choose_byline((clock, desk)) == ("page", "Local Editor")
    assert authors.choose_byline(()) == ("", "")


def test_no_address_stands_in_the_byline() -> None:
    line = "Jane Doe https://news.example/logo.png"
    assert authors.choose_byline([("page", Claims(byline=line))], ("Jane Doe",)) == ("page", "Jane Doe")
    assert authors.choose_byline([("page", Claims(byline="https://news.example/a"))]) == ("", "")


def test_a_sentence_that_names_a_desk_is_no_author() -> None:
    line = "With two clicks you can tell the editorial team of this page"
    assert authors.credited(line) == ()
    assert authors.credited("The Valley editorial team") == ("The Valley editorial team",)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Written by Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("* By JANE DOE", ("JANE DOE",)),
        ("(Reporting by Jane Doe; Editing by John Roe)", ("Jane Doe",)),
        ("Autorin/Autor Anna Muster", ("Anna Muster",)),
        ("بقلم سمر حداد", ("سمر حداد",)),
        ("By Valley Post", ()),
        ("By the river", ()),
        ("Privacy Policy", ()),
        ("Jane Doe", ()),
        ("By Jane Doe, who has written about the bridges of this valley for more than thirty years, and of others", ()),
    ],
)
def test_a_line_next_to_the_body_that_credits_people(line: str, people: tuple[str, ...]) -> None:
    claims = [("meta", Claims(publisher="Valley Post"))]
    assert authors.signed(["Bridges", line], claims)[1] == people
    assert authors.signed([], claims) == ("", ())


@pytest.mark.parametrize("end", ["Related coverage", "Mehr zum Thema", "اقرأ أيضا"])
def test_credits_below_other_articles_are_theirs(end: str) -> None:
    assert authors.signed(["By Jane Doe", end, "By Ann Poe"], ())[1] == ("Jane Doe",)
    assert authors.signed([end, "A bridge", "By Ann Poe"], ()) == ("", ())


def test_an_outlet_with_a_number_in_its_name() -> None:
    assert authors.credited("Página 12", own=own_names("PAGINA12")) == ("Página 12",)
