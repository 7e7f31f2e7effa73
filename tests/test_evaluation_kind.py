"""The fit of what tells an article from a list, on invented signals."""

from dataclasses import fields, replace

import numpy as np
import pytest

from crawler.extract.kind_signals import ARTICLE
from evaluation.kind import BY_HAND, Pages, fitted

NAMES = [name for name in ARTICLE if name not in {*BY_HAND, "bias"}]
TITLE, CART, SHOP = (NAMES.index(name) for name in ("title", "cart", "shop"))


def pages(*, forms: int = 0, articles_in_shops: float = 0.5) -> Pages:
    """Articles with long titles, some of them in shops; lists with carts; forms in shops."""
    chance = np.random.default_rng(3)
    articles, lists = 200, 50
    signals = np.zeros((articles + lists + forms, len(NAMES)))
    signals[:articles, TITLE] = chance.uniform(0.4, 1.0, articles)
    signals[articles:, TITLE] = chance.uniform(0.0, 0.45, lists + forms)
    signals[articles : articles + lists, CART] = chance.random(lists) < 0.5
    signals[:articles, SHOP] = chance.random(articles) < articles_in_shops
    signals[articles + lists :, SHOP] = 1.0
    kind = ["", "shops", "forms"]
    return Pages(
        site=np.array([f"{n}.example" for n in range(len(signals))]),
        lists=np.repeat(kind, [articles, lists, forms]),
        without=np.zeros(len(signals), dtype=np.str_),
        signals=signals,
        given=np.zeros(len(signals)),
    )


def test_what_articles_have_speaks_for_them_and_nothing_against_its_meaning() -> None:
    known = pages()
    weights, bias = fitted(known)
    scores = known.signals @ weights + bias
    assert (scores[known.articles] > 0).mean() > 0.9
    assert (scores[~known.articles] < 0).mean() > 0.9
    assert weights[TITLE] > 0 > weights[CART]
    # More articles than lists lie in a shop here: no weight may say that this speaks for them.
    assert weights[SHOP] == 0


def test_what_is_set_by_hand_is_not_explained_a_second_time() -> None:
    known = pages()
    by_hand = np.where(known.articles, 6.0, -6.0)
    weights, _ = fitted(replace(known, given=by_hand))
    alone, _ = fitted(known)
    assert abs(weights[TITLE]) < abs(alone[TITLE]) / 2


def test_a_page_counts_as_one_whatever_is_taken_off_it() -> None:
    known = pages()
    both = {each.name: np.concatenate([getattr(known, each.name)] * 2) for each in fields(known)}
    both["without"] = np.repeat(["", "names"], len(known.site))
    assert fitted(Pages(**both))[0] == pytest.approx(fitted(known)[0], abs=1e-6)


def test_a_set_that_is_seldom_met_counts_however_large_it_is() -> None:
    few, many = (fitted(pages(forms=forms, articles_in_shops=0.1))[0][SHOP] for forms in (20, 400))
    assert many < 0 > few
    assert 2 * few < many


@pytest.mark.parametrize("name", sorted(BY_HAND))
def test_what_is_set_by_hand_has_a_weight(name: str) -> None:
    assert ARTICLE[name]
