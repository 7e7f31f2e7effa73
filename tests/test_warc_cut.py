"""Captures of runs that were killed: whatever is whole is kept."""

import contextlib
import errno
import fcntl
import gzip
import logging
import os
from io import FileIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.fetch.warc_file import CaptureError, CaptureFile, finish_left_open
from crawler.fetch.warc_index import index_of
from crawler.fetch.warc_read import Archive, open_archive
from tests.site import FETCHED, exchange, write_site
from tests.visitor import SMALL, A


def cut(path: Path, size: int, name: str = "cut.warc.gz") -> Path:
    short = path.with_name(name)
    short.write_bytes(path.read_bytes()[:size])
    return short


def read_whole(path: Path) -> int:
    """How many pages the file has, each being as it was written."""
    try:
        archive = Archive([path])
    except ValueError:
        return 0
    for url in archive:
        place = archive.find(url)
        assert place
        assert archive.read(place).body == exchange(url, SMALL[url]).body
    return len(archive)


def test_every_cut_leaves_the_whole_records(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    whole = write_site(tmp_path / "x.warc.gz", SMALL)
    counts = [read_whole(cut(whole, size)) for size in range(1, whole.stat().st_size, 2)]
    assert counts == sorted(counts)
    assert set(counts) == {0, 1, 2, 3}
    assert "is cut off: used up to its last whole record" in caplog.text


def test_every_cut_of_a_plain_file_leaves_the_whole_records(tmp_path: Path) -> None:
    plain = tmp_path / "x.warc"
    plain.write_bytes(gzip.decompress(write_site(tmp_path / "x.warc.gz", SMALL).read_bytes()))
    assert len(Archive([plain])) == 3
    counts = [read_whole(cut(plain, size, "cut.warc")) for size in range(1, plain.stat().st_size, 3)]
    assert counts == sorted(counts)
    assert set(counts) == {0, 1, 2, 3}


def test_what_a_killed_run_left_is_finished_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / "alpha-1-1.warc.gz.open"
    whole = write_site(tmp_path / "x.warc.gz", SMALL).read_bytes()
    left.write_bytes(whole[:-30])
    (tmp_path / "x.warc.gz").unlink()
    assert len(open_archive(str(tmp_path))) == 3
    place = open_archive(tmp_path).find(A)
    assert place
    assert place.file == "alpha-1-1.warc.gz"
    CaptureFile(tmp_path, outlet="alpha", made=FETCHED).close()
    assert not left.exists()
    finished = tmp_path / "alpha-1-1.warc.gz"
    with finished.open("rb") as file:
        records = sum(1 for record in ArchiveIterator(file) if record.raw_stream.read() is not None)
    assert records == 6  # the last request is gone, the response to it is whole


def test_a_file_being_written_is_left_alone(tmp_path: Path) -> None:
    file = CaptureFile(tmp_path, outlet="alpha", made=FETCHED)
    file.write(exchange(A, "one"))
    assert finish_left_open(tmp_path) == []
    assert len(open_archive(tmp_path)) == 1
    file.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [index_of(tmp_path / file.name).name, file.name]


def test_what_a_full_disk_has_cut_off_is_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = CaptureFile(tmp_path, outlet="alpha", made=FETCHED)
    offset = file.write(exchange(A, "one"))

    class Full:
        """The first bytes find room."""

        def __init__(self, disk: FileIO) -> None:
            self.disk, self.left = disk, 100

        def write(self, data: memoryview) -> int:
            if not self.left:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            self.left -= (written := self.disk.write(data[: self.left]))
            return written

        def seek(self, place: int) -> int:
            return self.disk.seek(place)

    disk = file._file
    monkeypatch.setattr(file, "_file", Full(disk))
    with pytest.raises(CaptureError, match=r"alpha-.*\.open: No space left on device; make room"):
        file.write(exchange(A, "two" * 1000))
    assert disk.seek(0, os.SEEK_END) == file.size + 100
    monkeypatch.setattr(file, "_file", disk)
    assert file.write(exchange(A, "three")) > offset
    file.close()
    with (tmp_path / file.name).open("rb") as whole:
        bodies = [record.content_stream().read() for record in ArchiveIterator(whole) if record.rec_type == "response"]
    assert bodies == [b"one", b"three"]


def test_a_damaged_file_left_open_is_left_alone(tmp_path: Path) -> None:
    left = tmp_path / "alpha-1-1.warc.gz.open"
    left.write_bytes(b"nothing of the kind")
    assert finish_left_open(tmp_path) == []
    assert left.exists()
    with left.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # and no lock is kept on it


def test_a_cut_off_file_is_told_with_its_byte(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = write_site(tmp_path / "x.warc.gz", SMALL)
    size = path.stat().st_size
    for tenth in range(1, 10):
        caplog.clear()
        with caplog.at_level(logging.WARNING), contextlib.suppress(ValueError):
            open_archive(cut(path, size * tenth // 10, f"{tenth}.warc.gz"))
        assert caplog.text.count("ends at byte") == 1
