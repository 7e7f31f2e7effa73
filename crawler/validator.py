"""Validator: how a document looked when it was read, so that the next run can ask whether it has changed. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from crawler.page import Page

#: A server is believed that nothing has changed for this long; then the document is read again whatever it says.
BELIEVED = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Validator:
    """A document as it was read. RFC 9110, 8.8 and 13.1."""

    #: As sent; "" when the server sent none.
    etag: str = ""
    #: As sent; "" when the server sent none.
    last_modified: str = ""
    #: Hash of what it showed us, for servers that always say it has changed; "" when nobody looked.
    shown: str = ""
    #: Moment when it was last read in full.
    read_at: datetime

    @classmethod
    def of(cls, page: Page, shown: Iterable[str] = (), *, now: datetime) -> "Validator":
        """The validator of a page that was read now and showed these things."""
        return cls(
            etag=page.header("ETag"),
            last_modified=page.header("Last-Modified"),
            shown=_hash(shown),
            read_at=now,
        )

    @property
    def conditions(self) -> dict[str, str]:
        """The headers of a request that asks for the document only if it has changed; {} where nothing can be asked."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}

    def is_fresh(self, now: datetime) -> bool:
        """Whether a server that says "not modified" is believed."""
        return now - self.read_at < BELIEVED


def _hash(shown: Iterable[str]) -> str:
    return blake2b("\n".join(shown).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
