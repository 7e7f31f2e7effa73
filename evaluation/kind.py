"""`python -m evaluation.kind FOLDER...`: the weights of `kind_signals`, fitted on folders of articles and lists.

Printed is, for the table as it stands and for a new fit, the share of the lists that pass for articles when so many
articles are refused; the fit is asked of sites alone that it has not seen. The weights printed last are to be read,
then copied.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from crawler.extract import jsonld
from crawler.extract.fields import moments
from crawler.extract.kind_links import by_links
from crawler.extract.kind_signals import ARTICLE, by_claims, by_elements, by_look
from evaluation.fitting import Flags, Numbers, fit, shown, unseen
from evaluation.pages import gold, load
from evaluation.printing import say
from evaluation.reading import Reading, read

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
    signals: Numbers
    #: What the weights set by hand make of it.
    given: Numbers

    @property
    def articles(self) -> Flags:
        """Which of them are articles."""
        return np.asarray(self.lists == "", dtype=np.bool_)

    def only(self, chosen: Flags) -> "Pages":
        """Some of them."""
        return Pages(
            site=self.site[chosen], lists=self.lists[chosen], signals=self.signals[chosen], given=self.given[chosen]
        )


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.kind", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="evaluation folders, with lists among them")
    pages = _pages(parser.parse_args(arguments).folders)
    say(f"{pages.articles.sum()} articles and {(~pages.articles).sum()} others, of {len(set(pages.site))} sites")
    say(f"{'lists taken when so many articles are refused:':56}" + "".join(f"{share:8.2%}" for share in REFUSED))
    now = pages.signals @ np.array([ARTICLE[name] for name in _NAMES]) + pages.given
    weights, bias = fitted(pages)
    apart = [_unseen(pages, seed) for seed in range(DIVISIONS)]
    for name in sorted(set(pages.lists) - {""}):
        _row(f"{name}: weights as they stand, all pages", [now], pages, name)
        _row(f"{name}: new fit, all pages", [pages.signals @ weights + pages.given], pages, name)
        _row(f"{name}: new fit, sites not fitted", apart, pages, name)
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
    """How much each page counts, in pages."""
    names, place, count = np.unique(pages.lists, return_inverse=True, return_counts=True)
    share = np.array([SHARES.get(str(name), 1.0) if name else 0.0 for name in names])
    share = np.where(names == "", 1.0, share / share.sum())
    return np.asarray((len(pages.site) / 2 * share / count)[place], dtype=np.float64)


def _unseen(pages: Pages, seed: int) -> Numbers:
    def scores(others: Flags, own: Flags) -> Numbers:
        weights, bias = fitted(pages.only(others))
        asked = pages.only(own)
        return asked.signals @ weights + bias + asked.given

    return unseen(pages.site, scores, seed=seed)


def _pages(folders: Sequence[Path]) -> Pages:
    judged = [found for folder in folders for found in _judged(folder)]
    site, lists, signals = zip(*judged, strict=True)
    return Pages(
        site=np.array(site),
        lists=np.array(lists),
        signals=np.array([[each.get(name, 0.0) for name in _NAMES] for each in signals]),
        given=np.array([sum(ARTICLE[name] * each.get(name, 0.0) for name in BY_HAND) for each in signals]),
    )


def _judged(folder: Path) -> Iterator[tuple[str, str, dict[str, float]]]:
    for told, stored in zip(gold(folder), load(folder), strict=True):
        if signals := _signals(read(stored)):
            yield stored.site, "" if told["kind"] == "article" else told["set"], signals


def _signals(known: Reading) -> dict[str, float]:
    """All signals of a page; {} without a body, where there is nothing to weigh."""
    page, body = known.page, known.body
    if not body.paragraphs or body.look is None:
        return {}
    dated = moments(known.witnesses, page, None, None).get("published_at")
    said = by_claims(
        page.tree,
        body,
        url=page.url,
        title=known.title,
        schema_types=jsonld.types(page.tree),
        dated_by=dated[0] if dated else "",
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
