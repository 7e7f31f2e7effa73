"""Traps in what machines read: feeds, sitemaps, robots.txt, statuses; and listings without end."""

from drills.hostile.pages import listing
from drills.hostile.trap import TRAP, Answer, Send, Trap, html, leads_to, place, reply

_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "'
    + "ha" * 50
    + '">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY net SYSTEM "http://127.0.0.1:{canary}/x">]>'
_FOREIGN_DTD = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:{canary}/rss.dtd">'
_FEED = "/feed.xml"
_MAP = "/sitemap.xml"


def _xml(text: str) -> bytes:
    return reply(text.encode(), kind="application/xml")


def _feed(doctype: str, title: str, *more: str) -> bytes:
    link = f"http://HOST:{{port}}{place(1)}"
    items = f"<item><title>{title}</title><link>{link}</link></item>" + "".join(more)
    return _xml(f"{_XML}{doctype}<rss version='2.0'><channel>{items}</channel></rss>")


def _map(doctype: str, *urls: str) -> bytes:
    entries = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    return _xml(f'{_XML}{doctype}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>')


def _index(*urls: str) -> bytes:
    entries = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return _xml(f'{_XML}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</sitemapindex>')


def _at(name: str, what: str, path: str, answer: Answer, counted: str = "", **answers: Answer) -> Trap:
    host = f"{name.replace('_', '-')}.trap.test"
    given = {path: answer, **{f"/{other}.xml": said for other, said in answers.items()}}
    named = {
        where: said.replace(b"HOST", host.encode()) if isinstance(said, bytes) else said
        for where, said in given.items()
    }
    way = "feed" if path == _FEED else "sitemap"
    return Trap(name=name, what=what, counted=counted, answers=named, links=(), way=way)


def _here(path: str) -> str:
    return f"http://HOST:{{port}}{path}"


_MANY = tuple(_here(f"/news/{number}-many/") for number in range(10_000, 10_400))

FEEDS = (
    _at("feed_laughs", "entities that multiply, in a feed", _FEED, _feed(_LAUGHS, "&i;")),
    _at("feed_outside", "entities from files and the network, in a feed", _FEED, _feed(_OUTSIDE, "&file;&net;")),
    _at("feed_dtd", "a document type elsewhere", _FEED, _feed(_FOREIGN_DTD, "A title")),
    _at("feed_deep", "a feed nested 100,000 deep", _FEED, _xml(_XML + "<rss><channel>" + "<item>" * 100_000)),
    _at("feed_cut", "a feed that is cut off", _FEED, _xml(_XML + "<rss><channel><item><title>On")),
    _at(
        "feed_loop",
        "a feed whose next part is itself",
        _FEED,
        _feed("", "A title", f"<link rel='next' href='{_here(_FEED)}'/>"),
    ),
    _at("feed_html", "a page served as a feed", _FEED, html("<h1>Not a feed</h1>")),
    _at(
        "feed_canary",
        "a feed of links to loopback",
        _FEED,
        _feed("", "A", "<item><link>http://127.0.0.1:{canary}/news/7-a/</link></item>"),
    ),
    _at("map_laughs", "entities that multiply, in a sitemap", _MAP, _map(_LAUGHS, "&i;", _here(place(2)))),
    _at(
        "map_outside",
        "entities from files and the network, in a sitemap",
        _MAP,
        _map(_OUTSIDE, "&file;&net;", _here(place(2))),
    ),
    _at(
        "map_self",
        "an index that includes itself",
        _MAP,
        _index(_here(_MAP), _here("/good.xml")),
        good=_map("", _here(place(1))),
    ),
    _at("map_cycle", "indexes that include each other", _MAP, _index(_here("/other.xml")), other=_index(_here(_MAP))),
    _at(
        "map_canary",
        "an index of parts on loopback",
        _MAP,
        _index("http://127.0.0.1:{canary}/map.xml", "http://127.0.0.2:{port}/map.xml"),
    ),
    _at("map_broken", "an index of parts that fail", _MAP, _index(_here("/missing.xml")), ""),
)


async def next_page(send: Send, path: str) -> None:
    """A listing with one new article, and a link to the next."""
    number = int(path.strip("/").rpartition("/")[2])
    await send(html(listing([f"/news/{1000 + number}-of-many/"], older=f"/older/{number + 1}/")))


async def same_page(send: Send, path: str) -> None:
    """A listing with the articles of the first, and a link to the next."""
    number = int(path.strip("/").rpartition("/")[2])
    await send(html(listing([place(1), place(2), place(3)], older=f"/older/{number + 1}/")))


async def huge_robots(send: Send, _: str) -> None:
    """Rules, and 50 MB of comment behind them."""
    await send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n")
    await send(b"User-agent: *\nDisallow: /news/901\n")
    for _number in range(5_000):
        await send(b"# " + b"a" * 9_997 + b"\n")


ENDLESS = (
    Trap(
        name="many_leads",
        what="more new articles than a run takes",
        counted="waiting",
        way="sitemap",
        links=(),
        answers={_MAP: _map("", *(url.replace("HOST", "many-leads.trap.test") for url in _MANY))},
    ),
    Trap(
        name="endless_pages",
        what="a listing that always has a next page",
        counted="page limit",
        way="older",
        answers={"/older/*": next_page},
    ),
    Trap(
        name="endless_repeats",
        what="a listing whose next page is the same again",
        counted="repeat",
        way="older",
        answers={"/older/*": same_page},
        links=(),
    ),
)

STATUSES = (
    Trap(
        name="too_many",
        what="429 without end",
        counted="TooManyRequests",
        answers={TRAP: reply(b"", status="429 Too Many Requests")},
    ),
    Trap(
        name="soon",
        what="503 with Retry-After of a second",
        counted="ServerError",
        answers={TRAP: reply(b"", status="503 Service Unavailable", headers=("Retry-After: 1",))},
    ),
    Trap(
        name="in_a_year",
        what="503 with Retry-After of a year",
        counted="left",
        answers={"/news/902-last/": reply(b"", status="503 Busy", headers=("Retry-After: 31536000",))},
        links=("/news/902-last/",),
    ),
    Trap(
        name="failing",
        what="every other page fails: the host is left alone",
        counted="HostLeftAlone",
        answers={"/news/9*": reply(b"", status="500 Broken")},
        links=tuple(f"/news/{number}-broken/" for number in range(900, 930)),
    ),
)

ROBOTS = (
    Trap(
        name="robots_huge",
        what="robots.txt of 50 MB",
        counted="RobotsForbid",
        answers={"/robots.txt": huge_robots},
    ),
    Trap(
        name="robots_garbage",
        what="robots.txt of bytes",
        counted="NotFound",
        answers={"/robots.txt": reply(bytes(range(256)) * 99)},
    ),
    Trap(
        name="robots_loop",
        what="robots.txt that leads to itself",
        counted="NotFound",
        answers={"/robots.txt": leads_to("/robots.txt")},
    ),
    Trap(
        name="robots_503",
        what="robots.txt that fails: nothing is allowed for now",
        counted="RobotsUnreachable",
        answers={"/robots.txt": reply(b"", status="503 Busy")},
        articles=0,
        outcome="unreachable",
    ),
    Trap(
        name="robots_canary",
        what="robots.txt that leads to loopback",
        counted="ForbiddenAddress",
        answers={"/robots.txt": leads_to("http://127.0.0.2:{port}/robots.txt")},
        articles=0,
        outcome="unreachable",
    ),
    Trap(
        name="robots_403",
        what="robots.txt that is forbidden",
        counted="NotFound",
        answers={"/robots.txt": reply(b"", status="403 No")},
    ),
)

TLS = (
    Trap(
        name="tls_good",
        what="a certificate that holds",
        counted="NotFound",
        answers={TRAP: leads_to("https://tls-good.trap.test:{tls}/nothing/")},
    ),
    Trap(
        name="tls_wrong_name",
        what="the certificate of another host",
        counted="BadCertificate",
        answers={TRAP: leads_to("https://tls-wrong-name.trap.test:{wrong}/")},
    ),
    Trap(
        name="tls_expired",
        what="a certificate that has expired",
        counted="BadCertificate",
        answers={TRAP: leads_to("https://tls-expired.trap.test:{expired}/")},
    ),
    Trap(
        name="tls_self_signed",
        what="a certificate that nobody vouches for",
        counted="BadCertificate",
        answers={TRAP: leads_to("https://tls-self-signed.trap.test:{selfsigned}/")},
    ),
    Trap(
        name="tls_none",
        what="HTTP where TLS was to be",
        counted="Timeout",
        answers={TRAP: leads_to("https://tls-none.trap.test:{port}/")},
    ),
)
