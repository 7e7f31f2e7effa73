"""Redaction: no secret stands in a log, whoever logs it.

Our own lines never hold one. Scrapy's do: it logs the settings that were changed, and where its feeds are stored.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qs, unquote, urlsplit

from scrapy.settings import BaseSettings

#: Our settings that may hold a password or a token; `settings.py` reads them from variables of the same names.
SECRETS = ("DATABASE_URL", "ALARM_WEBHOOK", "ALARM_EMAIL", "DASHBOARD_TOKEN")
#: Scrapy's.
_SCRAPYS = ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "FTP_PASSWORD", "HTTPAUTH_PASS", "MAIL_PASS")
#: Characters; a shorter path of a webhook gives nobody a right, and would be hidden wherever its word stands.
_SHORTEST = 8
#: In the place of a secret.
HIDDEN = "***"

#: User and password in any address, be it of a proxy, a feed, a database or a link.
_LOGIN = re.compile(r"(?<=://)[^\s/?#:@]*:[^\s/?#]*@")


class Redact:
    """The add-on that keeps the secrets of the settings out of all logs of the process."""

    @classmethod
    def update_pre_crawler_settings(cls, settings: BaseSettings) -> None:
        """Have records hide what is secret. Not the handler: Scrapy puts another one in its place for each crawl."""
        logging.setLogRecordFactory(redacted(secrets_of(settings)))


def redacted(words: Iterable[str]) -> type[logging.LogRecord]:
    """The kind of record that has none of these words in its message or traceback, and no login of an address."""
    # The longest first: a word may be part of another.
    known = sorted(filter(None, words), key=len, reverse=True)
    secret = re.compile("|".join(map(re.escape, known)) or r"(?!)")  # or nothing

    def hide(text: str) -> str:
        return _LOGIN.sub(f"{HIDDEN}@", secret.sub(HIDDEN, text))

    class Record(logging.LogRecord):
        _traceback: str | None = None

        def getMessage(self) -> str:  # noqa: N802 - the name is logging's
            return hide(super().getMessage())

        @property  # handlers set it, and print what it gives
        def exc_text(self) -> str | None:
            return self._traceback

        @exc_text.setter
        def exc_text(self, text: str | None) -> None:
            self._traceback = hide(text) if text else None

    return Record


def secrets_of(settings: BaseSettings) -> Iterator[str]:
    """What is secret in the settings: whole values, and the parts of addresses that others may name alone."""
    for name in (*SECRETS, *_SCRAPYS):
        if (settings.getpriority(name) or 0) > 0 and isinstance(value := settings[name], str):
            yield from (value, repr(value)[1:-1])
            yield from _parts(value)


def _parts(value: str) -> Iterator[str]:
    try:
        parts = urlsplit(value)
        password = parts.password or ""
    except ValueError:
        return
    yield from (password, unquote(password))
    yield from (word for name, words in parse_qs(parts.query).items() if "pass" in name for word in words)
    if parts.scheme in ("http", "https"):  # of a webhook the path is what gives the right to post
        yield from (part for part in (parts.path.strip("/"), parts.query) if len(part) >= _SHORTEST)
