"""Telling equal content from new: the content hash. Near-duplicates across outlets are not looked for yet."""

from crawler.dedup.fingerprint import content_hash

__all__ = ["content_hash"]
