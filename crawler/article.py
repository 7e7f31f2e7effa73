"""Article: the record we export, field by field. `schema/article.schema.json` is made from it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Annotated

SCHEMA = "article/1"


class Precision(StrEnum):
    """How much of `published_at` the outlet told us."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, kw_only=True)
class Image:
    url: Annotated[str, "Absolute URL of the image."]
    caption: Annotated[str | None, "Caption as printed beside the image; null when there is none."] = None


@dataclass(frozen=True, kw_only=True)
class Discovered:
    via: Annotated[str | None, "Way in that led here: listing, feed, sitemap...; null for a page given by hand."] = None
    listing: Annotated[str | None, "URL of the page that linked here; null for a page given by hand."] = None
    at: Annotated[
        datetime | None, "Moment the link was first seen, ISO 8601 with offset; null for a page given by hand."
    ] = None


@dataclass(frozen=True, kw_only=True)
class Warc:
    file: Annotated[str, "File name of the WARC that holds the page as fetched."]
    offset: Annotated[int, "Byte offset of the response record in that file."]


@dataclass(frozen=True, kw_only=True)
class Article:
    """One version of one article. Absent values are null or []; every date is ISO 8601 with an offset."""

    schema: Annotated[str, "Name and version of this record's form."] = SCHEMA
    id: Annotated[
        str, "Stable name of the article, `outlet:key`: the same over runs, machines and variants of its URL."
    ]
    version: Annotated[
        int,
        "1 for the first text seen, then counted up each time title or text has changed, or rules read a field otherwise.",
    ] = 1
    outlet: Annotated[str, "Name of the outlet as in `scrapy list`; the host for a page of an outlet we do not know."]
    section: Annotated[str | None, "Section the outlet files it under; null when neither page nor listing says."] = None
    url: Annotated[str, "URL the page was read from, without trackers and fragment."]
    canonical_url: Annotated[
        str | None,
        "The page's own rel=canonical, when it is on a host of the outlet and names the same article; else null.",
    ] = None
    title: Annotated[str, "Headline, without the outlet's name. Never empty."]
    standfirst: Annotated[
        str | None,
        "The outlet's own lead-in below the headline, not part of `text`; where the page shows none, the description in its "
        "data, which may be the first paragraph of `text`. Null when there is neither.",
    ] = None
    byline: Annotated[
        str | None, "Credit as printed, people or not (`Local Editor`, `By Staff, Agencies`); null when there is none."
    ] = None
    authors: Annotated[
        tuple[str, ...],
        "People and named organisations (`dpa`, the outlet itself) credited as authors, in the order of the credit; a "
        "desk without a name (`Staff`, `Agencies`) is none.",
    ] = ()
    people: Annotated[tuple[str, ...], "The people among `authors`, in their order."] = ()
    published_at: Annotated[
        datetime | None,
        "Moment of first publication; null unless at least the day is known. Start of the day when only the day is.",
    ] = None
    published_precision: Annotated[
        Precision | None,
        "How exact the outlet was, `day` for a clock time whose zone nobody knows; null when it gave no date.",
    ] = None
    published_earliest: Annotated[
        datetime | None, "Publication was not before this moment; null when no bound is known."
    ] = None
    published_latest: Annotated[
        datetime | None, "Publication was not after this moment; null when no bound is known."
    ] = None
    published_raw: Annotated[
        str | None, "The date as printed, from which the moments were read; null when there is none."
    ] = None
    modified_at: Annotated[
        datetime | None,
        "Moment of the last change since the publication as the outlet states it, start of the day when only the day is "
        "known; null when it states none.",
    ] = None
    language: Annotated[str | None, "ISO 639 code of the text, told from the text; null when too short to tell."] = None
    text: Annotated[
        str, "Paragraphs, subheads, list items and quotes of the body, joined by a blank line. Never empty."
    ] = field(repr=False)
    tags: Annotated[tuple[str, ...], "Keywords the outlet gives the article, in its order and spelling."] = ()
    images: Annotated[tuple[Image, ...], "Pictures that belong to the article, in page order."] = ()
    source_line: Annotated[
        str | None,
        "The outlet's own credit to its sources, as printed (`Source: News Agencies`); null when there is none.",
    ] = None
    cites: Annotated[
        tuple[str, ...], "Agencies and outlets to which title or text attribute something, by their usual names."
    ] = ()
    word_count: Annotated[int, "Words of `text`; characters for scripts written without spaces."] = 0
    content_hash: Annotated[
        str, "BLAKE2 hash of the normalised title and text, 16 bytes in hex: equal for equal content."
    ] = ""
    copy_of: Annotated[
        str | None,
        "`id` of the earliest article known whose text this one repeats; null when it is the earliest, or repeats none.",
    ] = None
    story: Annotated[
        str | None,
        "`id` of the first article seen of the cluster that shares its text; null when it shared none when it was found.",
    ] = None
    similarity: Annotated[float | None, "Share of this text that `copy_of` holds, 0 to 1; null without `copy_of`."] = (
        None
    )
    fetched_at: Annotated[datetime, "Moment the page was fetched."]
    discovered: Annotated[Discovered, "How the link to the page was found."] = Discovered()
    extraction: Annotated[
        dict[str, str], "For each field with a value, where on the page or before it the value came from."
    ] = field(default_factory=dict, repr=False)
    warc: Annotated[Warc | None, "Where the page as fetched is kept; null when it was not captured."] = None
