"""The guard where there is no reactor: aiohttp asks for a socket with each address that it is about to connect to."""

import socket

from aiohttp import AddrInfoType, TCPConnector
from scrapy.core.downloader.handlers._aiohttp import AiohttpDownloadHandler
from scrapy.crawler import Crawler

from crawler.failures import Refused
from crawler.fetch.reach import Reach


class GuardWithoutReactor(AiohttpDownloadHandler):
    """Scrapy's own handler, over sockets that are made for no address that `reach` refuses."""

    experimental = False  # Scrapy would warn, of what only tests use

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.reach = Reach.parse(crawler.settings.getlist("ALLOW_HOSTS"))
        connector = self._session.connector
        assert isinstance(connector, TCPConnector)
        connector._socket_factory = self._socket

    def interrupt(self) -> None:
        """Nothing is interrupted: a crawl without a reactor is not told to end."""

    def _socket(self, info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = info
        if cause := self.reach.refuses(str(address[0]), int(address[1])):
            raise Refused(cause, f"no connection to {address[0]} port {address[1]} is made; ALLOW_HOSTS can open it")
        return socket.socket(family, kind, protocol)
