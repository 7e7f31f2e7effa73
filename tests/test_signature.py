"""Signatures: texts that share a passage share hashes in it, and the passage is looked up by one at least."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.dedup.bodies import invented
from crawler.dedup.signature import WIDTH, signature

TEXTS = ["\n\n".join(body) for _, body in invented(12)]


@given(st.text(max_size=400))
@settings(max_examples=30)
def test_any_text_has_a_signature(text: str) -> None:
    found = signature(text)
    assert len(found.hashes) == len(found.places)
    assert found.keys <= set(found.hashes)
    assert bool(found.keys) == bool(found.hashes)
    assert all(0 <= place <= found.words - WIDTH for place in found.places)
    assert all(0 <= hash_ < 2**32 for hash_ in found.hashes)


@given(st.integers(0, 10), st.integers(0, 400), st.integers(120, 200))
@settings(max_examples=60)
def test_a_shared_passage_is_looked_up_by_one_key_at_least(number: int, start: int, length: int) -> None:
    whole = TEXTS[number].split()
    start = min(start, max(0, len(whole) - length))
    other = TEXTS[number + 1].split()
    around = " ".join([*other[:100], *whole[start : start + length], *other[100:]])
    assert signature(TEXTS[number]).keys & signature(around).keys


def test_typography_makes_no_difference() -> None:
    text = "The harbour’s cranes — all «nine» of them — stood still on Monday, and nobody knew for how long they would."
    plain = 'the harbour\'s cranes - all "nine" of them - stood still on monday and nobody knew for how long they would'
    assert signature(text) == signature(plain)


def test_characters_of_scripts_without_spaces_are_words() -> None:
    text = "港口的九台起重机星期一全部停止工作，没有人知道会停多久。" * 3
    assert signature(text).words == 78


def test_figures_are_told_with_the_word_before_them_in_any_digits() -> None:
    assert signature("حرارة ٢٥").figures == signature("حرارة 25").figures != signature("سرعة 25").figures


def test_a_text_longer_than_any_article_costs_no_more_than_one() -> None:
    found = signature(" ".join(str(Random(n).random()) for n in range(15_000)))
    assert found.words == 20_000
