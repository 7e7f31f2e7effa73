"""The days and months that URLs name."""

import pytest

from crawler.article import Precision
from crawler.extract.dates import url_date

DAYS = """
/2026/11/23/title-of-it => 2026-11-23
/2026/11/23 => 2026-11-23
/2026/1/3/title => 2026-01-03
/news/2026/11/23/ => 2026-11-23
/2026/11/23.html => 2026-11-23
/2026/11/23-title.html => 2026-11-23
/world/2026/nov/23/title => 2026-11-23
/world/2026/November/23/title => 2026-11-23
/world/2026/sept/03/title => 2026-09-03
/2026/middle_east/11/23/title/index.html => 2026-11-23
/2026/world/13/23/title => none
/20261123/title-1122334455.html => 2026-11-23
/20261123-title => 2026-11-23
/en/20261123 => 2026-11-23
/20261123.html => 2026-11-23
/2026-11/23/c_1122.htm => 2026-11-23
/n1/2026/1123/c90000-1122.html => 2026-11-23
/title-of-it-2026-11-23 => 2026-11-23
/title-of-it-2026-11-23.html => 2026-11-23
/2026-11-23/title => 2026-11-23
/2026-11-23-title => 2026-11-23
/title_2026_11_23 => 2026-11-23
/english/middleeast/231120261 => 2026-11-23
/english/middleeast/2311202612 => none
/english/middleeast/321120261 => none
/2026/11/title/ => 2026-11
/archives/2026/11/title => 2026-11
/2026/nov/title => 2026-11
/2026-11/title => 2026-11
/2026/11/31/title => 2026-11
/2026/11/123456/title => 2026-11
/2026/13/title => none
/2026/novelty/12/title => none
/2026/title => none
/title-2026 => none
/news/19991231/ => 1999-12-31
/1989/11/09/title => none
/2126/11/09/title => none
/story-20261123 => none
/news/20269999 => none
/19852382/title => none
/post/161385360554578 => none
/1-2026-11-23 => none
/2026-11-231 => none
/2026-11-23-14-05-title => none
/ => none
/news/29-10-2021 => 2021-10-29
/news/09-10-2021 => none
/news/29-10-2021-fair => none
"""


@pytest.mark.parametrize("line", DAYS.strip().splitlines())
@pytest.mark.parametrize("tail", ["", "?date=2020-01-01", "#2020-01-01"])
def test_reads_a_path(line: str, tail: str) -> None:
    path, expected = line.split(" => ")
    dating = url_date(f"https://news.example{path}{tail}", timezone="Asia/Damascus")
    if expected == "none":
        assert dating is None
        return
    assert dating
    assert dating.earliest.isoformat().startswith(expected)
    assert dating.precision == (Precision.DAY if len(expected) == 10 else Precision.MONTH)
    assert dating.at == (dating.earliest if len(expected) == 10 else None)
    assert dating.raw in path


@pytest.mark.parametrize("url", ["", "no url", "http://[", "https://2026.example", "https://a.example/%ff/2026"])
def test_a_strange_url_names_no_day(url: str) -> None:
    assert url_date(url, timezone="UTC") is None
