"""Article bodies to make copies of: stored real ones where they are, invented ones else."""

import json
from pathlib import Path
from random import Random

#: A body is a list of paragraphs.
Body = list[str]

#: Words; a shorter body has no room for an excerpt.
SHORTEST = 120

_SYLLABLES = [consonant + vowel for consonant in "bcdfghjklmnprstvwz" for vowel in "aeiou"]


def stored(gold: Path) -> list[tuple[str, Body]]:
    """Outlet and paragraphs of the bodies in a gold.jsonl, without those too short. Raises OSError without it."""
    rows = (json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines())
    found = ((row["url"].split("/")[2], _paragraphs(row["body"])) for row in rows if row.get("body"))
    return [(outlet, body) for outlet, body in found if words(body) >= SHORTEST]


def invented(count: int, seed: int = 0) -> list[tuple[str, Body]]:
    """As many bodies in no language: for where there are no stored ones."""
    random = Random(seed)
    lexicon = ["".join(random.choices(_SYLLABLES, k=random.randint(1, 4))) for _ in range(6000)]
    return [(f"outlet{number % 20}.example", _invented(random, lexicon)) for number in range(count)]


def words(body: Body) -> int:
    """How many words the body has."""
    return sum(len(paragraph.split()) for paragraph in body)


def sentence(random: Random, lexicon: list[str]) -> str:
    """A sentence of words drawn by rank, as in a language: few of them often."""
    drawn = [lexicon[min(int(random.paretovariate(0.6)), len(lexicon)) - 1] for _ in range(random.randint(8, 30))]
    return " ".join(drawn).capitalize() + "."


def _invented(random: Random, lexicon: list[str]) -> Body:
    return [
        " ".join(sentence(random, lexicon) for _ in range(random.randint(1, 4))) for _ in range(random.randint(6, 24))
    ]


def _paragraphs(body: list[str]) -> Body:
    return [line for part in body for line in part.split("\n") if line.strip()]
