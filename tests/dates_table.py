"""Tables of texts and the dates that they say.

`@ languages order timezone`, then `text => expected`: a moment and its precision ("day" stands for the whole day,
"month" and "year" likewise), or for a relative date its moment ("-": none), precision and bounds.
"""

from datetime import UTC, datetime

from crawler.article import Precision
from crawler.extract.dates import Dating, read_date

#: A Monday.
FETCHED = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

#: A text, the languages, the order and the timezone it is read by, and what is expected.
Case = tuple[str, tuple[str, ...], str, str, str]


def cases(table: str) -> list[Case]:
    """The lines of a table."""
    found: list[Case] = []
    languages: tuple[str, ...] = ()
    order = timezone = ""
    for line in table.strip().splitlines():
        if line.startswith("@ "):
            named, order, timezone = line[2:].split()
            languages = () if named == "-" else tuple(named.split(","))
        else:
            text, expected = line.split(" => ")
            found.append((text, languages, order, timezone, expected))
    return found


def require(text: str, languages: tuple[str, ...], order: str, timezone: str, expected: str) -> None:
    """Fail unless the text says what the table expects of it."""
    dating = read_date(text, fetched=FETCHED, timezone=timezone, languages=languages, order=order)
    assert dating is not None, "it says nothing"
    said = _shown(dating, expected)
    assert said == expected, f"it says {said}"
    assert dating.raw == text
    assert dating.earliest <= (dating.at or dating.earliest) <= dating.latest


def _shown(dating: Dating, expected: str) -> str:
    """The dating in the words of the table."""
    at, precision = dating.at, dating.precision
    if ".." in expected:
        return f"{_clock(at) if at else '-'} {precision} {_clock(dating.earliest)}..{_clock(dating.latest)}"
    if at is None:
        shape = {Precision.YEAR: "%Y", Precision.MONTH: "%Y-%m"}[precision]
        return f"{dating.earliest.strftime(shape)} {precision}"
    if precision == Precision.DAY:
        return f"{at:%Y-%m-%d} {precision}"
    return f"{at.isoformat(timespec='auto' if precision == Precision.SECOND else 'minutes')} {precision}"


def _clock(moment: datetime) -> str:
    moment = moment.astimezone(UTC)
    return moment.isoformat(timespec="auto" if moment.second else "minutes")
