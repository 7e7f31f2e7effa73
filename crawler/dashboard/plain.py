"""The JSON and Prometheus faces of the same values that the pages show."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from crawler.dashboard.library import Overview, Portrait
from crawler.dashboard.search import Hit
from crawler.health import plain

_MOMENTS = frozenset({"published", "earliest", "fetched_at"})


def overview_of(row: Overview) -> dict[str, Any]:
    """An outlet in one line."""
    return {
        **plain(row.health),
        "title": row.title,
        "days": list(row.days),
        "outcome": row.last["outcome"] if row.last else None,
        "due": row.due.isoformat() if row.due else None,
    }


def portrait_of(portrait: Portrait) -> dict[str, Any]:
    """An outlet in full; days are ISO 8601."""
    return {
        "health": plain(portrait.health),
        "fields": portrait.fields,
        "leads": portrait.leads,
        "days": {day.isoformat(): count for day, count in sorted(portrait.days.items())},
        "lacking": {day.isoformat(): found for day, found in sorted(portrait.lacking.items())},
        "runs": portrait.runs,
    }


def hit_of(hit: Hit) -> dict[str, Any]:
    """A hit; `published` and `fetched` are ISO 8601, and `published` is null where the day is not known."""
    values = {name: getattr(hit, name) for name in Hit.__dataclass_fields__}
    texts = {name: "".join(piece.text for piece in values[name]) for name in ("title", "snippet")}
    moments = {name: _iso(values[name]) for name in ("published", "fetched")}
    return {**values, **texts, **moments}


def row_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the store; its moments are ISO 8601, or null."""
    return {name: _iso(value) if name in _MOMENTS else value for name, value in row.items()}


def metrics(rows: Sequence[Overview], totals: Mapping[str, int], *, indexed: int, now: datetime) -> bytes:
    """Prometheus' text format (https://prometheus.io/docs/instrumenting/exposition_formats/)."""
    registry = CollectorRegistry()

    def gauge(name: str, meaning: str, *labels: str) -> Gauge:
        return Gauge(f"crawler_{name}", meaning, ("outlet", *labels), registry=registry)

    state = gauge("outlet_state", "1 for the state that health gives the outlet", "state")
    last = gauge("last_run_timestamp_seconds", "start of the last run")
    newest = gauge("newest_article_age_seconds", "age of the newest article")
    last_articles = gauge("last_run_articles", "articles of the last run")
    total = gauge("articles_total", "articles exported so far")
    for row in rows:
        state.labels(row.outlet, str(row.health.state)).set(1)
        if row.health.last_run:
            last.labels(row.outlet).set(row.health.last_run.timestamp())
        if row.health.newest:
            newest.labels(row.outlet).set((now - row.health.newest).total_seconds())
        last_articles.labels(row.outlet).set(row.last["articles"] if row.last else 0)
    for outlet, count in totals.items():
        total.labels(outlet).set(count)
    Gauge("crawler_search_index_versions", "versions in the search index", registry=registry).set(indexed)
    return generate_latest(registry)


def _iso(seconds: float | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
