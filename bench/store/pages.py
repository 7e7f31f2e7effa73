"""Several hundred pages of an invented outlet, as heavy as those of real ones, in an archive to be replayed."""

import random
from collections.abc import Sequence
from pathlib import Path

from bench.dedup.bodies import Body
from crawler.fetch.warc_write import Exchange, Writer
from drills.crash.world import BEGIN, HOST, ON_A_PAGE, Story, article, listing, stories

_NAVIGATION = "".join(f'<li><a href="/section/{number}/">Section number {number}</a></li>' for number in range(120))
_SCRIPT = f"<script>window.settings = {[number * 7919 for number in range(6000)]};</script>"
_STYLE = "<style>" + "".join(f".block-{number} {{ margin: {number}px }}" for number in range(500)) + "</style>"


def write(path: Path, bodies: Sequence[Body], *, articles: int, seed: int) -> list[int]:
    """Write the archive; the bytes of each article page.

    The articles have these bodies; where there are more articles than those, the rest repeat some under other titles.
    """
    every = stories(seed=seed, at_first=articles, a_step=1, steps=0)
    sizes = []
    with path.open("wb") as file:
        writer = Writer(file, name=path.name, made=BEGIN)
        for number, story in enumerate(every):
            page = _heavy(article(story, 0, body=bodies[number % len(bodies)]), story)
            sizes.append(len(page))
            writer.write(_exchange(f"http://{HOST}{story.path}", page))
        pages = -(-len(every) // ON_A_PAGE)
        for number in range(1, pages + 1):
            place = f"http://{HOST}/news/" + (f"page/{number}/" if number > 1 else "")
            writer.write(_exchange(place, (listing(every, number) or "").encode()))
    return sizes


def _heavy(page: str, story: Story) -> bytes:
    """The page with all that stands around an article."""
    related = "".join(_card(random.Random(story.number * 100 + number)) for number in range(60))
    head, body = page.split("</head><body>")
    around = f"{_STYLE}{_SCRIPT}</head><body><nav><ul>{_NAVIGATION}</ul></nav>"
    heavy = f"{head}{around}{body.replace('</body>', f'<aside>{related}</aside></body>')}"
    return heavy.encode()


def _card(rng: random.Random) -> str:
    number = rng.randrange(10**6)
    return (
        f'<div class="card block-{number % 500}"><a href="/news/{number}-pier/"><img src="/i/{number}.jpg" alt="">'
        f"<h4>Something else that happened, number {number}</h4></a><span>{rng.randrange(24)} hours ago</span></div>"
    )


def _exchange(url: str, body: bytes) -> Exchange:
    headers = ((b"Content-Type", b"text/html; charset=utf-8"),)
    return Exchange(url=url, status=200, headers=headers, body=body, fetched=BEGIN)
