"""What an article costs as the index grows: time, memory, room.

A store of each size is measured in a process of its own, all sizes in turn and many rounds of that, so that whatever
else the machine does falls on all of them alike. How cost grows is taken within each round, of processes that ran
seconds apart: a core of a shared machine can be half as fast a minute later.
"""

import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

from bench.dedup.bodies import Body
from bench.dedup.detectors import START, Ours
from bench.dedup.growth import Shape, grow
from crawler.article import Article
from crawler.dedup.signature import signature
from crawler.store import Store

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
ROUNDS = 15
#: Articles that are looked up and recorded in a round, in groups as the feed commits them.
ARTICLES = 200
GROUP = 20


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one more article costs."""

    known: int
    #: CPU time of look-up and commit, and that with waiting for the disk; milliseconds an article.
    cpu: float
    wall: float
    #: Of the CPU time, what the signature takes, which does not depend on the index.
    signature: float
    #: Greatest resident memory of the process, in MB.
    memory: float
    #: Size of the store, in MB.
    store: float
    #: CPU time over that at the least size in the same round.
    growth: float = 1.0


def measured(folder: Path, bodies: Sequence[Body], *, upto: int) -> list[Cost]:
    """The cost at each size up to `upto`: medians of the rounds, of stores that are made in the folder."""
    sizes = [size for size in SIZES if size <= upto]
    _make(folder, sizes, [_shape(body) for body in bodies])
    rounds = []
    for number in range(ROUNDS + 1):
        order = Random(number).sample(sizes, len(sizes))
        found = {size: _in_a_process(folder / str(size), size, number, bodies) for size in order}
        rounds.append([replace(found[size], growth=found[size].cpu / found[sizes[0]].cpu) for size in sizes])
    return [_median(of_size) for of_size in zip(*rounds[1:], strict=True)]  # the first round only fills the caches


def measure(folder: Path, known: int, number: int, bodies: Sequence[Body]) -> Cost:
    """Look articles up and record them, a quarter of them copies of others, as a crawl does."""
    articles = list(_articles(Random(known + number), bodies))
    index = Ours(folder)
    cpu, wall = time.process_time(), time.perf_counter()
    for start in range(0, len(articles), GROUP):
        index.record([_found(index, article) for article in articles[start : start + GROUP]])
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    alone = time.process_time()
    for article in articles:
        signature(article.text)
    alone = time.process_time() - alone
    return Cost(
        known=known,
        cpu=cpu / len(articles) * 1000,
        wall=wall / len(articles) * 1000,
        signature=alone / len(articles) * 1000,
        memory=_peak_memory(),
        store=(folder / "state.sqlite").stat().st_size / 1e6,
    )


def _make(folder: Path, sizes: Sequence[int], shapes: Sequence[Shape]) -> None:
    """A store of each size, each grown from the one before."""
    before = 0
    for size in sizes:
        place = folder / str(size)
        if before:
            shutil.copytree(folder / str(before), place)
        Store.open(data_dir=place).close()
        grow(place / "state.sqlite", known=before, upto=size, shapes=shapes)
        before = size


def _in_a_process(folder: Path, size: int, number: int, bodies: Sequence[Body]) -> Cost:
    command = [sys.executable, "-m", "bench.dedup.cost", str(folder), str(size), str(number)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, input=json.dumps(bodies), text=True)
    return Cost(**json.loads(done.stdout))


def _median(rounds: Sequence[Cost]) -> Cost:
    fields = [asdict(found) for found in rounds]
    return Cost(**{name: statistics.median(row[name] for row in fields) for name in fields[0]})


def _found(index: Ours, article: Article) -> Article:
    return replace(article, story=index.copies.find(article).story)


def _articles(random: Random, bodies: Sequence[Body]) -> Iterator[Article]:
    """Articles of real lengths that no other round has seen; every fourth repeats the one before."""
    name, text = f"{random.random()}", ""
    for number in range(ARTICLES):
        if number % 4 != 3:
            tokens = " ".join(random.choice(bodies)).split()
            random.shuffle(tokens)
            text = " ".join(tokens)
        outlet = f"fresh{number % 7}"
        id_ = f"{outlet}:{name}-{number}"
        yield Article(id=id_, outlet=outlet, url="https://x.example/", title="T", text=text, fetched_at=START)


def _shape(body: Body) -> Shape:
    mine = signature("\n\n".join(body))
    return Shape(words=mine.words, hashes=len(mine.hashes), keys=len(mine.keys), figures=len(mine.figures))


def _peak_memory() -> float:
    """Of this process alone, in MB; what `resource` says counts the process that started it too."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def main() -> None:
    """Measure one store, for `measured`: folder, size and round as arguments, the bodies on standard input."""
    folder, size, number = sys.argv[1:]
    print(json.dumps(asdict(measure(Path(folder), int(size), int(number), json.load(sys.stdin)))))  # noqa: T201


if __name__ == "__main__":
    main()
