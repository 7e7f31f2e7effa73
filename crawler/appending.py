"""Appending to a file of which a known part is whole, so that a disk that fills up costs only what is being written."""

from io import FileIO


def append_at(file: FileIO, end: int, data: bytes) -> int:
    """Write the data where the whole part of the file ends; where it ends then. Raises OSError.

    After a write that failed half-way, what stands behind the whole part is overwritten. Nothing is synced.
    """
    file.seek(end)
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
    return end + len(data)
