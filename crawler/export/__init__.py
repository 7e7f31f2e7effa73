"""The JSON Lines feed that survives kill -9, and the way back from it.

Lines go to an open part (`NAME.jsonl.open`). Every small group is flushed and synced, and then one store transaction
records the articles and the length that is safe. A start after a crash cuts the open part to that length and gives it
its final name, so a finished part never holds a torn line, and no article is lost or written twice.
"""

from crawler.export.feed import GROUP, Feed
from crawler.export.files import ExportError, PartFormat
from crawler.export.line import line_of
from crawler.export.records import Records
from crawler.export.repair import repair

__all__ = ["GROUP", "ExportError", "Feed", "PartFormat", "Records", "line_of", "repair"]
