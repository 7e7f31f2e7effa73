"""Lines of the tables that the evaluation prints, each seen as soon as it is known."""

import sys


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
