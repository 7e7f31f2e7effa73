"""Cases: which stored page belongs to which outlet, when it was stored, and what its record must say."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.markup import decode, parse
from crawler.select import find

#: Beside the checkout; the pages belong to their publishers and are never copied into the repository.
PAGES = Path(__file__).parent.parent.parent / "shared" / "outlets" / "html"


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What a record must say. None: nothing is known, so nothing is compared."""

    title: str | None = None
    #: Body with its subheads, without the standfirst.
    text: tuple[str, ...] | None = None
    standfirst: tuple[str, ...] = ()
    #: Where no text is at hand: how many paragraphs and words the body has, counted on the page.
    size: tuple[int, int] | None = None
    authors: tuple[str, ...] | None = None
    #: A moment, naive in the outlet's zone; "" for none at all.
    published: str | None = None


@dataclass(frozen=True, kw_only=True)
class Case:
    """One stored page."""

    outlet: str
    #: Below PAGES.
    file: str
    #: Moment the page was stored: from its file's name, or shortly after what it says of itself.
    fetched: datetime
    #: Version of the expected values in the JSON file beside the page; "" where `facts` has them.
    version: str = ""
    facts: Expected = Expected()
    #: field -> why the expected value is not what the record should say.
    explained: tuple[tuple[str, str], ...] = ()

    @property
    def body(self) -> bytes:
        return (PAGES / self.file).read_bytes()

    @property
    def url(self) -> str:
        """The address as the page itself states it."""
        tree = parse(decode(self.body))
        stated = [*find(tree, '//link[@rel="canonical"]/@href'), *find(tree, '//meta[@property="og:url"]/@content')]
        return str(stated[0])

    @property
    def expected(self) -> Expected:
        """The values of the JSON beside the page, or the facts noted here."""
        if not self.version:
            return self.facts
        path = PAGES / re.sub(r"_\d{4}_\d\d_\d\d\.html$", ".json", self.file)
        values = json.loads(path.read_text(encoding="utf-8"))[self.version]
        sections = values["body"]["sections"]
        return Expected(
            title=values["title"],
            text=tuple(text for part in sections for text in (*part["headline"], *part["paragraphs"])),
            standfirst=tuple(values["body"]["summary"]),
            authors=tuple(values.get("authors", ())),
            published=values["publishing_date"],
        )


def stored(outlet: str, file: str, version: str, **explained: str) -> Case:
    """A case whose file's name has the day it was stored, and with expected values in the JSON beside it."""
    match = re.search(r"_(\d{4})_(\d\d)_(\d\d)\.html$", file)
    assert match, file
    day = datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=UTC)
    return Case(
        outlet=outlet,
        file=file,
        fetched=day + timedelta(days=1, seconds=-1),
        version=version,
        explained=tuple(explained.items()),
    )
