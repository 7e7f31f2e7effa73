"""Story: one invented article, as it stands in `stories/OUTLET.txt`."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

#: The moment at which the archive says it was captured.
CAPTURED = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)

_FOLDER = Path(__file__).parent / "stories"


@dataclass(frozen=True, kw_only=True)
class Story:
    """Fields that a story does not have are ""."""

    id: str
    section: str
    published: datetime
    title: str
    paragraphs: tuple[str, ...]
    byline: str = ""
    standfirst: str = ""
    #: Caption of its photo; "" for a story without one.
    image: str = ""
    tags: tuple[str, ...] = ()
    source: str = ""
    #: The date as the page prints it, where that is not told from `published`.
    relative: str = ""
    layout: str = ""
    #: What is special about its page: short, forbidden, repeated...
    kind: str = ""
    code: str = ""
    place: str = ""
    views: str = ""


def read(outlet: str) -> tuple[Story, ...]:
    """The outlet's stories, newest first. Raises TypeError for a field that stories do not have."""
    parts = (_FOLDER / f"{outlet}.txt").read_text(encoding="utf-8").split("\n===\n")
    return tuple(sorted(map(_story, parts), key=lambda story: story.published, reverse=True))


def ago(moment: datetime) -> str:
    """How long before the capture, in the words of a site: `13 hours ago`, `one year ago`."""
    hours = int((CAPTURED - moment).total_seconds() // 3600)
    for unit, length in (("year", 365 * 24), ("month", 30 * 24), ("week", 7 * 24), ("day", 24), ("hour", 1)):
        if count := hours // length:
            return f"one {unit} ago" if count == 1 else f"{count} {unit}s ago"
    return "minutes ago"


def _story(text: str) -> Story:
    head, _, body = text.strip().partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    published = datetime.fromisoformat(fields.pop("published"))
    separator = "|" if "|" in fields.get("tags", "") else ","
    tags = tuple(tag.strip() for tag in fields.pop("tags", "").split(separator) if tag.strip())
    return Story(
        published=published if published.tzinfo else published.replace(tzinfo=UTC),
        tags=tags,
        paragraphs=tuple(part.strip() for part in body.split("\n\n")),
        **fields,
    )
