"""The fields of the record, each from the witnesses that know of it: name -> (how it is known, value)."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias, TypedDict

from crawler.article import Precision
from crawler.extract import attribution, authors, elsewhere, filing, images, language, people, title
from crawler.extract.claims import Claims
from crawler.extract.dates import Dating, anywhere, read_date, weigh
from crawler.extract.identity import canonical_of
from crawler.extract.text import Text
from crawler.extract.witnesses import Witnesses
from crawler.lead import Lead
from crawler.outlet import Outlet
from crawler.page import Page

#: What `extraction` names a publication date by that is printed as the date of an update, the only one on the page.
BY_CHANGE = "page:updated"
# A date as machines write it: a content system keeps it, and sets it anew at each change.
_STAMP = re.compile(r"\d{4}-\d\d-\d\d")

#: Letters of a description; a shorter one names a section or the outlet.
SHORTEST_STANDFIRST = 20
# What systems file everything under, folded to letters.
_NO_SECTIONS = frozenset(
    ("post", "posts", "page", "article", "articles", "artikel", "all", "home", "homepage", "startseite", "accueil")
    + ("inicio", "uncategorized", "uncategorised", "unkategorisiert", "sincategoría", "nonclassé", "غيرمصنف")
)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}")

Fields: TypeAlias = dict[str, tuple[str, Any] | None]


class Reading(TypedDict):
    """How an outlet writes its dates."""

    timezone: str
    languages: tuple[str, ...]
    order: str


def headline(witnesses: Witnesses, page: Page, outlet: Outlet | None, lead: Lead | None) -> tuple[str, str]:
    """The outlet's rule decides; else the best of all witnesses; else the listing. ("", "") when nobody says."""
    if by_rules := witnesses.of_source("rules").title:
        return "rules", by_rules
    own = outlet.title if outlet else ""
    how, text = title.choose(witnesses.claims, outlet_title=own, linked=lambda: filing.linked(page.tree))
    if not text and lead and lead.title:
        return "listing", lead.title
    return how, text


def filed(witnesses: Witnesses, headline: str) -> tuple[str, str] | None:
    """The section that the page names; not the headline, the outlet's address, or the word for any page of its kind."""
    for how, name in witnesses.all(lambda claims: claims.section):
        told = people.letters(name)
        if told and told not in _NO_SECTIONS and told != people.letters(headline) and not _DOMAIN.fullmatch(name):
            return how, name
    return None


def credits(witnesses: Witnesses, text: Text, headline: str, outlet: Outlet | None) -> Fields:
    """Who wrote it, and whom it credits."""
    own_title = outlet.title if outlet else ""
    how, names, persons = authors.choose(_heard(witnesses, outlet), outlet_title=own_title)
    byline = authors.choose_byline(witnesses.claims, names)
    if not persons:
        # Data that knows nobody names the outlet.
        line, signed = authors.signed(text.body.beside, witnesses.claims, outlet_title=own_title)
        if signed:
            how, names, persons, byline = "text", signed, signed, ("text", line)
    source_line = witnesses.first(lambda claims: claims.source_line)
    return {
        "byline": byline,
        "authors": (how, names),
        "people": (how, persons),
        "source_line": source_line or ("text", text.source_line),
        "cites": ("text", attribution.cites(headline, text.body.paragraphs)),
    }


def _heard(witnesses: Witnesses, outlet: Outlet | None) -> tuple[tuple[str, Claims], ...]:
    """Whose word on authors counts. Of an outlet that is described, the looks of a page count only where neither its
    rules nor its data credit anybody: a section's label beside the headline looks like a byline too."""
    if outlet is None:
        return witnesses.claims
    others = tuple((how, claims) for how, claims in witnesses.claims if how != "page")
    is_credited = any(bool(claims.authors) or people.is_credit(claims.byline) for _, claims in others)
    return others if is_credited else witnesses.claims


def spoken(witnesses: Witnesses, paragraphs: Sequence[str], outlet: Outlet | None) -> str | None:
    """The language of the text, which the page, or else the outlet, may help to tell; None when nobody can."""
    declared = witnesses.first(lambda claims: claims.language)
    hint = declared[1] if declared else outlet.language if outlet else ""
    return language.detect("\n".join(paragraphs), hint)


def moments(witnesses: Witnesses, page: Page, outlet: Outlet | None, lead: Lead | None, language: str | None) -> Fields:
    """When it was published, as exactly as the most trustworthy witness says, and when it was last changed.

    `language` is that of the text: where nobody described the outlet, its months come before those that the page's
    declared language has ("listopada" is November in Polish, October in Croatian).
    """
    reading = _reading(witnesses, outlet, language)
    candidates: list[tuple[str, str | Dating]] = [
        (how, raw) for how, raws in witnesses.all(lambda claims: claims.published) for raw in raws
    ]
    if lead and lead.published:
        # "2 hours ago" was said when the listing was fetched.
        said = read_date(lead.published, fetched=lead.at or page.fetched, **reading)
        candidates += [("listing", said)] if said else []
    changes = list(_changes(witnesses, page, reading))
    weighed = weigh(candidates, url=page.url, fetched=page.fetched, changed=dict(reversed(changes)), **reading)
    # Whoever described an outlet has looked where its dates stand; elsewhere may be the day of what happened.
    if outlet is None and (weighed is None or weighed[1].at is None):
        weighed = _printed_elsewhere(page, reading) or weighed
    known = _published(weighed[0], _told(weighed[1], outlet)) if weighed else _by_change(changes, outlet)
    # What was changed before it was published was not changed since.
    later = (change for change in changes if not weighed or change[1].latest >= weighed[1].earliest)
    changed = next(later, None)
    return {**known, "modified_at": changed and (changed[0], _told(changed[1], outlet).at)}


def dated_by(when: Fields) -> str:
    """Which witness gives the day of publication; "" when none does, or no more than how long ago it was."""
    how, at = when.get("published_at") or ("", None)
    return how if at else ""


def _told(dating: Dating, outlet: Outlet | None) -> Dating:
    """What a date tells: of an outlet that nobody described, the zone is unknown."""
    return dating if outlet else anywhere(dating)


def _changes(witnesses: Witnesses, page: Page, reading: Reading) -> Iterator[tuple[str, Dating]]:
    """The moments of the last change, by witness, as far as they are past."""
    for how, raws in witnesses.all(lambda claims: claims.modified):
        for raw in raws:
            dating = read_date(raw, fetched=page.fetched, about="modified", **reading)
            if dating and dating.at and dating.at <= page.fetched:
                yield how, dating


def _printed_elsewhere(page: Page, reading: Reading) -> tuple[str, Dating] | None:
    """The day that all dates of one kind away from the headline give; None when they give two or none."""
    for group in elsewhere.dates(page.tree):
        told = [read_date(text, fetched=page.fetched, **reading) for text in group]
        known = [dating for dating in told if dating and dating.at and not dating.is_relative]
        if len({dating.at.date() for dating in known if dating.at}) == 1 and known[0].earliest <= page.fetched:
            return "page", min(known, key=lambda dating: dating.latest - dating.earliest)
    return None


def _reading(witnesses: Witnesses, outlet: Outlet | None, language: str | None) -> Reading:
    if outlet:
        return Reading(timezone=outlet.timezone, languages=(outlet.language,), order=outlet.date_order)
    declared = witnesses.first(lambda claims: claims.language)
    languages = dict.fromkeys((language or "", declared[1] if declared else ""))
    # Nobody knows whether 03/04/2026 is in March here: it is left unread.
    return Reading(timezone="", languages=tuple(filter(None, languages)), order="")


def about(witnesses: Witnesses, page: Page, outlet: Outlet | None) -> Fields:
    """Tags, pictures, standfirst and canonical address."""
    canonical = witnesses.first(lambda claims: claims.canonical)
    pictures = images.read(page.tree, page.url, *(claims for _, claims in witnesses.claims))
    return {
        "tags": witnesses.first(lambda claims: claims.tags),
        "images": ("page", pictures),
        "standfirst": _standfirst(witnesses),
        "canonical_url": ("page", canonical_of(canonical[1], page, outlet)) if canonical else None,
    }


def _standfirst(witnesses: Witnesses) -> tuple[str, str] | None:
    """What is printed below the headline; a description in the data was often written for search engines."""
    said = dict(witnesses.all(lambda claims: claims.standfirst))
    said = {
        how: text for how, text in said.items() if how == "rules" or len(people.letters(text)) >= SHORTEST_STANDFIRST
    }
    return next(((how, said[how]) for how in ("rules", "page", *said) if how in said), None)


def _by_change(changes: Sequence[tuple[str, Dating]], outlet: Outlet | None) -> Fields:
    """What the moments of change tell of a publication that nobody dates: it had been by then.

    On a page of nobody's description, a sole day that is printed as that of an update, with no stamp for machines, was
    mostly set by hand, and once. That is inferred, which "page:updated" tells, and there is no lower bound.
    """
    if not changes:
        return {}
    how, dating = changes[0][0], _told(changes[0][1], outlet)
    if outlet or not _is_set_by_hand(changes):
        return {"published_latest": (how, dating.latest)}
    return {
        "published_at": (BY_CHANGE, dating.at),
        "published_precision": (BY_CHANGE, dating.precision),
        "published_latest": (BY_CHANGE, dating.latest),
        "published_raw": (BY_CHANGE, dating.raw),
    }


def _is_set_by_hand(changes: Sequence[tuple[str, Dating]]) -> bool:
    days = {dating.at for _, dating in changes}
    printed = all(how == "page" and dating.precision == Precision.DAY for how, dating in changes)
    return printed and len(days) == 1 and not any(_STAMP.match(dating.raw) for _, dating in changes)


def _published(how: str, dating: Dating) -> Fields:
    return {
        "published_at": (how, dating.at),
        "published_precision": (how, dating.precision),
        "published_earliest": (how, dating.earliest),
        "published_latest": (how, dating.latest),
        "published_raw": (how, dating.raw),
    }
