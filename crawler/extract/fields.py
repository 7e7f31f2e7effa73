"""The fields of the record, each from the witnesses that know of it: name -> (how it is known, value)."""

from typing import Any, TypeAlias

from crawler.extract import attribution, language, people, title
from crawler.extract.dates import Dating, read_date, weigh
from crawler.extract.identity import canonical_of
from crawler.extract.text import Text
from crawler.extract.witnesses import Witnesses
from crawler.lead import Lead
from crawler.outlet import Outlet
from crawler.page import Page

Fields: TypeAlias = dict[str, tuple[str, Any] | None]


def headline(witnesses: Witnesses, outlet: Outlet | None, lead: Lead | None) -> tuple[str, str]:
    """The outlet's rule decides; else the best of all witnesses; else the listing. ("", "") when nobody says."""
    if by_rules := witnesses.of_source("rules").title:
        return "rules", by_rules
    how, text = title.choose(witnesses.claims, outlet_title=outlet.title if outlet else "")
    if not text and lead and lead.title:
        return "listing", lead.title
    return how, text


def credits(witnesses: Witnesses, text: Text, headline: str) -> Fields:
    """Who wrote it, and whom it credits."""
    byline = witnesses.first(lambda claims: claims.byline)
    names = witnesses.first(lambda claims: claims.authors)
    publisher = witnesses.first(lambda claims: claims.publisher)
    authors: tuple[str, Any] | None = None
    for how, claims in witnesses.claims:
        if split := people.split(claims.byline, claims.authors, publisher=publisher[1] if publisher else ""):
            authors = how, split
            break
    if byline is None and names:
        byline = names[0], ", ".join(names[1])
    source_line = witnesses.first(lambda claims: claims.source_line)
    return {
        "byline": byline,
        "authors": authors,
        "source_line": source_line or ("text", text.source_line),
        "cites": ("text", attribution.cites(headline, text.body.paragraphs)),
    }


def moments(witnesses: Witnesses, page: Page, outlet: Outlet | None, lead: Lead | None) -> Fields:
    """When it was published, as exactly as the most trustworthy witness says, and when it was last changed."""
    timezone = outlet.timezone if outlet else "UTC"
    order = outlet.date_order if outlet else "dmy"
    declared = witnesses.first(lambda claims: claims.language)
    languages = (outlet.language,) if outlet else ((declared[1][:2].lower(),) if declared else ())
    candidates = [(how, raw) for how, raws in witnesses.all(lambda claims: claims.published) for raw in raws]
    if lead and lead.published:
        candidates.append(("listing", _as_of(lead, timezone, languages, order)))
    weighed = weigh(candidates, url=page.url, fetched=page.fetched, timezone=timezone, languages=languages, order=order)
    changed = (
        (how, dating.at)
        for how, raws in witnesses.all(lambda claims: claims.modified)
        for raw in raws
        if (dating := read_date(raw, fetched=page.fetched, timezone=timezone, languages=languages, order=order))
        if dating.at and dating.at <= page.fetched
    )
    return {**_published(weighed), "modified_at": next(changed, None)}


def about(witnesses: Witnesses, page: Page, text: Text, outlet: Outlet | None) -> Fields:
    """Language, tags, pictures, standfirst and canonical address."""
    declared = witnesses.first(lambda claims: claims.language)
    told = language.detect(
        "\n".join(text.body.paragraphs), declared[1] if declared else outlet.language if outlet else ""
    )
    canonical = witnesses.first(lambda claims: claims.canonical)
    standfirst = witnesses.first(lambda claims: claims.standfirst)
    return {
        "language": ("text", told),
        "tags": witnesses.first(lambda claims: claims.tags),
        "images": witnesses.first(lambda claims: claims.images),
        "standfirst": standfirst,
        "canonical_url": ("page", canonical_of(canonical[1], page, outlet)) if canonical else None,
    }


def _as_of(lead: Lead, timezone: str, languages: tuple[str, ...], order: str) -> str:
    """The listing's date as a text that means the same today: "2 hours ago" was said when the listing was fetched."""
    if lead.at is None:
        return lead.published
    dating = read_date(lead.published, fetched=lead.at, timezone=timezone, languages=languages, order=order)
    exact = dating is not None and dating.at is not None and dating.precision in ("second", "minute")
    return dating.at.isoformat() if dating and dating.at and exact else lead.published


def _published(weighed: tuple[str, Dating] | None) -> Fields:
    if weighed is None:
        return {}
    how, dating = weighed
    return {
        "published_at": (how, dating.at),
        "published_precision": (how, dating.precision),
        "published_earliest": (how, dating.earliest),
        "published_latest": (how, dating.latest),
        "published_raw": (how, dating.raw),
    }
