"""The section that a page names, where neither its URL nor a listing tells one."""

import pytest

from crawler.extract.claims import Claims
from crawler.extract.fields import filed
from crawler.extract.witnesses import Witnesses

TITLE = "The old bridge in the valley reopens"


def named(*sections: str) -> tuple[str, str] | None:
    names = ("jsonld", "meta", "page")
    told = zip(names, sections, strict=False)
    return filed(Witnesses(claims=tuple((how, Claims(section=section)) for how, section in told)), TITLE)


def test_the_first_that_names_one() -> None:
    assert named("", "Local", "News") == ("meta", "Local")
    assert named("") is None


@pytest.mark.parametrize(
    "word", ["post", "Articles", "Startseite", "Uncategorized", "Non classé", "غير مصنف", "news.example", f"{TITLE}."]
)
def test_what_is_no_section(word: str) -> None:
    assert named(word) is None
    assert named(word, "Local") == ("meta", "Local")


@pytest.mark.parametrize("word", ["U.S.", "World news", "أخبار", "Valley & Hills"])
def test_what_is_one(word: str) -> None:
    assert named(word) == ("jsonld", word)
