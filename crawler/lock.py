"""One process an outlet: a lock file that says who holds it, and goes with its process however that ends."""

import fcntl
import os
from pathlib import Path
from typing import Self


class Locked(Exception):
    """Another process works on this outlet; the text says which."""


class Lock:
    """An exclusive lock on an outlet of a data folder, from `take` to `release`."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, data_dir: Path, outlet: str) -> Self:
        """The lock. Raises Locked when another process holds it, OSError when the folder cannot be written."""
        path = data_dir / "locks" / f"{outlet}.lock"
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 32, 0).decode().strip() or "unknown"
            os.close(descriptor)
            raise Locked(f"{outlet} is being crawled by process {holder} in {data_dir}; wait for it to end") from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        return cls(descriptor)

    def release(self) -> None:
        """Give the lock back."""
        os.close(self._descriptor)
