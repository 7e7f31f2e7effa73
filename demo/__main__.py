"""`make demo`: crawl the bundled archive with the real spiders at their real URLs, and show what came out."""

import json
import subprocess
import sys
from pathlib import Path

ARCHIVE = Path(__file__).parent / "demo.warc.gz"
OUTLETS = ("alahed", "alahed_ar", "sana", "sana_archive", "almasdar", "airwars")


def main(data_dir: str) -> int:
    """Crawl into the folder; the crawl's exit code."""
    say("Crawling six outlets from an archive of invented pages, as if they were fetched on 20 November 2026.\n")
    before = set(Path(data_dir).glob("articles/alahed/*.jsonl"))
    command = [sys.executable, "-m", "scrapy", "run", *OUTLETS, "-s", f"REPLAY={ARCHIVE}", "-s", f"DATA_DIR={data_dir}"]
    code = subprocess.run(command, check=False).returncode
    new = sorted(set(Path(data_dir).glob("articles/alahed/*.jsonl")) - before)
    if new:
        line = new[0].read_text(encoding="utf-8").splitlines()[0]
        say(f"\nOne record of {new[0]}:\n{json.dumps(json.loads(line), ensure_ascii=False, indent=2)}")
    return code


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
