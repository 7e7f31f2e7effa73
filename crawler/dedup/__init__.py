"""Telling equal content from new (the content hash), and copies from other texts (signatures).   (pure)"""

from crawler.dedup.fingerprint import content_hash

__all__ = ["content_hash"]
