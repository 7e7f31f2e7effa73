"""The add-on that puts this room's components in their places, and turns CAPTURE and REPLAY into settings."""

from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware, RedirectMiddleware
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.extensions.throttle import AutoThrottle
from scrapy.settings import BaseSettings

from crawler.fetch.asked import check
from crawler.fetch.ending import Ending
from crawler.fetch.guard import Guard
from crawler.fetch.manners import Manners, Retries, Throttle
from crawler.fetch.redirects import MetaRefresh, Redirects
from crawler.fetch.robots import Robots
from crawler.fetch.turns import Turns
from crawler.fetch.unpack import Unpack

#: Beyond HttpCache (900): what comes from the cache did not come from the network.
_NEXT_TO_DOWNLOADER = 950
_MANNERS = 940

#: By its name, because no command needs it, and it takes a second HTTP client.
_GUARD_WITHOUT_REACTOR = "crawler.fetch.guard_without_reactor.GuardWithoutReactor"

#: Ours in the place of Scrapy's.
_MIDDLEWARES = {
    RobotsTxtMiddleware: Robots,
    RetryMiddleware: Retries,
    MetaRefreshMiddleware: MetaRefresh,
    HttpCompressionMiddleware: Unpack,
    RedirectMiddleware: Redirects,
}

#: Nobody is at the other end, so manners would only cost time, and trying again gives the same.
_UNMANNERED = {
    "DOWNLOAD_DELAY": 0,
    "DOWNLOAD_SLOTS": {},
    "AUTOTHROTTLE_ENABLED": False,
    "RETRY_ENABLED": False,
    "HTTPCACHE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
}


class Fetch:
    """CAPTURE=folder keeps what is downloaded; REPLAY=files and folders serves from there instead of the network."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Set what follows from CAPTURE and REPLAY. Raises ValueError when that cannot be done."""
        check(settings)
        for theirs, ours in _MIDDLEWARES.items():
            settings.replace_in_component_priority_dict("DOWNLOADER_MIDDLEWARES_BASE", theirs, ours)
        settings.replace_in_component_priority_dict("EXTENSIONS_BASE", AutoThrottle, Throttle)
        settings.set_in_component_priority_dict("DOWNLOADER_MIDDLEWARES_BASE", Manners, _MANNERS)
        settings.set_in_component_priority_dict("EXTENSIONS_BASE", Ending, 0)
        settings.set("DOWNLOADER", Turns, "addon")
        guard = Guard if settings.getbool("TWISTED_REACTOR_ENABLED") else _GUARD_WITHOUT_REACTOR
        handlers = {"http": guard, "https": guard, "file": None, "data": None, "ftp": None, "s3": None}
        settings.set("DOWNLOAD_HANDLERS", {**settings.getdict("DOWNLOAD_HANDLERS"), **handlers}, "cmdline")
        settings.set("USER_AGENT", user_agent(settings.get("CONTACT") or ""), "addon")
        if settings["REPLAY"]:
            _replay(settings)
        if settings["CAPTURE"]:
            components = {
                **settings.getdict("DOWNLOADER_MIDDLEWARES"),
                "crawler.fetch.warc.WarcCapture": _NEXT_TO_DOWNLOADER,
            }
            settings.set("DOWNLOADER_MIDDLEWARES", components, "spider")


def user_agent(contact: str) -> str:
    """What outlets see: what this is, and whom they can write to."""
    return f"NewsCrawler/1.0 (+{contact})" if contact else "NewsCrawler/1.0 (no contact given)"


def _replay(settings: BaseSettings) -> None:
    handler = "crawler.fetch.warc.ReplayHandler"
    handlers = {**settings.getdict("DOWNLOAD_HANDLERS"), "http": handler, "https": handler}
    settings.set("DOWNLOAD_HANDLERS", handlers, "cmdline")
    for name, value in _UNMANNERED.items():
        settings.set(name, value, "spider")  # wins over settings.py and outlet, loses to an explicit `-s`
