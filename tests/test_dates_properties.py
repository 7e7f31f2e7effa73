"""Dates from any text at all: no crash, no invention, no long wait; and what is printed is read back."""

import time
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.article import Precision
from crawler.extract.dates import Dating, read_date, url_date, weigh
from crawler.extract.dates_calendars import from_solar_hijri, is_leap, new_year
from crawler.extract.dates_dating import of_day, settle
from crawler.extract.dates_vocabulary import ages, dates

FETCHED = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ZONES = ("UTC", "Asia/Damascus", "Asia/Beirut", "Europe/Istanbul", "America/New_York", "Pacific/Apia")

_words = sorted({*dates(()).words, *ages(()).words})
_pieces = st.one_of(
    st.sampled_from(_words),
    st.integers(0, 3000).map(str),
    st.sampled_from(
        ["/", "-", ".", ",", ":", "|", "(", ")", "+", "'", " ", "T", "Z", "GMT", "EST", "IST", "२३", "٢٠٢٦"]
    ),
)
_likely = st.lists(st.tuples(_pieces, st.sampled_from(["", " "])), max_size=14).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
_languages = st.lists(st.sampled_from(["en", "ar", "fa", "fr", "pl", "ja", "xx"]), max_size=2)
_days = st.dates(date(1990, 1, 2), date(2026, 11, 22))
_moments = st.datetimes(datetime(1990, 1, 2), datetime(2026, 11, 22)).map(lambda moment: moment.replace(microsecond=0))  # noqa: DTZ001


def _check(dating: Dating | None) -> None:
    if dating is None:
        return
    moments = [dating.earliest, *([dating.at] if dating.at else []), dating.latest]
    assert moments == sorted(moments)
    assert all(isinstance(moment.tzinfo, timezone) for moment in moments)
    assert dating.earliest.year >= 1990
    assert dating.latest.year <= 2028
    if dating.is_relative:
        assert dating.earliest < FETCHED


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(_likely, st.text(max_size=250)), st.sampled_from(ZONES), _languages, st.sampled_from(["dmy", "mdy", ""])
)
def test_any_text_gives_a_date_or_none(text: str, zone: str, languages: list[str], order: str) -> None:
    _check(read_date(text, fetched=FETCHED, timezone=zone, languages=languages, order=order))
    _check(read_date(text, fetched=FETCHED, timezone=zone, about="modified"))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["jsonld", "meta", "page"]), _likely), max_size=4), st.text(max_size=60))
def test_any_witnesses_can_be_weighed(candidates: list[tuple[str, str]], path: str) -> None:
    weighed = weigh(candidates, url=f"https://news.example/{path}", fetched=FETCHED)
    if weighed:
        assert weighed[0] in {"url", *(how for how, _ in candidates)}
        assert weighed[1].earliest <= FETCHED + timedelta(days=1)
        _check(weighed[1])


@given(st.text(max_size=100))
def test_any_url_names_a_day_or_none(url: str) -> None:
    _check(url_date(url, timezone="Asia/Beirut"))


@pytest.mark.parametrize(
    "part", ["1", "1 ", "2026-", "/", "1/", "nov ", "آ", " ", "\u0301", "年", "(", ":", "3 hours ", "x "]
)
@pytest.mark.parametrize("size", [190, 1_990, 100_000])
def test_no_text_takes_long(part: str, size: int) -> None:
    text = (part * (size // len(part) + 1))[:size]
    start = time.perf_counter()
    read_date(text, fetched=FETCHED)
    url_date("https://news.example/" + text, timezone="UTC")
    assert time.perf_counter() - start < 0.2


@given(_moments, st.integers(-12 * 4, 14 * 4))
def test_a_moment_with_an_offset_is_read_back(local: datetime, quarters: int) -> None:
    at = local.replace(tzinfo=timezone(timedelta(minutes=15 * quarters)))
    for text in (at.isoformat(), f"{at:%a, %d %b %Y %H:%M:%S %z}", f"{at:%B} {at.day}, {at:%Y %H:%M:%S %z}"):
        dating = read_date(text, fetched=FETCHED)
        assert dating
        assert (dating.at, dating.precision) == (at, Precision.SECOND)


@given(_moments, st.sampled_from(ZONES))
def test_a_clock_time_is_of_the_outlets_zone(local: datetime, zone: str) -> None:
    expected = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    for text in (f"{local:%Y-%m-%dT%H:%M:%S}", f"{local:%d %B %Y, %H:%M:%S}", f"{local:%I:%M:%S %p, %B %d %Y}"):
        dating = read_date(text, fetched=FETCHED, timezone=zone)
        assert dating
        assert dating.at == expected


@given(_days, st.sampled_from(["dmy", "mdy"]))
def test_numbers_are_read_in_their_order(day: date, order: str) -> None:
    text = f"{day:%d/%m/%Y}" if order == "dmy" else f"{day:%m/%d/%Y}"
    for form in (text, text.replace("/", "-"), f"{day:%Y/%m/%d}", f"{day:%d.%m.%Y}", f"{day:%Y%m%d}"):
        dating = read_date(form, fetched=FETCHED, order=order)
        assert dating
        assert dating.at
        assert dating.at.date() == day


@given(st.dates(date(1970, 1, 1), date(2090, 1, 1)), st.sampled_from(ZONES))
def test_days_follow_each_other_without_a_gap(day: date, zone: str) -> None:
    today, tomorrow = (of_day(each, ZoneInfo(zone), raw="") for each in (day, day + timedelta(days=1)))
    assert today.latest + timedelta(seconds=1) == tomorrow.earliest


def test_a_clock_time_that_was_skipped_or_came_twice() -> None:
    zone = ZoneInfo("Europe/Berlin")
    assert settle(datetime(2026, 3, 29, 2, 30), zone).isoformat() == "2026-03-29T03:30:00+02:00"  # noqa: DTZ001
    assert settle(datetime(2026, 10, 25, 2, 30), zone).isoformat() == "2026-10-25T02:30:00+02:00"  # noqa: DTZ001


@given(st.integers(1, 59), st.sampled_from(["minute", "hour", "day", "month", "year"]))
def test_an_age_covers_both_ways_of_rounding(count: int, unit: str) -> None:
    dating = read_date(f"{count} {unit}s ago", fetched=FETCHED)
    if unit in ("month", "year") and count > 30:
        return
    assert dating
    length = {"minute": 60, "hour": 3600, "day": 86400, "month": 30.4 * 86400, "year": 365.25 * 86400}[unit]
    for age in (count - 0.4, count, count + 0.4, count + 0.9):
        assert dating.earliest <= FETCHED - timedelta(seconds=age * length) <= dating.latest
    if unit in ("day", "month", "year"):
        assert dating.at is None


def test_the_persian_calendar_keeps_its_known_days() -> None:
    known = {(1357, 11, 22): date(1979, 2, 11), (1399, 12, 30): date(2021, 3, 20), (1405, 9, 2): date(2026, 11, 23)}
    assert {day: from_solar_hijri(*day) for day in known} == known
    springs = {1375: 20, 1376: 21, 1395: 20, 1396: 21, 1400: 21, 1403: 20, 1404: 21, 1408: 20, 1409: 21}
    assert {year: new_year(year).day for year in springs} == springs


@given(st.integers(1343, 1471), st.integers(1, 12))
def test_a_persian_month_ends_where_the_next_begins(year: int, month: int) -> None:
    length = 31 if month < 7 else 30 if month < 12 or is_leap(year) else 29
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    assert from_solar_hijri(year, month, length) + timedelta(days=1) == from_solar_hijri(*following, 1)
    with pytest.raises(ValueError, match="no such day"):
        from_solar_hijri(year, month, length + 1)
