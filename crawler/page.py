"""What was fetched, free of HTTP: the one thing that listings and articles are read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from lxml.html import HtmlElement

from crawler.markup import decode, parse


@dataclass(frozen=True, kw_only=True)
class Page:
    """One fetched document. It is decoded and parsed once, when somebody first asks."""

    #: Absolute URL the body came from, after redirects.
    url: str
    #: The bytes as sent, with transfer and content encodings undone; or text that is already decoded.
    body: bytes | str = field(repr=False)
    #: The moment of the fetch, with an offset; relative dates ("3 hours ago") are counted from it.
    fetched: datetime
    #: Response headers that a reader may use, by any spelling of their names (`Content-Type`).
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    #: The URL asked for, when a redirect led from it to `url`; else "".
    requested_url: str = ""

    def __post_init__(self) -> None:
        if self.fetched.tzinfo is None:
            raise ValueError(f"{self.url}: `fetched` needs an offset, got {self.fetched!r}")

    def header(self, name: str) -> str:
        """The value of a response header; "" when the server did not send it."""
        return next((value for key, value in self.headers.items() if key.lower() == name.lower()), "")

    @cached_property
    def text(self) -> str:
        """The body as text: byte order mark, then header, then the document's own declaration, then its look."""
        if isinstance(self.body, str):
            return self.body
        return decode(self.body, content_type=self.header("content-type"))

    @cached_property
    def tree(self) -> HtmlElement:
        """The body as an HTML tree; an empty document for an empty body. Readers must not change it."""
        return parse(self.text)
