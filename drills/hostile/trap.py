"""Trap: what a host of the drill serves, and what the crawl must make of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from drills.hostile.pages import article, listing

#: The page that the trap stands at; its link is on the listing, amid those of good articles.
TRAP = "/news/901-the-trap/"
#: Good articles beside it.
GOOD = 3
#: Writes bytes to the client; ends when the client has gone.
Send: TypeAlias = Callable[[bytes], Awaitable[None]]
#: A whole response as it goes over the wire, or a function that writes one for a path. `{port}`, `{tls}`, `{canary}`
#: in a response of less than 100 kB become the ports of this drill.
Answer: TypeAlias = bytes | Callable[[Send, str], Awaitable[None]]


@dataclass(frozen=True, kw_only=True)
class Trap:
    """One host with good articles and something that is none."""

    #: Name of the outlet; the host is the name with hyphens, below `trap.test`.
    name: str
    #: What a table says of it.
    what: str
    #: Class that the run must count, among failures, refusals, failed listings, and reasons to stop; "" for none.
    counted: str
    #: By path, before the good site's own.
    answers: Mapping[str, Answer] = field(default_factory=dict)
    #: Links on the listing behind those of the good articles.
    links: tuple[str, ...] = (TRAP,)
    #: Articles that must be exported.
    articles: int = GOOD
    #: Hosts of the outlet beside its own.
    hosts: tuple[str, ...] = ()
    #: Way in beside the listing: "feed" (at /feed.xml), "sitemap" (at /sitemap.xml), "older" (a link to older pages).
    way: str = ""
    #: Outcome of the run.
    outcome: str = "ok"
    #: The host, where two outlets have one; "" for the trap's own.
    at: str = ""

    @property
    def host(self) -> str:
        """Where it is."""
        return self.at or f"{self.name.replace('_', '-')}.trap.test"

    def answer(self, path: str) -> Answer:
        """What the host says to a request."""
        if path in self.answers:
            return self.answers[path]
        for prefix, given in self.answers.items():
            if prefix.endswith("*") and path.startswith(prefix[:-1]):
                return given
        if path == "/news/":
            good = (place(number) for number in range(1, GOOD + 1))
            return html(listing([*good, *self.links], older="/older/2/" if self.way == "older" else ""))
        number = path.removeprefix("/news/").partition("-")[0]
        if number.isdecimal() and path == place(int(number)):
            return html(article(self.name, int(number)))
        return reply(b"not here", status="404 Not Found")


def place(number: int) -> str:
    """Path of a good article."""
    return f"/news/{number}-a-good-story/"


def reply(body: bytes, *, status: str = "200 OK", kind: str = "text/html", headers: tuple[str, ...] = ()) -> bytes:
    """A well-formed response."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", "Connection: close"]
    return "\r\n".join([*lines, *headers, "", ""]).encode("latin-1") + body


def html(body: str, *headers: str) -> bytes:
    """A page."""
    return reply(body.encode(), kind="text/html; charset=utf-8", headers=headers)


def leads_to(url: str, *headers: str) -> bytes:
    """A redirect."""
    return reply(b"", status="302 Found", headers=(f"Location: {url}", *headers))
