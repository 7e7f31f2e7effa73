"""Re-extract: an outlet's articles, read again out of their captures by today's rules."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from crawler.article import Article
from crawler.checks import Refusal, check
from crawler.clean import clean
from crawler.export import Records
from crawler.export.line import article_of
from crawler.extract import extract
from crawler.fetch.warc_pages import page_at, spot_at
from crawler.fetch.warc_read import warc_files
from crawler.lead import Lead
from crawler.outlet import Outlet
from crawler.reextraction import changed, lead_of_record, reread
from crawler.store import Leads, Places, Selection, Store
from crawler.window import Window

_EVERYTHING = Window()


@dataclass(frozen=True, kw_only=True)
class Change:
    """An article that is read otherwise now."""

    before: Article
    after: Article
    fields: tuple[str, ...]
    lead: Lead


@dataclass(kw_only=True)
class Looks:
    """What became of the articles of one outlet."""

    outlet: str
    #: "Changed", "Same", "NotCaptured" (the record has no capture, or not one in these files), "NotThere" (the file
    #: holds another page there), or the class of a refusal; how many.
    outcomes: Counter[str] = field(default_factory=Counter)
    #: How many articles changed in each field.
    fields: Counter[str] = field(default_factory=Counter)


class Captured:
    """WARC files by their names, which are what records know."""

    def __init__(self, names: Sequence[str]) -> None:
        """Raises ValueError, in a line for the user, when a file or folder is missing."""
        self._files: Mapping[str, Path] = {path.name.removesuffix(".open"): path for path in warc_files(names)}

    def find(self, file: str) -> Path | None:
        """The file of that name; None when there is none."""
        return self._files.get(file)


class Reextraction:
    """The exported articles of one outlet."""

    def __init__(self, outlet: Outlet, *, store: Store, data_dir: Path, captured: Captured) -> None:
        self._outlet = outlet
        self._store = store
        self._leads = Leads(store, outlet.name)
        self._records = Records(data_dir=data_dir, store=store)
        self._captured = captured
        self.looks = Looks(outlet=outlet.name)

    def run(self, *, before: datetime, take: Callable[[Change], None]) -> None:
        """Give every change to `take`, of the latest versions that were exported before the moment.

        Raises ExportError when a part is missing.
        """
        for record in self._latest(before):
            change, outcome = self._look(record)
            self.looks.outcomes[outcome] += 1
            if change:
                self.looks.fields.update(change.fields)
                take(change)

    def _latest(self, before: datetime) -> Iterator[Article]:
        selection = Selection(outlet=self._outlet.name, until=before.timestamp(), by="exported", versions="latest")
        return map(article_of, self._records.lines(Places(self._store).each(selection)))

    def _look(self, record: Article) -> tuple[Change | None, str]:
        path = self._captured.find(record.warc.file) if record.warc else None
        if record.warc is None or path is None:
            return None, "NotCaptured"
        spot = spot_at(path, record.warc.offset)
        page = page_at(spot) if spot else None
        if page is None:
            return None, "NotThere"
        lead = lead_of_record(record, self._outlet, self._leads.get(record.id.partition(":")[2]))
        try:
            read = clean(extract(page, self._outlet, lead))
            check(read, _EVERYTHING)
        except Refusal as refusal:
            # Nothing is taken back: the record stays as it is.
            return None, type(refusal).__name__
        if read.id != record.id:
            return None, "NotThere"
        after = reread(record, read)
        fields = changed(record, after)
        if not fields:
            return None, "Same"
        return Change(before=record, after=after, fields=fields, lead=lead), "Changed"
