"""The daemon: crawls each outlet when its slot is due, each crawl a process of its own, until it is told to stop.

A dashboard goes on beside it where one is asked for.
"""

from crawler.daemon.child import Limits
from crawler.daemon.daemon import Daemon
from crawler.daemon.options import Options, OptionsError

__all__ = ["Daemon", "Limits", "Options", "OptionsError"]
