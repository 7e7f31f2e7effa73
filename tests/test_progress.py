"""What a command tells while it crawls, and what it prints for machines."""

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from crawler.progress import board, line_of
from crawler.tally import Tally
from tests.harbour import HOST, site
from tests.site import write_site
from tests.typed import scrapy


def tally() -> Tally:
    counts = Tally(
        outlet="times", sections=("news",), listed=("news",), proven=True, started=datetime(2026, 11, 20, tzinfo=UTC)
    )
    counts.listings["news"], counts.links["news"], counts.new, counts.asked, counts.articles = 2, 20, 9, 8, 5
    counts.refused["TooShort"] = 1
    return counts


def test_a_line_says_how_far_an_outlet_is_and_how_it_ended() -> None:
    counts = tally()
    assert line_of(counts) == "times: 2 listings · 9 new leads · 6 of 8 pages read · 5 articles"
    counts.reason = "finished"
    assert line_of(counts).endswith("5 articles · ok")


def test_the_board_shows_every_outlet() -> None:
    class Crawl:
        """As much of a run as the board looks at."""

        def __init__(self) -> None:
            self.tally = tally()
            self.outlet = type("Named", (), {"name": "times"})

    console = Console(width=120, record=True, file=StringIO())
    console.print(board([Crawl()], 65.0))  # type: ignore[list-item]

    text = console.export_text()
    assert "times" in text
    assert "6/8" in text
    assert "1:05" in text


@pytest.mark.parametrize("command", ["crawl", "run"])
def test_machines_get_the_diary_line_and_nothing_else(tmp_path: Path, command: str) -> None:
    archive = write_site(tmp_path / "site.warc.gz", site(3))
    done = scrapy(tmp_path, command, "harbour", "--json", "-s", f"REPLAY={archive}")
    assert done.returncode == 0
    (line,) = done.stdout.splitlines()
    assert json.loads(line) == json.loads((tmp_path / "data" / "runs.jsonl").read_text())
    assert done.stderr == ""


def test_quiet_says_nothing_of_what_went_well_and_all_of_what_did_not(tmp_path: Path) -> None:
    good = scrapy(tmp_path, "run", "harbour", "-q", "-s", f"REPLAY={write_site(tmp_path / 'a.warc.gz', site(3))}")
    assert (good.returncode, good.stdout, good.stderr) == (0, "", "")
    lost = scrapy(tmp_path, "run", "harbour", "-q", "-s", f"REPLAY={write_site(tmp_path / 'b.warc.gz', {HOST: 'no'})}")
    assert lost.returncode == 1
    assert "unreachable" in lost.stdout
