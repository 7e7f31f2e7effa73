"""How long ago, in every language: what the fetch leaves of it, and how sure it is."""

from datetime import timedelta

import pytest

from crawler.extract.dates import read_date
from tests.dates_table import FETCHED, cases, require

TABLE = """
@ en dmy UTC
3 hours ago => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
an hour ago => 2026-11-23T11:00+00:00 hour 2026-11-23T10:00+00:00..2026-11-23T11:30+00:00
two hours ago => 2026-11-23T10:00+00:00 hour 2026-11-23T09:00+00:00..2026-11-23T10:30+00:00
about 2 hours ago => 2026-11-23T10:00+00:00 hour 2026-11-23T09:00+00:00..2026-11-23T10:30+00:00
5 mins ago => 2026-11-23T11:55+00:00 minute 2026-11-23T11:54+00:00..2026-11-23T11:55:30+00:00
Posted 4 mins ago => 2026-11-23T11:56+00:00 minute 2026-11-23T11:55+00:00..2026-11-23T11:56:30+00:00
20m ago => 2026-11-23T11:40+00:00 minute 2026-11-23T11:39+00:00..2026-11-23T11:40:30+00:00
1 hour 20 minutes ago => 2026-11-23T10:40+00:00 minute 2026-11-23T10:39+00:00..2026-11-23T10:40:30+00:00
30 seconds ago => 2026-11-23T11:59:30+00:00 minute 2026-11-23T11:59:29+00:00..2026-11-23T11:59:30.500000+00:00
just now => 2026-11-23T11:30+00:00 hour 2026-11-23T11:00+00:00..2026-11-23T12:00+00:00
13 hours ago => 2026-11-22T23:00+00:00 hour 2026-11-22T22:00+00:00..2026-11-22T23:30+00:00
12 hours ago => - hour 2026-11-22T23:00+00:00..2026-11-23T00:30+00:00
1 day ago => - day 2026-11-21T12:00+00:00..2026-11-23T00:00+00:00
2 days ago => - day 2026-11-20T12:00+00:00..2026-11-22T00:00+00:00
3 weeks ago => - range 2026-10-26T12:00+00:00..2026-11-06T00:00+00:00
a month ago => - month 2026-09-23T12:00+00:00..2026-11-08T12:00+00:00
6 years ago => - year 2019-11-23T12:00+00:00..2021-05-26T00:00+00:00
one year ago => - year 2024-11-23T12:00+00:00..2026-05-25T00:00+00:00
access_time6 years ago => - year 2019-11-23T12:00+00:00..2021-05-26T00:00+00:00
last week => - range 2026-11-09T12:00+00:00..2026-11-22T23:59:59+00:00
last month => - month 2026-09-23T12:00+00:00..2026-11-08T12:00+00:00
last year => - year 2024-11-23T12:00+00:00..2026-05-25T00:00+00:00
yesterday => 2026-11-22 day
Yesterday at 14:05 => 2026-11-22T14:05+00:00 minute
Today 12:01 AM => 2026-11-23T00:01+00:00 minute
14:05, yesterday => 2026-11-22T14:05+00:00 minute
Published 2 hours ago | Updated 5 mins ago => 2026-11-23T10:00+00:00 hour 2026-11-23T09:00+00:00..2026-11-23T10:30+00:00
@ ar dmy UTC
منذ 6 سنوات => - year 2019-11-23T12:00+00:00..2021-05-26T00:00+00:00
منذ ٦ سنوات => - year 2019-11-23T12:00+00:00..2021-05-26T00:00+00:00
منذ شهر => - month 2026-09-23T12:00+00:00..2026-11-08T12:00+00:00
منذ ساعة => 2026-11-23T11:00+00:00 hour 2026-11-23T10:00+00:00..2026-11-23T11:30+00:00
منذ ساعتين => 2026-11-23T10:00+00:00 hour 2026-11-23T09:00+00:00..2026-11-23T10:30+00:00
منذ يوم => - day 2026-11-21T12:00+00:00..2026-11-23T00:00+00:00
منذ يومين => - day 2026-11-20T12:00+00:00..2026-11-22T00:00+00:00
قبل سنة => - year 2024-11-23T12:00+00:00..2026-05-25T00:00+00:00
قبل 3 ساعات => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
قبل ثلاث ساعات => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
قبل 11 دقيقة => 2026-11-23T11:49+00:00 minute 2026-11-23T11:48+00:00..2026-11-23T11:49:30+00:00
منذ حوالي ساعة => 2026-11-23T11:00+00:00 hour 2026-11-23T10:00+00:00..2026-11-23T11:30+00:00
الآن => 2026-11-23T11:30+00:00 hour 2026-11-23T11:00+00:00..2026-11-23T12:00+00:00
@ fa dmy UTC
۳ ساعت پیش => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
یک ساعت قبل => 2026-11-23T11:00+00:00 hour 2026-11-23T10:00+00:00..2026-11-23T11:30+00:00
@ he dmy UTC
לפני 3 שעות => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
לפני שעתיים => 2026-11-23T10:00+00:00 hour 2026-11-23T09:00+00:00..2026-11-23T10:30+00:00
@ tr dmy UTC
3 saat önce => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
@ ku,ckb dmy UTC
berî 3 saetan => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
3 کاتژمێر لەمەوبەر => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
پێش 3 کاتژمێر => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
@ fr dmy UTC
il y a 3 heures => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
il y a un an => - year 2024-11-23T12:00+00:00..2026-05-25T00:00+00:00
@ - dmy UTC
vor 28 Minuten => 2026-11-23T11:32+00:00 minute 2026-11-23T11:31+00:00..2026-11-23T11:32:30+00:00
vor einer Stunde => 2026-11-23T11:00+00:00 hour 2026-11-23T10:00+00:00..2026-11-23T11:30+00:00
hace 3 horas => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
3 ore fa => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
un'ora fa => 2026-11-23T11:00+00:00 hour 2026-11-23T10:00+00:00..2026-11-23T11:30+00:00
há 3 horas => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
1 ano atrás => - year 2024-11-23T12:00+00:00..2026-05-25T00:00+00:00
3 uur geleden => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
för 3 timmar sedan => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
3 часа назад => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
час назад => 2026-11-23T11:00+00:00 hour 2026-11-23T10:00+00:00..2026-11-23T11:30+00:00
3 godziny temu => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
před 3 hodinami => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
prije 28 minuta => 2026-11-23T11:32+00:00 minute 2026-11-23T11:31+00:00..2026-11-23T11:32:30+00:00
πριν από 3 ώρες => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
3小时前 => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
3 時間前 => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
3시간 전 => 2026-11-23T09:00+00:00 hour 2026-11-23T08:00+00:00..2026-11-23T09:30+00:00
"""
CASES = cases(TABLE)


def test_the_table_is_large() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(("text", "languages", "order", "timezone", "expected"), CASES)
def test_reads(text: str, languages: tuple[str, ...], order: str, timezone: str, expected: str) -> None:
    require(text, languages, order, timezone, expected)


@pytest.mark.parametrize("text", ["Updated 5 mins ago", "Posted 3 hours ago | Last updated 5 mins ago", "5 mins ago"])
def test_the_last_change_is_read_when_asked_for(text: str) -> None:
    dating = read_date(text, fetched=FETCHED, about="modified")
    assert dating
    assert dating.at == FETCHED - timedelta(minutes=5)


def test_a_publication_is_no_change() -> None:
    assert read_date("Published 5 May 2026", fetched=FETCHED, about="modified") is None


def test_hours_near_midnight_name_no_day() -> None:
    """At noon in Greenwich it is 15:00 in Damascus: 15 hours ago may be either side of midnight there."""
    there = read_date("15 hours ago", fetched=FETCHED, timezone="Asia/Damascus")
    here = read_date("15 hours ago", fetched=FETCHED)
    assert there
    assert there.at is None
    assert here
    assert here.at == FETCHED - timedelta(hours=15)


def test_today_later_than_the_fetch_is_another_day() -> None:
    assert read_date("today, 20:07", fetched=FETCHED) is None
