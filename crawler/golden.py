"""Golden pages: a page on disk beside what is read in it, so that a test can tell when that changes."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import lxml.html

from crawler.checks import Refusal
from crawler.clean import clean
from crawler.discover import discover
from crawler.export import line_of
from crawler.extract import extract
from crawler.lead import Follow, Lead
from crawler.outlet import Outlet
from crawler.page import Page
from crawler.select import elements
from crawler.window import Window

#: Fields of the record that say nothing about the reading of a page.
_UNREAD = ("schema", "outlet", "fetched_at", "discovered", "warc", "copy_of", "story", "similarity", "version")
_DEAD_WEIGHT = "//script[not(contains(@type,'ld+json'))] | //style | //svg | //iframe | //link[@rel='stylesheet']"


@dataclass(frozen=True, kw_only=True)
class Golden:
    """A page of an outlet, and what is expected of it."""

    outlet: Outlet
    page: Page
    #: "article", or the name of the section whose listing it is.
    kind: str
    expected: Any

    @classmethod
    def load(cls, path: Path, outlet: Outlet) -> Self:
        """The golden page whose .json is at `path`; the page itself stands beside it."""
        about = json.loads(path.read_text(encoding="utf-8"))
        page = Page(
            url=about["url"],
            body=_page_file(path).read_bytes(),
            fetched=datetime.fromisoformat(about["fetched"]),
            headers={"Content-Type": about["content_type"]},
        )
        return cls(outlet=outlet, page=page, kind=about["kind"], expected=about["expected"])

    @property
    def actual(self) -> Any:
        """What is read in the page today, in the form of `expected`."""
        return read(self.page, self.outlet, self.kind)

    def save(self, path: Path) -> None:
        """Write the page and what is expected of it; `path` is that of the .json."""
        path.parent.mkdir(parents=True, exist_ok=True)
        content_type = self.page.header("content-type") or "text/html; charset=utf-8"
        body = self.page.body if isinstance(self.page.body, bytes) else self.page.body.encode()
        _page_file(path, content_type).write_bytes(body)
        about = {
            "url": self.page.url,
            "fetched": self.page.fetched.isoformat(),
            "content_type": content_type,
            "kind": self.kind,
            "expected": self.expected,
        }
        path.write_text(json.dumps(about, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def read(page: Page, outlet: Outlet, kind: str) -> Any:
    """What is read in the page: the fields of an article, the links of a listing, or the class of the refusal."""
    if kind != "article":
        return _listing(page, outlet, kind)
    try:
        record = json.loads(line_of(clean(extract(page, outlet))))
    except Refusal as refusal:
        return {"refused": type(refusal).__name__}
    return {name: value for name, value in record.items() if name not in _UNREAD and value not in (None, [], "")}


def rewrite(folder: Path, outlets: Mapping[str, Outlet]) -> Iterator[Path]:
    """Make what is read today the expectation of every golden page of these outlets; the .json files that changed."""
    for path in sorted(folder.glob("*/*.json")):
        if path.parent.name in outlets:
            golden = Golden.load(path, outlets[path.parent.name])
            if golden.actual != golden.expected:
                replace(golden, expected=golden.actual).save(path)
                yield path


def slim(page: Page, outlet: Outlet, kind: str) -> Page:
    """The page without scripts, styles and embedded pictures; the page as it was where that changes the reading."""
    if "xml" in page.header("content-type") or not page.text.lstrip().startswith("<"):
        return page
    tree = lxml.html.document_fromstring(page.text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    for element in elements(tree, (_DEAD_WEIGHT,)):
        element.drop_tree()
    markup = lxml.html.tostring(tree, encoding="unicode", doctype="<!doctype html>")
    text = re.sub(r"data:image/[^\"')\s]+", "data:,", markup)
    slimmed = Page(
        url=page.url, body=text.encode(), fetched=page.fetched, headers={"Content-Type": "text/html; charset=utf-8"}
    )
    return slimmed if read(slimmed, outlet, kind) == read(page, outlet, kind) else page


def kind_of(page: Page, outlet: Outlet) -> str:
    """ "article" for the URL of one; else the name of the first section one of whose sources finds articles in it.

    Raises ValueError when there is none.
    """
    if outlet.key(page.url):
        return "article"
    for section in outlet.sections:
        if _listing(page, outlet, section.name)["leads"]:
            return section.name
    raise ValueError(f"{page.url} is no article of {outlet.name}, and none of its sources finds articles in it")


def _listing(page: Page, outlet: Outlet, section_name: str) -> dict[str, Any]:
    """What the source finds that belongs to this page: the one that starts here, else the first that finds anything."""
    section = outlet.section(section_name)
    sources = sorted(section.sources, key=lambda source: page.url not in source.start(Window()))
    for source in sources:
        found = list(discover(page, outlet=outlet, section=section, source=source))
        if found:
            break
    leads = [item for item in found if isinstance(item, Lead)]
    return {
        "leads": [
            {"key": lead.key, "url": lead.url, "title": lead.title, "published": lead.published} for lead in leads
        ],
        "follows": [item.url for item in found if isinstance(item, Follow)],
    }


def _page_file(path: Path, content_type: str = "") -> Path:
    if content_type:
        return path.with_suffix(".xml" if "xml" in content_type else ".html")
    return next(file for file in (path.with_suffix(".html"), path.with_suffix(".xml")) if file.exists())
