"""What commands leave behind: files that nobody else may write to, and that hold no secret."""

import gzip
import os
import re
import signal
import stat
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from crawler.store import Store, StoreError
from tests.harbour import site, url
from tests.loopback import harbour
from tests.test_daemon import heard
from tests.typed import ROOT, scrapy

#: What must not be seen anywhere: each secret a word that nothing else holds.
WORDS = ("Wh3alpha7Q", "Em3bravo7Q", "Da3charlie7Q", "Ft3delta7Q", "Db3echo7Q")
SECRETS = {
    "ALARM_WEBHOOK": f"http://127.0.0.1:9/hooks/{WORDS[0]}?key={WORDS[0]}",
    "ALARM_EMAIL": f"smtp://mailer:{WORDS[1]}@127.0.0.1:9/?from=a@example.org&to=b@example.org",
    "DASHBOARD_TOKEN": f"{WORDS[2]}{WORDS[2]}",
}
#: What a daemon with a dashboard writes.
WRITTEN = (
    r"articles/harbour/\w+-001\.jsonl", r"manifest\.jsonl", r"runs\.jsonl", r"refused/harbour\.jsonl",
    r"state\.sqlite", r"state\.sqlite-wal", r"state\.sqlite-shm", r"search\.sqlite",
    r"locks/harbour\.lock", r"locks/-all-\.lock", r"locks/_schedule\.lock",
    r"captures/harbour-[\d-]+\.warc\.gz", r"captures/harbour-[\d-]+\.cdxj",
    r"logs/harbour\.log", r"logs/-dashboard\.log", r"\.\./process",
)  # fmt: skip


@dataclass
class Work:
    """A day of a daemon."""

    data: Path
    #: The mode of each file, of what is there only while it works too.
    modes: dict[Path, int] = field(default_factory=dict)
    said: str = ""
    #: What the dashboard showed.
    pages: list[bytes] = field(default_factory=list)

    def look(self) -> None:
        """Note the mode of everything that is there now."""
        for path in (self.data.with_name("process"), self.data, *self.data.rglob("*")):
            if not path.name.endswith((".open", ".new")):  # they may go while one looks
                self.modes[path] = stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Work:
    """The daemon and its dashboard, started with a umask that lets everybody do everything."""
    folder = tmp_path_factory.mktemp("worked")
    work = Work(folder / "data")
    pages = {**site(4), url(4): "<html><body><h1>Harbour count</h1><p>Short.</p>"}
    with harbour(folder / "outlets", pages) as base:
        words = ["schedule", "harbour", "--dashboard", "0", "--pidfile", str(folder / "process"), "-L", "DEBUG"]
        with subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "scrapy", *words, *_settings(work.data, base)],
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, **SECRETS, "SCRAPY_SETTINGS_MODULE": "crawler.settings", "PYTHONUNBUFFERED": "1"},
            umask=0,
        ) as process:
            try:
                _live_through(process, work)
            finally:
                process.kill()
    return work


def _settings(data: Path, base: str) -> Iterator[str]:
    settings = {
        "DATA_DIR": data,
        "CAPTURE": data / "captures",
        "OUTLET_MODULES": data.parent / "outlets",
        "ALLOW_HOSTS": base.removeprefix("http://"),
        "SCHEDULE": '{"*": "every 1s"}',
        "DOWNLOAD_DELAY": 0,
        "AUTOTHROTTLE_ENABLED": False,
        "FTP_PASSWORD": WORDS[3],
    }
    return (word for name, value in settings.items() for word in ("-s", f"{name}={value}"))


def _live_through(process: "subprocess.Popen[str]", work: Work) -> None:
    log = work.data / "logs" / "-dashboard.log"
    work.said += heard(process, "harbour: done")
    while not (found := re.search(rb"dashboard at (http://127\.0\.0\.1:\d+/)", log.read_bytes())):
        work.said += heard(process, "harbour: done")
    token = SECRETS["DASHBOARD_TOKEN"]
    for page in ("outlet/harbour", "article/harbour/1", "articles?words=harbour", "metrics", f"?token={token}", "x"):
        asked = urllib.request.Request(found[1].decode() + page, headers={"Authorization": f"Bearer {token}"})
        try:
            with urllib.request.urlopen(asked, timeout=20) as answer:
                work.pages.append(answer.read())
        except urllib.request.HTTPError as error:
            work.pages.append(error.read())
    work.look()
    process.send_signal(signal.SIGTERM)
    work.said += process.communicate(timeout=30)[0]
    work.look()


@pytest.mark.drill
def test_nobody_else_may_write_what_a_daemon_writes_however_loose_its_umask(worked: Work) -> None:
    names = [os.path.relpath(path, worked.data) for path in worked.modes]
    assert [form for form in WRITTEN if not any(re.fullmatch(form, name) for name in names)] == []
    loose = {path: oct(mode) for path, mode in worked.modes.items() if mode != (0o755 if path.is_dir() else 0o644)}
    assert loose == {}


@pytest.mark.drill
def test_a_stricter_umask_of_the_operator_stays(tmp_path: Path) -> None:
    with harbour(tmp_path / "outlets", site(2)) as base:
        words = ["crawl", "harbour", "--pidfile", str(tmp_path / "process"), *_settings(tmp_path / "data", base)]
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "scrapy", *words, "--logfile", str(tmp_path / "log")],
            cwd=ROOT,
            env={**os.environ, "SCRAPY_SETTINGS_MODULE": "crawler.settings"},
            umask=0o077,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0
    work = Work(tmp_path / "data")
    work.look()
    assert len(work.modes) > 10
    assert {path for path, mode in work.modes.items() if mode != (0o700 if path.is_dir() else 0o600)} == set()


@pytest.mark.drill
def test_no_file_no_page_and_no_line_of_a_daemon_holds_a_secret(worked: Work) -> None:
    log = (worked.data / "logs" / "harbour.log").read_text(encoding="utf-8")
    assert "'FTP_PASSWORD': '***'" in log, "the log of settings is where a secret would have been"
    assert b"Harbour count number 1" in b"".join(worked.pages)
    assert _holders(worked.data) == set()
    assert [word for word in WORDS if word in worked.said or any(word.encode() in page for page in worked.pages)] == []


def _holders(folder: Path) -> set[tuple[str, str]]:
    """The files that hold a secret, each with the word."""
    found = set()
    for path in filter(Path.is_file, folder.rglob("*")):
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        found |= {(path.name, word) for word in WORDS if word.encode() in raw}
    return found


#: A store that is not there, in every form in which an operator may write its password.
STORES = (
    "postgresql+psycopg://crawler:{}@127.0.0.1:9/crawler",
    "postgresql+psycopg://crawler@127.0.0.1:9/crawler?password={}",
    "postgresql+psycopg://crawler:half@{}@127.0.0.1:9/crawler",
    "postgresql+psycopg://crawler:half/{}@127.0.0.1:9/crawler",
    "postgresql+psycopg://crawler:half@127.0.0.1:{}/crawler",
    "postgresql+psycopg://crawler@127.0.0.1:9/crawler?secret={}",
    "postgres://crawler:{}@127.0.0.1:9/crawler",
    "postgresql+psycopg:crawler:{}@127.0.0.1",
)


@pytest.mark.parametrize("form", STORES)
def test_a_store_that_cannot_be_used_is_one_line_without_its_password(tmp_path: Path, form: str) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError) as refused:
        Store.open(data_dir=tmp_path, url=form.format(WORDS[4]))
    assert re.fullmatch(r"(the store|DATABASE_URL).* cannot be used: .+", str(refused.value))
    assert WORDS[4] not in str(refused.value)


@pytest.mark.drill
def test_a_store_that_works_and_alarms_that_do_not_keep_their_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_postgres: str
) -> None:
    store = empty_postgres.replace("crawler@", f"crawler:{WORDS[4]}@")
    for name, value in {**SECRETS, "DATABASE_URL": store}.items():
        monkeypatch.setenv(name, value)
    with harbour(tmp_path / "outlets", site(2)) as base:
        words = (*_settings(tmp_path / "data", base), "-L", "DEBUG", "--logfile", str(tmp_path / "log"))
        feed = ("-O", f"ftp://crawler:{WORDS[3]}@127.0.0.1:9/copy.jsonl:jsonlines")
        outlets = str(tmp_path / "outlets")
        crawled = scrapy(tmp_path, "crawl", "harbour", *words, *feed, outlets=outlets)
        looked = scrapy(tmp_path, "doctor", "harbour", *words, outlets=outlets)
        told = scrapy(tmp_path, "alarm", "--test", *words, outlets=outlets)
    assert (crawled.returncode, looked.returncode, told.returncode) == (0, 0, 1), crawled.stdout + crawled.stderr
    assert not (tmp_path / "data" / "state.sqlite").exists(), "it was to be in Postgres"
    assert "Error storing jsonlines feed" in (tmp_path / "log").read_text(encoding="utf-8")
    printed = "".join(done.stdout + done.stderr for done in (crawled, looked, told))
    assert "webhook: " in printed
    assert [word for word in WORDS if word in printed] == []
    assert _holders(tmp_path) == set()
