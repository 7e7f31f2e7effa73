"""The standfirst above a body: in the field of that name, and not in the text."""

import pytest

from tests.ferry import BODY, read

ABOVE = "Ships had stayed in the harbour for nine days, and the islands had run out of bread."


def test_what_page_and_data_call_the_description_is_not_in_the_text() -> None:
    article = read(f'<p class="standfirst">{ABOVE}</p>', description=ABOVE)
    assert article.standfirst == ABOVE
    assert article.text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    ("above", "description"),
    [
        pytest.param(f'<p class="lead">{ABOVE}</p>', "Something else that was written for search engines", id="mark"),
        pytest.param(f"<p>{ABOVE}</p>", ABOVE, id="description"),
        # The first paragraph of the text, set in bold, of which the description is made.
        pytest.param(f'<p class="introduction">{ABOVE}</p>', ABOVE, id="one of the paragraphs"),
    ],
)
def test_a_first_paragraph_that_is_part_of_the_text_stays(above: str, description: str) -> None:
    assert read(above, description=description).text == "\n\n".join((ABOVE, *BODY))


def test_a_sentence_further_down_that_repeats_it_stays() -> None:
    lines = (*BODY[:4], ABOVE, *BODY[4:])
    assert ABOVE in read(f'<p class="standfirst">{ABOVE}</p>', lines, description=ABOVE).text


def test_it_is_the_text_where_there_is_hardly_any_other() -> None:
    assert read(f'<p class="standfirst">{ABOVE}</p>', BODY[:1], description=ABOVE).text.startswith(ABOVE)


def test_lines_without_a_word_are_no_text() -> None:
    assert read("", (*BODY[:4], "___", "* * *", *BODY[4:], "🙂")).text == "\n\n".join(BODY)


def test_whoever_signs_below_the_text_wrote_it_where_the_data_only_knows_the_outlet() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "author": "Example", "publisher": "Example"}'
    article = read(f"{data}</script>", (*BODY, "Written by Jane Doe"))
    assert (article.people, article.byline) == (("Jane Doe",), "Written by Jane Doe")
    assert article.extraction["authors"] == "text"
    assert article.text == "\n\n".join(BODY)
