"""Boilerplate: what recurs in an outlet's stored articles is found, whatever their order, and nothing else."""

import gzip
import re
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.utils._compression import brotli, zstd

from crawler.boilerplate import Body, Recurring, bodies, recurring, suggestion
from crawler.extract.rules import without_boilerplate
from crawler.fetch.stored import stored_pages
from crawler.outlet import Rules
from crawler.outlets import load
from crawler.page import Page
from tests.site import write_site
from tests.typed import scrapy

NOW = datetime(2026, 11, 20, tzinfo=UTC)
TOWNS = ("Amrit", "Bosra", "Cyrrhus", "Dura", "Ebla", "Fidio")
WRITERS = ("Rana Aziz", "Lutfi Kaddour", "Mona Haj Ali", "Yara Nassif", "Sami Tello", "Nour Barazi")


def article(number: int) -> Body:
    town = TOWNS[number]
    return Body(
        key=str(number),
        url=f"https://t.example/{number}",
        lines=(
            f"Views: {number * 317}",
            f"The mill of {town} took in {number + 4} loads of wheat on Sunday, its keeper said.",
            *(() if number % 2 else ("Sign up to our letter, it costs nothing.",)),
            f"In {town} nobody remembers a better autumn, and the old people remember many.",
            f"Reporting by {WRITERS[number]}",
            "Check Also",
            f"Olive press of {TOWNS[number - 1]} to open late",
            f"The owner of the press near {TOWNS[number - 1]} waits for a belt that was ordered in spring.",
        ),
    )


ARTICLES = [article(number) for number in range(6)]


def found(articles: list[Body], least: float = 0.05) -> dict[str, Recurring]:
    return {form.pattern: form for form in recurring(articles, least=least)}


def test_what_recurs_is_found_with_its_share_and_place() -> None:
    forms = found(ARTICLES)
    shares = {pattern: (form.articles, form.place, form.ends) for pattern, form in forms.items()}
    reporting = next(pattern for pattern in shares if pattern.startswith("Reporting by ."))
    assert shares.pop(reporting) == (6, "anywhere", False)
    olive = next(pattern for pattern in shares if pattern.startswith("Olive press"))
    assert shares.pop(olive) == (6, "end", False)
    assert shares == {
        r"Views: \d+": (6, "start", False),
        r"Sign up to our letter, it costs nothing\.": (3, "start", False),
        "Check Also": (6, "end", True),
    }
    example = forms[r"Views: \d+"]
    assert (example.example, example.url, example.of) == ("Views: 0", "https://t.example/0", 6)


def test_pasted_into_rules_the_suggestion_leaves_the_articles_alone_and_nothing_else() -> None:
    rules = eval(f"Rules({suggestion(recurring(ARTICLES, least=0.05))})", {"Rules": Rules})
    assert rules.end == ("^Check Also$",)
    for body in ARTICLES:
        kept = without_boilerplate(body.lines, rules)
        assert kept == [line for line in body.lines if line.startswith(("The mill", "In "))]


@given(st.permutations(ARTICLES))
def test_the_order_of_the_articles_does_not_matter(articles: list[Body]) -> None:
    assert recurring(articles, least=0.05) == recurring(ARTICLES, least=0.05)


def test_names_that_sign_an_article_are_one_form() -> None:
    signed = ("Tala N.", "Mazen A.", "Hala Sh.", "Nada/S.Kanaan", "Ruba/H.Nimr", "Lina/M.Saad")
    texts = [Body(key=name, url="u", lines=(f"What {name} wrote is told here.", name)) for name in signed]
    rules = eval(f"Rules({suggestion(recurring(texts, least=0.5))})", {"Rules": Rules})
    assert [without_boilerplate(text.lines, rules) for text in texts] == [[text.lines[0]] for text in texts]


def test_a_hostile_line_takes_no_time() -> None:
    texts = [Body(key=str(n), url="u", lines=("A" * 5_000 + "!", "A-" * 5_000 + "!", "Aa" * 5_000)) for n in range(3)]
    assert len(recurring(texts, least=0.5)) == 3


def test_two_articles_are_too_few_and_a_share_can_be_asked_for() -> None:
    assert recurring(ARTICLES[:2], least=0.01) == []
    assert r"Sign up to our letter, it costs nothing\." not in found(ARTICLES, least=0.6)
    assert suggestion([]) == ""


def test_a_line_twice_in_one_article_counts_once() -> None:
    twice = [Body(key="1", url="u", lines=("Again", "Again", "Again", "Again"))]
    assert recurring(twice, least=0.01) == []


def test_numbers_in_any_digits_are_one_form_and_quotes_survive_pasting() -> None:
    lines = [f'مشاهدات "{number}"' for number in ("٤٠٤", "٥٧٨", "121")]
    texts = [Body(key=str(n), url="u", lines=(line, f"نص المقال رقم {n} كامل.")) for n, line in enumerate(lines)]
    rules = eval(f"Rules({suggestion(recurring(texts, least=0.5))})", {"Rules": Rules})
    assert all(re.fullmatch(rules.drop[0], line) for line in lines)


SANA = load()["sana"]
LONG = "The bridge over the river at {0} was opened again on Sunday after four years, and traffic was light. " * 3


def page(number: int, text: str, day: int = 0) -> Page:
    html = f'<h1 class="s-title">Bridge of {text} opens</h1><div class="entry-content"><p>{LONG.format(text)}</p>'
    url = f"https://sana.sy/en/syria/{number}/"
    return Page(url=url, body=f"{html}<p>Read all of it in our app</p></div>", fetched=NOW + timedelta(days=day))


def test_articles_are_read_by_the_outlets_rules_the_latest_capture_of_each() -> None:
    listing = Page(url="https://sana.sy/en/syria/", body="<p>x</p>", fetched=NOW)
    refused = Page(url="https://sana.sy/en/syria/9/", body="<p>x</p>", fetched=NOW)
    pages = [page(2, "Ebla"), page(1, "Dura"), page(1, "Amrit", day=1), listing, refused]
    read = bodies(pages, SANA)
    assert [(body.key, body.lines[0][:36]) for body in read] == [
        ("1", "The bridge over the river at Amrit w"),
        ("2", "The bridge over the river at Ebla wa"),
    ]
    assert bodies(reversed(pages), SANA) == read


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """A folder with three articles: two saved, one of them below, and one captured and packed."""
    folder = tmp_path / "stored"
    (folder / "more").mkdir(parents=True)
    for number, place in ((1, folder), (2, folder / "more")):
        text = str(page(number, TOWNS[number]).body)
        (place / f"{number}.html").write_text(f'<link rel="canonical" href="https://sana.sy/en/syria/{number}/">{text}')
    packed = gzip.compress(str(page(3, "Ebla").body).encode())
    answer = (200, {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip"}, packed)
    gone = (404, {"Content-Type": "text/html; charset=utf-8"}, "gone")
    write_site(folder / "c.warc.gz", {"https://sana.sy/en/syria/3/": answer, "https://sana.sy/en/syria/4/": gone})
    return folder


def test_files_folders_and_archives_are_read(stored: Path) -> None:
    assert {page.url[-2:] for page in stored_pages([str(stored)])} == {"1/", "2/", "3/"}
    assert [page.url[-2:] for page in stored_pages([str(stored / "1.html")])] == ["1/"]


@pytest.mark.parametrize("name", ["nowhere", "empty", "1.html/x"])
def test_a_place_without_pages_is_named(stored: Path, name: str) -> None:
    (stored / "empty").mkdir()
    with pytest.raises(ValueError, match=name):
        list(stored_pages([str(stored / name)]))


def test_the_command_prints_what_to_paste(tmp_path: Path, stored: Path) -> None:
    done = scrapy(tmp_path, "boilerplate", "sana", str(stored))
    assert done.returncode == 0
    assert done.stdout.startswith("3 articles of sana; forms of line that recur: 1\n")
    assert '    r"Read all of it in our app",  # 3 of 3 (100%), start' in done.stdout


def test_a_file_that_holds_no_pages_is_one_line(tmp_path: Path) -> None:
    done = scrapy(tmp_path, "boilerplate", "sana", "README.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "README.md is not a WARC" in done.stderr


@pytest.mark.parametrize(
    ("encoding", "pack"), [("br", brotli.compress), ("zstd", zstd.compress), ("deflate", zlib.compress)]
)
def test_captured_pages_are_unpacked_and_broken_ones_left(
    tmp_path: Path, encoding: str, pack: Callable[[bytes], bytes]
) -> None:
    packed = pack(b"<p>Words</p>")
    headers = {"Content-Encoding": encoding}
    answers = {"https://t.example/1": (200, headers, packed), "https://t.example/2": (200, headers, b"\xff\x00" * 20)}
    archive = write_site(tmp_path / "c.warc.gz", answers)
    assert [(page.url, page.text) for page in stored_pages([str(archive)])] == [("https://t.example/1", "<p>Words</p>")]
