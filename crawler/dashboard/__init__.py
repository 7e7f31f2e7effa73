"""The dashboard: pages to look at, an API and metrics, over a data folder that it only reads."""

from crawler.dashboard.server import Server, ServerError, require_token

__all__ = ["Server", "ServerError", "require_token"]
