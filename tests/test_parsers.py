"""The promises of the parsers under wild input: the targets of `make fuzz-parsers`, on a few inputs each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.clean import clean_url
from crawler.discover.address import absolute
from drills.fuzz_parsers.seeds import SEEDS
from drills.fuzz_parsers.targets import TARGETS


@pytest.mark.parametrize(("name", "seed"), [(name, seed) for name in TARGETS for seed in SEEDS[name]])
def test_a_seed_breaks_no_promise(name: str, seed: str) -> None:
    TARGETS[name](seed.encode())


@pytest.mark.parametrize("name", TARGETS)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_what_is_left_of_seeds_breaks_no_promise(name: str, data: st.DataObject) -> None:
    first, second = (data.draw(st.sampled_from(SEEDS[name])).encode() for _ in range(2))
    cut, end = data.draw(st.integers(0, len(first))), data.draw(st.integers(0, len(second)))
    TARGETS[name](first[:cut] + data.draw(st.binary(max_size=12)) + second[end:])


def test_an_address_of_ipv6_keeps_its_brackets() -> None:
    assert clean_url("http://[::1]:8080/a") == "http://[::1]:8080/a"


def test_half_a_character_begins_no_query() -> None:
    assert clean_url("https://herald.example/a\udc80") == "https://herald.example/a%ED%B2%80"


def test_a_blank_before_an_empty_fragment_is_no_part_of_an_address() -> None:
    assert absolute("https://herald.example/", "a\x0b#") == "https://herald.example/a"
    assert absolute("https://herald.example/", "a?\x1e#") == "https://herald.example/a"
    assert absolute("https://herald.example/", "a\x1e;\x1e?\x1e#") == "https://herald.example/a"


def test_a_host_of_dots_is_not_taken_for_none() -> None:
    assert clean_url("https://./?a") == "https://./?a"
