"""Evidence: how unlikely it is that the latest articles are as the earlier ones were. Pure statistics."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log

#: Articles of the past that count at the most: outlets change, and one article is like the next.
FIRM = 50
#: Articles and runs of the past without which nothing is said.
LEAST_PAST, LEAST_RUNS = 25, 4
#: Runs at the end that a change is looked for in.
LONGEST_CHANGE = 60
#: Natural logarithm of the odds below which chance is no explanation: one in a million.
IMPOSSIBLE = -13.8
#: Articles since which all is well again, and the odds of that being chance (logarithm of one in a hundred).
LEAST_WELL, WELL = 5, -4.6
#: Least rise of the share of bad articles that is worth a word.
LEAST_RISE = 0.3


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One run: of so many articles, so many were bad in one respect."""

    bad: int
    of: int


@dataclass(frozen=True, kw_only=True)
class Change:
    """From a run on, bad articles are so frequent that chance does not explain it."""

    #: Index of the first bad run among the samples.
    first: int
    #: Shares of bad articles before and since.
    before: float
    since: float
    #: Natural logarithm of the probability that nothing has changed.
    odds: float


def change(samples: Sequence[Sample]) -> Change | None:
    """The likeliest moment since which more articles are bad, if the last of them still are; None for no change."""
    found: list[Change] = []
    bad = of = 0
    total_bad, total_of = sum(sample.bad for sample in samples), sum(sample.of for sample in samples)
    for first in range(len(samples) - 1, max(-1, len(samples) - 1 - LONGEST_CHANGE), -1):
        bad, of = bad + samples[first].bad, of + samples[first].of
        past = Sample(bad=total_bad - bad, of=total_of - of)
        if past.of < LEAST_PAST or first < LEAST_RUNS:
            break
        if samples[first].bad and (one := _judged(first, Sample(bad=bad, of=of), past)):
            found.append(one)
    likeliest = min(found, key=lambda one: one.odds, default=None)
    return likeliest if likeliest and not _is_mended(samples[likeliest.first :]) else None


def _judged(first: int, now: Sample, past: Sample) -> Change | None:
    before, since = past.bad / past.of, now.bad / now.of
    if since - before < LEAST_RISE:
        return None
    odds = log_tail(now, past)
    return Change(first=first, before=before, since=since, odds=odds) if odds < IMPOSSIBLE else None


def _is_mended(since: Sequence[Sample]) -> bool:
    """Whether the last articles since a change are good again, by the same test the other way round."""
    bad, of = sum(sample.bad for sample in since), sum(sample.of for sample in since)
    good = count = 0
    for sample in reversed(since):
        good, count = good + sample.of - sample.bad, count + sample.of
        earlier = Sample(bad=(of - count) - (bad - (count - good)), of=of - count)
        if not earlier.of:
            return False
        is_better = good / count - earlier.bad / earlier.of >= LEAST_RISE
        if count >= LEAST_WELL and is_better and log_tail(Sample(bad=good, of=count), earlier) < WELL:
            return True
    return False


def log_tail(now: Sample, past: Sample) -> float:
    """Natural logarithm of the probability of at least `now.bad` bad articles, were they like those of the past.

    Beta-binomial, because articles of a day are alike: the past counts as `FIRM` articles at the most.
    """
    share = (past.bad + 0.5) / (past.of + 1)
    firm = min(past.of, FIRM)
    a, b = share * firm, (1 - share) * firm
    terms = [_log_term(k, now.of, a, b) for k in range(now.bad, now.of + 1)]
    highest = max(terms)
    # Far below the least term that a float holds, the highest alone is exact enough.
    return highest + _log_sum([term - highest for term in terms])


def _log_term(k: int, n: int, a: float, b: float) -> float:
    choose = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return choose + _log_beta(k + a, n - k + b) - _log_beta(a, b)


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def _log_sum(terms: Sequence[float]) -> float:
    return log(sum(exp(term) for term in terms))
