"""Alarms: what of a set of verdicts is news to whoever was told the last ones. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.health import Finding, Health, State

#: Outlets that break or mend at once from which on a message names them in a line each, without their causes.
DIGEST = 6


@dataclass(frozen=True, kw_only=True)
class News:
    """An outlet whose verdict has changed."""

    outlet: str
    #: What is wrong and was not told yet; () when all is well again.
    findings: tuple[Finding, ...]
    #: Everything that is wrong now, as kinds: what will have been told.
    kinds: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Message:
    """What is sent: one for all news there is."""

    subject: str
    text: str
    news: tuple[News, ...]


def news_of(verdicts: Sequence[Health], told: Mapping[str, tuple[str, ...]]) -> Iterator[News]:
    """The changes: something is sure to be wrong that was not told, or nothing is any more.

    `told` has the kinds of findings that were told of each outlet; one that is missing there was never told of.
    A doubtful outlet is no news: the next run will tell.
    """
    for health in verdicts:
        before = told.get(health.outlet, ())
        sure = tuple(finding for finding in health.findings if finding.is_sure)
        kinds = tuple(f"{finding.field}: {finding.kind}" for finding in sure)
        new = tuple(finding for finding, kind in zip(sure, kinds, strict=True) if kind not in before)
        is_well = bool(before) and health.state in (State.GOOD, State.NEW)
        if new or is_well:
            yield News(outlet=health.outlet, findings=new, kinds=kinds)


def message_of(news: Sequence[News], *, now: datetime) -> Message:
    """One message for all of it; a digest when many outlets changed at once. `news` must not be empty."""
    broken = [one for one in news if one.findings]
    well = [one for one in news if not one.findings]
    parts = [f"{len(some)} {word}" for some, word in ((broken, "broken"), (well, "well again")) if some]
    names = ", ".join(one.outlet for one in news[:3]) + (f" and {len(news) - 3} more" if len(news) > 3 else "")
    tell = _at_length if len(news) < DIGEST else _in_short
    lines = [line for one in broken for line in tell(one)]
    lines += [f"{one.outlet}: well again" for one in well]
    return Message(
        subject=f"News crawler: {', '.join(parts)}: {names}",
        text="\n".join((*lines, "", f"As of {now:%Y-%m-%d %H:%M} UTC; `scrapy health` has all of it.")),
        news=tuple(news),
    )


def _in_short(one: News) -> Iterator[str]:
    yield f"{one.outlet}: {', '.join(finding.kind for finding in one.findings)}"


def _at_length(one: News) -> Iterator[str]:
    for finding in one.findings:
        yield f"{one.outlet}: {finding.kind} since {finding.since:%Y-%m-%d %H:%M} UTC: {finding.cause}"
