"""Claims: what one source on a page (JSON-LD, meta, rules...) says of the article, before anybody weighs it."""

from dataclasses import dataclass

from crawler.article import Image

#: The sources that speak for machines, not for a reader.
DATA = frozenset({"jsonld", "microdata", "meta"})


@dataclass(frozen=True, kw_only=True)
class Claims:
    """Every field as its source gives it, white space folded; empty when the source does not say."""

    title: str = ""
    standfirst: str = ""
    #: The credit as one text ("By Jane Doe, Agencies").
    byline: str = ""
    #: Names that the source gives one by one; may still hold desks and agencies.
    authors: tuple[str, ...] = ()
    #: Dates as printed, the most trustworthy first.
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    #: Paragraphs of the body.
    text: tuple[str, ...] = ()
    #: As declared (`en-GB`).
    language: str = ""
    #: Absolute URL.
    canonical: str = ""
    source_line: str = ""
    #: The outlet's name as the page gives it, to take off the end of titles.
    publisher: str = ""
    #: Other names of the outlet, letters alone (`people.letters`): of the links to its front page, of its host.
    site: frozenset[str] = frozenset()
