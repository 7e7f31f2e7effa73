"""`make browser`: go through the dashboard in headless Chromium, in both themes, on a phone, and without JavaScript."""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bench.dashboard.folder import Plan, write
from drills.browser.facts import facts_of

PLAN = Plan(outlets=12, days=24, rate=4)
#: How long the dashboard may take to start, and to fill its index.
PATIENCE = 60.0  # seconds


def main() -> int:
    """The exit code: 0 when nothing was wrong."""
    parser = argparse.ArgumentParser(prog="python -m drills.browser", description=__doc__)
    parser.add_argument("--shots", type=Path, help="folder that gets pictures of the pages")
    words = parser.parse_args()
    begun = time.monotonic()
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(prefix="browser-", dir=memory if memory.is_dir() else None) as folder:
        data = Path(folder) / "data"
        facts = facts_of(data, write(data, PLAN, until=datetime.now(UTC)))
        with _dashboard(data) as url:
            _wait(url, facts["versions"])
            found = _tour(Path(folder), {**facts, "url": url, "chromium": shutil.which("chromium")}, words.shots)
    for fault in found["faults"]:
        sys.stdout.write(f"✗ {fault}\n")
    sys.stdout.write(
        f"{found['pages']} pages, {found['checks']} checks, {found['audits']} audits by axe: "
        f"{len(found['faults'])} faults; {time.monotonic() - begun:.0f} s\n"
    )
    return 1 if found["faults"] else 0


@contextmanager
def _dashboard(data: Path) -> Iterator[str]:
    """A dashboard over the folder, as users start it; its address."""
    settings = ("-s", f"DATA_DIR={data}", "-s", f"OUTLET_MODULES={data / 'outlets'}")
    command = [sys.executable, "-m", "scrapy", "dashboard", "--port", "0", *settings]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        line = process.stdout.readline()
        if not line:
            raise RuntimeError("the dashboard did not start")
        yield line.split()[-1].rstrip("/")
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait(url: str, versions: int) -> None:
    """Until all articles are in the index."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with urllib.request.urlopen(f"{url}/metrics") as answer:
            found = re.search(r"^crawler_search_index_versions (\d+)", answer.read().decode(), re.MULTILINE)
        if found and int(found[1]) >= versions:
            return
        time.sleep(0.2)
    raise RuntimeError(f"the index did not get its {versions} articles within {PATIENCE:.0f} s")


def _tour(folder: Path, facts: dict[str, object], shots: Path | None) -> dict[str, list[str]]:
    place = folder / "facts.json"
    place.write_text(json.dumps(facts), encoding="utf-8")
    if shots:
        shots.mkdir(parents=True, exist_ok=True)
    tour = Path(__file__).with_name("tour.mjs")
    command = ["node", str(tour), str(place), *([str(shots)] if shots else [])]
    found: dict[str, list[str]] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return found


if __name__ == "__main__":
    raise SystemExit(main())
