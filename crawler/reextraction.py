"""Re-extraction: whether today's rules read a kept page otherwise than the record has it. Pure."""

from dataclasses import replace

from crawler.article import Article
from crawler.dedup.fingerprint import words
from crawler.lead import Lead
from crawler.outlet import Outlet

#: Fields of which a reader would miss a change. The others follow from these, or say how and when the page was found.
FIELDS = (
    "title", "text", "standfirst", "byline", "authors", "people", "published_at", "published_precision",
    "published_earliest", "published_latest", "modified_at", "language", "section", "tags", "images", "source_line",
    "cites", "canonical_url",
)  # fmt: skip

#: Texts in which spacing, quotes and case mean nothing.
_WORDED = frozenset({"title", "text", "standfirst", "byline", "source_line"})
_BOUNDS = ("published_earliest", "published_latest", "published_precision")
_NEIGHBOURS = "neighbours"


def lead_of_record(record: Article, outlet: Outlet, known: Lead | None) -> Lead:
    """What led to the page, as the extraction was told of it: what a listing said has to be said again.

    `known` is the lead as the store has it; None when it has none, as after a rebuild.
    """
    how = record.extraction
    section = next((section.name for section in outlet.sections if section.title == record.section), "")
    lead = known or Lead(outlet=outlet.name, key=record.id.partition(":")[2], url=record.url, section=section)
    dated_by = {how.get("published_at"), how.get("published_latest")}
    return replace(
        lead,
        title=record.title if how.get("title") == "listing" else lead.title,
        published=record.published_raw or "" if "listing" in dated_by else lead.published,
        at=record.discovered.at or lead.at,
        via=record.discovered.via or "",
        listing=record.discovered.listing or "",
    )


def reread(record: Article, read: Article) -> Article:
    """The next version of the record, as it was read now: what does not come from the page stays as it was."""
    kept = replace(
        read,
        version=record.version + 1,
        url=record.url,
        discovered=record.discovered,
        fetched_at=record.fetched_at,
        warc=record.warc,
        copy_of=record.copy_of,
        story=record.story,
        similarity=record.similarity,
    )
    if read.published_at or record.published_at or _NEIGHBOURS not in record.extraction.values():
        return kept
    # Bounds that were made from its neighbours; there are more of those now, which is no matter of rules.
    how = {field: way for field, way in record.extraction.items() if field in _BOUNDS}
    return replace(
        kept,
        published_earliest=record.published_earliest,
        published_latest=record.published_latest,
        published_precision=record.published_precision,
        extraction={**read.extraction, **how},
    )


def changed(record: Article, read: Article) -> tuple[str, ...]:
    """The fields that say something else now, in the order of the record; () when no version is to be made."""
    return tuple(field for field in FIELDS if _said(record, field) != _said(read, field))


def _said(article: Article, field: str) -> object:
    value = getattr(article, field)
    return words(value or "") if field in _WORDED else value
