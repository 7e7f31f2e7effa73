"""Copies of every kind that outlets make of each other's texts. Each is a function from a body to another."""

from collections.abc import Callable
from random import Random

from bench.dedup.bodies import Body, words

#: What takes the place of a word that an editor changes.
_OTHER = (
    "officials",
    "reportedly",
    "several",
    "overnight",
    "region",
    "according",
    "statement",
    "members",
    "told",
    "including",
)
_LEADS = (
    "{place}, {day} November (Agencies) -",
    "{place} — From our correspondent in the region. What follows was published on {day} November.",
    "Our newsroom has gathered what is known at this hour, the {day} of the month, from {place}. Details may change as "
    "further reports come in, and this page will be corrected where they do.",
)
_PLACES = ("Damascus", "Oslo", "Nairobi", "Lima", "Quito", "Hanoi", "Tunis", "Riga", "Perth", "Bogota")


def verbatim(body: Body, random: Random) -> Body:
    """The same words, in other typography."""
    return [paragraph.replace('"', "”").replace("'", "’").replace(" - ", " – ") for paragraph in body]


def light_edits(body: Body, random: Random) -> Body:
    """Two to six words of a hundred replaced, dropped or doubled, and perhaps a paragraph gone."""
    share = random.uniform(0.02, 0.06)
    kept = [p for p in body if len(body) < 5 or random.random() > 0.08] or body
    return [" ".join(_edited(word, share, random) for word in paragraph.split()) for paragraph in kept]


def added_lead(body: Body, random: Random) -> Body:
    """A dateline or a lead before it, a credit behind it."""
    lead = random.choice(_LEADS).format(place=random.choice(_PLACES), day=random.randint(1, 28))
    return [lead, *body, "Source: Agencies, edited by the website team"]


def truncated(body: Body, random: Random) -> Body:
    """Its beginning, cut in the middle of a sentence."""
    rest = max(60, int(words(body) * random.uniform(0.25, 0.7)))
    kept: Body = []
    for paragraph in body:
        kept.append(" ".join(paragraph.split()[:rest]))
        rest -= len(paragraph.split())
        if rest <= 0:
            break
    kept[-1] += "..."
    return kept


def excerpt(body: Body, random: Random) -> Body:
    """Three to six paragraphs of it, alone."""
    return _passage(body, random)


def excerpt_in_own(body: Body, random: Random, own: Body) -> Body:
    """Three to six paragraphs of it within a text of one's own."""
    middle = random.randint(0, len(own))
    return [*own[:middle], *_passage(body, random), *own[middle:]]


#: The kinds that need nothing but the body.
KINDS: dict[str, Callable[[Body, Random], Body]] = {
    "verbatim": verbatim,
    "light edits": light_edits,
    "added lead": added_lead,
    "truncated": truncated,
    "excerpt": excerpt,
}
#: Words of an excerpt at the least: three paragraphs with fewer are lists and captions, and more are taken.
LEAST = 60


def _passage(body: Body, random: Random) -> Body:
    count = random.randint(3, 6)
    start = random.randint(0, max(0, len(body) - count))
    passage = body[start : start + count]
    while words(passage) < LEAST and (start > 0 or start + count < len(body)):
        start, count = max(0, start - 1), count + 1
        passage = body[start : start + count]
    return passage


def _edited(word: str, share: float, random: Random) -> str:
    if random.random() > share:
        return word
    return random.choice((random.choice(_OTHER), f"{word} {random.choice(_OTHER)}", ""))
