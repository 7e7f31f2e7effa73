"""Writes demo.warc.gz from the stories: `python -m demo.make_archive`. Equal stories and outlets give equal records."""

import importlib
from collections.abc import Iterator
from pathlib import Path

from crawler.fetch.warc_write import Exchange, Writer
from crawler.outlets import load
from crawler.window import Window
from demo.pages._html import Answer
from demo.story import CAPTURED, read

#: Outlets of the demo; each has a file in `pages/` and one in `stories/`.
OUTLETS = ("alahed", "alahed_ar", "sana", "sana_archive", "almasdar", "airwars")
ARCHIVE = Path(__file__).parent / "demo.warc.gz"


def starts(outlet: str) -> tuple[str, ...]:
    """The URLs at which a crawl of all sections of the outlet begins."""
    known = load()[outlet]
    sources = [source for section in known.sections for source in section.sources]
    return tuple(dict.fromkeys(url for source in sources for url in source.start(Window())))


def exchanges() -> Iterator[Exchange]:
    """What the archive holds, in order."""
    for outlet in OUTLETS:
        site, stories = importlib.import_module(f"demo.pages.{outlet}"), read(outlet)
        answers: dict[str, Answer] = {}
        for start in starts(outlet):
            for url, answer in site.pages(start, stories):
                answers.setdefault(url, answer)
        yield from (_exchange(url, answer) for url, answer in answers.items())


def write(path: Path) -> int:
    """Write the archive; how many responses it holds."""
    count = 0
    with path.open("wb") as file:
        writer = Writer(file, name=path.name, made=CAPTURED)
        for exchange in exchanges():
            writer.write(exchange)
            count += 1
    return count


def _exchange(url: str, answer: Answer) -> Exchange:
    status, headers, body = answer
    return Exchange(
        url=url,
        status=status,
        headers=tuple((name.encode(), value.encode()) for name, value in headers.items()),
        body=body.encode(),
        fetched=CAPTURED,
    )


if __name__ == "__main__":
    count = write(ARCHIVE)
    print(f"{ARCHIVE}: {count} responses, {ARCHIVE.stat().st_size} bytes")  # noqa: T201
