"""Commands as a user types them, each in a process of its own, forked from one that has loaded the libraries.

Loading them takes a second, which a hundred commands would each take again.
"""

import atexit
import json
import os
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

from tests.harbour import OUTLETS

ROOT = Path(__file__).parent.parent
#: Seconds that a command may take.
PATIENCE = 60

# It loads what all commands load, and no reactor: that is each command's own.
_LOOP = """
import gc, json, os, signal, sys
import py3langid.langid, scrapy.cmdline, scrapy.core.downloader.handlers.http11, scrapy.utils.log, trafilatura
from scrapy.utils.misc import walk_modules
walk_modules("scrapy.commands"), walk_modules("crawler")
gc.freeze()  # a child that looked through all that is loaded would copy it, page by page
for line in sys.stdin:
    job = json.loads(line)
    child = os.fork()
    if child == 0:
        break
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
else:
    sys.exit()
signal.alarm(job["patience"])
for number, place in enumerate(job["places"]):
    os.dup2(os.open(place, os.O_RDWR | os.O_CREAT), number)
os.environ.clear()
os.environ.update(job["environment"])
sys.modules.pop("crawler.settings")  # it reads variables
sys.path[:0] = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))
sys.argv = ["scrapy", *job["words"]]
sys.stdin = open(0)
scrapy.cmdline.execute()
"""


@lru_cache(maxsize=1)
def _loop() -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _LOOP],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(process.communicate)
    return process


def scrapy(tmp_path: Path, *words: str, outlets: str = OUTLETS) -> "subprocess.CompletedProcess[str]":
    """The command, with the invented outlet, in a data folder of the test's own; its exit code and what it printed."""
    settings = (f"DATA_DIR={tmp_path / 'data'}", f"OUTLET_MODULES={outlets}", "PROGRESS=False")
    command = [*words, *(word for setting in settings for word in ("-s", setting))]
    loop = _loop()
    assert loop.stdin
    assert loop.stdout
    with tempfile.TemporaryDirectory() as folder:
        places = [str(Path(folder) / name) for name in ("stdin", "stdout", "stderr")]
        job = {"words": command, "places": places, "environment": dict(os.environ), "patience": PATIENCE}
        loop.stdin.write(json.dumps(job) + "\n")
        loop.stdin.flush()
        code = int(loop.stdout.readline())
        printed = [Path(place).read_text(encoding="utf-8") for place in places[1:]]
    return subprocess.CompletedProcess(command, code, *printed)
