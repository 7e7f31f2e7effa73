"""`python -m drills.fuzz_parsers.child TARGET [option of libFuzzer ...]`: the process that atheris drives, and ends."""

import logging
import sys

import atheris

with atheris.instrument_imports(include=["crawler", "protego", "w3lib"]):
    from drills.fuzz_parsers.targets import TARGETS


def main() -> None:
    logging.disable(logging.CRITICAL)
    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
