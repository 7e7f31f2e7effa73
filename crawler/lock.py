"""One process an outlet: lock files that say who holds them, and go with their process however that ends.

A run holds the lock of its outlet, and shares that of the whole folder, which a rebuild needs for itself.
"""

import fcntl
import os
import socket
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Self

#: No outlet can have this name.
_WHOLE = "-all-"


class Locked(Exception):
    """Another process works on this outlet, or on the whole folder; the text says which, where and since when."""


class Lock:
    """What a run, or a rebuild, has locked, from `take` to `release`."""

    def __init__(self, descriptors: Iterable[int]) -> None:
        self._descriptors = list(descriptors)

    @classmethod
    def take(cls, data_dir: Path, outlet: str, *, now: datetime) -> Self:
        """The lock of one outlet. Raises Locked when another process holds it, OSError when the disk refuses."""
        whole = _take(data_dir, _WHOLE, fcntl.LOCK_SH)
        if whole is None:
            raise Locked(f"the store in {data_dir} is being rebuilt by {_holder(data_dir, _WHOLE)}; wait for it to end")
        own = _take(data_dir, outlet, fcntl.LOCK_EX)
        if own is None:
            os.close(whole)
            raise Locked(f"{outlet} is being crawled by {_holder(data_dir, outlet)} in {data_dir}; wait for it to end")
        return cls([own, whole])._signed(own, now)

    @classmethod
    def take_all(cls, data_dir: Path, *, now: datetime) -> Self:
        """The lock of the whole folder. Raises Locked while any outlet is crawled, OSError when the disk refuses."""
        whole = _take(data_dir, _WHOLE, fcntl.LOCK_EX)
        if whole is None:
            raise Locked(f"{_busy(data_dir) or 'another process is at work'} in {data_dir}; wait for it to end")
        return cls([whole])._signed(whole, now)

    def _signed(self, descriptor: int, now: datetime) -> Self:
        """The lock, with who holds it written down. Raises OSError, and is given back then."""
        text = f"process {os.getpid()} on {socket.gethostname()} since {now:%Y-%m-%d %H:%M:%S} UTC"
        try:
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, text.encode(), 0)
        except OSError:
            self.release()
            raise
        return self

    def release(self) -> None:
        """Give the lock back."""
        while self._descriptors:
            os.close(self._descriptors.pop())


def _take(data_dir: Path, name: str, kind: int) -> int | None:
    """The lock file, locked; None when another process holds it."""
    path = _path(data_dir, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def _holder(data_dir: Path, name: str) -> str:
    return _path(data_dir, name).read_text(encoding="utf-8") or "another process"


def _busy(data_dir: Path) -> str:
    """Which outlets are being crawled, and by whom; "" when none is any more."""
    names = sorted(path.stem for path in _path(data_dir, _WHOLE).parent.glob("*.lock"))
    held = []
    for name in names:
        descriptor = _take(data_dir, name, fcntl.LOCK_EX)
        if descriptor is not None:
            os.close(descriptor)
        elif name == _WHOLE:
            continue
        else:
            held.append(f"{name} is being crawled by {_holder(data_dir, name)}")
    return ", ".join(held)


def _path(data_dir: Path, name: str) -> Path:
    return data_dir / "locks" / f"{name}.lock"
