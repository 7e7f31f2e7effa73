"""Precision and recall of a detector, by kind of copy and of hard negative."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from bench.dedup import kinds
from bench.dedup.bodies import Body
from bench.dedup.detectors import Detector
from bench.dedup.templates import hard_negatives


@dataclass(frozen=True, kw_only=True)
class Text:
    """An article of the bench."""

    id: str
    kind: str
    body: Body
    #: Number of the body that it repeats or is; None for a hard negative.
    truth: int | None

    @property
    def text(self) -> str:
        return "\n\n".join(paragraph for paragraph in self.body if paragraph)


@dataclass(kw_only=True)
class Score:
    """Counts by kind. A link to an article of another truth is wrong, also where a right one was to be found."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        links = self.right.total() + self.wrong.total()
        return self.right.total() / links if links else 1.0

    def recall(self, kind: str | None = None) -> float:
        """Of one kind of copy, or of all."""
        asked = self.asked[kind] if kind else self.asked.total()
        return (self.right[kind] if kind else self.right.total()) / asked if asked else 1.0


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """What is known, in the order it comes in, and what is asked about it afterwards."""

    known: Sequence[Text]
    asked: Sequence[Text]
    #: Excerpts, whose originals are asked about: the same in the other direction.
    excerpts: Sequence[Text]
    originals: Sequence[Text]


def corpus(bodies: Sequence[tuple[str, Body]], *, negatives: int, seed: int) -> Corpus:
    """Copies of every kind of the bodies, among so many hard negatives of each kind."""
    random = Random(seed)
    originals = [
        Text(id=f"{outlet}:{number}", kind="original", body=body, truth=number)
        for number, (outlet, body) in enumerate(bodies)
    ]
    hard = [
        Text(id=f"{outlet}:{number}", kind=kind, body=body, truth=None)
        for number, (kind, outlet, body) in enumerate(hard_negatives(random, negatives))
    ]
    known = [*originals, *hard]
    random.shuffle(known)
    excerpts = [
        Text(id=f"early.example:{text.truth}", kind="excerpt", body=kinds.excerpt(text.body, random), truth=text.truth)
        for text in originals
    ]
    reverse = [Text(id=text.id, kind="original of an excerpt", body=text.body, truth=text.truth) for text in originals]
    return Corpus(known=known, asked=list(_copies(originals, random)), excerpts=excerpts, originals=reverse)


def _copies(originals: Sequence[Text], random: Random) -> Iterator[Text]:
    for text in originals:
        for kind, make in kinds.KINDS.items():
            yield Text(
                id=f"mirror.example:{kind}{text.truth}", kind=kind, body=make(text.body, random), truth=text.truth
            )
    owns = [*originals[1:], *originals[:1]]
    for text, other in zip(originals, owns, strict=True):
        # The text of one's own is one that nobody else has printed.
        own = [" ".join(random.sample(paragraph.split(), len(paragraph.split()))) for paragraph in other.body]
        body = kinds.excerpt_in_own(text.body, random, own)
        yield Text(id=f"mirror.example:own{text.truth}", kind="excerpt in own text", body=body, truth=text.truth)


def measure(make: Callable[[], Detector], material: Corpus) -> Score:
    """How the detector does."""
    score = Score()
    detector = make()
    truth: dict[str, int | None] = {}
    for text in material.known:
        truth[text.id] = text.truth
        if detector.add(text.id, text.text) is not None:
            score.wrong[text.kind] += 1
    _ask(detector, material.asked, truth, score)
    reverse = make()
    for text in material.excerpts:
        reverse.add(text.id, text.text)
    _ask(reverse, material.originals, {text.id: text.truth for text in material.excerpts}, score)
    return score


def _ask(detector: Detector, texts: Sequence[Text], truth: dict[str, int | None], score: Score) -> None:
    for text in texts:
        score.asked[text.kind] += 1
        found = detector.find(text.id, text.text)
        if found is not None:
            score.right[text.kind] += truth[found] == text.truth
            score.wrong[text.kind] += truth[found] != text.truth
