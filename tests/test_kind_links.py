"""What the links of a page say of its kind: lists lead to pages below them, articles can be passed on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.kind_links import by_links
from crawler.markup import parse

URL = "https://paper.example/syria/village-retaken"
ESCAPED = "https%3A%2F%2Fpaper.example%2Fsyria%2Fvillage-retaken"
ARABIC = "https://paper.example/سوريا/عودة-الأهالي"


def signals(*hrefs: str, url: str = URL) -> dict[str, float]:
    links = "".join(f'<a href="{href}">Link</a>' for href in hrefs)
    return by_links(parse(f"<html><body>{links}</body></html>"), url)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        (f"https://network.example/sharer.php?u={ESCAPED}", URL),
        (f"https://network.example/sharer.php?u={URL}", URL),
        (f"https://network.example/sharer.php?u={ESCAPED}%2F&t=Village", URL),
        (f"https://network.example/share?text=Village%20{ESCAPED}%3Futm_source%3Dx", URL),
        (f"//network.example/sharer.php?https:&u={ESCAPED}", URL + "?utm_source=mail"),
        (f"mailto:?subject=Village&body={URL}", URL),
        (f"messenger://send?text={ESCAPED}", URL),
        (f"https://network.example/share?url={ARABIC}", ARABIC),
        (
            "https://network.example/share?url=https%3A%2F%2Fpaper.example%2F%25D8%25B3%25D9%2588%25D8%25B1%25D9%258A%25D8"
            "%25A7%2F%25D8%25B9%25D9%2588%25D8%25AF%25D8%25A9-%25D8%25A7%25D9%2584%25D8%25A3%25D9%2587%25D8%25A7%25D9%2584"
            "%25D9%258A",
            ARABIC,
        ),
        (
            "https://network.example/share?u=https%3A%2F%2Fpaper.example%2Fnews.php%3Fid%3D412",
            "https://paper.example/news.php?id=412",
        ),
    ],
)
def test_a_link_that_carries_the_pages_own_address_elsewhere_passes_it_on(href: str, url: str) -> None:
    if href.startswith("//"):
        href = f"https:{href}"
    assert signals("/syria/other", href, url=url)["passed_on"] == 1.0


@pytest.mark.parametrize(
    ("href", "url"),
    [
        (URL, URL),
        (f"/share?u={ESCAPED}", URL),
        (f"https://www.paper.example/login?next={ESCAPED}", URL),
        (f"https://amp.paper.example/syria/village-retaken?from={ESCAPED}-again", URL),
        (f"https://network.example/share?u={ESCAPED}%2Fday-two", URL),
        (f"https://network.example/share?u={ESCAPED}.html", URL),
        ("https://network.example/syria/village-retaken?from=here", URL),
        ("https://network.example/sharer.php?u=https%3A%2F%2Fpaper.example%2Fsyria", "https://paper.example/syria"),
        (
            "https://network.example/share?u=https%3A%2F%2Fpaper.example%2Fnews.php%3Fid%3D4123",
            "https://paper.example/news.php?id=412",
        ),
        ("https://[broken?u=/syria/village-retaken", URL),
    ],
)
def test_other_links_do_not(href: str, url: str) -> None:
    assert signals(href, url=url)["passed_on"] == 0.0


def test_a_list_that_passes_its_entries_on_is_not_passed_on_itself() -> None:
    entries = [f"https://network.example/sharer.php?u={ESCAPED}%2Fentry-{n}" for n in range(20)]
    assert signals(*entries)["passed_on"] == 0.0


def test_pages_below_this_one_are_counted_once() -> None:
    below = [f"/syria/village-retaken/{n}" for n in range(5)]
    few, many = signals(*below[:2], *below[:2]), signals(*below)
    assert 0 < few["below"] < many["below"] < 1
    assert signals("/syria/village-retaken", "/syria/village", "https://other.example/syria/village-retaken/1") == {
        "below": 0.0,
        "passed_on": 0.0,
    }


@given(st.lists(st.text(max_size=60), max_size=8), st.text(max_size=60))
def test_any_links_and_any_address_are_judged(hrefs: list[str], url: str) -> None:
    found = signals(*(href.replace('"', "").replace("<", "") for href in hrefs), url=url)
    assert set(found) == {"below", "passed_on"}
    assert all(0 <= value <= 1 for value in found.values())
