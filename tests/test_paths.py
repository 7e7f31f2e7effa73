"""What a run writes stays in its data folder, and in that of its captures."""

from pathlib import Path

import pytest

from crawler.paths import LeadsOut, places_of, require_captures_inside, require_inside
from crawler.run import RunError
from tests.harbour import Harbour, site
from tests.live import Server
from tests.typed import scrapy


def test_a_data_folder_that_is_not_there_yet_is_fine(tmp_path: Path) -> None:
    require_inside(tmp_path / "data", places_of("harbour"))


def test_the_data_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "disk")
    require_inside(tmp_path / "data", places_of("harbour"))


@pytest.mark.parametrize("place", places_of("harbour"))
def test_a_link_that_leads_out_is_refused(tmp_path: Path, place: str) -> None:
    path = tmp_path / "data" / place
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LeadsOut, match="out of"):
        require_inside(tmp_path / "data", places_of("harbour"))


def test_a_link_within_is_fine(tmp_path: Path) -> None:
    (tmp_path / "data" / "big").mkdir(parents=True)
    (tmp_path / "data" / "articles").symlink_to(tmp_path / "data" / "big")
    require_inside(tmp_path / "data", places_of("harbour"))


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "articles").symlink_to("articles")
    with pytest.raises(LeadsOut, match="in a circle"):
        require_inside(tmp_path, places_of("harbour"))


def test_an_open_part_is_not_written_through_a_link_and_a_finished_one_may_lie_elsewhere(tmp_path: Path) -> None:
    harbour = Harbour(tmp_path)
    harbour.crawl(site(2))
    (part,) = (harbour.data / "articles" / "harbour").iterdir()
    part.rename(tmp_path / part.name)
    part.symlink_to(tmp_path / part.name)
    assert harbour.crawl(site(2)).is_success
    part.with_name("x-001.jsonl.open").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RunError, match=r"x-001\.jsonl\.open leads to .*elsewhere, out of"):
        harbour.crawl(site(2))


def test_captures_elsewhere_may_be_behind_a_link_but_nothing_among_them_leads_out(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    (tmp_path / "captures").symlink_to(disk)
    (disk / "old.warc.gz").touch()
    (disk / "same.warc.gz").symlink_to("old.warc.gz")
    require_captures_inside(tmp_path / "captures", tmp_path / "data")
    require_captures_inside(tmp_path / "not-there-yet", tmp_path / "data")
    (disk / "out.warc.gz.open").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LeadsOut, match=r"out\.warc\.gz\.open leads to .*elsewhere, out of"):
        require_captures_inside(tmp_path / "captures", tmp_path / "data")


def test_captures_below_the_data_folder_stay_there(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "captures").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LeadsOut, match="out of"):
        require_captures_inside(tmp_path / "data" / "captures", tmp_path / "data")


def test_a_run_whose_captures_lead_out_does_not_begin(tmp_path: Path) -> None:
    (tmp_path / "captures").mkdir()
    (tmp_path / "captures" / ".x").symlink_to(tmp_path / "elsewhere")
    for command in ("crawl", "doctor"):
        done = scrapy(tmp_path, command, "harbour", "-s", f"CAPTURE={tmp_path / 'captures'}")
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert f"leads to {tmp_path / 'elsewhere'}, out of {tmp_path / 'captures'}; make it a f" in done.stderr
    server = Server(site(1))
    with pytest.raises(RunError, match="leads to"):
        Harbour(tmp_path).visit(server, settings={"CAPTURE": str(tmp_path / "captures")})
    assert (server.asked, (tmp_path / "data").exists(), (tmp_path / "elsewhere").exists()) == ([], False, False)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("logs/harbour.log", ("schedule", "harbour")),
        ("locks", ("schedule",)),
        ("state.sqlite", ("health",)),
        ("state.sqlite", ("schedule", "--list")),
        ("state.sqlite", ("crawl", "harbour")),
        ("search.sqlite", ("dashboard", "--port", "0")),
    ],
)
def test_no_command_follows_a_link_out(tmp_path: Path, place: str, words: tuple[str, ...]) -> None:
    path = tmp_path / "data" / place
    path.parent.mkdir(parents=True)
    (tmp_path / "elsewhere").touch()
    path.symlink_to(tmp_path / "elsewhere")
    done = scrapy(tmp_path, *words, "-s", "CONTACT=desk@harbour.example")
    assert done.returncode == 1
    assert f"{path} leads to {tmp_path / 'elsewhere'}, out of {tmp_path / 'data'}" in done.stdout + done.stderr
    assert (tmp_path / "elsewhere").read_bytes() == b""
