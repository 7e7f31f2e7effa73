"""Small plots as SVG: made on the server, so that they need no script. Colours come from the style sheet."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from markupsafe import Markup, escape

#: Pixels.
BAR, GAP, HEIGHT = 5, 1, 28
CELL, STEP = 11, 13
#: Room above the calendar for the names of months.
HEAD = 14
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: Shades of the calendar, by the share of the busiest day.
SHADES = 4


def bars(counts: Sequence[int], *, label: str) -> Markup:
    """A bar for each count, the last one at the right; `label` says in words what is shown."""
    highest = max(counts, default=0) or 1
    width = len(counts) * (BAR + GAP)
    parts = []
    for index, count in enumerate(counts):
        size = max(1, round(count / highest * HEIGHT)) if count else 1
        kind = "bar" if count else "bar none"
        parts.append(
            f'<rect class="{kind}" x="{index * (BAR + GAP)}" y="{HEIGHT - size}" width="{BAR}" height="{size}"/>'
        )
    return _svg(width, HEIGHT, "bars", label, parts)


def calendar(
    counts: Mapping[date, int], lacking: Mapping[date, Mapping[str, int]], *, last: date, weeks: int, label: str
) -> Markup:
    """A cell for each day up to `last`, a column a week, Mondays on top; the stronger its colour, the more.

    Days that lack something have a frame, and say by state how much.
    """
    highest = max(counts.values(), default=0) or 1
    first = last - timedelta(days=last.weekday() + 7 * (weeks - 1))
    parts = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        x, y = number // 7 * STEP, HEAD + number % 7 * STEP
        parts.append(_cell(day, counts.get(day, 0) / highest, counts.get(day, 0), lacking.get(day, {}), at=(x, y)))
        if day.day == 1 and number // 7 < weeks - 2:
            parts.append(f'<text x="{x}" y="{HEAD - 4}">{_MONTHS[day.month - 1]}</text>')
    return _svg(weeks * STEP, HEAD + 7 * STEP, "calendar", label, parts)


def _cell(day: date, share: float, count: int, lacking: Mapping[str, int], *, at: tuple[int, int]) -> str:
    shade = 1 + min(SHADES - 1, int(share * SHADES)) if count else 0
    frame = (" pending" if lacking.get("pending") else " lost") if lacking else ""
    rest = "".join(f", {number} {escape(state)}" for state, number in sorted(lacking.items()))
    inset = 1 if frame else 0  # a frame is drawn on the edge, half of it outside
    size = CELL - 2 * inset
    return (
        f'<rect class="day s{shade}{frame}" x="{at[0] + inset}" y="{at[1] + inset}" width="{size}" height="{size}">'
        f"<title>{day.isoformat()}: {count}{rest}</title></rect>"
    )


def _svg(width: int, height: int, kind: str, label: str, parts: Sequence[str]) -> Markup:
    head = f'<svg class="{kind}" role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return Markup(f'{head} aria-label="{escape(label)}">{"".join(parts)}</svg>')
