"""The loop: APScheduler calls when a slot is due, a process crawls, the slot learns how it went."""

import asyncio
import os
import signal
import sys
from collections import defaultdict
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from crawler.alarming import AlarmError, Channels, raise_alarm
from crawler.daemon.child import Child
from crawler.daemon.companion import Companion
from crawler.daemon.options import Options
from crawler.health import PastRun
from crawler.lock import Lock
from crawler.paths import places_of_daemon, require_inside
from crawler.run import now
from crawler.schedule import Slot, ended, first, since
from crawler.store import Runs, Slots, Store, StoreError
from crawler.verdicts import verdicts

#: Days of runs from which the pace of an outlet is told.
PACE_DAYS = 28
_ALARM = "alarm"


class Daemon:
    """Runs the schedule of a data folder; one at a time, which its lock sees to."""

    def __init__(self, options: Options, channels: Channels) -> None:
        self._options = options
        self._channels = channels
        self._children: dict[str, Child] = {}
        self._ahead = asyncio.Semaphore(options.parallel)
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._stopping = asyncio.Event()
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._tasks: set[asyncio.Task[None]] = set()
        self._failure: BaseException | None = None

    async def run(self) -> None:
        """Crawl until SIGTERM or SIGINT. Raises LeadsOut, Locked, OSError or StoreError when it cannot begin."""
        require_inside(self._options.data_dir, places_of_daemon(slot.outlet for slot in self._options.slots))
        os.environ.update(self._options.secrets)
        lock = Lock.take(self._options.data_dir, "_schedule", now=now())
        try:
            with Store.open(data_dir=self._options.data_dir, url=self._options.database_url) as store:
                await self._serve(store)
        finally:
            lock.release()

    async def _serve(self, store: Store) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stopping.set)
        known = [Slots(store).recall(slot) for slot in self._options.slots]
        for index, slot in enumerate(sorted(known, key=lambda slot: slot.due or now())):
            self._plan(store, first(slot, now=now(), index=index))
        beside = self._begin_dashboard()
        self._scheduler.start()
        _say(f"{len(known)} slots, {self._options.parallel} crawls at a time; stop with Ctrl-C or SIGTERM")
        await self._stopping.wait()
        self._scheduler.shutdown(wait=False)
        _say(f"stopping: {len(self._children)} crawls are asked to end")
        if beside:
            beside.cancel()
        await asyncio.gather(*(child.stop() for child in self._children.values()))
        for task in self._tasks - {beside}:  # that one is cancelled, and must not be kept from seeing its process end
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._failure:
            raise self._failure

    def _begin_dashboard(self) -> "asyncio.Task[None] | None":
        if self._options.dashboard is None:
            return None
        host, port = self._options.dashboard
        companion = Companion(
            name="dashboard",
            arguments=("dashboard", "--host", host, "--port", str(port), *self._options.passed_on),
            limits=self._options.limits,
            log=self._options.data_dir / "logs" / "-dashboard.log",
        )
        task = asyncio.get_running_loop().create_task(companion.run(_say))
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _plan(self, store: Store, slot: Slot) -> None:
        Slots(store).keep(slot)
        self._scheduler.add_job(
            self._begin, DateTrigger(slot.due), args=(store, slot), id=slot.name, misfire_grace_time=None
        )

    async def _begin(self, store: Store, slot: Slot) -> None:
        task = asyncio.get_running_loop().create_task(self._crawl(store, slot))
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Task[None]") -> None:
        """A bug of ours, or a store that refuses, ends the daemon: a schedule that silently stands still is worse."""
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            self._failure = self._failure or task.exception()
            self._stopping.set()

    async def _crawl(self, store: Store, slot: Slot) -> None:
        # The sections of an outlet take turns, for its lock would refuse the second; so do the outlets of a host, which
        # know nothing of each other's requests in processes of their own.
        async with self._turns[self._options.visitors[slot.outlet]], self._ahead:
            if self._stopping.is_set():
                return
            started = now()
            arguments = self._arguments(slot, started)
            _say(f"{slot.name}: begins")
            log = self._options.data_dir / "logs" / f"{slot.outlet}.log"
            child = await Child.start(arguments, self._options.limits, log=log)
            self._children[slot.name] = child
            try:
                code, why = await child.watch()
            finally:
                del self._children[slot.name]
            self._end(store, slot, started, is_success=code == 0, why=why or f"exit code {code}")

    def _end(self, store: Store, slot: Slot, started: datetime, *, is_success: bool, why: str) -> None:
        if self._stopping.is_set():
            return  # interrupted, not failed: its slot is as due as it was
        runs = _runs(store, slot.outlet, PACE_DAYS)
        after = ended(slot, started=started, now=now(), is_success=is_success, runs=runs, bounds=self._options.bounds)
        assert after.due
        _say(f"{slot.name}: {'done' if is_success else why}; next at {after.due:%Y-%m-%d %H:%M:%S} UTC")
        self._plan(store, after)
        if self._scheduler.get_job(_ALARM) is None:
            # The first run that ends starts the wait; what changes meanwhile is told in the same message.
            self._scheduler.add_job(
                self._alarm,
                DateTrigger(now() + self._options.alarm_wait),
                args=(store,),
                id=_ALARM,
                misfire_grace_time=None,
            )

    def _arguments(self, slot: Slot, started: datetime) -> list[str]:
        arguments = ["crawl", slot.outlet, "-s", "PROGRESS=False", *self._options.passed_on]
        if slot.section:
            arguments += ["-a", f"section={slot.section}"]
        if missed := since(slot, now=started, bounds=self._options.bounds):
            _say(f"{slot.name}: catching up since {missed:%Y-%m-%d %H:%M} UTC")
            arguments += ["-a", f"since={missed.isoformat(timespec='seconds')}"]
        return arguments

    async def _alarm(self, store: Store) -> None:
        if not list(self._channels.ways()):
            return
        try:
            message = await asyncio.to_thread(_tell, store, self._channels)
        except (AlarmError, StoreError) as error:
            _say(f"alarm: not delivered: {error}")
        else:
            if message:
                _say(f"alarm: {message}")


def _tell(store: Store, channels: Channels) -> str:
    moment = now()
    message = raise_alarm(verdicts(store, now=moment), store, channels, now=moment)
    return message.subject if message else ""


def _runs(store: Store, outlet: str, days: int) -> list[PastRun]:
    return [PastRun.from_row(line) for line in Runs(store).since(now() - timedelta(days=days), outlet)]


def _say(line: str) -> None:
    sys.stdout.write(f"{now():%Y-%m-%d %H:%M:%S} {line}\n")
    sys.stdout.flush()
