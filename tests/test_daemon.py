"""The daemon as an operator meets it: a real process that crawls a replayed site again and again."""

import json
import os
import signal
import subprocess
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from select import select

import pytest
from scrapy.settings import Settings

from crawler.commands.schedule import address_of
from crawler.daemon.child import resident
from crawler.daemon.options import Options, OptionsError, visitors
from tests.harbour import OUTLET, OUTLETS, site
from tests.site import write_site
from tests.typed import PATIENCE, ROOT, scrapy


@contextmanager
def daemon(data: Path, archive: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    settings = {"DATA_DIR": data, "REPLAY": archive, "OUTLET_MODULES": OUTLETS, "SCHEDULE": '{"*": "every 1s"}'}
    words = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "scrapy", "schedule", "harbour", *words, *arguments],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "SCRAPY_SETTINGS_MODULE": "crawler.settings"},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def heard(process: subprocess.Popen[str], words: str) -> str:
    """The next line with these words."""
    assert process.stdout
    for line in process.stdout:
        if words in line:
            return line
    raise AssertionError(f"the daemon ended without saying {words!r}")


def test_it_crawls_again_and_again_and_stops_cleanly(tmp_path: Path) -> None:
    archive = write_site(tmp_path / "site.warc.gz", site(3))
    data = tmp_path / "data"
    with daemon(data, archive) as process:
        heard(process, "harbour: done")
        second = scrapy(tmp_path, "schedule", "harbour")
        assert second.returncode == 1
        assert f"process {process.pid}" in second.stderr
        heard(process, "harbour: done")
        process.send_signal(signal.SIGTERM)
        heard(process, "stopping")
        assert process.wait(timeout=PATIENCE) == 0
    lines = [json.loads(line) for line in (data / "runs.jsonl").read_text().splitlines()]
    assert [line["articles"] for line in lines[:2]] == [3, 0]
    assert {line["outcome"] for line in lines} <= {"ok", "nothing new", "interrupted"}
    assert (data / "logs" / "harbour.log").exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"SCHEDULE": '{"courier": "adaptive"}'}, "no outlet 'courier'; there are: harbour"),
        ({"SCHEDULE": '{"harbour/sky": "adaptive"}'}, "harbour has no section 'sky'; it has: port, sea"),
        ({"SCHEDULE": '{"harbour": "now and then"}'}, "'now and then' is no schedule; write"),
        ({"SCHEDULE_TIMEZONE": "Atlantis/Port"}, "is no timezone"),
    ],
)
def test_a_schedule_of_what_is_not_there_is_refused(changes: dict[str, str], said: str) -> None:
    settings = Settings()
    settings.setmodule("crawler.settings")
    settings.setdict(changes, priority="cmdline")
    with pytest.raises(OptionsError) as refused:
        Options.of(settings, {"harbour": OUTLET}, ())
    assert said in str(refused.value)


def test_sections_have_slots_of_their_own_and_settings_reach_the_crawls() -> None:
    settings = Settings()
    settings.setmodule("crawler.settings")
    words = {"SCHEDULE": '{"harbour/port": "every 5m", "harbour/sea": "every 1h"}', "DATA_DIR": "elsewhere"}
    settings.setdict(words, priority="cmdline")
    options = Options.of(settings, {"harbour": OUTLET}, ())
    assert [slot.name for slot in options.slots] == ["harbour/port", "harbour/sea"]
    assert "DATA_DIR=elsewhere" in options.passed_on


def test_outlets_that_share_a_host_are_one_visitor_even_by_way_of_a_third() -> None:
    hosts = {"a": ("a.example",), "b": ("b.example", "c.example"), "d": ("c.example", "a.example"), "e": ("e.example",)}
    outlets = {name: replace(OUTLET, name=name, hosts=given) for name, given in reversed(hosts.items())}
    assert visitors(outlets) == {"a": "a", "b": "a", "d": "a", "e": "e"}


def test_secrets_reach_the_crawls_by_their_environment_and_not_their_command_line() -> None:
    settings = Settings()
    settings.setmodule("crawler.settings")
    settings.setdict({"DATABASE_URL": "postgresql://u:hidden@db/crawler"}, priority="cmdline")
    options = Options.of(settings, {"harbour": OUTLET}, ())
    assert options.secrets == {"DATABASE_URL": "postgresql://u:hidden@db/crawler"}
    assert "hidden" not in " ".join(options.passed_on)
    assert "hidden" not in repr(options)


def test_the_memory_of_a_process_is_told() -> None:
    assert resident(os.getpid()) > 10
    assert resident(2**22 + 1) == 0


@pytest.mark.drill
def test_a_dashboard_goes_on_beside_it_comes_back_when_it_dies_and_ends_with_it(tmp_path: Path) -> None:
    archive = write_site(tmp_path / "site.warc.gz", site(1))
    log = tmp_path / "data" / "logs" / "-dashboard.log"
    log.parent.mkdir(parents=True)
    os.mkfifo(log)  # what is written there can be waited for
    seldom = ("-s", 'SCHEDULE={"*": "every 1h"}')
    with (
        os.fdopen(os.open(log, os.O_RDWR), "rb", buffering=0) as printed,
        daemon(tmp_path / "data", archive, "--dashboard", "0", *seldom) as process,
    ):
        first = int(heard(process, "dashboard: process").split()[-1])
        os.kill(first, signal.SIGKILL)
        heard(process, "dashboard: exit code -9; started again in 1 s")
        second = int(heard(process, "dashboard: process").split()[-1])
        text = b""
        while b"dashboard at http://127.0.0.1:" not in text:
            assert select([printed], [], [], PATIENCE)[0], text
            text += printed.read(4096)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=PATIENCE) == 0
    for gone in (first, second):
        with pytest.raises(ProcessLookupError):
            os.kill(gone, 0)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("8765", ("127.0.0.1", 8765)),
        ("0.0.0.0:80", ("0.0.0.0", 80)),  # noqa: S104
        ("[::1]:80", ("::1", 80)),
        ("localhost", None),
        ("1:99999", None),
        ("", None),
    ],
)
def test_a_dashboard_is_asked_for_by_its_port(text: str, address: tuple[str, int] | None) -> None:
    if address:
        assert address_of(text) == address
    else:
        with pytest.raises(ArgumentTypeError, match=r"write it as 8765 or 0\.0\.0\.0:8765"):
            address_of(text)
