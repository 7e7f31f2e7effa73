"""What is installed is what was locked: every pin is in its lock, and every file of a release by its hash."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
#: Each lock, and the requirements that it must cover.
LOCKS = {
    "requirements.lock": ("requirements.txt",),
    "requirements-postgres.lock": ("requirements-postgres.txt",),
    "requirements-dev.lock": ("requirements.txt", "requirements-dev.txt"),
    "requirements-audit.lock": ("requirements-audit.txt",),
    "evaluation/requirements.lock": ("requirements.txt", "evaluation/requirements.txt"),
    "bench/dedup/requirements.lock": ("requirements.txt", "bench/dedup/requirements.txt"),
    "drills/fuzz_parsers/requirements.lock": ("requirements.txt", "drills/fuzz_parsers/requirements.txt"),
}
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def requirements(path: Path) -> Iterator[Requirement]:
    """What a file demands, and the files that it names."""
    for line in path.read_text(encoding="utf-8").splitlines():
        demand = line.partition("#")[0].strip()
        if demand.startswith("-r "):
            yield from requirements(path.parent / demand.removeprefix("-r "))
        elif demand:
            yield Requirement(demand)


def entries(lock: str) -> list[str]:
    """The entries of a lock, each one line."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return text.replace("\\\n", " ").splitlines()


def versions(lock: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in entries(lock):
        pinned = Requirement(entry.partition(" --hash")[0])
        found.setdefault(canonicalize_name(pinned.name), set()).add(str(pinned.specifier))
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_covers_every_pin(lock: str) -> None:
    locked = versions(lock)
    demands = [demand for name in LOCKS[lock] for demand in requirements(ROOT / name)]
    lacking = [str(d) for d in demands if locked.get(canonicalize_name(d.name)) != {str(d.specifier)}]
    assert (lacking, len(demands) > 0) == ([], True), f"{lock} is behind its requirements: run `make lock`"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_hashes_and_names_no_place(lock: str) -> None:
    assert all(_HASH.search(entry) for entry in entries(lock))
    assert not re.search(r"https?:|file:|--index|--find-links| @ ", (ROOT / lock).read_text(encoding="utf-8"))


def test_every_requirements_file_has_a_lock() -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for depth in ("", "*/", "*/*/")
        for path in ROOT.glob(f"{depth}requirements*.txt")
        if not path.relative_to(ROOT).parts[0].startswith(".")
    }
    assert files == {name for names in LOCKS.values() for name in names}


def test_what_is_installed_is_asked_for_by_hash() -> None:
    for name in ("Makefile", "Dockerfile"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            if "pip install" in line and "uv==" not in line:
                assert "--require-hashes" in line, f"{name}: {line}"


def test_everything_that_is_locked_is_audited() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    audited = re.search(r"^LOCKS := (.*)$", makefile, re.MULTILINE)
    assert audited
    assert set(audited[1].split()) == set(LOCKS)
    assert re.search(r"^AUDIT := .*pip-audit --strict .*--require-hashes", makefile, re.MULTILINE)
