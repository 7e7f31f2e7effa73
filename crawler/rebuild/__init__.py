"""The store made anew from the parts, which are the truth; the old one is set aside, never deleted.

Leads that are still to be fetched stand in no part: they are taken over from the old store, as far as it can be read.
"""

from crawler.rebuild.rebuild import Report, rebuild

__all__ = ["Report", "rebuild"]
