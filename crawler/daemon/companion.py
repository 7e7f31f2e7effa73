"""A process that goes on beside the crawls: started with the daemon, started again when it ends, stopped with it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from crawler.daemon.child import Child, Limits

#: Before it is started again: at first, and at the most when it ends at once each time.
PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds
#: One that has run for so long was no false start.
STEADY = 60.0  # seconds


@dataclass(frozen=True, kw_only=True)
class Companion:
    """Which process."""

    name: str
    #: The words behind `scrapy`.
    arguments: Sequence[str]
    limits: Limits
    #: Gets what it prints.
    log: Path

    async def run(self, say: Callable[[str], None]) -> None:
        """Keep it running until cancelled; then it is asked to end, and has ended."""
        pause = PAUSE
        while True:
            begun = asyncio.get_running_loop().time()
            why = await self._once(say)
            lasted = asyncio.get_running_loop().time() - begun
            pause = PAUSE if lasted > STEADY else pause
            say(f"{self.name}: {why}; started again in {pause:.0f} s; {self.log} may say more")
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)

    async def _once(self, say: Callable[[str], None]) -> str:
        """Why it ended."""
        limits = replace(self.limits, time=timedelta.max)
        try:
            child = await Child.start(self.arguments, limits, log=self.log)
        except OSError as error:
            return f"cannot be started: {error.strerror}"
        say(f"{self.name}: process {child.pid}")
        try:
            code, why = await child.watch()
        except asyncio.CancelledError:
            await child.stop()
            raise
        return why or f"exit code {code}"
