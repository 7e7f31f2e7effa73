"""Guard: the download handler of http and https, which checks the address that a socket is about to be connected to.

The check stands behind name resolution, in the one place where Twisted opens a connection, so it holds for whatever was
asked for - redirects, robots.txt, a proxy - and there is no moment between check and connection. Commands crawl on
Twisted's asyncio reactor; without a reactor, as tests do, it is `guard_without_reactor` that guards.
"""

import asyncio
from typing import Any

from OpenSSL.SSL import Error as TlsError
from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientProtocol,
    _ScrapyAgent,
)
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError, UnsupportedURLSchemeError
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from service_identity import VerificationError
from twisted.internet.protocol import ClientFactory
from twisted.python.failure import Failure
from twisted.web._newclient import HEADER, STATUS
from twisted.web.client import Agent, _HTTP11ClientFactory
from zope.interface import directlyProvides, providedBy  # type: ignore[import-untyped]  # it has no stubs

from crawler.causes import Cause
from crawler.failures import Refused
from crawler.fetch.reach import Reach

#: Bytes of status line and headers together; the most that was ever seen are some 20 KB of policies.
LONGEST_HEAD = 64 * 1024


class Guard(HTTP11DownloadHandler):
    """Scrapy's own handler, over sockets that cannot be connected to what `reach` refuses."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _Factory
        self._openings = crawler.settings.getlist("ALLOW_HOSTS")
        self._transfers: set[asyncio.Future[Response]] = set()
        #: Where this crawl may connect to; an outlet may widen the ports.
        self.reach = Reach.parse(self._openings)

    async def download_request(self, request: Request) -> Response:
        """The response. Raises Refused for an address, port or certificate that will not do, and for endless headers;
        Scrapy's own exceptions for the rest."""
        agent = _GuardedAgent(self.reach, **self._agent_arguments())
        transfer = asyncio.ensure_future(self._transferred(agent, request))
        self._transfers.add(transfer)
        try:
            return await transfer
        except asyncio.CancelledError:
            raise Refused(Cause.INTERRUPTED, "the run was told to end") from None
        finally:
            self._transfers.discard(transfer)

    def interrupt(self) -> None:
        """End what is being transferred now: each request fails as Interrupted."""
        for transfer in self._transfers:
            transfer.cancel()

    async def _transferred(self, agent: "_GuardedAgent", request: Request) -> Response:
        try:
            with wrap_twisted_exceptions():
                return await maybe_deferred_to_future(agent.download_request(request))
        except DownloadFailedError as error:
            raise _refusal(error) or error from None
        except (ValueError, UnicodeError, UnsupportedURLSchemeError) as error:
            raise Refused(Cause.FORBIDDEN_URL, f"{request.url[:200]}: {error}") from None

    def _agent_arguments(self) -> dict[str, Any]:
        return {
            "contextFactory": self._contextFactory,
            "bindAddress": self._bind_address,
            "pool": self._pool,
            "maxsize": self._default_maxsize,
            "warnsize": self._default_warnsize,
            "fail_on_dataloss": self._fail_on_dataloss,
            "crawler": self._crawler,
        }


def _refusal(error: DownloadFailedError) -> Refused | None:
    """What lies behind a failed download, where it is more than a failing network."""
    reasons = getattr(error.__cause__, "reasons", ())
    for reason in reasons:
        value = reason.value if isinstance(reason, Failure) else reason
        if isinstance(value, Refused):
            return value
        if isinstance(value, VerificationError) or (isinstance(value, TlsError) and "certificate" in str(value)):
            return Refused(Cause.CERTIFICATE, "the certificate does not hold")
    return None


class _GuardedAgent(_ScrapyAgent):
    def __init__(self, reach: Reach, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._reach = reach

    def _get_agent(self, request: Request, timeout: float) -> Agent:
        agent = super()._get_agent(request, timeout)
        guarded: Any = GuardedReactor(agent._reactor, self._reach)
        agent._reactor = guarded
        agent._endpointFactory._reactor = guarded
        return agent


class GuardedReactor:
    """A reactor in everything but that it refuses to connect where `reach` does not allow it."""

    def __init__(self, reactor: Any, reach: Reach) -> None:
        self._guarded = reactor
        self._reach = reach
        directlyProvides(self, providedBy(reactor))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._guarded, name)

    def connectTCP(  # noqa: N802 - Twisted's name
        self,
        host: str,
        port: int,
        factory: ClientFactory,
        timeout: float = 30,
        bindAddress: Any = None,  # noqa: N803
    ) -> Any:
        """Connect to an address. Raises Refused; names are refused too, because only an address can be judged."""
        if cause := self._reach.refuses(host, port):
            raise Refused(cause, f"no connection to {host} port {port} is made; ALLOW_HOSTS can open it")
        return self._guarded.connectTCP(host, port, factory, timeout, bindAddress)


class _Protocol(_LenientHTTP11ClientProtocol):
    """A connection that gives up on headers without end."""

    _head = 0

    def request(self, request: Any) -> Any:
        self._head = 0
        response = super().request(request)
        assert self._parser is not None
        self._parser.MAX_LENGTH = 2 * LONGEST_HEAD  # of a line: all lines are counted here
        return response

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        super().dataReceived(data)  # type: ignore[no-untyped-call]
        if self._parser is not None and self._parser.state in (STATUS, HEADER):
            self._head += len(data)
            if self._head > LONGEST_HEAD:
                endless = Failure(Refused(Cause.TOO_LARGE, "headers without end"))  # type: ignore[no-untyped-call]
                self._giveUp(endless)  # type: ignore[no-untyped-call]


class _Factory(_HTTP11ClientFactory):
    noisy = False

    def buildProtocol(self, addr: Any) -> _Protocol:  # noqa: N802 - Twisted's name
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
