"""The outlet that is crawled: what its site shows at each step, with everything that can go wrong on the way.

The Quay Gazette is invented. Articles come out while the drill goes on, some change, some fail for a while, some for
good. Everything follows from the seed, so that what must come out is known.
"""

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape

HOST = "quay.example"
#: The clock of the drill begins here, and goes on by an hour a step.
BEGIN = datetime(2026, 11, 1, 6, 0, tzinfo=UTC)
STEP = timedelta(hours=1)
ON_A_PAGE = 25
#: Of an article without a body of its own.
SENTENCES = 6

_WORDS = tuple(
    re.findall(
        r"\w+",
        """
        anchor barge beacon berth bollard bridge buoy cable canal captain cargo chart coast crane crew current deck dock
        ferry fleet fog freight gale gull harbour hatch hull jetty keel lantern ledger lock mast mooring pier pilot port
        quay rope rudder sail shore signal storm strait tide tug vessel voyage warehouse watch wave wharf whistle wind
        """,
    )
)


@dataclass(frozen=True, kw_only=True)
class Story:
    """An article of the outlet."""

    number: int
    #: Step at which it comes out.
    step: int
    #: Steps at which its text changes.
    changes: tuple[int, ...]
    #: How its page fails: "" not, "gone" for good with 404; else for the first `failures` requests, as "error" with
    #: status 500, "hang" without an answer, or "empty" as a page without a text.
    trouble: str
    failures: int

    def revision(self, step: int) -> int:
        """How often it has changed by then."""
        return sum(change <= step for change in self.changes)

    @property
    def path(self) -> str:
        return f"/news/{self.number}-{_words(self.number, 0)[0]}/"


FIRST = Story(number=1, step=0, changes=(), trouble="", failures=0)


def stories(*, seed: int, at_first: int, a_step: int, steps: int) -> list[Story]:
    """All that the outlet ever publishes: some at first, then some more at each step."""
    rng = random.Random(seed)
    found = []
    for number in range(1, at_first + a_step * steps + 1):
        step = max(0, -(-(number - at_first) // a_step))
        changes = sorted(rng.randint(step + 1, step + 60) for _ in range(rng.choice((0, 0, 0, 1, 1, 2))))
        trouble = rng.choices(("", "error", "hang", "empty", "gone"), weights=(78, 8, 3, 6, 5))[0]
        found.append(
            Story(
                number=number,
                step=step,
                changes=tuple(dict.fromkeys(change for change in changes if change <= steps)),
                trouble=trouble,
                failures=rng.randint(1, 3),
            )
        )
    return found


def listing(shown: list[Story], page: int) -> str | None:
    """A page of the section, newest first; None past its end."""
    newest = sorted(shown, key=lambda story: -story.number)
    part = newest[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    cards = "".join(
        f'<li><h3><a href="{story.path}">{_title(story, 0)}</a></h3>'
        f'<time datetime="{_published(story).isoformat()}"></time></li>'
        for story in part
    )
    return f"<html><body><h1>News</h1><ul>{cards}</ul></body></html>" if part else None


def article(story: Story, revision: int, *, body: Sequence[str] = ()) -> str:
    """The page of an article; without a body, in words that no other one and no other revision has."""
    lines = body or [_sentence(story.number, revision, line) for line in range(SENTENCES)]
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in lines)
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": _title(story, revision),
        "datePublished": _published(story).isoformat(),
    }
    return (
        f'<html lang=en><head><title>{_title(story, revision)}</title><script type="application/ld+json">'
        f"{json.dumps(facts)}</script></head><body><main><h1>{_title(story, revision)}</h1>"
        f"<div class=story>{paragraphs}</div></main></body></html>"
    )


def empty() -> str:
    """A page that is no article yet."""
    return "<html><body><main><h1>To follow</h1><div class=story></div></main></body></html>"


def outlet_file() -> str:
    """The outlet as a user would describe it."""
    site = f"http://{HOST}"
    return (
        "from crawler.discover import Listing\n"
        "from crawler.outlet import Outlet, Rules, Section\n\n"
        "OUTLET = Outlet(\n"
        f'    name="quay", title="The Quay Gazette", hosts=("{HOST}",), language="en", timezone="UTC",\n'
        '    articles=(r"/news/(?P<id>\\d+)-[a-z]+/",),\n'
        '    sections=(Section(name="news", title="News", sources=(\n'
        f'        Listing(url="{site}/news/", pages="{site}/news/page/{{n}}/"),)),),\n'
        '    rules=Rules(body=("div.story > p",)),\n'
        '    verified="invented",\n'
        ")\n"
    )


def _published(story: Story) -> datetime:
    return BEGIN + story.step * STEP - timedelta(minutes=story.number % 60)


def _title(story: Story, revision: int) -> str:
    words = " ".join(_words(story.number, 0)[:5])
    return f"Report {story.number}: {words}" + (f", update {revision}" if revision else "")


def _sentence(number: int, revision: int, line: int) -> str:
    words = _words(number * 31 + line, revision)
    return f"In report {number}.{line}.{revision} the {' and the '.join(words[:9])} were seen near the {words[9]}."


def _words(number: int, revision: int) -> list[str]:
    return random.Random(number * 1009 + revision).sample(_WORDS, 12)
