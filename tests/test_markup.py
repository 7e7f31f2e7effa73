"""Bytes to text to tree: the right letters whatever is declared, and no text lost."""

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.attributes import MOST_ATTRIBUTES, is_overloaded, relieved
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


#: What a parser may take for something else than it looks like, so that a tag behind it begins unseen.
FEINTS = [
    *("<!--", "-->", "<!-->", "--!>", "<![CDATA[", "]]>", "<?x ", "<!x ", "</p ", "<script>", "</script>", "<style>"),
    *(
        "<title>",
        "</title>",
        "<textarea>",
        "<b z=",
        "<b z='",
        '<b z="',
        "'",
        '"',
        ">",
        "<",
        "/",
        "=",
        " ",
        "x",
    ),
]


@pytest.mark.parametrize("value", ["", "=1", '="<"', "='>'", '="<p>"', "=<", "='\"'", "/", "=a'b"])
def test_a_tag_of_more_attributes_than_anybody_writes_is_read_with_the_first_of_them(value: str) -> None:
    names = " ".join(f"a{number}{value}" for number in range(100_000))
    tree = parse(f"<html><body><div {names}><p>words</p></div><img src='data:{'A' * 50_000}' alt=kept></body></html>")
    assert tree.xpath("//p/text()")[-1] == "words"
    assert [len(element.attrib) for element in tree.iter("div", "img")] == [MOST_ATTRIBUTES, 2]


@given(
    st.lists(st.sampled_from(FEINTS), max_size=8),
    st.sampled_from(
        ["a{}", "a{}=1", "a{}='>'", 'a{}="<b "', "a{}/", 'a{}="\'"', "a{} =\n'>'", f"a{{}}={' ' * 40}'>'"]
        + [f'a{{}}="{">" * 40}"', "a{}='\">'", 'a{}="\'>"']
    ),
    st.integers(0, 2 * MOST_ATTRIBUTES),
    st.lists(st.sampled_from(FEINTS), max_size=4),
)
@settings(max_examples=120, deadline=None)
def test_no_feint_hides_a_tag_of_too_many_attributes(before: list[str], form: str, deep: int, after: list[str]) -> None:
    many = " ".join(form.format(number) for number in range(MOST_ATTRIBUTES + 50))
    markup = f"{'x' * deep}{''.join(before)}<p {many}>words{''.join(after)}"
    tree = lxml.html.document_fromstring("<i>start</i>" + markup)
    if max(len(element.attrib) for element in tree.iter("*")) > MOST_ATTRIBUTES:
        assert is_overloaded(markup.encode())
    assert all(len(element.attrib) <= MOST_ATTRIBUTES for element in parse(markup).iter("*"))


@pytest.mark.parametrize(
    "text", ["<a" * 200_000, "<a " * 200_000, "<a b='" * 100_000, "<a/b=" * 100_000, "<a = " * 100_000]
)
def test_tags_within_tags_are_too_much_to_look_at(text: str) -> None:
    assert is_overloaded(text.encode())


@given(st.lists(st.sampled_from([*FEINTS, "<p id=a>", "</p>", "<br>", "&lt;", "words", "<td>", "<svg:a xx:b=1>"])))
@settings(max_examples=60, deadline=None)
def test_markup_that_was_relieved_is_the_same_markup(parts: list[str]) -> None:
    markup = f"<p>start{''.join(parts)}"
    trees = parse(markup), lxml.html.document_fromstring(relieved(markup.encode()).decode())
    # An end tag that was left out is written: a script that has no end may take it for its own text.
    one, other = ("".join(tree.xpath("//text()[not(parent::script)]")).split() for tree in trees)
    assert one == other
