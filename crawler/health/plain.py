"""A verdict as plain values, for JSON; moments are ISO 8601."""

from typing import Any

from crawler.health.verdict import Health


def plain(health: Health) -> dict[str, Any]:
    """The verdict with all its findings."""
    return {
        "outlet": health.outlet,
        "state": str(health.state),
        "last_run": health.last_run.isoformat() if health.last_run else None,
        "newest": health.newest.isoformat() if health.newest else None,
        "findings": [
            {
                "kind": str(finding.kind),
                "field": finding.field,
                "since": finding.since.isoformat(),
                "cause": finding.cause,
                "is_sure": finding.is_sure,
            }
            for finding in health.findings
        ],
    }
