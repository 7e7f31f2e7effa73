"""Memory: names that nobody else has do not stay, and neither does what a bomb unpacked to."""

import gc
import gzip
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from crawler.causes import Cause
from crawler.failures import Refused
from crawler.fetch.unpack import Unpack
from crawler.markup import parse


def resident() -> int:
    """MB of memory that this process holds; the test is skipped where nothing tells."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        pytest.skip("NOT TESTED: there is no /proc here")
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS:"))


def test_pages_of_names_that_nobody_else_has_do_not_fill_the_memory() -> None:
    def page(number: int) -> str:
        tags = (" ".join(f"x{number}_{tag}_{each}" for each in range(400)) for tag in range(250))
        return "".join(f"<p {names}>" for names in tags)

    parse(page(0))
    before = resident()
    for number in range(1, 7):
        parse(page(number))
    gc.collect()
    assert resident() - before < 12  # in one thread, they leave 21


def test_a_bomb_that_was_refused_is_held_by_nobody() -> None:
    crawler = get_crawler(settings_dict={"DOWNLOAD_MAXSIZE": 100_000})
    request = Request("https://news.example/a")
    packed = gzip.compress(b"\0" * 10_000_000)
    response = Response(request.url, body=packed, headers={"Content-Encoding": "gzip"}, request=request)
    with pytest.raises(Refused) as refused:
        Unpack.from_crawler(crawler).process_response(request, response)
    assert refused.value.cause == Cause.TOO_LARGE
    assert refused.value.__context__ is refused.value.__cause__ is None
