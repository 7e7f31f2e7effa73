"""Bytes to text to tree: the right letters whatever is declared, and no text lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.markup import decode, parse

ARABIC = "<p>سوريا اليوم: أخبار من دمشق وحلب</p>"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (ARABIC.encode(), "text/html; charset=utf-8"),
        (ARABIC.encode(), "text/html; charset=windows-1256"),  # the server is wrong
        (ARABIC.encode(), ""),
        (b"\xef\xbb\xbf" + ARABIC.encode(), "text/html; charset=iso-8859-1"),
        (ARABIC.encode("windows-1256"), "text/html; charset=windows-1256"),
        (ARABIC.encode("iso-8859-6"), "text/html; charset=iso-8859-6"),
        (b"<meta charset=windows-1256>" + ARABIC.encode("windows-1256"), "text/html"),
        (ARABIC.encode("utf-16"), "text/html"),
        (ARABIC.encode()[:-1] + "ا".encode()[:1], "text/html; charset=windows-1256"),  # cut within a character
    ],
)
def test_letters_are_right_whatever_is_declared(body: bytes, content_type: str) -> None:
    assert "سوريا اليوم: أخبار من دمشق وحلب" in decode(body, content_type)


def test_an_encoding_that_passes_for_ascii_is_believed() -> None:
    body = "<p>日本語のニュース</p>".encode("iso-2022-jp")
    assert "日本語のニュース" in decode(body, "text/html; charset=iso-2022-jp")


def test_text_behind_an_early_end_is_not_lost() -> None:
    tree = parse("<html><body><p>One.</p></body></html><p>Two.</p></body></html>")
    assert tree.text_content() == "One.Two."


@given(st.binary(max_size=300))
def test_no_bytes_are_an_error(body: bytes) -> None:
    assert parse(decode(body)).tag == "html"


def test_a_tag_with_more_attributes_than_anybody_writes_is_dropped_and_what_it_holds_is_read() -> None:
    names = " ".join(f"a{number}=1" for number in range(100_000))
    tree = parse(f"<html><body><div {names}><p>words</p></div><img src='data:{'A' * 50_000}' alt=kept></body></html>")
    assert tree.xpath("//p/text()")[-1] == "words"
    assert max(len(element.attrib) for element in tree.iter("div", "p", "img")) == 2
