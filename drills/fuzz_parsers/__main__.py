"""`python -m drills.fuzz_parsers`: drive each parser by what its branches do, for a time, and keep what breaks it."""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from drills.fuzz_parsers.seeds import SEEDS
from drills.fuzz_parsers.targets import TARGETS

#: Bounds of one input: bytes, seconds and MiB.
LONGEST, MOST_SECONDS, MOST_MEMORY = 4096, 10, 1024
_RUNS = re.compile(r"^(?:Done |#)(\d+)", re.MULTILINE)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m drills.fuzz_parsers", description=__doc__)
    parser.add_argument("targets", nargs="*", help=f"which parsers; all when none is named: {', '.join(TARGETS)}")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--keep", type=Path, default=Path("data/fuzz_parsers"), help="where what breaks one is left")
    parser.add_argument("--replay", type=Path, help="give this file to the one target that is named, and nothing else")
    chosen = parser.parse_args(arguments)
    unknown = [name for name in chosen.targets if name not in TARGETS]
    if unknown or (chosen.replay and (len(chosen.targets) != 1 or not chosen.replay.is_file())):
        _say(f"no target {unknown[0]!r}" if unknown else "--replay needs one target, and a file that is there")
        return 2
    if chosen.replay:
        TARGETS[chosen.targets[0]](chosen.replay.read_bytes())
        return 0
    if not find_spec("atheris"):
        _say("atheris is not installed here: make fuzz-parsers brings it")
        return 2
    broken = [name for name in chosen.targets or TARGETS if not _holds(name, chosen.seconds, chosen.keep)]
    _say(f"broken: {', '.join(broken)}" if broken else "every parser held")
    return 1 if broken else 0


def _holds(name: str, seconds: int, keep: Path) -> bool:
    """Fuzz one target in a process of its own; whether nothing broke it."""
    found = keep / name
    found.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="corpus-") as corpus:
        for number, seed in enumerate(SEEDS[name]):
            (Path(corpus) / str(number)).write_bytes(seed.encode())
        done = subprocess.run(
            [
                *(sys.executable, "-m", "drills.fuzz_parsers.child", name),
                *(f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={MOST_SECONDS}"),
                *(f"-rss_limit_mb={MOST_MEMORY}", f"-artifact_prefix={found}/", corpus),
            ],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    runs = max(map(int, _RUNS.findall(done.stderr)), default=0)
    _say(f"{name}: {runs:,} inputs, {'held' if done.returncode == 0 and runs else 'BROKEN'}")
    if done.returncode or not runs:
        _say(f"{done.stdout[-2000:]}{done.stderr[-3000:]}\nagain: python -m drills.fuzz_parsers {name} --replay FILE")
    return done.returncode == 0 and runs > 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
