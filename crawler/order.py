"""Order: what a user asks of one outlet - sections, ways in and a window - read from the words of a command line."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Self

from crawler.discover import Feed, JsonListing, Listing, Wayback
from crawler.outlet import Outlet, Section, Source
from crawler.window import Window

_ARGUMENTS = ("section", "since", "until", "via")
#: What people call ways in, beside the names they have.
_CALLED = {"section": "listing", "sections": "listing"}


class OrderError(Exception):
    """Something was asked for that is not there; the text names what is."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What one crawl is about."""

    #: Each with the ways in that were asked for.
    sections: tuple[Section, ...]
    window: Window
    #: The kinds of ways in that were asked for; () for all that the outlet lists.
    via: tuple[str, ...] = ()

    @classmethod
    def parse(cls, outlet: Outlet, **arguments: Any) -> Self:
        """The order from `section` and `via` (names separated by commas; "" for all), `since` and `until`.

        Raises OrderError.
        """
        unknown = [name for name in arguments if name not in _ARGUMENTS]
        if unknown:
            raise OrderError(f"unknown argument {unknown[0]!r}; there are: {', '.join(_ARGUMENTS)}")
        try:
            window = Window.parse(
                since=arguments.get("since") or "", until=arguments.get("until") or "", timezone=outlet.timezone
            )
        except ValueError as error:
            raise OrderError(str(error)) from None
        sections = _sections(outlet, arguments.get("section") or "")
        via = tuple(dict.fromkeys(_CALLED.get(name, name) for name in _names(arguments.get("via") or "")))
        return cls(sections=_entered(outlet, sections, via) if via else sections, window=window, via=via)


def _names(text: str) -> Iterator[str]:
    return (name.strip() for name in text.split(",") if name.strip())


def _sections(outlet: Outlet, names: str) -> tuple[Section, ...]:
    known = {section.name: section for section in outlet.sections}
    wanted = list(_names(names))
    for name in wanted:
        if name not in known:
            raise OrderError(f"{outlet.name} has no section {name!r}; it has: {', '.join(known)}")
    return tuple(known[name] for name in wanted) or outlet.sections


def _entered(outlet: Outlet, sections: tuple[Section, ...], via: tuple[str, ...]) -> tuple[Section, ...]:
    """The sections that have such ways in, with these alone."""
    ways = {section: (*section.sources, *_archived(section)) for section in sections}
    known = sorted({source.via for sources in ways.values() for source in sources})
    for name in via:
        if name not in known:
            raise OrderError(f"{outlet.name} has no way in {name!r}; it has: {', '.join(known)}")
    chosen = {section: tuple(way for way in sources if way.via in via) for section, sources in ways.items()}
    return tuple(replace(section, sources=sources) for section, sources in chosen.items() if sources)


def _archived(section: Section) -> tuple[Source, ...]:
    """The captures of the section's own listings and feeds, where the outlet lists no way through an archive."""
    if any(source.via == "wayback" for source in section.sources):
        return ()
    shapes = [source for source in section.sources if isinstance(source, Listing | JsonListing | Feed)]
    return tuple(Wayback(of=shape, carries=shape.carries) for shape in shapes)
