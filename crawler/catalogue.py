"""The catalogue: what is known of each outlet, for people and for programs, from the outlets' own values."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from crawler.discover import Dated
from crawler.outlet import Outlet, Section, Source
from crawler.window import Window

_HEAD = """# Outlets

{count} outlets in {languages} languages. This page is made from the files of `crawler/outlets/` by

    scrapy outlets --markdown > docs/outlets.md

and a test fails when it is stale. *Evidence* says what an outlet's description rests on: which page was read, of which
date, or whose selectors it follows; what is inferred says so. Nothing here was tried on the live web: `scrapy snap
OUTLET URL` shows how a page of today reads. Sections named `syria` of outlets whose feeds carry everything pick by the
words of headline and address. A time zone that no source states is that of the outlet's seat; it counts only for dates
that are printed without an offset.
"""


def entry(outlet: Outlet) -> dict[str, Any]:
    """What is known of an outlet, as JSON has it; "" for what nobody has said."""
    return {
        "name": outlet.name,
        "title": outlet.title,
        "side": outlet.side,
        "language": outlet.language,
        "timezone": outlet.timezone,
        "hosts": list(outlet.hosts),
        "sections": [
            {"name": section.name, "title": section.title, "sources": ways(section)} for section in outlet.sections
        ],
        "evidence": outlet.verified,
        "notes": outlet.notes,
    }


def ways(section: Section) -> list[dict[str, str]]:
    """The ways into a section: kind, first address without a window, and whether it carries this section or all.

    Of an archive by days the address has the day as a `strftime` format in braces.
    """
    return [{"via": source.via, "url": _address(source), "carries": source.carries} for source in section.sources]


def text(outlet: Outlet) -> str:
    """The entry for a terminal."""
    lines = [f"{outlet.name}: {outlet.title} ({', '.join(filter(None, (outlet.side, outlet.language)))})"]
    lines += [f"  hosts     {', '.join(outlet.hosts)}", f"  timezone  {outlet.timezone}"]
    for section in outlet.sections:
        lines.append(f"  section   {section.name}: {section.title}")
        lines += [f"              {way['via']:8} {way['url']}{_picked(way)}" for way in ways(section)]
    lines.append(f"  evidence  {outlet.verified}")
    lines += [f"  notes     {outlet.notes}"] if outlet.notes else []
    return "\n".join(lines)


def markdown(outlets: Iterable[Outlet]) -> str:
    """The page docs/outlets.md: the outlets by side, each with its sections, ways in and evidence."""
    known = sorted(outlets, key=lambda outlet: (outlet.side, outlet.name))
    parts = [_HEAD.format(count=len(known), languages=len({outlet.language for outlet in known}))]
    for side, group in groupby(known, key=lambda outlet: outlet.side):
        parts.append(f"## {side[:1].upper()}{side[1:]}\n" if side else "## Other\n")
        parts += [_entry(outlet) for outlet in group]
    return "\n".join(parts)


def _entry(outlet: Outlet) -> str:
    lines = [f"### {outlet.title} (`{outlet.name}`)", ""]
    lines.append(f"{outlet.language}, {outlet.timezone}; {', '.join(f'`{host}`' for host in outlet.hosts)}")
    lines += ["", *_sections(outlet.sections), "", f"*Evidence*: {outlet.verified}."]
    lines += ["", f"*Mind*: {outlet.notes}"] if outlet.notes else []
    return "\n".join([*lines, ""])


def _sections(sections: Sequence[Section]) -> list[str]:
    return [
        f"- `{section.name}` ({section.title}): "
        + "; ".join(f"{way['via']} <{way['url']}>{_picked(way)}" for way in ways(section))
        for section in sections
    ]


def _address(source: Source) -> str:
    return source.of.url if isinstance(source, Dated) else next(source.start(Window()), "")


def _picked(way: dict[str, str]) -> str:
    return ", picked from the whole" if way["carries"] == "outlet" else ""
