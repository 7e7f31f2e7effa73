"""Bounds on an undated article from dated neighbours, where an outlet's ids grow with time. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta

from crawler.article import Article, Precision

#: Ids are given when a draft is begun: an article may come out this long before or after its neighbours.
SLACK = timedelta(days=1)


def bounded(article: Article, *, below: datetime | None, above: datetime | None) -> Article:
    """The article with its interval narrowed; as it was when neighbours tell nothing new, or contradict it.

    `below` is the latest moment by which an article with a lower id had not come out, `above` the earliest by which
    one with a higher id had.
    """
    earliest = _latest(article.published_earliest, below - SLACK if below else None)
    latest = _earliest(article.published_latest, above + SLACK if above else None)
    if (earliest, latest) == (article.published_earliest, article.published_latest):
        return article
    if earliest and latest and earliest > latest:
        return article
    return replace(
        article,
        published_earliest=earliest,
        published_latest=latest,
        published_precision=Precision.RANGE,
        extraction={**article.extraction, "published_earliest": "neighbours", "published_latest": "neighbours"},
    )


def _latest(one: datetime | None, other: datetime | None) -> datetime | None:
    return max(one, other) if one and other else one or other


def _earliest(one: datetime | None, other: datetime | None) -> datetime | None:
    return min(one, other) if one and other else one or other
