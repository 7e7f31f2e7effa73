"""Blocks of text: what is one, what is none, and what holds on hostile trees."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.html import HtmlElement

from crawler.extract import blocks as blocks_module
from crawler.extract.blocks import Block, blocks, paragraphs
from crawler.extract.icons import strip_icons
from crawler.markup import parse
from crawler.select import elements


def read(html: str) -> list[Block]:
    return blocks([parse(f"<body>{html}</body>")])


def texts(html: str) -> list[str]:
    return [block.text for block in read(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<div>Before<p>Inside.</p>after</div>", ["Before", "Inside.", "after"]),
        ("<p>a <b>b</b><i>c</i> d<!-- note --> e</p>", ["a bc d e"]),
        ("<p>no<span>space</span></p><p>with <span> space </span> kept</p>", ["nospace", "with space kept"]),
        ("<p>folded\n   over\tlines</p>", ["folded over lines"]),
        ("<p>visible<noscript>No Script</noscript><script>x</script><style>y</style> text</p>", ["visible text"]),
        ("<figure><img alt='x'><figcaption>A caption.</figcaption></figure><p>Text.</p>", ["Text."]),
        ("<p hidden>a</p><p aria-hidden='true'>b</p><p style='color:red; Display : None'>c</p><p>d</p>", ["d"]),
        ("<form><input><p>Your e-mail</p></form><button>Share</button><p>Text.</p>", ["Text."]),
        ("<p></p><p>&nbsp;</p><div> </div>", []),
    ],
)
def test_text_as_a_reader_sees_it(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


def test_kinds() -> None:
    found = read(
        "<h2>Head</h2><p>Text</p><ul><li>Item<p>more</p></li></ul><blockquote>Quote<p>goes on</p></blockquote>"
    )
    assert [(block.kind, block.text) for block in found] == [
        ("h", "Head"),
        ("p", "Text"),
        ("li", "Item"),
        ("li", "more"),
        ("quote", "Quote"),
        ("quote", "goes on"),
    ]


def test_characters_in_links_are_counted() -> None:
    (block,) = read("<p>See <a href=x>the report</a> of <a>May</a></p>")
    assert (block.text, block.link_chars) == ("See the report of May", len("the report") + len("May"))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<div>One.<br><br>Two.</div>", ["One.", "Two."], id="empty line separates"),
        pytest.param("<div>One.<br>Two.</div>", ["One.", "Two."], id="lines are the paragraphs"),
        pytest.param("<p>A hard<br>break.</p>", ["A hard break."], id="a break in a paragraph is a space"),
        pytest.param(
            "<div>First.<br><br>The road east of the town,<br>and the fields.<br><br>Last.</div>",
            ["First.", "The road east of the town, and the fields.", "Last."],
            id="a break in a paragraph among empty lines",
        ),
        pytest.param(
            "<div>Title<br>Syria<br>Local Editor<br><br>First sentence.</div>",
            ["Title", "Syria", "Local Editor", "First sentence."],
            id="short lines say something each",
        ),
        pytest.param(
            f"<p>{'The first long line goes on and on. ' * 3}<br>{'And so does the second one. ' * 4}</p>",
            [("The first long line goes on and on. " * 3).strip(), ("And so does the second one. " * 4).strip()],
            id="long lines of sentences are paragraphs",
        ),
    ],
)
def test_line_breaks(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


def test_rows_of_a_table_are_one_block_each_and_layout_is_not() -> None:
    assert texts("<table><tr><th>City</th><th>Dead</th></tr><tr><td>Homs</td><td>3</td></tr></table>") == [
        "City | Dead",
        "Homs | 3",
    ]
    assert texts("<table><tr><td>Menu</td><td><p>One.</p><p>Two.</p></td></tr></table>") == ["Menu", "One.", "Two."]


@pytest.mark.parametrize("wrapper", ["button", "nav", "form", "label"])
def test_an_element_left_open_does_not_swallow_the_page(wrapper: str) -> None:
    assert texts(f"<{wrapper}>Menu<main><p>The article.</p></main></{wrapper}>") == ["Menu", "The article."]


def test_a_form_around_the_whole_page_is_read() -> None:
    body = "".join(f"<p>Paragraph {number}.</p>" for number in range(10))
    assert len(texts(f"<form>{body}</form>")) == 10


class TestParagraphs:
    def test_nested_selections_are_read_once(self) -> None:
        tree = parse("<div class=a><p>One.</p><div class=a><p>Two.</p></div></div>")
        assert paragraphs(elements(tree, [".a, .a p"])) == ["One.", "Two."]

    def test_the_same_element_twice_is_read_once(self) -> None:
        tree = parse("<p>One.</p>")
        (paragraph,) = elements(tree, ["p"])
        assert paragraphs([paragraph, paragraph]) == ["One."]

    def test_removed_elements_give_no_text_and_stay_in_the_tree(self) -> None:
        tree = parse("<article><p>One.</p><div class=promo>Buy.</div> tail <p>Two.</p></article>")
        before = etree.tostring(tree)
        assert paragraphs(elements(tree, ["article"]), remove=[".promo"]) == ["One.", "tail", "Two."]
        assert etree.tostring(tree) == before

    def test_of_nothing(self) -> None:
        assert paragraphs([]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("folder_openSyria access_time6 years ago", "Syria 6 years ago"),
        ("starAdd to favorites", "Add to favorites"),
        ("access_time 6 years ago", "6 years ago"),
        ("folder_openسوريا", "سوريا"),
        ("homeالرئيسية", "الرئيسية"),
        ("star of the show", "star of the show"),
        ("share prices fell", "share prices fell"),
        ("eBay and iPhone", "eBay and iPhone"),
        ("starKR is not an icon", "starKR is not an icon"),
        ("A snake_case_name stays", "A snake_case_name stays"),
        ("", ""),
    ],
)
def test_icon_names_go_and_words_stay(text: str, expected: str) -> None:
    assert strip_icons(text) == expected


def test_a_long_text_may_speak_of_an_icon() -> None:
    prose = f"The designers chose arrow_back for the button. {'They explained it at length. ' * 5}".strip()
    assert strip_icons(prose) == prose


@pytest.mark.parametrize(
    "icon", ["<i class='material-icons'>star</i>", "<i class='fas fa-clock'></i>", "<mat-icon>x</mat-icon>"]
)
def test_icon_elements_give_no_text(icon: str) -> None:
    assert texts(f"<p>{icon} Friday</p>") == ["Friday"]


def test_a_class_named_icon_does_not_hide_words() -> None:
    assert texts("<p><span class='icon-text'>Fighting resumed</span> on Friday</p>") == ["Fighting resumed on Friday"]


def deep(levels: int, tag: str = "div") -> HtmlElement:
    root = top = parse("<div></div>").find(".//div")
    assert top is not None
    for _ in range(levels):
        top = etree.SubElement(top, tag)
    top.text = "bottom"
    return root


@pytest.mark.parametrize("tag", ["div", "a", "table", "button"])
def test_nesting_of_any_depth_takes_bounded_time(tag: str) -> None:
    root = deep(4_000, tag)  # libxml2 itself stops at 256; lxml takes quadratic time to build deeper trees by hand
    start = time.process_time()
    blocks([root])
    assert time.process_time() - start < 0.5


def test_a_page_nested_200_000_deep_is_read() -> None:
    assert texts("<p>Before.</p>" + "<div>" * 200_000)[:1] == ["Before."]


def test_bounds_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks_module, "MOST_BLOCKS", 10)
    assert len(texts("<p>x</p>" * 100)) == 10
    monkeypatch.setattr(blocks_module, "MOST_ELEMENTS", 5)
    assert len(texts("<p>x</p>" * 100)) < 5


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/abdiprtlu &;\"'=-!\u0627\n"), max_size=300))
def test_any_markup_gives_folded_texts(markup: str) -> None:
    for block in read(markup):
        assert block.text == " ".join(block.text.split())
        assert block.text
        assert 0 <= block.link_chars <= len(block.text)


def test_a_row_begins_with_its_first_cell_however_the_source_is_indented() -> None:
    row = "<table><tr>{0}<td>Place</td>{0}<td>Points</td></tr></table>"
    assert texts(row.format("")) == texts(row.format("\n  ")) == ["Place | Points"]
