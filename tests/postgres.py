"""A PostgreSQL of the tests' own: in a temporary folder, on a Unix socket, gone afterwards."""

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Users of whom one is on every system: the server refuses to run as root.
USERS = ("postgres", "nobody")


def programs() -> Path | None:
    """The folder with `initdb` and `postgres`; None when PostgreSQL is not installed."""
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *map(Path, os.get_exec_path())]
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


@contextmanager
def server(bin_: Path) -> Iterator[str]:
    """A running server; the URL of its database, in SQLAlchemy's form."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    user = getpass.getuser() if os.getuid() else next(name for name in USERS if _is_known(name))
    shutil.chown(folder, user)
    # Durability is not what is tested, and syncing would take most of the time.
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=20"
    try:
        _run(user, bin_ / "initdb", "-D", folder / "data", "-A", "trust", "-U", "crawler", "--no-sync", "-E", "UTF8")
        _run(user, bin_ / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-o", options, "-w", "start")
        try:
            yield f"postgresql+psycopg://crawler@/postgres?host={folder}"
        finally:
            _run(user, bin_ / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _run(user: str, *command: object) -> None:
    words = [str(word) for word in command]
    subprocess.run(
        words,
        check=True,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=None if os.getuid() else user,
        group=None if os.getuid() else pwd.getpwnam(user).pw_gid,
    )


def _is_known(name: str) -> bool:
    return name in {entry.pw_name for entry in pwd.getpwall()}
