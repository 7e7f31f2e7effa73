"""What the daemon is set to: the schedule of each outlet, and the limits of all crawls, read from the settings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scrapy.settings import BaseSettings

from crawler.daemon.child import Limits
from crawler.data_dir import data_dir_of
from crawler.outlet import Outlet
from crawler.redaction import SECRETS
from crawler.schedule import Bounds, Slot, parse

#: Settings given on the command line, which every crawl gets too.
_CMDLINE = 40


class OptionsError(Exception):
    """The schedule is set to something that is not there; the text names what is."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """All of it."""

    data_dir: Path
    database_url: str = field(repr=False)  # it may hold a password
    slots: tuple[Slot, ...]
    bounds: Bounds
    limits: Limits
    #: Crawls at the same time.
    parallel: int
    #: From a change of verdict to the alarm, so that others that break by the same cause are told with it.
    alarm_wait: timedelta
    #: `-s NAME=VALUE` for the crawls.
    passed_on: tuple[str, ...]
    #: Variables for the crawls: what is secret, because everybody on the machine can read command lines.
    secrets: Mapping[str, str] = field(repr=False)
    #: By outlet: one name for all outlets that share hosts, directly or by a third.
    visitors: Mapping[str, str]
    #: Where the dashboard listens, host and port; None for none.
    dashboard: tuple[str, int] | None = None

    @classmethod
    def of(cls, settings: BaseSettings, outlets: Mapping[str, Outlet], names: Sequence[str]) -> Self:
        """The options for these outlets, or all. Raises OptionsError."""
        bounds = Bounds(
            fastest=timedelta(minutes=settings.getfloat("SCHEDULE_FASTEST")),
            slowest=timedelta(minutes=settings.getfloat("SCHEDULE_SLOWEST")),
        )
        return cls(
            data_dir=data_dir_of(settings),
            database_url=settings["DATABASE_URL"],
            slots=tuple(_slots(settings, outlets, names)),
            bounds=bounds,
            limits=Limits(
                time=timedelta(minutes=settings.getfloat("SCHEDULE_TIME_LIMIT")),
                memory=settings.getint("SCHEDULE_MEMORY_LIMIT"),
            ),
            parallel=settings.getint("PARALLEL_OUTLETS"),
            alarm_wait=timedelta(seconds=settings.getfloat("ALARM_WAIT")),
            passed_on=tuple(_passed_on(settings)),
            visitors=visitors(outlets),
            secrets={name: settings[name] for name in SECRETS if _is_given(settings, name)},
        )


def visitors(outlets: Mapping[str, Outlet]) -> dict[str, str]:
    """For each outlet the first one, in the alphabet, of those that it shares hosts with; itself when there is none."""
    leaders = {name: name for name in outlets}
    at: dict[str, str] = {}
    for name in sorted(outlets):
        met = {leaders[at[host]] for host in outlets[name].hosts if host in at} | {name}
        first = min(met)
        leaders = {each: first if leader in met else leader for each, leader in leaders.items()}
        at.update(dict.fromkeys(outlets[name].hosts, name))
    return leaders


def _slots(settings: BaseSettings, outlets: Mapping[str, Outlet], names: Sequence[str]) -> Iterator[Slot]:
    words = _words(settings)
    timezone = settings["SCHEDULE_TIMEZONE"]
    for name in words:
        _require(name, outlets)
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        raise OptionsError(f"SCHEDULE_TIMEZONE: {timezone!r} is no timezone; write it as Europe/Oslo") from None
    for outlet in names or outlets:
        parts = [name.partition("/")[2] for name in words if name.startswith(f"{outlet}/")]
        for section in parts or ("",):
            name = f"{outlet}/{section}" if section else outlet
            text = words.get(name, words.get("*", "adaptive"))
            try:
                yield Slot(outlet=outlet, section=section, when=parse(str(text), timezone=timezone))
            except ValueError as error:
                raise OptionsError(f"SCHEDULE: {name}: {error}") from None


def _words(settings: BaseSettings) -> dict[str, object]:
    try:
        return dict(settings.getdict("SCHEDULE"))
    except (ValueError, TypeError):
        form = """'{"*": "adaptive", "sana": "every 30m"}'"""
        raise OptionsError(f"SCHEDULE: {settings['SCHEDULE']!r} is no JSON object; write it as {form}") from None


def _require(name: str, outlets: Mapping[str, Outlet]) -> None:
    outlet, _, section = name.partition("/")
    if name == "*":
        return
    if outlet not in outlets:
        raise OptionsError(f"SCHEDULE: no outlet {outlet!r}; there are: {', '.join(outlets)}")
    sections = [known.name for known in outlets[outlet].sections]
    if section and section not in sections:
        raise OptionsError(f"SCHEDULE: {outlet} has no section {section!r}; it has: {', '.join(sections)}")


def _passed_on(settings: BaseSettings) -> Iterator[str]:
    for name in settings:
        if _is_given(settings, name) and name not in SECRETS and isinstance(settings[name], str | int | float):
            yield from ("-s", f"{name}={settings[name]}")


def _is_given(settings: BaseSettings, name: str) -> bool:
    return (settings.getpriority(name) or 0) >= _CMDLINE
