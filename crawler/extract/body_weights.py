"""How much each signal of `body_signals` and `body_choice` counts: three tables, each a linear score.

The numbers were fitted by logistic regression on news and blog pages of many sites and languages, with the sign of each
fixed beforehand by what the signal means (a link never speaks for a paragraph, a full stop never against one), tested
on sites that were not fitted, and rounded. Signals with hardly any weight are left out.
"""

from collections.abc import Mapping
from typing import Final

#: Whether a block is body, by itself and its neighbours; positive for yes. Decides which element is the article's.
WORTH: Final[dict[str, float]] = {
    "pictured": -2.0,  # set by hand, here and below: hardly any caption is read for a paragraph then
    "alike": 2.13,
    "near_bad": -1.16,
    "bias": -1.05,
    "line_start": -0.98,
    "out": -0.94,
    "links": -0.82,
    "mark:asking": -0.8,
    "mark:media": -0.79,
    "mark:frame": -0.74,
    "named": 0.73,
    "share_around": 0.69,
    "title": -0.59,
    "after_end": -0.54,
    "mark:about": -0.54,
    "all_link": -0.53,
    "ends": 0.52,
    "before_end": 0.52,
    "mark:comments": -0.5,
    "before_title": -0.47,
    "tag:footer": -0.44,
    "date": -0.44,
    "same_after": 0.43,
    "mark:body": 0.4,
    "mark:related": -0.4,
    "near_good": 0.39,
    "mark:lead": -0.37,
    "short": -0.35,
    "mark:box": -0.32,
    "dup": -0.29,
    "tag:aside": -0.29,
    "mark:sharing": -0.29,
    "share_parent": 0.27,
    "after_ends": -0.26,
    "stops": 0.23,
    "quote": 0.22,
    "long_start": -0.22,
    "same_before": 0.21,
    "tag:table": 0.21,
    "mark:advert": -0.21,
    "copyright": -0.2,
    "cut": -0.19,
    "heading": 0.18,
    "tag_p": 0.16,
    "digits": -0.16,
    "tag:figure": -0.14,
    "tag:header": -0.13,
    "upper": -0.12,
    "bar": -0.11,
    "row": 0.1,
    "mark:outside": -0.1,
    "tag:nav": -0.09,
}

#: How well an element suits as the one that holds the article, compared with others of the page.
PLACE: Final[dict[str, float]] = {
    "body": 2.23,
    "text": 1.26,
    "body_mark": 1.2,
    "named": 1.15,
    "gap": -0.87,
    "itemprop": 0.79,
    "junk": -0.73,
    "headings": -0.62,
    "child": -0.61,
    "purity": 0.58,
    "article": 0.43,
    "main": 0.42,
    "aside": -0.31,
    "late": -0.3,
    "titled": 0.22,
}

#: Whether a block inside that element is body; positive for yes. An earlier fit, moved a third of the way to that of
#: `evaluation.kept`: further on, lines without a full stop are lost on pages that were not fitted. What speaks against
#: lines at the edges, or that begin like a link or a button, is set by hand there: sentences begin with any word.
KEEP: Final[dict[str, float]] = {
    "pictured": -3.5,
    "alike": 1.65,
    "after_last": -1.61,
    "mark:media": -1.46,
    "tag:header": -1.36,
    "mark:asking": -1.15,
    "line_start": -0.95,
    "unconfirmed": -0.93,
    "links": -0.9,
    "title": -0.89,
    "before_first": -0.84,
    "copyright": -0.82,
    "all_link": -0.8,
    "tag:form": -0.79,
    "ends": 0.78,
    "mark:related": -0.78,
    "tag:footer": -0.78,
    "quote": 0.77,
    "heading": 0.71,
    "italic": -0.68,
    "at": -0.66,
    "row": 0.63,
    "mark:box": -0.62,
    "tag:aside": -0.6,
    "mark:advert": -0.59,
    "share_around": 0.59,
    "tag:figure": -0.58,
    "date": -0.56,
    "mark:frame": -0.49,
    "before_end": 0.47,
    "mark:lead": -0.46,
    "mark:body": 0.43,
    "mark:about": -0.41,
    "bar": -0.4,
    "same_after": 0.4,
    "short": -0.39,
    "cut": -0.34,
    "dup": -0.33,
    "mark:sharing": -0.33,
    "near_good": 0.32,
    "tag_p": 0.32,
    "after_ends": -0.29,
    "after_end": -0.28,
    "mark:comments": -0.24,
    "stops": 0.23,
    "upper": -0.23,
    "long_start": -0.22,
    "before_title": -0.21,
    "mark:outside": -0.19,
    "near_bad": -0.18,
    "out": -0.18,
    "same_before": 0.14,
    "mark:hidden": -0.12,
    "share_parent": 0.1,
    "digits": -0.1,
    "bias": -0.08,
    "tag:table": -0.08,
}


def weigh(weights: Mapping[str, float], signals: Mapping[str, float]) -> float:
    """The signals' sum, each times its weight."""
    total = 0.0
    for name, value in signals.items():
        total += weights.get(name, 0.0) * value
    return total
