"""`make real`: crawl stored pages of real outlets by replay, and say field by field what is right; then score the
evaluation pages of described outlets through their own rules.

Exit code 0 when nothing differs but what `cases.py` explains, or when the pages are not there at all.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from crawler.clean import clean_url
from crawler.outlets import load
from real import evaluation
from real.case import PAGES, Case
from real.cases import CASES, EXPLAINED, LEFT_OUT
from real.compare import Finding, compare
from real.pack import pack

DATA = Path("data/real")


def main() -> int:
    """Both comparisons; the exit code."""
    return max(crawled(), evaluated(evaluation.FOLDER))


def crawled() -> int:
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


def evaluated(folder: Path) -> int:
    """Score the evaluation pages of described outlets; the exit code."""
    if not folder.is_dir():
        say(f"SKIPPED: no evaluation pages at {folder}. Nothing was scored.")
        return 0
    by_outlet: dict[str, list[evaluation.Scored]] = {}
    for page in evaluation.score(folder, load()):
        by_outlet.setdefault(page.outlet, []).append(page)
    for page in by_outlet.pop("", []):
        say(f"left out: {page.url}: no article of a described edition")
    say(f"\n{'evaluation pages of':20}{'pages':>6}{'body F1':>9}{'title':>8}{'minute':>8}")
    faults = [fault for name in sorted(by_outlet) for fault in tell(name, by_outlet[name])]
    say(f"\n{sum(map(len, by_outlet.values()))} pages of {len(by_outlet)} outlets; unexplained: {len(faults)}")
    for fault in faults:
        say(f"  {fault}")
    return 1 if faults else 0


def tell(outlet: str, pages: Sequence[evaluation.Scored]) -> list[str]:
    """Print an outlet's row, and below it what differs; the differences that nobody has explained."""
    bodies = [page.f1 for page in pages if page.f1 is not None]
    findings = [finding for page in pages for finding in page.findings]
    mean = f"{sum(bodies) / len(bodies):.4f}" if bodies else "-"
    say(f"{outlet:20}{len(pages):6}{mean:>9}{share(findings, 'title'):>8}{share(findings, 'published'):>8}")
    return [
        f"{page.id}: {finding.field}"
        for page in pages
        for finding in page.findings
        if not (finding.right or show(finding, EXPLAINED.get(page.id, {})))
    ]


def share(findings: Sequence[Finding], field: str) -> str:
    """How many of the findings of a field are right: "3/4"; "-" for none."""
    own = [finding.right for finding in findings if finding.field == field]
    return f"{sum(own)}/{len(own)}" if own else "-"


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
