"""The commands as a user types them: what they print, what they write, how they end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harbour import HOST, OUTLETS, article, site, url
from tests.site import write_site

ROOT = Path(__file__).parent.parent


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site.warc.gz", site(4))


def scrapy(tmp_path: Path, *words: str, outlets: str = OUTLETS) -> "subprocess.CompletedProcess[str]":
    """The command, with the invented outlet, in a data folder of the test's own."""
    settings = (f"DATA_DIR={tmp_path / 'data'}", f"OUTLET_MODULES={outlets}", "PROGRESS=False")
    command = [sys.executable, "-W", "ignore", "-m", "scrapy", *words]
    return subprocess.run(
        [*command, *(word for setting in settings for word in ("-s", setting))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("crawl", "moon"), "no outlet 'moon'; there are: aawsat, aawsat_ar, airwars"),
        (("run", "harbour", "moon"), "no outlet 'moon'"),
        (("crawl", "harbour", "-a", "section=moon"), "harbour has no section 'moon'; it has: port, sea"),
        (("crawl", "harbour", "-a", "since=soon"), "since: 'soon' is not a date"),
        (("crawl", "harbour", "-a", "colour=red"), "unknown argument 'colour'; there are: section, since, until"),
        (("crawl", "harbour", "--colour"), "crawl takes one outlet"),
        (("run", "--section", "moon"), "no outlet has a section 'moon'; there are:"),
        (("crawl", "harbour", "-s", "REPLAY=/nowhere.warc.gz"), "REPLAY: no such file: '/nowhere.warc.gz'"),
        (("extract", url(1), "-s", "REPLAY=/nowhere.warc.gz"), "REPLAY: no such file: '/nowhere.warc.gz'"),
        (("extract", "/nowhere.html"), "/nowhere.html: No such file or directory"),
        (("extract", "--outlet", "moon", "README.md"), "no outlet 'moon'"),
        (("snap", "moon", "https://moon.example/"), "no outlet 'moon'"),
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
