"""The server of the drill: raw sockets on loopback, so that it can say what no HTTP library would; and the canaries."""

import asyncio
import contextlib
import ssl
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from drills.hostile.names import OPEN, SHUT
from drills.hostile.trap import Trap, html

#: Bytes; longer responses are sent as they are.
_SMALL = 100_000
#: How clients go, and how the drill's own end comes.
_GONE = (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError)
#: Seconds that a client has to ask.
_PATIENCE = 20


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """A request, as it came in."""

    host: str
    path: str
    #: Seconds of a clock that only goes forward.
    moment: float


class Server:
    """Every trap on one port, told apart by the Host header; every certificate on a port of its own."""

    def __init__(self, traps: Mapping[str, Trap], contexts: Mapping[str, ssl.SSLContext]) -> None:
        self._traps = traps
        self._contexts = contexts
        self._loop = asyncio.new_event_loop()
        self._servers: list[asyncio.Server] = []
        #: Connections that nobody should have made.
        self.touched: list[str] = []
        #: Requests, by host.
        self.asked: Counter[str] = Counter()
        #: All of them, in order.
        self.arrivals: list[Arrival] = []
        #: By what stands in the traps between braces: "port", "canary", and one for each certificate.
        self.ports: dict[str, int] = {}

    def __enter__(self) -> Self:
        self._loop.run_until_complete(self._open())
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _hang_up(self) -> None:
        """End what still drips."""
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    async def _open(self) -> None:
        await self._listen("port", OPEN)
        for name, context in self._contexts.items():
            await self._listen(name, OPEN, context)
        await self._watch("canary", OPEN)
        await self._watch("port", SHUT)
        with contextlib.suppress(OSError):  # a system without IPv6
            await self._watch("canary", "::1")

    async def _listen(self, name: str, address: str, context: ssl.SSLContext | None = None) -> None:
        server = await asyncio.start_server(self._serve, address, 0, ssl=context)
        self._servers.append(server)
        self.ports[name] = server.sockets[0].getsockname()[1]

    async def _watch(self, name: str, address: str) -> None:
        """A canary at the port of that name; of any number where there is none yet."""

        async def touched(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.touched.append(f"{address}:{self.ports[name]}")
            writer.close()

        server = await asyncio.start_server(touched, address, self.ports.get(name, 0))
        self._servers.append(server)
        self.ports[name] = server.sockets[0].getsockname()[1]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(*_GONE):
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), _PATIENCE)
            await self._answer(head.decode("latin-1"), writer)
        with contextlib.suppress(OSError):
            writer.close()

    async def _answer(self, head: str, writer: asyncio.StreamWriter) -> None:
        async def send(data: bytes) -> None:
            writer.write(data)
            await writer.drain()

        path = head.split(" ")[1]
        host = next((line[6:] for line in head.split("\r\n") if line.lower().startswith("host: ")), "")
        name = host.partition(":")[0]
        self.asked[name] += 1
        self.arrivals.append(Arrival(host=name, path=path, moment=time.monotonic()))
        trap = self._traps.get(name)
        answer = trap.answer(path) if trap else html("<p>elsewhere")
        if not isinstance(answer, bytes):
            await answer(send, path)
        elif len(answer) < _SMALL:
            await send(self._filled(answer))
        else:
            await send(answer)

    def _filled(self, answer: bytes) -> bytes:
        filled = answer
        for name, port in self.ports.items():
            filled = filled.replace(b"{%s}" % name.encode(), str(port).encode())
        before, after = (len(text.partition(b"\r\n\r\n")[2]) for text in (answer, filled))
        return filled.replace(b"Content-Length: %d\r\n" % before, b"Content-Length: %d\r\n" % after)
