"""`make sources`: every kind of source besieged - articles come out, addresses fail, and crawls are killed."""

import argparse
import sys
import tempfile
from pathlib import Path

from drills.sources.kinds import KINDS
from drills.sources.siege import Siege

#: Articles served so far when a crawl is killed; the store commits twenty at a time.
KILLS = (3, 15, 40)


def main() -> int:
    """A line for each kind; 1 when an article of any was missed or written twice."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("kinds", nargs="*", metavar="KIND", help=f"default: all of {', '.join(KINDS)}")
    chosen = arguments.parse_args().kinds or list(KINDS)
    unknown = [kind for kind in chosen if kind not in KINDS]
    if unknown:
        sys.stderr.write(f"no kind {unknown[0]!r}; there are: {', '.join(KINDS)}\n")
        return 2
    failed = 0
    for kind in chosen:
        with tempfile.TemporaryDirectory() as folder:
            siege = Siege(kind, Path(folder), articles=40, during=20)
            wrong = siege.hold(KILLS)
        failed += bool(wrong)
        outcome = "; ".join(wrong) or f"{siege.press.published} articles, each once, after {len(KILLS)} kills"
        sys.stdout.write(f"{kind:24} {outcome}\n")
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
