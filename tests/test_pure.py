"""The small pure rooms: window, order, walk, bounds, tally, checks, clean, outlet."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.article import Article, Precision
from crawler.bounds import bounded
from crawler.checks import OutsideWindow, TooShort, check
from crawler.clean import clean, clean_text, clean_url
from crawler.dedup import content_hash
from crawler.discover import Listing
from crawler.order import Order, OrderError
from crawler.outcome import Outcome
from crawler.outlet import Outlet, Rules, Section
from crawler.tally import Tally
from crawler.window import Window
from tests.harbour import OUTLET

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WEEK = Window(since=NOW - 7 * DAY, until=NOW)
ARTICLE = Article(
    id="times:1",
    outlet="times",
    url="https://times.example/1",
    title="T",
    text="A sentence of news. " * 5,
    fetched_at=NOW,
)


def test_a_day_without_a_zone_is_the_outlets_midnight() -> None:
    window = Window.parse(since="2017-08-01", until="2017-09-01T12:00+00:00", timezone="Asia/Beirut")
    assert window.since == datetime(2017, 7, 31, 21, tzinfo=UTC)
    assert window.until == datetime(2017, 9, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("earliest", "latest", "may"),
    [
        (None, None, True),
        (NOW - 9 * DAY, NOW - 8 * DAY, False),
        (NOW - 9 * DAY, NOW - 6 * DAY, True),
        (NOW, NOW + DAY, False),
        (NOW - DAY, NOW + DAY, True),
        (None, NOW - 8 * DAY, False),
        (NOW - 7 * DAY, NOW - 7 * DAY, True),
    ],
)
def test_a_window_leaves_out_only_what_certainly_lies_outside(
    earliest: datetime | None, latest: datetime | None, *, may: bool
) -> None:
    assert WEEK.may_cover(earliest, latest) is may


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ({"since": "yesterday"}, "since: 'yesterday' is not a date; write it as 2017-08-01"),
        ({"since": "2026-11-02", "until": "2026-11-01"}, "since (2026-11-02) must be before until (2026-11-01)"),
        ({"section": "moon"}, "harbour has no section 'moon'; it has: port, sea"),
        ({"from": "2026"}, "unknown argument 'from'; there are: section, since, until"),
    ],
)
def test_an_order_for_what_is_not_there_names_what_is(arguments: dict[str, str], line: str) -> None:
    with pytest.raises(OrderError) as caught:
        Order.parse(OUTLET, **arguments)
    assert str(caught.value).startswith(line)


def test_an_order_without_sections_is_for_all() -> None:
    assert [section.name for section in Order.parse(OUTLET).sections] == ["port", "sea"]
    assert [section.name for section in Order.parse(OUTLET, section="sea, port").sections] == ["sea", "port"]


def test_neighbours_narrow_a_year_to_a_range() -> None:
    year = replace(
        ARTICLE,
        published_precision=Precision.YEAR,
        published_earliest=NOW - 700 * DAY,
        published_latest=NOW - 200 * DAY,
    )
    narrow = bounded(year, below=NOW - 400 * DAY, above=NOW - 390 * DAY)
    assert narrow.published_earliest == NOW - 401 * DAY
    assert narrow.published_latest == NOW - 389 * DAY
    assert narrow.published_precision == Precision.RANGE
    assert narrow.published_at is None


def test_neighbours_that_tell_nothing_or_contradict_change_nothing() -> None:
    year = replace(ARTICLE, published_earliest=NOW - 20 * DAY, published_latest=NOW - 10 * DAY)
    assert bounded(year, below=None, above=None) is year
    assert bounded(year, below=NOW - 30 * DAY, above=NOW) is year
    assert bounded(year, below=NOW, above=None) is year


def _tally(**counts: int) -> Tally:
    tally = Tally(outlet="times", sections=("syria",), started=NOW, listed=("syria",), proven=False)
    tally.listings["syria"] = counts.pop("listings", 1)
    tally.links["syria"] = counts.pop("links", 1)
    tally.refused["TooShort"] = counts.pop("refused", 0)
    for name, count in counts.items():
        setattr(tally, name, count)
    return tally


@pytest.mark.parametrize(
    ("tally", "outcome"),
    [
        (_tally(articles=1), Outcome.OK),
        (_tally(), Outcome.NOTHING_NEW),
        (_tally(listings=0), Outcome.UNREACHABLE),
        (_tally(links=0), Outcome.LAYOUT_CHANGED),
        (_tally(new=1, refused=1), Outcome.NO_ARTICLES),
        (_tally(new=1, refused=1, proven=1), Outcome.NOTHING_NEW),
        (_tally(new=3, refused=3, proven=1), Outcome.NO_ARTICLES),
        (_tally(articles=1, bugs=1), Outcome.CRASHED),
        (_tally(articles=1, trouble=1), Outcome.CRASHED),
    ],
)
def test_a_verdict_names_the_first_thing_that_is_wrong(tally: Tally, outcome: Outcome) -> None:
    assert tally.outcome is outcome


def test_a_run_that_was_stopped_is_no_success() -> None:
    tally = _tally(articles=1)
    tally.reason = "shutdown"
    assert tally.outcome is Outcome.INTERRUPTED
    assert not tally.is_success


def test_a_check_refuses_what_is_too_short_or_outside() -> None:
    check(ARTICLE, Window())
    with pytest.raises(TooShort):
        check(replace(ARTICLE, text="Photo."), Window())
    # A sentence is a sentence in scripts that need fewer characters.
    check(replace(ARTICLE, text="渡轮周日载着四十名乘客离开了港口。"), Window())
    check(replace(ARTICLE, text="여객선이 승객 40명을 태우고 일요일 저녁 항구를 떠났다."), Window())
    with pytest.raises(TooShort):
        check(replace(ARTICLE, text="照片：港口"), Window())
    with pytest.raises(OutsideWindow):
        check(replace(ARTICLE, published_earliest=NOW + DAY, published_latest=NOW + DAY), WEEK)


@pytest.mark.parametrize(
    ("url", "cleaned"),
    [
        ("HTTPS://Times.Example:443/a?utm_source=x&id=1#top", "https://times.example/a?id=1"),
        ("http://times.example:80", "http://times.example/"),
        ("https://times.example/a?eid=1&cid=2", "https://times.example/a?eid=1&cid=2"),
        ("https://times.example/a?fbclid=1", "https://times.example/a"),
        ("https://times.example/%7euser/%d8%a7", "https://times.example/~user/%D8%A7"),
        ("https://times.example/ا", "https://times.example/%D8%A7"),
        ("https://times.example/a%2fb", "https://times.example/a%2Fb"),
        ("https://times.example:8443/", "https://times.example:8443/"),
    ],
)
def test_variants_of_an_address_become_one(url: str, cleaned: str) -> None:
    assert clean_url(url) == cleaned
    assert clean_url(cleaned) == cleaned


@given(st.text(max_size=200))
def test_cleaning_an_address_ends_and_is_settled(text: str) -> None:
    once = clean_url("https://times.example/" + text)
    assert clean_url(once) == once


def test_thirty_articles_that_differ_in_a_parameter_stay_thirty() -> None:
    assert len({clean_url(f"https://times.example/a.php?eid={n}&cid=23") for n in range(30)}) == 30


def test_text_is_cleaned_but_not_altered() -> None:
    assert clean_text("a\u00a0 b \r\n\r\n\r\n\r\nc\u200b") == "a b\n\nc"
    assert clean_text("محمّـــد ٢٣ «نص»") == "محمّـــد ٢٣ «نص»"
    assert clean_text("می\u200cخواهم") == "می\u200cخواهم"  # the joiner is a letter's neighbour in Persian


def test_a_cleaned_article_is_counted_and_hashed() -> None:
    article = clean(replace(ARTICLE, title=" A \n b ", text="One two.\n\n三四", authors=(" X ", "X", "")))
    assert (article.title, article.word_count, article.authors) == ("A b", 4, ("X",))
    assert article.content_hash == content_hash("A b", "One two. 三四")


def test_the_same_words_are_the_same_content() -> None:
    assert content_hash("Title", "“Quoted” — text") == content_hash("TITLE ", '"Quoted" - text!')
    assert content_hash("مدرسة", "إلى") == content_hash("مدرسه", "الي")
    assert content_hash("a", "b") != content_hash("a b", "")


def test_an_outlet_tells_its_articles_and_their_sections() -> None:
    assert OUTLET.key("https://www.harbour.example/port/12-a-b/?utm_source=x") == "12"
    assert OUTLET.key("https://harbour.example/port/") is None
    assert OUTLET.key("https://other.example/port/12-a-b/") is None
    section = OUTLET.section_of("https://harbour.example/sea/3-a/")
    assert section is not None
    assert section.name == "sea"


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("name", "The Times", "lower-case"),
        ("name", "../times", "lower-case"),
        ("name", "times/..", "lower-case"),
        ("name", "", "lower-case"),
        ("timezone", "Asia/Atlantis", "Atlantis"),
        ("articles", ("(",), "not a pattern"),
        ("date_order", "ymd", "dmy or mdy"),
        ("hosts", (), "needs hosts"),
    ],
)
def test_a_wrong_outlet_fails_when_it_is_written(field: str, value: object, error: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError), match=error):
        replace(OUTLET, **{field: value})


def test_a_wrong_selector_fails_when_it_is_written() -> None:
    with pytest.raises(ValueError, match="neither CSS nor XPath"):
        Rules(body=("div[",))
    with pytest.raises(TypeError, match="must be a tuple"):
        Rules(body="div")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="unexpected keyword"):
        Rules(bodi=("div",))  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="lower-case"):
        Section(name="a/../b", title="A", sources=(Listing(url="https://times.example/"),))
    with pytest.raises(ValueError, match="at least one source"):
        Section(name="a", title="A", sources=())
    assert Outlet.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert Listing(url="https://times.example/").via == "listing"
