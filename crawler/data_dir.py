"""Where the data of a command is: the folder and the store that its settings name."""

from pathlib import Path

from scrapy.settings import BaseSettings

from crawler.store import Store
from crawler.store.tables import sqlite_file


def data_dir_of(settings: BaseSettings) -> Path:
    """The data folder, made or not, as an absolute path."""
    return Path(settings["DATA_DIR"]).expanduser().absolute()


def has_store(settings: BaseSettings) -> bool:
    """Whether there may be a store, so that looking at it makes none."""
    return bool(settings["DATABASE_URL"]) or sqlite_file(data_dir_of(settings)).exists()


def open_store(settings: BaseSettings) -> Store:
    """The store of the settings, made where there is none. Raises StoreError."""
    return Store.open(data_dir=data_dir_of(settings), url=settings["DATABASE_URL"])
