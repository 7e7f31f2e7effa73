"""The files of deploy/ are what the tools that will read them accept."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

ROOT = Path(__file__).parent.parent
UNITS = sorted((ROOT / "deploy" / "systemd").iterdir())


def documents(path: Path) -> list[Any]:
    return list(yaml.safe_load_all(path.read_text(encoding="utf-8")))


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="SKIPPED: no systemd-analyze on this machine")
def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    for unit in UNITS:
        # It looks for the program, which stands elsewhere here.
        text = unit.read_text(encoding="utf-8").replace("/srv/crawler/.venv/bin/scrapy", sys.executable)
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    names = [str(tmp_path / unit.name) for unit in UNITS]
    done = subprocess.run(
        ["systemd-analyze", "--man=no", "verify", *names], capture_output=True, text=True, check=False, timeout=60
    )
    said = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "crawler" in line]
    assert (done.returncode, said) == (0, [])


@pytest.mark.parametrize(
    "document", documents(ROOT / "deploy" / "kubernetes" / "cronjob.yaml"), ids=lambda d: d["kind"]
)
def test_kubernetes_accepts_the_objects(document: dict[str, Any]) -> None:
    kubernetes_validate.validate(document, "1.31", strict=True)


def test_runs_in_kubernetes_never_overlap_and_have_time_to_stop() -> None:
    job = documents(ROOT / "deploy" / "kubernetes" / "cronjob.yaml")[0]["spec"]
    assert job["concurrencyPolicy"] == "Forbid"
    assert job["jobTemplate"]["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] >= 30


def test_the_container_has_what_the_crawler_needs_and_time_to_stop() -> None:
    (compose,) = documents(ROOT / "compose.yaml")
    crawler = compose["services"]["crawler"]
    assert int(crawler["stop_grace_period"].removesuffix("s")) >= 30
    copied = [line.split()[1] for line in (ROOT / "Dockerfile").read_text().splitlines() if line.startswith("COPY")]
    assert all((ROOT / name).exists() for name in copied)
    assert "crawler" in copied


def test_every_command_of_the_files_exists() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (*UNITS, ROOT / "deploy" / "cron" / "crontab")]
    named = {text.split(maxsplit=1)[0] for whole in texts for text in whole.split("/scrapy ")[1:]}
    assert named == {"schedule", "run", "alarm"}
    assert all((ROOT / "crawler" / "commands" / f"{name}.py").exists() for name in named)
