"""Memory: how this process asks the system for it, so that what a large page took is given back."""

import ctypes
import sys

# Of glibc's malloc.h.
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
#: Bytes from which on a piece is asked of the system by itself, and goes back when it is freed. Left alone, glibc
#: raises this with every such piece, up to 32 MB: the bodies of pages then lie between small things that stay.
LARGE = 256 * 1024
#: Heaps for all threads. Pages are parsed in threads of their own, one at a time; a heap keeps what its largest took.
HEAPS = 1


def give_back() -> None:
    """Have large pieces of memory go back to the system when they are freed; nothing where there is no glibc."""
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, LARGE)
        mallopt(_M_ARENA_MAX, HEAPS)
