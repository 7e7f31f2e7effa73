"""What REPLAY, CAPTURE and ALLOW_HOSTS ask for, looked at before anything begins."""

from scrapy.settings import BaseSettings

from crawler.fetch.reach import Reach
from crawler.fetch.warc_read import open_archive


def check(settings: BaseSettings) -> None:
    """Nothing, when it can be done. Raises ValueError with a line for the user: when an archive cannot be opened, a
    replay that went to the network after all would be a lie."""
    Reach.parse(settings.getlist("ALLOW_HOSTS"))
    replay, capture = settings["REPLAY"], settings["CAPTURE"]
    if replay and capture:
        raise ValueError("REPLAY and CAPTURE exclude each other: what is replayed has been captured already")
    if replay:
        open_archive(replay)
