"""The dashboard: pages to look at, an API and metrics, over a data folder that it only reads."""

from crawler.dashboard.guard import is_loopback
from crawler.dashboard.server import Server, ServerError

__all__ = ["Server", "ServerError", "is_loopback"]
