"""From a page to an Article: every field from the first source that has it, and a note of which that was."""

from crawler.article import Article, Discovered
from crawler.checks import NoTitle, UnreadableText
from crawler.clean import clean_url
from crawler.extract import jsonld
from crawler.extract.characters import sound
from crawler.extract.fields import Fields, about, credits, dated_by, filed, headline, moments, spoken
from crawler.extract.identity import id_of, section_of
from crawler.extract.kind import refuse_unless_article
from crawler.extract.text import read_text
from crawler.extract.witnesses import Witnesses
from crawler.lead import Lead
from crawler.outlet import Outlet, Rules
from crawler.page import Page
from crawler.spelling import host_of

__all__ = ["extract"]

#: Share of replacement characters above which a text, and a headline, is not shown to anybody.
MOST_REPLACED, MOST_REPLACED_TITLE = 0.002, 0.05


def extract(page: Page, outlet: Outlet | None = None, lead: Lead | None = None) -> Article:
    """The article of the page; `outlet` None is one we know nothing of, `lead` what a listing said before.

    Sources, in order of trust: the outlet's rules, JSON-LD, microdata, meta, the visible page, the listing.
    Raises a Refusal (crawler.checks) when the page is no article or cannot be read; its class says why.
    """
    own = outlet.rules if outlet else Rules()
    witnesses = Witnesses.of(page, own)
    title_how, title = headline(witnesses, page, outlet, lead)
    title = sound(title).strip()
    text = read_text(page.tree, witnesses, own, title=title)
    language = spoken(witnesses, text.body.paragraphs, outlet)
    when = moments(witnesses, page, outlet, lead, language)
    refuse_unless_article(
        page.tree,
        url=page.url,
        title=title,
        body=text.body,
        schema_types=jsonld.types(page.tree),
        dated_by=dated_by(when),
        is_known=outlet is not None and outlet.key(page.url) is not None,
    )
    if not title:
        raise NoTitle("no headline anywhere on the page")
    joined = sound("\n\n".join(text.body.paragraphs))
    _refuse_unreadable(joined, MOST_REPLACED)
    _refuse_unreadable(title, MOST_REPLACED_TITLE)
    found: Fields = {
        "title": (title_how, title),
        "text": (text.body.how, joined),
        "section": section_of(page, outlet, lead) or filed(witnesses, title),
        **credits(witnesses, text, title, outlet),
        **when,
        "language": ("text", language),
        **about(witnesses, page, outlet),
    }
    heard = {field: (value[0], sound(value[1])) for field, value in found.items() if value}
    kept = {field: value for field, value in heard.items() if value[1]}
    _, canonical = kept.get("canonical_url", ("", None))
    return Article(
        id=id_of(page, outlet, lead, canonical),
        outlet=outlet.name if outlet else host_of(page.url),
        url=clean_url(page.url),
        fetched_at=page.fetched,
        discovered=Discovered(via=lead.via or None, listing=lead.listing or None, at=lead.at) if lead else Discovered(),
        extraction={field: how for field, (how, _) in kept.items()},
        **{field: value for field, (_, value) in kept.items()},
    )


def _refuse_unreadable(text: str, most: float) -> None:
    if (lost := text.count("\ufffd")) > max(1, most * len(text)):
        raise UnreadableText(f"{lost} of {len(text)} characters could not be decoded: {text[:60]!r}")
