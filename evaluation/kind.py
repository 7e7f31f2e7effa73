"""`python -m evaluation.kind FOLDER...`: the weights of `kind_signals`, fitted on folders of articles and lists.

Each page is fitted as it was sent, without its data, and without its names: other sites have less. Printed is, for the
table as it stands and for a new fit, the share of the lists that pass for articles when so many articles are refused,
of pages as they were sent; the fit is asked of sites alone that it has not seen. The weights printed last are to be
read, then copied.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from crawler.extract import jsonld
from crawler.extract.fields import dated_by, moments, spoken
from crawler.extract.kind_links import by_links
from crawler.extract.kind_signals import ARTICLE, by_claims, by_elements, by_look
from evaluation.fitting import Flags, Numbers, fit, shown, unseen
from evaluation.pages import EvaluationPage, gold, load
from evaluation.printing import say
from evaluation.reading import Reading, read
from evaluation.without import WITHOUT

#: Weights that are set by hand; beside them the constant is not one of a signal.
BY_HAND: Final = frozenset({"root", "service", "second", "choices", "declared", "known"})
#: How much sets of lists count, where not as much as the others: a crawl of sections seldom meets a form, or the front
#: page of a shop.
SHARES: Final = {"forms": 0.25, "fronts": 0.25}
#: How freely weights grow, and random divisions of the sites into parts.
STRENGTH, DIVISIONS = 0.1, 6
#: Shares of the articles that are refused in the table printed.
REFUSED = (0.0025, 0.005, 0.0075, 0.01, 0.015, 0.02)
_NAMES: Final = [name for name in ARTICLE if name not in {*BY_HAND, "bias"}]
_SIGNS: Final = np.array([np.sign(ARTICLE[name]) for name in _NAMES])


@dataclass(frozen=True, kw_only=True)
class Pages:
    """What is known of the pages, a row or an entry for each."""

    site: npt.NDArray[np.str_]
    #: Name of the set of lists; "" for an article.
    lists: npt.NDArray[np.str_]
    #: What was taken off the page; "" where it is as it was sent.
    without: npt.NDArray[np.str_]
    signals: Numbers
    #: What the weights set by hand make of it.
    given: Numbers

    @property
    def articles(self) -> Flags:
        """Which of them are articles."""
        return np.asarray(self.lists == "", dtype=np.bool_)

    @property
    def as_sent(self) -> Flags:
        """Which of them nothing was taken off."""
        return np.asarray(self.without == "", dtype=np.bool_)

    def only(self, chosen: Flags) -> "Pages":
        """Some of them."""
        return Pages(**{each.name: getattr(self, each.name)[chosen] for each in fields(self)})


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.kind", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="evaluation folders, with lists among them")
    pages = _pages(parser.parse_args(arguments).folders)
    sent = pages.only(pages.as_sent)
    say(f"{sent.articles.sum()} articles and {(~sent.articles).sum()} others, of {len(set(sent.site))} sites")
    say(f"{'lists taken when so many articles are refused:':56}" + "".join(f"{share:8.2%}" for share in REFUSED))
    now = sent.signals @ np.array([ARTICLE[name] for name in _NAMES]) + sent.given
    weights, bias = fitted(pages)
    apart = [_unseen(pages, seed)[pages.as_sent] for seed in range(DIVISIONS)]
    for name in sorted(set(sent.lists) - {""}):
        _row(f"{name}: weights as they stand, all pages", [now], sent, name)
        _row(f"{name}: new fit, all pages", [sent.signals @ weights + sent.given], sent, name)
        _row(f"{name}: new fit, sites not fitted", apart, sent, name)
    say(shown(_NAMES, weights, bias))
    return 0


def fitted(pages: Pages) -> tuple[Numbers, float]:
    """The weights and the constant. Articles count as much as all others, and each set of these as `SHARES` says."""
    return fit(
        pages.signals,
        pages.articles,
        counted=_counted(pages),
        signs=_SIGNS,
        given=pages.given,
        strength=STRENGTH,
    )


def _counted(pages: Pages) -> Numbers:
    """How much each page counts, in pages; with what is taken off it, it counts as one."""
    names, place, count = np.unique(pages.lists, return_inverse=True, return_counts=True)
    share = np.array([SHARES.get(str(name), 1.0) if name else 0.0 for name in names])
    share = np.where(names == "", 1.0, share / share.sum())
    return np.asarray((pages.as_sent.sum() / 2 * share / count)[place], dtype=np.float64)


def _unseen(pages: Pages, seed: int) -> Numbers:
    def scores(others: Flags, own: Flags) -> Numbers:
        weights, bias = fitted(pages.only(others))
        asked = pages.only(own)
        return asked.signals @ weights + bias + asked.given

    return unseen(pages.site, scores, seed=seed)


def _pages(folders: Sequence[Path]) -> Pages:
    asked = [(*page, without) for folder in folders for page in _stored(folder) for without in ("", *WITHOUT)]
    with ProcessPoolExecutor() as pool:
        judged = pool.map(_judged, *zip(*asked, strict=True), chunksize=16)
        site, lists, without, signals = zip(*filter(None, judged), strict=True)
    return Pages(
        site=np.array(site),
        lists=np.array(lists),
        without=np.array(without),
        signals=np.array([[each.get(name, 0.0) for name in _NAMES] for each in signals]),
        given=np.array([sum(ARTICLE[name] * each.get(name, 0.0) for name in BY_HAND) for each in signals]),
    )


def _stored(folder: Path) -> Iterator[tuple[str, EvaluationPage]]:
    for told, stored in zip(gold(folder), load(folder), strict=True):
        yield "" if told["kind"] == "article" else told["set"], stored


def _judged(lists: str, stored: EvaluationPage, without: str) -> tuple[str, str, str, dict[str, float]] | None:
    signals = _signals(read(stored, without))
    return (stored.site, lists, without, signals) if signals else None


def _signals(known: Reading) -> dict[str, float]:
    """All signals of a page; {} without a body, where there is nothing to weigh."""
    page, body = known.page, known.body
    if not body.paragraphs or body.look is None:
        return {}
    language = spoken(known.witnesses, body.paragraphs, None)
    when = moments(known.witnesses, page, None, None, language)
    said = by_claims(
        page.tree,
        body,
        url=page.url,
        title=known.title,
        schema_types=jsonld.types(page.tree),
        dated_by=dated_by(when),
    )
    return by_look(body.look()) | said | by_links(page.tree, page.url) | by_elements(page.tree)


def _row(name: str, scores: Sequence[Numbers], pages: Pages, lists: str) -> None:
    """Shares of the lists that score at least as high as the article at the given share from below; means of all."""
    taken = []
    for share in REFUSED:
        least = [np.sort(score[pages.articles])[int(share * pages.articles.sum())] for score in scores]
        named = pages.lists == lists
        taken.append(np.mean([(score[named] >= bound).mean() for score, bound in zip(scores, least, strict=True)]))
    say(f"{name:56}" + "".join(f"{share:8.3f}" for share in taken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
