"""The commands as a user types them: what they print, what they write, how they end."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.lock import Lock
from tests.harbour import HOST, Harbour, article, site, url
from tests.site import write_site
from tests.typed import ROOT, scrapy


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site.warc.gz", site(4))


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("crawl", "moon"), "no outlet 'moon'; there are: aawsat, aawsat_ar, airwars"),
        (("run", "harbour", "moon"), "no outlet 'moon'"),
        (("crawl", "harbour", "-a", "section=moon"), "harbour has no section 'moon'; it has: port, sea"),
        (("crawl", "harbour", "-a", "since=soon"), "since: 'soon' is not a date"),
        (("crawl", "harbour", "-a", "colour=red"), "unknown argument 'colour'; there are: section, since, until"),
        (("crawl", "harbour", "--colour"), "there is no option --colour"),
        (("crawl", "harbour", "sana"), "crawl takes one outlet"),
        (("crawl", "harbour", "-s", "ALLOW_HOSTS=moon"), "ALLOW_HOSTS: 'moon' is no address or network"),
        (("run", "-s", "REPLAY=README.md", "-s", "CAPTURE=dir"), "REPLAY and CAPTURE exclude each other"),
        (("schedule", "-s", "SCHEDULE=hourly"), "SCHEDULE: 'hourly' is no JSON object; write it as '{"),
        (("run", "--section", "moon"), "no outlet has a section 'moon'; there are:"),
        (("crawl", "harbour", "-s", "REPLAY=/nowhere.warc.gz"), "REPLAY: no such file: '/nowhere.warc.gz'"),
        (("extract", url(1), "-s", "REPLAY=/nowhere.warc.gz"), "REPLAY: no such file: '/nowhere.warc.gz'"),
        (("extract", "/nowhere.html"), "/nowhere.html: No such file or directory"),
        (("extract", "--outlet", "moon", "README.md"), "no outlet 'moon'"),
        (("snap", "moon", "https://moon.example/"), "no outlet 'moon'"),
        (("backfill", "harbour"), "a backfill needs --since DATE, or --holes"),
        (("coverage", "harbour"), "nothing is known in "),
        (("reextract", "harbour"), "where are the captures? --captures DIR, or -s CAPTURE=DIR"),
        (("doctor", "moon"), "no outlet 'moon'"),
        (("export",), "DATA_DIR: no such folder:"),
    ],
)
def test_what_is_not_there_is_one_line_exit_code_2_and_nothing_written(
    tmp_path: Path, words: tuple[str, ...], line: str
) -> None:
    done = scrapy(tmp_path, *words)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"scrapy: {line}")
    assert not (tmp_path / "data").exists()


def test_run_writes_json_lines_prints_a_table_and_says_when_nothing_is_new(tmp_path: Path, archive: Path) -> None:
    first = scrapy(tmp_path, "run", "harbour", "-s", f"REPLAY={archive}")
    assert first.returncode == 0, first.stderr
    (part,) = (tmp_path / "data" / "articles" / "harbour").glob("*.jsonl")
    assert str(part) in first.stdout
    assert len([json.loads(line) for line in part.read_text().splitlines()]) == 4
    second = scrapy(tmp_path, "crawl", "harbour", "-s", f"REPLAY={archive}")
    assert second.returncode == 0
    assert "Nothing new." in second.stdout


def test_an_outlet_that_cannot_be_read_is_exit_code_1(tmp_path: Path) -> None:
    archive = write_site(tmp_path / "empty.warc.gz", {"https://other.example/": "<p>"})
    done = scrapy(tmp_path, "run", "harbour", "-s", f"REPLAY={archive}")
    assert done.returncode == 1
    assert "unreachable" in done.stdout


def test_an_unwritable_data_folder_is_one_clear_line(tmp_path: Path, archive: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    done = scrapy(tmp_path, "run", "harbour", "-s", f"REPLAY={archive}")
    assert done.returncode == 1
    assert "harbour: " in done.stdout
    assert "Traceback" not in done.stderr


def test_outlets_of_ones_own_are_listed(tmp_path: Path) -> None:
    done = scrapy(tmp_path, "list")
    assert {"harbour", "alahed", "sana"} <= set(done.stdout.split())


def test_a_broken_outlet_of_ones_own_is_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "typo.py").write_text("from crawler.outlet import Rules\nOUTLET = Rules(bodi=('p',))\n")
    done = scrapy(tmp_path, "list", outlets=str(folder))
    assert done.returncode != 0
    assert done.stderr.count("\n") == 1
    assert "typo.py" in done.stderr


def test_extract_prints_the_record_of_a_file(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(article(1))
    done = scrapy(tmp_path, "extract", str(page), "--url", url(1), "--fetched", "2026-11-20T06:00+00:00")
    record = json.loads(done.stdout)
    assert (record["id"], record["outlet"]) == ("harbour:1", "harbour")
    assert record["extraction"]["title"]
    generic = json.loads(scrapy(tmp_path, "extract", str(page), "--url", url(1), "--outlet", "none").stdout)
    assert generic["outlet"] == "harbour.example"
    assert generic["text"] == record["text"]


def test_extract_reads_addresses_and_tells_refusals(tmp_path: Path, archive: Path) -> None:
    done = scrapy(tmp_path, "extract", url(2), f"{HOST}/port/", "-s", f"REPLAY={archive}")
    assert json.loads(done.stdout)["id"] == "harbour:2"
    assert done.returncode == 1
    assert f"{HOST}/port/: " in done.stderr


def test_snap_keeps_a_page_and_its_reading(tmp_path: Path, archive: Path) -> None:
    settings = ("-s", f"REPLAY={archive}", "-s", f"GOLDEN_DIR={tmp_path / 'golden'}")
    done = scrapy(tmp_path, "snap", "harbour", url(2), "plain", *settings)
    assert done.returncode == 0, done.stderr
    kept = json.loads((tmp_path / "golden" / "harbour" / "plain.json").read_text())
    assert kept["expected"]["title"] == "Harbour count number 2"
    assert "ld+json" in (tmp_path / "golden" / "harbour" / "plain.html").read_text()
    listing = scrapy(tmp_path, "snap", "harbour", f"{HOST}/port/", *settings)
    assert len(json.loads(listing.stdout)["leads"]) == 3


def test_export_writes_records_once_more(tmp_path: Path) -> None:
    harbour = Harbour(tmp_path)
    harbour.crawl(site(4), settings={"PART_COMPRESSION": "zstd"})
    (part,) = (tmp_path / "data" / "articles" / "harbour").iterdir()
    assert part.name.endswith(".jsonl.zst")
    out = tmp_path / "again.jsonl"
    done = scrapy(tmp_path, "export", "harbour", "--since", "2026-11-19", "--versions", "latest", "--out", str(out))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    days = [json.loads(line)["published_at"][:10] for line in out.read_text(encoding="utf-8").splitlines()]
    assert sorted(days) == ["2026-11-19", "2026-11-20"]


def test_export_stops_quietly_when_nobody_reads_on(tmp_path: Path) -> None:
    Harbour(tmp_path).crawl(site(4))
    words = f"-W ignore -m scrapy export -s DATA_DIR={tmp_path / 'data'}"
    command = f"{sys.executable} {words} | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_a_corrupt_store_is_one_line_and_rebuild_mends_it(tmp_path: Path, archive: Path) -> None:
    harbour = Harbour(tmp_path)
    harbour.crawl(site(4))
    (tmp_path / "data" / "state.sqlite").write_bytes(b"this is no database" * 1000)
    broken = scrapy(tmp_path, "run", "harbour", "-s", f"REPLAY={archive}")
    assert (broken.returncode, broken.stderr) == (1, "")
    assert broken.stdout.count("\n") == 1
    assert broken.stdout.startswith("harbour: the store ")
    assert "file is not a database; run `scrapy rebuild`" in broken.stdout
    health = scrapy(tmp_path, "health")
    assert (health.returncode, health.stdout) == (1, ""), "2 is for what was asked for and is not there"
    assert health.stderr.count("\n") == 1
    mended = scrapy(tmp_path, "rebuild")
    assert mended.returncode == 0, mended.stderr
    assert mended.stdout.startswith("4 articles in 1 parts")
    assert harbour.crawl(site(4)).articles == 0


def test_rebuild_keeps_off_a_folder_that_is_being_crawled(tmp_path: Path) -> None:
    lock = Lock.take(tmp_path / "data", "harbour", now=datetime.now(UTC))
    done = scrapy(tmp_path, "rebuild")
    lock.release()
    assert done.returncode == 1
    assert done.stderr.startswith(f"scrapy: harbour is being crawled by process {os.getpid()} on ")
    assert done.stderr.count("\n") == 1
