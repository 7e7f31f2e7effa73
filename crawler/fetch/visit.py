"""Visit: telling the components of this room whose crawl they serve."""

from collections.abc import Callable

from scrapy.crawler import Crawler

from crawler.fetch.known import KnownHosts
from crawler.fetch.manners import Manners
from crawler.fetch.reach import Guarding, Reach
from crawler.fetch.redirects import MetaRefresh, Redirects
from crawler.fetch.robots import Robots
from crawler.fetch.turns import turns_of
from crawler.outlet import Outlet
from crawler.store import Store


def introduce(crawler: Crawler, outlet: Outlet, store: Callable[[], Store]) -> None:
    """Keep the crawl on the outlet's hosts and ports, and its hosts and their rules in the store.

    The store is asked for when it is needed. Without this, as for a page asked for by hand, redirects may lead anywhere
    that the guard allows, and nothing is remembered.
    """
    if manners := crawler.get_downloader_middleware(Manners):
        manners.store = store
    if robots := crawler.get_downloader_middleware(Robots):
        robots.store = store
    if redirects := crawler.get_downloader_middleware(Redirects):
        redirects.owns = outlet.owns
    if refresh := crawler.get_downloader_middleware(MetaRefresh):
        refresh.owns = outlet.owns
    assert crawler.engine
    for handler in crawler.engine.downloader.handlers._handlers.values():
        if isinstance(handler, Guarding):
            handler.reach = Reach(ports=outlet.ports, openings=handler.reach.openings)


def share(crawler: Crawler, hosts: KnownHosts) -> None:
    """Have the crawl know hosts, and take turns at them, with all crawls that share `hosts`."""
    turns_of(crawler).hosts = hosts
