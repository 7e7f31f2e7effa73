"""Evidence: which of the witnesses of one date is trusted.

- A date more than a day after the fetch is a lie.
- A relative or partial date yields to a full one, however late that stands in the list.
- A full date that contradicts the day in the URL loses to the first full one that has it; and to the URL itself when
  it is the moment of the fetch, as a page made on request may print.
- Of witnesses that agree on the day the first one that knows the clock time wins; midnight is no clock time, nor is one
  without a zone where nobody knows the outlet's.
- The URL gives the day when nothing else does. Otherwise it moves no date by itself: slugs name days of events, too.
- Data that gives a later day than the page prints at its headline, by up to a month, dates a later edition or a
  change: the print is trusted. By how much is nothing to it when the data is published after its own last change. A
  later day in print is mostly that of a change.
- A moment in UTC beside a printed day that is its neighbour is told in the smallest offset that makes it that day.
- Full dates that contradict each other with nothing else to decide by: the first. Counting heads would let the dates of
  related articles, which pages are full of, outvote the article's own.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, time, timedelta, timezone

from crawler.article import Precision
from crawler.extract.dates_dating import Dating, Reference
from crawler.extract.dates_reading import read

#: How far a zone that is not told may set a clock forward.
_TOLERANCE = timedelta(days=1)
#: How far two days may lie apart for the same reason.
_SLACK = timedelta(hours=12)
#: A date this close to the fetch may be the moment the page was made.
_RENDERED = timedelta(minutes=2)
#: How much later than its first publication an edition, a repost or a change is still dated as the article itself.
_EDITION = timedelta(days=31)
_DATA, _PRINT = frozenset(("jsonld", "microdata", "meta")), "page"


@dataclass(frozen=True, kw_only=True)
class _Witness:
    how: str
    dating: Dating
    #: The days it may mean: in its own zone, the outlet's, and Greenwich. Empty when it knows no day.
    days: frozenset[date]
    #: Whether it knows the time of day, in a zone that is known.
    has_clock: bool

    def agrees(self, other: "_Witness") -> bool:
        return bool(self.days & other.days)


def trusted(
    candidates: Sequence[tuple[str, str | Dating]],
    address: Dating | None,
    reference: Reference,
    changed: Mapping[str, Dating],
) -> tuple[str, Dating] | None:
    """The witness to trust, and what it says; `address` is the day or month in the URL, whose witness is "url"."""
    witnesses = list(_witnesses(candidates, reference))
    url = _witness("url", address, reference) if address and _is_past(address, reference) else None
    full = [witness for witness in witnesses if witness.days and not witness.dating.is_relative]
    if not full:
        partial = _best_partial(witnesses, url)
        return (partial.how, partial.dating) if partial else None
    doubted = frozenset(how for how, change in changed.items() if any(_is_after(one, how, change) for one in full))
    best = _best_full(_print_before_data(full, url, doubted), url, reference)
    return best.how, _in_local_time(best, full)


def _witnesses(candidates: Sequence[tuple[str, str | Dating]], reference: Reference) -> Iterator[_Witness]:
    for how, said in candidates:
        if isinstance(said, str):
            reading = read(said, reference)
            dating = reading.dating if reading else None
        else:
            dating = said
        if dating and _is_past(dating, reference):
            yield _witness(how, dating, reference)


def _witness(how: str, dating: Dating, reference: Reference) -> _Witness:
    days: set[date] = set()
    if dating.at:
        days.add(dating.at.date())
    if dating.at and dating.precision != Precision.DAY:
        days |= {dating.at.astimezone(reference.zone).date(), dating.at.astimezone(UTC).date()}
    return _Witness(how=how, dating=dating, days=frozenset(days), has_clock=_has_clock(dating, reference))


def _has_clock(dating: Dating, reference: Reference) -> bool:
    if dating.at is None or dating.precision == Precision.DAY or dating.at.time() == time():
        return False
    return reference.knows_zone or not dating.is_local


def _is_past(dating: Dating, reference: Reference) -> bool:
    return dating.earliest <= reference.fetched + _TOLERANCE


def _best_full(full: Sequence[_Witness], url: _Witness | None, reference: Reference) -> _Witness:
    """The first of the full dates, unless the URL's day speaks against it; or one of its day that knows more."""
    first = full[0]
    if url and url.days and not first.agrees(url):
        rendered = url if _is_rendered(first, reference) else first
        first = next((witness for witness in full if witness.agrees(url)), rendered)
    if first.has_clock:
        return first
    return next((witness for witness in full if witness.has_clock and witness.agrees(first)), first)


def _is_after(witness: _Witness, how: str, change: Dating) -> bool:
    return witness.how == how and witness.dating.earliest > change.latest


def _print_before_data(full: Sequence[_Witness], url: _Witness | None, doubted: Collection[str]) -> Sequence[_Witness]:
    """The witnesses, the printed ones first where what is printed is the earlier day and the data is of a later one."""
    first, printed = full[0], [witness for witness in full if witness.how == _PRINT]
    if first.how not in _DATA or not printed or any(_may_be_one(first, witness) for witness in printed):
        return full
    lead = first.dating.earliest - printed[0].dating.latest
    is_edition = timedelta() < lead <= (timedelta.max if first.how in doubted else _EDITION)
    if not is_edition or (url and first.agrees(url)):
        return full
    return [*printed, *(witness for witness in full if witness.how != _PRINT)]


def _may_be_one(one: _Witness, other: _Witness) -> bool:
    """Whether two may mean one day, were it on two sides of the earth."""
    return one.agrees(other) or bool(one.has_clock and _offset(one, other) is not None)


def _offset(witness: _Witness, printed: _Witness) -> int | None:
    """Hours from UTC, the fewest, that make a moment one of the printed day; None when none does."""
    at, day = witness.dating.at, printed.dating.at
    if at is None or day is None or at.utcoffset():
        return None
    hours = sorted(range(-11, 15), key=abs)
    return next((hour for hour in hours if (at + timedelta(hours=hour)).date() == day.date()), None)


def _in_local_time(best: _Witness, full: Sequence[_Witness]) -> Dating:
    """What it says, with the offset of its outlet's clock where a printed day gives that away."""
    printed = [witness for witness in full if witness.how == _PRINT]
    bare = [witness for witness in printed if witness.dating.precision == Precision.DAY]
    if not best.has_clock or best.how not in _DATA or any(best.agrees(witness) for witness in printed):
        return best.dating
    hours = next((offset for witness in bare if (offset := _offset(best, witness)) is not None), 0)
    zone, dating = timezone(timedelta(hours=hours)), best.dating
    if not hours or dating.at is None:
        return dating
    at, earliest, latest = (moment.astimezone(zone) for moment in (dating.at, dating.earliest, dating.latest))
    return replace(dating, at=at, earliest=earliest, latest=latest)


def _is_rendered(witness: _Witness, reference: Reference) -> bool:
    return witness.has_clock and abs(witness.dating.earliest - reference.fetched) <= _RENDERED


def _best_partial(witnesses: Sequence[_Witness], url: _Witness | None) -> _Witness | None:
    """The first that knows the day, then the URL, then the shortest stretch of time; none that the URL contradicts."""
    if url:
        witnesses = [*(witness for witness in witnesses if _overlap(witness.dating, url.dating)), url]
    if known := next((witness for witness in witnesses if witness.days), None):
        return known
    return min(witnesses, key=lambda witness: witness.dating.latest - witness.dating.earliest, default=None)


def _overlap(one: Dating, other: Dating) -> bool:
    return one.earliest <= other.latest + _SLACK and other.earliest <= one.latest + _SLACK
