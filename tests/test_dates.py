"""Texts that say no date, and what a date is: as long as it was, as sure as it is."""

from datetime import timedelta

import pytest

from crawler.extract.dates import read_date, weigh
from tests.dates_table import FETCHED

NONE = """
14:05
2:05 pm
Monday
Monday 10:00PM
Mon, 23 Nov
23 November
Nov 23
Nov 23, 6:55 AM
Posted Nov 19, 6:51 AM
23.11.
11/23
6 Feb
-
/
n/a
Unknown
Published
Date:
14h
5d
3 hours
Duration 1:30
5 min read
404
2056
17
100000
161385360554578
9999999999
0001-01-01T00:00Z
1851-09-18
1969-12-31
2031-01-01
2026-13-01
2026-11-31
2026-02-30
31 November 2026
29 February 2025
0 May 2026
23 November 1926
23 November 2126
00:00-YY-DD-MM
2026-W48
PT50M55S
201903
Version 2.11.19
posted with a shop at 19.03.02
1.2.3.4
192.168.10.20
+961 1 555 712
385D0326A3AE144205C298DB34B4E945
© 2004-2019 Example Media. All Rights Reserved.
Copyright 2026 Example
2004-2019
5 May 2026 - 7 May 2026
13-15 November 2026
October 13 - 15, 2026
Jan-Feb 2026
22 آب/نوفمبر 2026
Last updated 6 May 2026
Updated 5 mins ago
Updated: 18 Nov 2026 9:38 pm
آخر تحديث: 23.11.2026
Aktualisiert am 28. April 2026, 20:22 Uhr
Son Güncelleme: 30.11.2025 18:14
Aktuelle Zeit: 14.10.2026, 12:18
Russia Today
USA Today
Hier entlang
Ayer Rojo
منذ عام 2011
since 2011
3 days before the vote
years ago
200000 years ago
500 years ago
12 ربيع الأول 1448
1448/06/12
12/06/1448
سرطان
May
Mai
march for peace
Chapter 11
Psalm 23:4
Route 66 to Damascus
The council met on 5 May 2026 and said that nothing at all had been decided by any of its many members
March 2026 saw the opening of a bridge over the river
What we know twelve years ago and the long road back to the town
"""


def test_there_are_many_of_them() -> None:
    assert len(NONE.strip().splitlines()) > 80


@pytest.mark.parametrize("text", NONE.strip().splitlines())
@pytest.mark.parametrize("languages", [(), ("en",), ("ar",), ("de",)], ids=str)
def test_reads_nothing(text: str, languages: tuple[str, ...]) -> None:
    assert read_date(text, fetched=FETCHED, languages=languages) is None


def test_an_unknown_order_leaves_a_doubtful_date_unread() -> None:
    assert read_date("03/04/2026", fetched=FETCHED, order="") is None
    for text in ("04/04/2026", "23/04/2026", "Fri, 03/04/2026"):
        assert read_date(text, fetched=FETCHED, order=""), text


@pytest.mark.parametrize(
    ("text", "path", "order", "expected"),
    [
        ("06.05.26", "/2026/06/deep-sea", "", "2026-06-05"),
        ("06.05.26", "/2026/05/deep-sea", "", "2026-05-06"),
        ("06/05/2026", "/2026/may/06/deep-sea", "", "2026-05-06"),
        ("06.05.26", "/2026/07/deep-sea", "", "2026-05-06"),
        ("06/05/2026", "/2026/06/deep-sea", "dmy", "2026-05-06"),
    ],
)
def test_the_month_of_the_url_tells_an_unknown_order(text: str, path: str, order: str, expected: str) -> None:
    weighed = weigh([("page", text)], url=f"https://paper.example{path}", fetched=FETCHED, order=order)
    assert weighed
    assert str(weighed[1].at)[:10] == expected


@pytest.mark.parametrize("text", ["x" * 201 + " 5 May 2026", "5 May 2026 " + "x " * 100])
def test_prose_is_no_date(text: str) -> None:
    assert read_date(text, fetched=FETCHED) is None


def test_a_day_is_as_long_as_it_was() -> None:
    """In Beirut clocks are put forward at midnight; that day begins at 01:00 and has 23 hours."""
    dating = read_date("29 March 2026", fetched=FETCHED, timezone="Asia/Beirut")
    assert dating
    assert dating.at is not None
    assert dating.at.isoformat() == "2026-03-29T01:00:00+03:00"
    assert dating.latest - dating.earliest == timedelta(hours=23, seconds=-1)


def test_a_minute_may_be_any_second_of_it() -> None:
    dating = read_date("23 November 2026 14:05", fetched=FETCHED)
    assert dating
    assert dating.latest - dating.earliest == timedelta(seconds=59)


def test_a_zone_that_does_not_exist_is_the_callers_error() -> None:
    with pytest.raises(KeyError):
        read_date("23 November 2026", fetched=FETCHED, timezone="Asia/Nowhere")
