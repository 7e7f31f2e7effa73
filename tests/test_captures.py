"""Captures: rotated by size, indexed, and whole after a kill at any byte."""

from pathlib import Path

import pytest

from crawler.fetch.warc_file import CaptureFile, finish_left_open
from crawler.fetch.warc_index import index_of, read_index, surt, write_index
from crawler.fetch.warc_pages import spots
from crawler.fetch.warc_read import open_archive
from tests.harbour import HOST, Harbour, feed, site, url
from tests.live import Server
from tests.site import FETCHED, exchange, write_site


def test_a_capture_is_cut_into_files_each_with_an_index_that_leads_to_its_pages(tmp_path: Path) -> None:
    pages = {**site(6), f"{HOST}/feed.xml": feed()}
    folder = tmp_path / "captured"
    harbour = Harbour(tmp_path)
    harbour.visit(Server(pages, validators=False), settings={"CAPTURE": str(folder), "CAPTURE_BYTES": 3_000})
    files = sorted(folder.glob("*.warc.gz"))
    assert len(files) > 2
    assert {path.name for path in folder.iterdir()} == {name.name for file in files for name in (file, index_of(file))}
    entries = [entry for file in files for entry in read_index(index_of(file))]
    assert {entry["url"] for entry in entries} >= {url(number) for number in range(1, 7)}
    archive = open_archive(folder)
    for entry in entries:
        place = archive.find(entry["url"])
        assert place
        assert (place.file, str(place.offset)) == (entry["filename"], entry["offset"])
        assert entry["status"] == str(archive.read(place).status)
    for record in harbour.records():
        (entry,) = (entry for entry in entries if entry["url"] == record["url"])
        assert record["warc"] == {"file": entry["filename"], "offset": int(entry["offset"])}
        assert entry["mime"] == "text/html"


def test_a_file_cut_off_at_any_byte_is_finished_with_what_is_whole_in_it(tmp_path: Path) -> None:
    whole = write_site(tmp_path / "whole.warc.gz", {url(number): f"<p>{number}" for number in range(1, 4)})
    ends = [spot.place.offset for spot in spots(whole, lambda _: True)]
    data = whole.read_bytes()
    for size in range(0, len(data), 61):
        folder = tmp_path / str(size)
        folder.mkdir()
        (folder / "harbour-20261120060000000000-7.warc.gz.open").write_bytes(data[:size])
        (finished,) = finish_left_open(folder)
        entries = list(read_index(index_of(finished)))
        # A response is whole when what comes behind it has begun.
        assert len(entries) >= sum(end < size for end in ends) - 1
        assert {int(entry["offset"]) for entry in entries} <= set(ends)
        assert [entry["url"] for entry in entries] == sorted(entry["url"] for entry in entries)


def test_what_a_kill_left_without_an_index_gets_one_and_other_peoples_files_do_not(tmp_path: Path) -> None:
    ours = write_site(tmp_path / "harbour-20261120060000000000-7.warc.gz", {url(1): "<p>1"})
    theirs = write_site(tmp_path / "CC-NEWS-20261120.warc.gz", {url(2): "<p>2"})
    CaptureFile(tmp_path, outlet="harbour", made=FETCHED).close()
    assert [entry["url"] for entry in read_index(index_of(ours))] == [url(1)]
    assert not index_of(theirs).exists()


def test_the_present_file_can_be_read_while_it_is_written(tmp_path: Path) -> None:
    file = CaptureFile(tmp_path, outlet="harbour", made=FETCHED)
    file.write(exchange(url(1), "<p>1"))
    assert len(open_archive(tmp_path)) == 1
    assert not index_of(tmp_path / file.name).exists(), "it would be out of date with the next response"
    file.close()
    assert len(list(read_index(index_of(tmp_path / file.name)))) == 1


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.Example.com/News?b=2&a=1", "com,example)/news?a=1&b=2"),
        ("http://example.com:80", "com,example)/"),
        ("https://m.example.co.uk:8443/x#y", "uk,co,example,m:8443)/x"),
        ("http://127.0.0.1:8000/x", "127.0.0.1:8000)/x"),
        ("http://[broken/", "http://[broken/"),
    ],
)
def test_addresses_sort_by_host_and_path(address: str, key: str) -> None:
    assert surt(address) == key


def test_a_damaged_file_has_no_index(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"nothing of the kind")
    with pytest.raises(ValueError, match="is not a WARC"):
        write_index(tmp_path / "a.warc.gz")
    assert [path.name for path in tmp_path.iterdir()] == ["a.warc.gz"]
