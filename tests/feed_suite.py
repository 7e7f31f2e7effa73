"""The feed suite: well-formed feeds of every family, made by combination; all their links, headlines and moments.

Each feed has three articles that are known; what varies is how a feed may say them: the family, how an article is
addressed, how its date is written, how its headline is escaped, in which encoding the bytes come, and what else
stands in the feed.
"""

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from html import escape
from itertools import product

URL = "https://herald.example/rss/syria.xml"
AT = datetime(2026, 5, 2, tzinfo=UTC)
ARTICLE = "https://herald.example/a/{}?s=1&t=2"
FEEDBURNER = 'xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0"'
ATOM = 'xmlns:a="http://www.w3.org/2005/Atom"'
DUBLIN = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'


@dataclass(frozen=True, kw_only=True)
class Entry:
    number: int
    title: str
    moment: datetime

    @property
    def url(self) -> str:
        return ARTICLE.format(self.number)


ENTRIES = (
    Entry(number=1, title="جسر الفرات يفتح من جديد", moment=datetime(2026, 5, 1, 10, 30, tzinfo=UTC)),
    Entry(number=2, title='Q&A: who pays for "the bridge"?', moment=datetime(2026, 4, 30, 22, 5, tzinfo=UTC)),
    Entry(number=3, title="3 < 4, says the mayor's office", moment=datetime(2017, 8, 23, 4, 0, tzinfo=UTC)),
)

# How a date is written. None has seconds other than nought, so all read alike.
EAST, WEST, HALF = timezone(timedelta(hours=3)), timezone(timedelta(hours=-5)), timezone(timedelta(hours=3.5))
RFC822: dict[str, Callable[[datetime], str]] = {
    "gmt": lambda moment: f"{moment:%a, %d %b %Y %H:%M:%S} GMT",
    "offset": lambda moment: f"{moment.astimezone(EAST):%a, %d %b %Y %H:%M:%S %z}",
    "half hour": lambda moment: f"{moment.astimezone(HALF):%d %b %Y %H:%M:%S %z}",
    "short": lambda moment: f"{moment:%d %b %Y %H:%M} UT",
    "two digits": lambda moment: f"{moment:%a, %d %b %y %H:%M:%S} +0000",
    "letters": lambda moment: f"{moment.astimezone(timezone(timedelta(hours=-4))):%a, %d %b %Y %H:%M:%S} EDT",
    "no comma": lambda moment: f"{moment:%a %d %b %Y %H:%M:%S} Z",
}
ISO: dict[str, Callable[[datetime], str]] = {
    "zulu": lambda moment: f"{moment:%Y-%m-%dT%H:%M:%S}Z",
    "iso offset": lambda moment: moment.astimezone(WEST).isoformat(),
    "fraction": lambda moment: f"{moment.astimezone(EAST):%Y-%m-%dT%H:%M:%S}.000+03:00",
    "no seconds": lambda moment: f"{moment:%Y-%m-%dT%H:%M}Z",
    "bare offset": lambda moment: f"{moment.astimezone(EAST):%Y-%m-%dT%H:%M:%S%z}",
    "space": lambda moment: f"{moment:%Y-%m-%d %H:%M:%S} +00:00",
}
DATES = {**RFC822, **ISO}

# How a headline is escaped.
TITLES: dict[str, Callable[[str], str]] = {
    "entities": lambda title: escape(title),
    "cdata": lambda title: f"<![CDATA[{title}]]>",
    "numbers": lambda title: "".join(f"&#{ord(c)};" if ord(c) > 127 or c in "<&\"'" else c for c in title),
    "hex": lambda title: "".join(f"&#x{ord(c):X};" if ord(c) > 127 or c in "<&\"'" else c for c in title),
    "twice": lambda title: escape(escape(title)),
    "cdata entities": lambda title: f"<![CDATA[\n {escape(title)} ]]>",
    "spread": lambda title: f"\n\t{escape(title).replace(' ', chr(10), 1)}\n",
}

# How the bytes come: encoding, what the XML declaration says, what the header says.
BYTES: dict[str, tuple[str, str, str]] = {
    "utf-8": ("utf-8", ' encoding="UTF-8"', "application/rss+xml; charset=utf-8"),
    "utf-8 with mark": ("utf-8-sig", "", "text/xml"),
    "utf-16": ("utf-16", ' encoding="UTF-16"', "application/xml"),
    "windows-1256": ("windows-1256", ' encoding="windows-1256"', "text/xml"),
    "header only": ("windows-1256", "", "text/xml; charset=windows-1256"),
    "iso-8859-6": ("iso-8859-6", ' encoding="ISO-8859-6"', "application/xml"),
    "wrong header": ("utf-8", ' encoding="utf-8"', "text/xml; charset=iso-8859-1"),
    "gzip": ("utf-8", ' encoding="utf-8"', "application/gzip"),
}

# What else stands in an item, and must not be taken for its link, headline or date.
EXTRAS = (
    "",
    '<enclosure url="https://herald.example/a/99?s=1&amp;t=2" length="1" type="audio/mpeg"/>',
    '<m:content xmlns:m="http://search.yahoo.com/mrss/" url="https://herald.example/p.jpg"><m:title>Photo</m:title>'
    "</m:content><comments>https://herald.example/a/98?s=1&amp;t=2</comments>",
    '<i:title xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd">Episode</i:title><x:link '
    'xmlns:x="https://other.example/ns">https://herald.example/a/97?s=1&amp;t=2</x:link>',
    '<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/"><![CDATA[<a href="/a/96">x</a><title>no</title>]]>'
    "</c:encoded>",
)

Address = Callable[[Entry], str]
RSS_LINKS: dict[str, Address] = {
    "link": lambda entry: f"<link>{escape(entry.url)}</link>",
    "cdata link": lambda entry: f"<link>\n<![CDATA[{entry.url}]]></link>",
    "relative": lambda entry: f'<link xml:base="https://herald.example/a/">{entry.number}?s=1&amp;t=2</link>',
    "rooted": lambda entry: f"<link>/a/{entry.number}?s=1&amp;t=2</link>",
}
GUIDS: dict[str, Address] = {
    "guid": lambda entry: f"<guid>{escape(entry.url)}</guid>",
    "permalink": lambda entry: f'<guid isPermaLink="true">{escape(entry.url)}</guid><link>https://t.example/c</link>',
    "no permalink": lambda entry: (
        f'<guid isPermaLink="false">https://herald.example/a/95?s=1&amp;t=2</guid><link>{escape(entry.url)}</link>'
    ),
    "feedburner": lambda entry: (
        f"<link>https://feeds.example/~r/{entry.number}</link>"
        f"<fb:origLink {FEEDBURNER}>{escape(entry.url)}</fb:origLink>"
    ),
    "atom link": lambda entry: f'<a:link {ATOM} rel="alternate" href="{escape(entry.url)}"/>',
}
ATOM_LINKS: dict[str, Address] = {
    "alternate": lambda entry: (
        '<link rel="edit" href="/a/94?s=1&amp;t=2"/>'
        f'<link rel="alternate" type="text/html" href="{escape(entry.url)}"/>'
    ),
    "no rel": lambda entry: f'<link href="{escape(entry.url)}"/>',
    "base of the feed": lambda entry: f'<link href="{entry.number}?s=1&amp;t=2"/>',
    "base of the link": lambda entry: f'<link xml:base="/a/x/" href="../{entry.number}?s=1&amp;t=2"/>',
    "id": lambda entry: f'<link rel="enclosure" href="https://herald.example/v.mp4"/><id>{escape(entry.url)}</id>',
}


def rss(version: str, entry: str, name: str) -> str:
    body = f"<channel><title>Herald</title><link>https://herald.example/</link><description/>{entry}</channel>"
    return f'<{name} version="{version}" {DUBLIN}>{body}</{name}>'


def rss_item(address: str, title: str, date: str, extra: str) -> str:
    dated = f"<dc:date>{date}</dc:date>" if re.match(r"\d{4}-", date) else f"<pubDate>{date}</pubDate>"
    return f"<item>{extra}<title>{title}</title>{address}<description>x</description>{dated}</item>"


def rss_feed(version: str) -> Callable[[list[tuple[str, str, str, str]]], str]:
    return lambda items: rss(version, "".join(rss_item(*item) for item in items), "rss")


def rdf_feed(namespace: str, prefix: str) -> Callable[[list[tuple[str, str, str, str]]], str]:
    def made(items: list[tuple[str, str, str, str]]) -> str:
        name = f"{prefix}:" if prefix else ""
        declared = f'xmlns:{prefix}="{namespace}"' if prefix else f'xmlns="{namespace}"'
        rows = "".join(
            f"<{name}item>{extra}<{name}title>{title}</{name}title>{_prefixed(address, name)}<dc:date>{date}</dc:date>"
            f"</{name}item>"
            for address, title, date, extra in items
        )
        channel = f"<{name}channel><{name}title>Herald</{name}title></{name}channel>"
        return f"<rdf:RDF {RDF} {declared} {DUBLIN}>{channel}{rows}</rdf:RDF>"

    return made


def atom_feed(namespace: str, date_name: str, prefix: str) -> Callable[[list[tuple[str, str, str, str]]], str]:
    def made(items: list[tuple[str, str, str, str]]) -> str:
        name = f"{prefix}:" if prefix else ""
        declared = f'xmlns:{prefix}="{namespace}"' if prefix else f'xmlns="{namespace}"'
        rows = "".join(
            f'<{name}entry>{extra}<{name}title type="html">{title}</{name}title>{_prefixed(address, name)}'
            f"<{name}updated>2026-05-01T23:59:00Z</{name}updated><{name}{date_name}>{date}</{name}{date_name}>"
            f"<{name}summary>x</{name}summary></{name}entry>"
            for address, title, date, extra in items
        )
        head = f'<{name}title>Herald</{name}title><{name}link rel="self" href="{URL}"/>'
        return f'<{name}feed {declared} xml:base="https://herald.example/a/">{head}{rows}</{name}feed>'

    return made


def _prefixed(address: str, name: str) -> str:
    return re.sub(r"<(/?)(link|id)\b", rf"<\1{name}\2", address)


ATOM03, ATOM10 = "http://purl.org/atom/ns#", "http://www.w3.org/2005/Atom"
RSS10, RSS090 = "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"
FAMILIES: dict[str, tuple[Callable[[list[tuple[str, str, str, str]]], str], dict[str, Address], tuple[str, ...]]] = {
    "RSS 0.90": (rdf_feed(RSS090, ""), RSS_LINKS, tuple(ISO)),
    "RSS 0.90 prefixed": (rdf_feed(RSS090, "n"), RSS_LINKS, tuple(ISO)),
    "RSS 0.91": (rss_feed("0.91"), RSS_LINKS, tuple(RFC822)),
    "RSS 0.92": (rss_feed("0.92"), RSS_LINKS, tuple(DATES)),
    "RSS 1.0": (rdf_feed(RSS10, ""), RSS_LINKS, tuple(ISO)),
    "RSS 1.0 prefixed": (rdf_feed(RSS10, "r"), RSS_LINKS, tuple(ISO)),
    "RSS 2.0": (rss_feed("2.0"), {**RSS_LINKS, **GUIDS}, tuple(DATES)),
    "Atom 0.3": (atom_feed(ATOM03, "issued", ""), ATOM_LINKS, tuple(ISO)),
    "Atom 1.0": (atom_feed(ATOM10, "published", ""), ATOM_LINKS, tuple(ISO)),
    "Atom 1.0 prefixed": (atom_feed(ATOM10, "published", "atom"), ATOM_LINKS, tuple(ISO)),
}


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One feed of the suite."""

    name: str
    body: bytes
    content_type: str


def _xml_samples() -> list[Sample]:
    chosen = [
        (family, address, date)
        for family, (_, addresses, dates) in FAMILIES.items()
        for address, date in product(addresses, dates)
    ]
    # The rest goes round with the number: lengths without a common factor meet in every combination.
    titles, ways = list(TITLES), list(BYTES)
    return [
        sample_of(*said, titles[number % len(titles)], ways[number % len(ways)], EXTRAS[number % len(EXTRAS)])
        for number, said in enumerate(chosen)
    ]


def sample_of(family: str, address: str, date: str, title: str, how: str, extra: str) -> Sample:
    made, addresses, _ = FAMILIES[family]
    items = [
        (addresses[address](entry), TITLES[title](entry.title), DATES[date](entry.moment), extra) for entry in ENTRIES
    ]
    encoding, declared, content_type = BYTES[how]
    body = f'<?xml version="1.0"{declared}?>\n{made(items)}'.encode(encoding)
    name = f"{family}, {address}, {date}, {title}, {how}"
    return Sample(name=name, body=gzip.compress(body) if how == "gzip" else body, content_type=content_type)


def _json_samples() -> list[Sample]:
    addresses: dict[str, Callable[[Entry], dict[str, object]]] = {
        "url": lambda entry: {"id": str(entry.number), "url": entry.url},
        "relative": lambda entry: {"id": str(entry.number), "url": f"/a/{entry.number}?s=1&t=2"},
        "external": lambda entry: {"id": "x", "url": "https://t.example/c", "external_url": entry.url},
        "id": lambda entry: {"id": entry.url},
    }
    samples = []
    for version, address, date in product(("1", "1.1"), addresses, ISO):
        items = [
            {"title": entry.title, **addresses[address](entry), "date_published": ISO[date](entry.moment)}
            for entry in ENTRIES
        ]
        feed = {"version": f"https://jsonfeed.org/version/{version}", "title": "Herald", "items": items}
        body = json.dumps(feed, ensure_ascii=len(samples) % 2 == 0).encode()
        samples.append(
            Sample(name=f"JSON {version}, {address}, {date}", body=body, content_type="application/feed+json")
        )
    return samples


SAMPLES = [*_xml_samples(), *_json_samples()]
