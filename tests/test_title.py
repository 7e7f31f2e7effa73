"""The headline: which witness is believed, and what is taken off."""

import pytest

from crawler.extract.claims import Claims
from crawler.extract.title import choose

SITE = "https://news.example/a"


def claims(
    jsonld: str = "", meta: str = "", page: str = "", publisher: str = "Example News"
) -> list[tuple[str, Claims]]:
    return [
        ("rules", Claims()),
        ("jsonld", Claims(title=jsonld)),
        ("meta", Claims(title=meta, publisher=publisher, canonical=SITE, section="Local")),
        ("page", Claims(title=page)),
    ]


@pytest.mark.parametrize(
    ("witnesses", "expected"),
    [
        (claims(meta="Bridge reopens | Example News"), ("meta", "Bridge reopens")),
        (claims(meta="Bridge reopens - Local - Example News"), ("meta", "Bridge reopens")),
        (claims(meta="Example News: Bridge reopens"), ("meta", "Bridge reopens")),
        (claims(meta="Bridge reopens｜Example News"), ("meta", "Bridge reopens")),
        (claims(meta="旧桥开放_山谷网", publisher="山谷网"), ("meta", "旧桥开放")),
        # A letter was lost on the way; a headline without one is better than none.
        (claims(meta="Bridge reopens", page="Br\ufffddge reopens"), ("meta", "Bridge reopens")),
        (claims(page="Br\ufffddge reopens"), ("page", "Br\ufffddge reopens")),
        (claims(meta="Bridge - a history"), ("meta", "Bridge - a history")),
        (claims(meta="Bridge reopens – Some Paper", page="Bridge reopens"), ("page", "Bridge reopens")),
        (claims(meta="Local: Bridge reopens", page="Local: Bridge reopens"), ("page", "Local: Bridge reopens")),
        # The kicker in front, drawn by style alone.
        (
            claims("Valley: Bridge reopens", "Valley: Bridge reopens", "Valley Bridge reopens"),
            ("jsonld", "Valley: Bridge reopens"),
        ),
        (claims("Bridge reopens", "Bridge reopens", "Valley Bridge reopens"), ("jsonld", "Bridge reopens")),
        (claims("Bridge reopens", "Bridge reopens", "BRIDGE REOPENS"), ("jsonld", "Bridge reopens")),
        # Sharing card and page against structured data.
        (claims("How a bridge came back", "Old bridge is back", "Old bridge is back"), ("page", "Old bridge is back")),
        (claims("Old bridge is back...", "A card", "Old bridge is back in use"), ("page", "Old bridge is back in use")),
        (claims("x" * 500, "Bridge reopens", ""), ("meta", "Bridge reopens")),
        (claims(), ("", "")),
    ],
)
def test_choice(witnesses: list[tuple[str, Claims]], expected: tuple[str, str]) -> None:
    assert choose(witnesses) == expected


def test_rules_are_believed() -> None:
    assert choose([("rules", Claims(title="By rule")), *claims("Other", "Other", "Other")[1:]]) == ("rules", "By rule")


def test_the_outlets_title_is_taken_off() -> None:
    assert (
        choose(claims(meta="Bridge reopens - Valley Post", publisher=""), outlet_title="Valley Post")[1]
        == "Bridge reopens"
    )


def test_a_heading_that_is_the_outlets_own_name_is_no_headline() -> None:
    page, meta = (
        ("page", Claims(title="Valley Post")),
        ("meta", Claims(title="The old bridge reopens", publisher="Valley Post")),
    )
    assert choose([meta, page]) == ("meta", "The old bridge reopens")
    assert choose([("meta", Claims(publisher="Valley Post")), page]) == ("page", "Valley Post")
