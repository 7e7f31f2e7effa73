"""`make real`: crawl stored pages of real outlets by replay, and say field by field what is right.

Exit code 0 when nothing differs but what `cases.py` explains, or when the pages are not there at all.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from crawler.clean import clean_url
from crawler.outlets import load
from real.case import PAGES, Case
from real.cases import CASES, LEFT_OUT
from real.compare import Finding, compare
from real.pack import pack

DATA = Path("data/real")


def main() -> int:
    """Pack, crawl, compare; the exit code."""
    if not PAGES.is_dir():
        say(f"SKIPPED: no stored pages at {PAGES}. Nothing was crawled and nothing was compared.")
        return 0
    shutil.rmtree(DATA, ignore_errors=True)
    archive = DATA / "pages.warc.gz"
    say(f"{pack(archive, CASES, load())} responses in {archive}")
    code = crawl(archive)
    records = read_records()
    faults = [fault for case in CASES for fault in judge(case, records)]
    for file, reason in LEFT_OUT.items():
        say(f"left out: {file}: {reason}")
    say(f"\n{len(CASES)} pages, {len(records)} records; scrapy run ended with {code}; unexplained: {len(faults)}")
    for fault in faults:
        say(f"  {fault}")
    return 1 if faults or code else 0


def crawl(archive: Path) -> int:
    """Every outlet with a page; the crawl's own exit code."""
    outlets = dict.fromkeys(case.outlet for case in CASES)
    command = [sys.executable, "-m", "scrapy", "run", *outlets, "-s", f"REPLAY={archive}", "-s", f"DATA_DIR={DATA}"]
    return subprocess.run(command, check=False).returncode


def read_records() -> dict[str, dict[str, Any]]:
    """The records written, by their id."""
    parts = sorted(DATA.glob("articles/*/*.jsonl"))
    records = [json.loads(line) for part in parts for line in part.read_text(encoding="utf-8").splitlines()]
    return {record["id"]: record for record in records}


def judge(case: Case, records: dict[str, dict[str, Any]]) -> list[str]:
    """Print the findings of one page; those that nobody has explained."""
    outlet = load()[case.outlet]
    record = records.get(f"{case.outlet}:{outlet.key(clean_url(case.url))}")
    say(f"\n{case.outlet}: {case.file}")
    if record is None:
        say("  WRONG  no record")
        return [f"{case.file}: no record"]
    findings = list(compare(record, case.expected, timezone=outlet.timezone))
    return [f"{case.file}: {finding.field}" for finding in findings if not show(finding, dict(case.explained))]


def show(finding: Finding, explained: dict[str, str]) -> bool:
    """Print a finding; whether it is right or explained."""
    reason = explained.get(finding.field, "")
    mark = "right" if finding.right else "known" if reason else "WRONG"
    say(f"  {mark}  {finding.field}: {finding.seen}")
    if reason:
        say(f"         {'no longer needed: ' if finding.right else ''}{reason}")
    return finding.right or bool(reason)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
