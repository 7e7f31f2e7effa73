"""Whom a text credits, and whom it only mentions."""

import pytest

from crawler.extract.attribution import cites, source_line


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The bridge is open, the state news agency SANA reported.", ["SANA"]),
        ("According to Almasdar news, the column left before dawn.", ["Al-Masdar News"]),
        ("Airwars, a group that counts civilian harm, said four incidents were known.", ["Airwars"]),
        ("Damascus, SANA- The bridge was opened on Monday.", ["SANA"]),
        ("BEIRUT (Reuters) - The bridge was opened on Monday.", ["Reuters"]),
        ("An engineer told AFP the bridge was safe, Anadolu Agency reported.", ["AFP", "Anadolu"]),
        ("The Syrian Observatory for Human Rights documented nine cases.", ["SOHR"]),
        ("قالت وكالة سانا إن الجسر فتح أمام السير.", ["SANA"]),
        ("نقلا عن رويترز فتح الجسر أمام السير.", ["Reuters"]),
        ("A journalist of Reuters was hurt near the bridge.", []),
        ("Protesters stood before the BBC building all night.", []),
        ("The AP-1 road to the bridge is closed.", []),
        ("He laughed at the tassel of his hat.", []),
    ],
)
def test_attribution_is_told_from_mention(text: str, names: list[str]) -> None:
    assert list(cites("", [text])) == names


def test_names_come_once_and_in_order_of_mention() -> None:
    text = ["Airwars said so.", "SANA reported it, and Airwars said more."]
    assert cites("Reuters reports a ferry", text) == ("Reuters", "Airwars", "SANA")


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ["One.", "Two.", "Source: News Agencies, Edited by website team"],
            ("Source: News Agencies, Edited by website team", 2),
        ),
        (["نص.", "المصدر: وكالات"], ("المصدر: وكالات", 1)),
        (["Source: a river begins here.", "One.", "Two.", "Three.", "Four."], ("", None)),
        (["Two.", "Sources said the river rose."], ("", None)),
        ([], ("", None)),
    ],
)
def test_a_source_line_stands_at_the_end(paragraphs: list[str], expected: tuple[str, int | None]) -> None:
    assert source_line(paragraphs) == expected
