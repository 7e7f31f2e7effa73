"""Whatever a server sends, a record or a refusal comes of it. The drill (`make fuzz`) does the same at length."""

import json
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.article import Precision
from crawler.extract.characters import sound
from crawler.extract.landmarks import landmarks
from crawler.extract.nearby import MOST_NEAREST, Nearby
from crawler.limits import LONGEST_BODY, MOST_TAGS
from crawler.markup import parse
from crawler.outlets import load
from crawler.settings import DOWNLOAD_MAXSIZE
from drills.fuzz.batches import SHORT, batches, cases, keep, kept
from drills.fuzz.case import Case
from drills.fuzz.mutations import mutated
from drills.fuzz.outsized import outsized
from drills.fuzz.reading import outcome_of
from drills.fuzz.sources import golden

ARTICLE = b"<title>Harbour opens</title><article><h1>Harbour opens</h1>%s</article>"
PROSE = b"<p>The harbour was opened again on Friday, the ministry said. Ships came in from the north.</p>" * 9

SOUP = (
    "<p>",
    "</p>",
    "<a href=x>",
    "<h1>",
    "<!--",
    "-->",
    "&",
    "&#0;",
    "\x00",
    "<td>",
    "<time>",
    "2026",
    "{",
    '"',
    "\ud800",
)
FIELDS = ("headline", "author", "datePublished", "image", "articleBody", "url", "keywords", "publisher", "inLanguage")
#: What may stand as a value in JSON-LD.
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["@id", "name", "url", "@value"]), inner),
    max_leaves=6,
)


@lru_cache
def _damaged() -> list[Case]:
    return list(mutated(golden()[0]))


@given(st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_damaged_pages_are_read_or_refused(number: int) -> None:
    case = _damaged()[number % len(_damaged())]
    outlet = load()[case.outlet]
    assert not outcome_of(case, outlet).startswith("FAILED")
    assert not outcome_of(case, None).startswith("FAILED")


@given(st.lists(st.sampled_from(SOUP) | st.text()))
@settings(max_examples=30, deadline=None)
def test_soup_is_read_or_refused(parts: list[str]) -> None:
    body = "".join(parts).encode("utf-8", "surrogatepass")
    for page in (body, ARTICLE % body + PROSE, PROSE + body):
        assert not outcome_of(Case(name="soup", body=page), None).startswith("FAILED")


@given(VALUES)
@settings(max_examples=40, deadline=None)
def test_data_of_any_form_is_read_or_refused(value: object) -> None:
    node = json.dumps({"@type": "NewsArticle", **dict.fromkeys(FIELDS, value)}).encode()
    body = b"<script type='application/ld+json'>" + node.replace(b"</", b"<\\/") + b"</script>" + ARTICLE % PROSE
    assert not outcome_of(Case(name="data", body=body), None).startswith("FAILED")


@pytest.mark.parametrize("case", list(outsized(0.001)), ids=lambda case: case.name)
def test_much_of_anything_is_read_or_refused(case: Case) -> None:
    assert not outcome_of(case, None).startswith("FAILED")


def test_comments_are_no_part_of_the_tree() -> None:
    # Walking over a hundred thousand of them side by side takes minutes.
    tree = parse("<p>One<!-- a --> and<!-- b --> the same.</p>")
    assert [node.text for node in tree.iter("p")] == ["One and the same."]


@pytest.mark.parametrize("bad", ["\\ud800", "\\u0001", "\\ufffe", "\\u0000", "\\u000b"])
@pytest.mark.parametrize(
    "field", ["headline", "author", "datePublished", "image", "articleBody", "keywords", "description"]
)
def test_what_json_can_spell_and_utf_8_cannot_is_left_out(field: str, bad: str) -> None:
    said = {
        "headline": "Harbour opens",
        "datePublished": "2026-11-20",
        "image": "https://news.example/a",
        "author": "Jane Doe",
    }
    value = f"{said.get(field, 'The harbour is open again. ' * 30)}{bad}"
    other = "" if field == "headline" else ',"headline":"Harbour opens"'
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","{field}":"{value}"{other}}}</script>'
    assert outcome_of(Case(name="data", body=data.encode() + b"<article>" + PROSE), None) == "article"


@pytest.mark.parametrize("entity", [b"&#xFFFE;", b"&#65535;", b"&#xD800;", b"&#127;"])
def test_entities_that_are_no_characters_are_left_out(entity: bytes) -> None:
    body = (ARTICLE % (PROSE + b"<img src=/a%s.jpg>" % entity)).replace(b"opens", b"opens" + entity)
    assert outcome_of(Case(name="entity", body=body), None) == "article"


def test_a_precision_stays_a_precision() -> None:
    assert sound(Precision.DAY) is Precision.DAY


def test_of_too_many_credits_the_nearest_are_read() -> None:
    tree = parse("<h1>Harbour</h1>" + "<i class=byline>Jane Doe</i>" * (MOST_NEAREST + 1))
    headline, *credits = tree.iter("h1", "i")
    assert Nearby(landmarks(tree), headline).belonging(credits) == credits[:MOST_NEAREST]


def test_no_more_is_fetched_than_is_read() -> None:
    assert DOWNLOAD_MAXSIZE <= LONGEST_BODY


def test_tags_beyond_the_bound_are_cut_off() -> None:
    tree = parse("<p>One.</p>" + "<br>" * MOST_TAGS + "<p>Two.</p>")
    assert [node.text for node in tree.iter("p")] == ["One."]


def test_a_failure_can_be_read_again(tmp_path: Path) -> None:
    case = replace(golden()[0], name="golden, cut at 12 %", body=b"\x00<p>")
    assert kept(keep(case, tmp_path, "FAILED: it hangs")) == case


def test_every_batch_has_cases() -> None:
    tiny = replace(SHORT, scale=0.0001, trap=50)
    assert all(next(cases(name, tiny), None) for name in batches(tiny))
