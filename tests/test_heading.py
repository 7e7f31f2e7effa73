"""The headline's element: among headings that name the outlet, and on pages that mark none."""

import pytest

from crawler.extract.heading import heading
from crawler.extract.markup_text import shown
from crawler.markup import parse

TITLE = "Old bridge in the valley reopens after ten years"
HAN = "山谷里的旧桥十年后重新开放"


def found(body: str, title: str = TITLE, head: str = "") -> str:
    tree = parse(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>")
    element = heading(tree)
    return shown(element) if element is not None else ""


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (f"<h1>The Valley Post</h1><h2>{TITLE}</h2>", f"{TITLE} | The Valley Post"),
        (f"<h1>The Valley Post</h1><h2>{TITLE}</h2>", f"{TITLE} - Local - The Valley Post"),
        # A sign is a word of its own: the outlet's name is as long as a headline.
        (f"<h1>山谷人民政府网站</h1><h2>{HAN}</h2>", f"{HAN} - 山谷人民政府门户网站"),
        (
            "<h1>계곡일보</h1><h2>오래된 다리가 십 년 만에 다시 열렸다</h2>",
            "오래된 다리가 십 년 만에 다시 열렸다 - 계곡일보",
        ),
    ],
)
def test_the_outlets_name_is_no_headline(body: str, title: str) -> None:
    assert found(body, title) == found(body[body.index("<h2") :], title) != ""


def test_the_outlets_name_may_stand_before_the_headline_in_the_title() -> None:
    head = f'<meta property="og:title" content="{TITLE}">'
    assert found(f"<h1>valley.example</h1><h2>{TITLE}</h2>", f"valley.example: {TITLE}", head) == TITLE


def test_an_outlet_without_a_headline_beside_it() -> None:
    assert found("<h2>경향</h2><p>본문.</p>", "오래된 다리가 십 년 만에 다시 열렸다 - 경향") == ""


@pytest.mark.parametrize(
    "behind", ["", " - The Valley Post", "_The Valley Post", " | Local | The Valley Post", " Valley"]
)
@pytest.mark.parametrize(
    "line", ["<div class='titulo'>{}</div>", "<td><b>{}</b></td>", "<p>{}<small>Print</small></p>"]
)
def test_a_page_that_marks_no_heading(line: str, behind: str) -> None:
    lead = f'<div><a href="/x">{TITLE}</a></div><nav><span>{TITLE}</span></nav>'
    assert found(f"{lead}{line.format(TITLE)}<p>Body.</p>", TITLE + behind).startswith(TITLE)
    assert found(f"{lead}<p>Body.</p>", TITLE + behind) == ""


@pytest.mark.parametrize("line", ["Old bridge in the", "Old bridge in the valley reopens after te"])
def test_what_is_short_or_breaks_off_in_a_word_is_none(line: str) -> None:
    assert found(f"<p>{line}</p>") == ""


def test_signs_without_spaces() -> None:
    assert found(f"<div>{HAN}</div>", f"{HAN}_山谷网") == HAN


def test_the_headline_in_an_aside_and_a_trail() -> None:
    assert found(f"<section><aside><h1>{TITLE}</h1><p>Body.</p></aside></section>", f"{TITLE}|Post") == TITLE
    other = "Bridge: it is open, after ten years"
    page = f"<nav><li><h1>{TITLE}</h1></li></nav><article><h2>{other}</h2><p>Body.</p></article>"
    assert found(page) != TITLE
