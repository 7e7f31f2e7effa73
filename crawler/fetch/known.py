"""Known hosts: what the crawls of a process know of the hosts they visit, and the turns they take there.

Outlets that share a host, as the languages of one press do, are one visitor to it: one delay, one pause, one budget.
"""

import asyncio
from asyncio import sleep
from collections import defaultdict
from dataclasses import dataclass, field
from time import monotonic

from crawler.fetch.pauses import Host, Pace, Patience


@dataclass(kw_only=True)
class Known:
    """One host."""

    #: Its failures and pauses.
    host: Host
    #: When it may be asked again.
    pace: Pace = field(default_factory=Pace)
    #: Why it is left alone; "" when it is not.
    left: str = ""
    #: Requests of the day, as far as the store has said; None before it was asked.
    spent: int | None = None
    #: Those of them that the store has not been told of.
    unsaid: int = 0
    #: Places for requests that are being transferred; None before the first.
    places: asyncio.Semaphore | None = None
    #: Held by the request whose turn it is.
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def take_turn(self, *, delay: float, scatter: float, at_once: int) -> None:
        """Wait for one of `at_once` places and for the pace; whoever comes back must `leave_place`."""
        if self.places is None:
            self.places = asyncio.Semaphore(at_once)
        await self.places.acquire()
        try:
            async with self.turn:
                while (wait := self.pace.wait(delay, scatter=scatter, now=monotonic())) > 0:
                    await sleep(wait)
                self.pace.begun = monotonic()
        except BaseException:
            self.places.release()
            raise

    def leave_place(self) -> None:
        """Let the next one in."""
        assert self.places
        self.places.release()


class KnownHosts:
    """All of them, by name."""

    def __init__(self) -> None:
        self._known: dict[str, Known] = {}
        #: Held while the robots.txt of a place (`https://host`) is fetched, so that the others find it in the store.
        self.rules: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def of(self, name: str, patience: Patience) -> Known:
        """What is known of a host; nothing yet when it is new."""
        if name not in self._known:
            self._known[name] = Known(host=Host(patience=patience))
        return self._known[name]

    def untold(self) -> list[str]:
        """Hosts of whose requests the store has not heard all."""
        return [name for name, known in self._known.items() if known.unsaid]
