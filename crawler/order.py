"""Order: what a user asks of one outlet - sections and a window - read from the words of a command line."""

from dataclasses import dataclass
from typing import Any, Self

from crawler.outlet import Outlet, Section
from crawler.window import Window

_ARGUMENTS = ("section", "since", "until")


class OrderError(Exception):
    """Something was asked for that is not there; the text names what is."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What one crawl is about."""

    sections: tuple[Section, ...]
    window: Window

    @classmethod
    def parse(cls, outlet: Outlet, **arguments: Any) -> Self:
        """The order from `section` (names separated by commas; "" for all), `since` and `until`. Raises OrderError."""
        unknown = [name for name in arguments if name not in _ARGUMENTS]
        if unknown:
            raise OrderError(f"unknown argument {unknown[0]!r}; there are: {', '.join(_ARGUMENTS)}")
        try:
            window = Window.parse(
                since=arguments.get("since") or "", until=arguments.get("until") or "", timezone=outlet.timezone
            )
        except ValueError as error:
            raise OrderError(str(error)) from None
        return cls(sections=_sections(outlet, arguments.get("section") or ""), window=window)


def _sections(outlet: Outlet, names: str) -> tuple[Section, ...]:
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    known = {section.name: section for section in outlet.sections}
    for name in wanted:
        if name not in known:
            raise OrderError(f"{outlet.name} has no section {name!r}; it has: {', '.join(known)}")
    return tuple(known[name] for name in wanted) or outlet.sections
