"""What one page may cost: the bounds that reading is held to, whatever a server sends. Pure."""

from typing import Final

#: Bytes of a body that are decoded, and characters of its text that are read; the rest is cut off. The largest real
#: news page seen has 2 MB.
LONGEST_BODY: Final = 32 * 1024 * 1024
LONGEST_PAGE: Final = 8_000_000
#: Tags of a page that are read, comments and end tags among them; the rest is cut off. Real pages have 20,000 at most.
MOST_TAGS: Final = 400_000
#: CPU seconds, and bytes of memory above what the process used before, within which `extract` gives a record or a
#: refusal. The drill (`make fuzz`) kills what goes beyond.
MOST_SECONDS: Final = 10
MOST_MEMORY: Final = 800_000_000
