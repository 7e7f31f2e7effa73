"""Measuring what the store takes, apart from what it has others compute meanwhile."""

import functools
import gc
import inspect
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import crawler.store

#: A room that knows no database: what the store asks of it is computing.
PURE = "crawler.dedup."


@dataclass(kw_only=True)
class Cost:
    """What the calls of a function took, in seconds, without those measured within them."""

    calls: int = 0
    cpu: float = 0.0
    wall: float = 0.0


class Meter:
    """Measures every public method of the store's rooms, and every function of pure rooms that the store calls.

    A method that another calls counts as part of that; a pure function counts beside it, and so does a full garbage
    collection.
    """

    def __init__(self) -> None:
        self.store: dict[str, Cost] = defaultdict(Cost)
        self.beside: dict[str, Cost] = defaultdict(Cost)
        self._around: list[Cost] = []
        self._collecting = (0.0, 0.0)

    def watch(self) -> None:
        """From now on, whatever is asked of the store is measured."""
        for room in (getattr(crawler.store, name) for name in crawler.store.__all__):
            if issubclass(room, Exception) or "store" not in inspect.signature(room).parameters:
                continue  # it is handed around, and asks for nothing
            for name, method in list(vars(room).items()):
                if inspect.isfunction(method) and not name.startswith("_"):
                    setattr(room, name, self._of_store(f"{room.__name__}.{name}", method))
        gc.callbacks.append(self._note_collection)
        for name, module in list(sys.modules.items()):
            if name.startswith("crawler.store."):
                self._watch_pure(module)

    def _note_collection(self, phase: str, about: dict[str, int]) -> None:
        """A full collection goes through all that the crawl holds, whoever happens to set it off."""
        if not self._around or about["generation"] < 2:
            return
        if phase == "start":
            self._collecting = time.thread_time(), time.perf_counter()
            return
        begun = self._collecting
        cost = Cost(calls=1, cpu=time.thread_time() - begun[0], wall=time.perf_counter() - begun[1])
        _add(self.beside["full garbage collections"], cost)
        _take(self._around[-1], cost)

    def _watch_pure(self, module: object) -> None:
        for name, found in list(vars(module).items()):
            if isinstance(found, FunctionType) and found.__module__.startswith(PURE):
                setattr(module, name, self._of_pure(name, found))

    def _of_store(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        whole = self.store[name]

        @functools.wraps(method)
        def measured(*words: Any, **named: Any) -> Any:
            return method(*words, **named) if self._around else self._measured(whole, method, words, named)

        return measured

    def _of_pure(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        whole = self.beside[name]

        @functools.wraps(function)
        def measured(*words: Any, **named: Any) -> Any:
            return self._measured(whole, function, words, named)

        return measured

    def _measured(self, whole: Cost, function: Callable[..., Any], words: Any, named: Any) -> Any:
        around = self._around[-1] if self._around else None
        self._around.append(whole)
        wall, cpu = time.perf_counter(), time.thread_time()  # CPU time innermost: it is what counts
        try:
            return function(*words, **named)
        finally:
            cpu, wall = time.thread_time() - cpu, time.perf_counter() - wall
            self._around.pop()
            whole.calls += 1
            whole.cpu += cpu
            whole.wall += wall
            if around:
                around.cpu -= cpu
                around.wall -= wall


def _add(whole: Cost, part: Cost) -> None:
    whole.calls += part.calls
    whole.cpu += part.cpu
    whole.wall += part.wall


def _take(whole: Cost, part: Cost) -> None:
    whole.cpu -= part.cpu
    whole.wall -= part.wall
