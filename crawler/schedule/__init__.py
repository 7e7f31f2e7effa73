"""The schedule room: what is due when, and how far back a run has to look. Pure; the daemon acts on it."""

from crawler.schedule.plan import Bounds, Slot, ended, first, since
from crawler.schedule.words import Adaptive, Cron, Every, When, parse

__all__ = ["Adaptive", "Bounds", "Cron", "Every", "Slot", "When", "ended", "first", "parse", "since"]
