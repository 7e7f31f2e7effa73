"""Bylines: people in order, and nothing that is no person."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract import people


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Staff, Agencies", ()),
        ("Local Editor", ()),
        ("By Jane Doe", ("Jane Doe",)),
        ("Jane Doe and John Roe in Beirut", ("Jane Doe", "John Roe")),
        ("By JANE DOE, JOHN ROE and ANN POE", ("JANE DOE", "JOHN ROE", "ANN POE")),
        ("Jane Doe, Middle East correspondent", ("Jane Doe",)),
        ("Jane Doe Senior Political Reporter", ("Jane Doe",)),
        ("By Jane Doe for Example News", ("Jane Doe",)),
        ("By Jane Doe | 2 January 2026 10:30", ("Jane Doe",)),
        ("Jane Doe jane@news.example @janedoe https://news.example/jane", ("Jane Doe",)),
        ("Written by Jane Doe | Edited by John Roe and Ann Poe", ("Jane Doe",)),
        ("Jane Doe (Photos: John Roe)", ("Jane Doe",)),
        ("Von Anna Muster und Max Beispiel, Frankfurt", ("Anna Muster", "Max Beispiel")),
        ("Par Anne Exemple et Jean Modèle", ("Anne Exemple", "Jean Modèle")),
        ("Por Ana Ejemplo y Juan Modelo", ("Ana Ejemplo", "Juan Modelo")),
        ("بقلم سمر حداد", ("سمر حداد",)),
        ("كتب: سامي خليل", ("سامي خليل",)),
        ("سمر حداد وأحمد خليل", ("سمر حداد", "أحمد خليل")),
        ("سمر حداد ومحمد خليل", ("سمر حداد", "محمد خليل")),
        ("محمد علي وهبة", ("محمد علي وهبة",)),
        ("المحرر السياسي", ()),
        ("وكالات", ()),
        ("منوعات", ()),
        ("Автор: Анна Примерова", ("Анна Примерова",)),
        ("Par ANNE EXEMPLE, JEAN MODÈLE Envoyés spéciaux à Toulouse", ("ANNE EXEMPLE", "JEAN MODÈLE")),
        ("By World's Editorial Writers", ()),
        ("Nga Anna Shembull", ("Anna Shembull",)),
        ("Firmado por Redacción", ()),
        ("Example's Journalistic Standards and Practices", ()),
        ("Example’s Jane Doe and John Roe contributed to this report", ()),
        ("王小明", ("王小明",)),
        ("记者：王小明", ("王小明",)),
        ("山谷日报", ()),
        ("山谷科技", ()),
        ("山谷县发布 关注", ()),
        ("相关文章", ()),
        ("报小明", ("报小明",)),
        ("AFP", ()),
        ("dpa", ()),
        ("Reuters", ()),
        ("The Associated Press", ()),
        ("news.example.com", ()),
        ("Ludwig van der Example", ("Ludwig van der Example",)),
        ("De Niro Example", ("De Niro Example",)),
        ("Human in the Loop", ()),
        ("Jane Doe, PhD", ("Jane Doe",)),
        ("Jane Doe is a writer living in the valley", ("Jane Doe",)),
        ("山田太郎", ("山田太郎",)),
        ("View all posts by Jane Doe", ("Jane Doe",)),
        ("Jane Doe Jane Doe", ("Jane Doe",)),
        ("Jane Doe1, John Roe12 & … Ann Poe", ("Jane Doe", "John Roe", "Ann Poe")),
        ("Von Max Beispiel Leitender Wirtschaftsredakteur", ("Max Beispiel",)),
        ("Jane Doe Marketing Operations Analyst", ("Jane Doe",)),
        ("서울, 부산 홍길동 기자 hong@news.example", ("홍길동",)),
        ("Weitere Beiträge", ()),
        ("By Jane Doe on 2 May 2026", ("Jane Doe",)),
        ("Jane Y. Doe", ("Jane Y. Doe",)),
        ("John E Roe", ("John E Roe",)),
        ("Ana Ejemplo i Joan Model", ("Ana Ejemplo", "Joan Model")),
        ("Jane Doe and John I. Roe", ("Jane Doe", "John I. Roe")),
        ("Prof. Jane Doe", ("Prof. Jane Doe",)),
        ("Jane Example. Valley News International", ("Jane Example",)),
        ("Alles von Max Beispiel", ("Max Beispiel",)),
        ("Pressemitteilung von Anna Muster", ("Anna Muster",)),
        ("Unknown", ()),
        ("Sputnik", ()),
        ("Deutsche Welle", ()),
        ("Die Brücke", ()),
        ("Sekretariat Partei Beispiel", ()),
        ("Συντακτική Ομάδα", ()),
        ("Twitter Facebook", ()),
        ("Text Size: A | A | A", ()),
        ("Email to Author", ()),
        ("Comments", ()),
        ("Michael deExample", ("Michael deExample",)),
        ("By Jane Doe Health and science reporter, Example News", ("Jane Doe",)),
        ("Written by Jane Doe Filed Under Local News", ("Jane Doe",)),
        ("Twitter", ()),
        ("Print Jane Doe | jdoe@paper.example By Jane Doe", ("Jane Doe",)),
        ("Ann Print", ("Ann Print",)),
        ("", ()),
    ],
)
def test_split(byline: str, expected: tuple[str, ...]) -> None:
    assert people.split(byline) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Jane Doe", "AFP"), ("Jane Doe",)),
        (("Jane Doe und John Roe, dpa",), ("Jane Doe", "John Roe")),
        (("Doe, Jane",), ("Jane Doe",)),
        (("Jane Doe", "Jane Doe"), ("Jane Doe",)),
        (("Jane Doe Jane", "Doe Jane"), ("Jane Doe Jane",)),
        (("Center for Rivers and Research",), ()),
        (("Example News",), ()),
        (("Madonna",), ("Madonna",)),
    ],
)
def test_names_given_one_by_one(names: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert people.split("", names, publisher="Example News") == expected


def test_names_before_the_printed_line() -> None:
    assert people.split("By Ann Poe", ("Jane Doe",)) == ("Jane Doe",)
    assert people.split("By Ann Poe", ("Newsroom",)) == ("Ann Poe",)


@pytest.mark.parametrize(
    "line", ["Staff", "Local Editor", "Agencies", "News Agencies", "Newsroom", "Redaktion", "وكالات", "المحرر السياسي"]
)
def test_a_desk_without_a_name_is_no_organisation(line: str) -> None:
    assert not people.is_organisation(line)


@pytest.mark.parametrize(
    "line", ["dpa", "AFP", "The Associated Press", "news.example.com", "Example Staff", "Redaktion news.example.com"]
)
def test_organisations_with_a_name(line: str) -> None:
    assert people.is_organisation(line)


def test_the_outlet_is_an_organisation_whatever_its_name() -> None:
    assert people.is_organisation("The National", people.own_names("The National"))
    assert not people.is_organisation("The National")
    assert people.is_organisation("Harbour Team", people.own_names("Harbour"))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_any_byline(text: str) -> None:
    found = people.split(text)
    assert len(set(found)) == len(found)
    assert all(name == name.strip() and len(name) > 1 for name in found)


@pytest.mark.parametrize(
    ("name", "publisher"),
    [("Página 12", "PAGINA12"), ("Graiul Văii", "Graiul Vaii"), ("山谷", "山谷财经"), ("Página", "Página")],
)
def test_the_outlet_is_nobody_however_it_spells_its_name(name: str, publisher: str) -> None:
    assert people.split(name, publisher=publisher) == ()
    assert people.is_organisation(name, people.own_names(publisher))


def test_a_person_who_is_called_like_the_beginning_of_the_outlet() -> None:
    assert people.split("Jane Valley", publisher="Jane Valley's Weekly") == ("Jane Valley",)


@pytest.mark.parametrize("line", ["Comments", "Email to Author", "Email", "2:49 p.m. EDT May 15, 2013", "105092", "By"])
def test_what_credits_nobody(line: str) -> None:
    assert not people.is_credit(line)
    assert people.is_credit(f"Staff {line}")
