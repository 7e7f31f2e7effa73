"""The good pages of the drill: a listing, and articles that must come out whole whatever stands beside them."""

import json
from collections.abc import Iterable

_WORDS = ("harbour", "council", "bridge", "market", "ferry", "library", "station", "orchard", "mill", "signal", "tower")


def article(trap: str, number: int) -> str:
    """An article that no other host has."""
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title(trap, number),
        "datePublished": f"2026-11-{10 + number % 10}T08:00:00+00:00",
    }
    paragraphs = "".join(f"<p>{_sentence(trap, number, line)}</p>" for line in range(1, 5))
    return (
        f'<html lang=en><head><title>{title(trap, number)}</title><script type="application/ld+json">'
        f"{json.dumps(facts)}</script></head><body><main><h1>{title(trap, number)}</h1>{paragraphs}</main>"
        "</body></html>"
    )


def title(trap: str, number: int) -> str:
    """The headline."""
    return f"Report number {number} from beside the {trap.replace('_', ' ')}"


def listing(links: Iterable[str], *, older: str = "") -> str:
    """A section page, with a link to an older one where there is one."""
    cards = "".join(
        f'<li><h3><a href="{link}">A headline that is long enough to be one</a></h3></li>' for link in links
    )
    onward = f'<a class="older" href="{older}">Older</a>' if older else ""
    return f"<html><body><h1>News</h1><ul>{cards}</ul>{onward}</body></html>"


def _sentence(trap: str, number: int, line: int) -> str:
    first, second, third = (_WORDS[(number * step + line) % len(_WORDS)] for step in (3, 5, 7))
    return (
        f"In part {line} of report {number}, the {first} near the {trap.replace('_', ' ')} was described by the people "
        f"of the {second}, who had walked there from the {third} in the morning and went home at night."
    )
