"""The health room: from the diary of an outlet to a verdict on it, and on many outlets at once. Pure."""

from crawler.health.findings import PAST_DAYS, Drift, Finding
from crawler.health.past import PastRun
from crawler.health.plain import plain
from crawler.health.verdict import OUTAGE, Health, State, judge, judge_all

__all__ = ["OUTAGE", "PAST_DAYS", "Drift", "Finding", "Health", "PastRun", "State", "judge", "judge_all", "plain"]
