"""Evidence: which of the witnesses of one date is trusted.

- A date more than a day after the fetch is a lie.
- A relative or partial date yields to a full one, however late that stands in the list.
- Of witnesses that agree on the day the first one that knows the clock time wins; midnight is no clock time.
- A full date loses to the first rival that the day in the URL supports, and to an earlier day that two other
  kinds of witness give: then it is the date of a change. One that equals the moment of the fetch, as a page made on
  request may print, loses to any rival and to the day in the URL.
- The URL gives the day when nothing else does. Alone it moves no full date: slugs name days of events, too.
- Full dates that contradict each other with nothing to decide by: the first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, time, timedelta

from crawler.article import Precision
from crawler.extract.dates_dating import Dating, Reference
from crawler.extract.dates_reading import read

#: How far zones that are not told may set a clock forward.
_TOLERANCE = timedelta(days=1)
#: A date this close to the fetch may be the moment the page was made.
_RENDERED = timedelta(minutes=2)
_SUPPORTERS = 2


@dataclass(frozen=True, kw_only=True)
class _Witness:
    how: str
    dating: Dating
    is_relative: bool
    #: The days it may mean: in its own zone, the outlet's, and Greenwich.
    days: frozenset[date]

    @property
    def has_clock(self) -> bool:
        at = self.dating.at
        return at is not None and self.dating.precision != Precision.DAY and at.time() != time()


def trusted(
    candidates: Sequence[tuple[str, str]], url: Dating | None, reference: Reference
) -> tuple[str, Dating] | None:
    """The witness to trust, and what it says; `url` is the day or month in the URL, whose witness is "url"."""
    witnesses = list(_witnesses(candidates, reference))
    address = _witness("url", url, reference) if url and _is_past(url, reference) else None
    full = [witness for witness in witnesses if witness.dating.at and not witness.is_relative]
    rest = [witness for witness in witnesses if witness not in full]
    best = _best_full(full, address, reference) or _best_partial(rest, address)
    return (best.how, best.dating) if best else None


def _witnesses(candidates: Sequence[tuple[str, str]], reference: Reference) -> Iterator[_Witness]:
    for how, text in candidates:
        reading = read(text, reference)
        if reading and _is_past(reading.dating, reference):
            yield _witness(how, reading.dating, reference, is_relative=reading.is_relative)


def _witness(how: str, dating: Dating, reference: Reference, *, is_relative: bool = False) -> _Witness:
    at = dating.at
    if at is None:
        days = frozenset[date]()
    elif dating.precision == Precision.DAY:
        days = frozenset({at.date()})
    else:
        days = frozenset({at.date(), at.astimezone(reference.zone).date(), at.astimezone(UTC).date()})
    return _Witness(how=how, dating=dating, is_relative=is_relative, days=days)


def _is_past(dating: Dating, reference: Reference) -> bool:
    return dating.earliest <= reference.fetched + _TOLERANCE


def _best_full(full: Sequence[_Witness], address: _Witness | None, reference: Reference) -> _Witness | None:
    """The first of the full dates that stands, or the one of the same day that knows more; None when none stands."""
    if not full:
        return None
    first, *others = full
    rivals = [witness for witness in others if not witness.days & first.days]
    if _is_rendered(first, reference) and (rivals or (address and address.days and not address.days & first.days)):
        return _best_full(others, address, reference) or address
    first = next((rival for rival in rivals if _beats(rival, first, others, address)), first)
    if first.has_clock:
        return first
    return next((witness for witness in full if witness.has_clock and witness.days & first.days), first)


def _is_rendered(witness: _Witness, reference: Reference) -> bool:
    return witness.has_clock and abs(witness.dating.earliest - reference.fetched) <= _RENDERED


def _beats(rival: _Witness, first: _Witness, others: Sequence[_Witness], address: _Witness | None) -> bool:
    if address and address.days:
        if rival.days & address.days and not first.days & address.days:
            return True
        if first.days & address.days:
            return False
    supporters = {other.how for other in others if other.days & rival.days} - {first.how}
    return len(supporters) >= _SUPPORTERS and rival.dating.earliest < first.dating.earliest


def _best_partial(rest: Sequence[_Witness], address: _Witness | None) -> _Witness | None:
    """The first that knows the day, else the narrowest stretch of time; the URL's where the others contradict it."""
    if address:
        rest = [witness for witness in rest if _overlap(witness.dating, address.dating)]
    known = [witness for witness in rest if witness.dating.at] or ([address] if address and address.days else [])
    pool = known or [*rest, *([address] if address else [])]
    narrowest = sorted(pool, key=lambda witness: witness.dating.latest - witness.dating.earliest)
    return known[0] if known else narrowest[0] if narrowest else None


def _overlap(one: Dating, other: Dating) -> bool:
    return one.earliest <= other.latest + _TOLERANCE / 2 and other.earliest <= one.latest + _TOLERANCE / 2
