"""What a page is: an article, or a list of articles, an error, a wall. Decided after the body was read."""

from collections.abc import Iterator, Mapping
from itertools import islice

from lxml.html import HtmlElement

from crawler.checks import ConsentWall, ErrorPage, NotAnArticle, PaywallStub, SectionPage
from crawler.extract.body import COLUMN, Body
from crawler.extract.body_look import Look
from crawler.extract.body_weights import weigh
from crawler.extract.claims import DATA
from crawler.extract.kind_links import by_links
from crawler.extract.kind_signals import (
    ARTICLE,
    COLUMN_LOOK,
    LEAST_ELEMENTS,
    LEAST_LINKS,
    LEAST_LOOK,
    by_claims,
    by_elements,
    by_look,
)
from crawler.extract.notices import asks_consent, names_error, says_missing, subscription
from crawler.extract.walls import wall_of
from crawler.weight import weight

#: Sum of the signals below which a page is no article. Set so that hardly any article is lost: a list taken for an
#: article costs a record that reads oddly, an article taken for a list is gone.
LEAST = -1.9
#: Characters of body below which a page may be an error or a wall, and below which a stub is not worth a record.
SHORT_PAGE, STUB = 1500, 400
#: Elements that are searched for words of a paywall, the characters of one, and how many such are looked at.
MOST_ELEMENTS, LONGEST_NOTICE, MOST_ASKING = 20_000, 300, 50
#: Elements around such words that may be a teaser, its characters and pieces of text, and the characters of a headline.
TEASER_LEVELS, LONGEST_TEASER, MOST_PIECES, SHORTEST_HEADLINE = 3, 400, 100, 25
#: Witnesses of the day that no wall has: what stands in front of an article may print the day, and its address may.
TOLD = DATA | {"rules"}
DATED = TOLD | {"page"}
# What stands around an article on every page of a site.
_FRAME = frozenset({"nav", "footer", "dialog"})


def refuse_unless_article(
    tree: HtmlElement,
    *,
    url: str,
    title: str,
    body: Body,
    schema_types: frozenset[str] = frozenset(),
    dated_by: str = "",
    is_known: bool = False,
) -> None:
    """Nothing for an article; raises ErrorPage, ConsentWall, PaywallStub, SectionPage or NotAnArticle otherwise.

    `schema_types` are what its structured data declares the page to be.
    `dated_by` is the witness that knows the day of publication: "page" when it is printed, "" when nobody knows it.
    `is_known` tells whether the outlet knows the address for an article's.
    A body that an outlet's own rules found (`body.look` is None) is that of an article.
    """
    _refuse_notice(tree, url=url, title=title, body=body, dated_by=dated_by)
    if body.look is None:
        if not body.paragraphs:
            raise NotAnArticle("no body")
        return
    signals = by_claims(
        tree,
        body,
        url=url,
        title=title,
        schema_types=schema_types,
        dated_by=dated_by,
        is_known=is_known,
    )
    least_look = COLUMN_LOOK if COLUMN in body.how else LEAST_LOOK
    if _passes(body, signals, LEAST_LINKS + LEAST_ELEMENTS + least_look):
        return
    signals |= by_links(tree, url)
    if _passes(body, signals, LEAST_ELEMENTS + least_look):
        return
    signals |= by_elements(tree)
    if _passes(body, signals, least_look):
        return
    look = body.look()
    signals = by_look(look) | signals
    if not _passes(body, signals, 0.0):
        raise _refusal(look, weigh(ARTICLE, signals))


def _passes(body: Body, signals: Mapping[str, float], to_come: float) -> bool:
    """Whether a page is an article, though nothing but `to_come` be added by what was not looked at yet."""
    return bool(body.paragraphs) and weigh(ARTICLE, signals) + to_come >= LEAST


def _refuse_notice(tree: HtmlElement, *, url: str, title: str, body: Body, dated_by: str) -> None:
    """Walls, errors and stubs: they say hardly anything, and not when it was published."""
    size = sum(map(weight, body.paragraphs))
    is_short, is_dated = size < SHORT_PAGE, dated_by in TOLD or (dated_by != "" and size >= STUB)
    if is_short and not is_dated and (barrier := wall_of(tree, url=url)):
        raise barrier(f"{title[:60]!r}, {size} characters of text")
    if (dated_by not in DATED and names_error(title)) or (is_short and _is_error(title, body, size)):
        raise ErrorPage(f"{title or body.paragraphs[0][:60]!r}, {size} characters of text")
    if is_short:
        _refuse_what_asks(tree, title, body, size, dated_by)


def _is_error(title: str, body: Body, size: int) -> bool:
    return says_missing(title, " ".join(body.paragraphs) if size < STUB else "")


def _refuse_what_asks(tree: HtmlElement, title: str, body: Body, size: int, dated_by: str) -> None:
    consents = sum(weight(line) for line in body.paragraphs if asks_consent(line))
    if consents > 0.4 * size or (dated_by not in DATED and asks_consent(title)):
        raise ConsentWall(f"{consents} of {size} characters of text ask for consent")
    if size < STUB and (asked := _paywall(tree, body)):
        raise PaywallStub(f"{size} characters of text and {asked!r}")


def _paywall(tree: HtmlElement, body: Body) -> str:
    """The words in which the page asks for a subscription; "" when it does not."""
    if asked := subscription(" ".join(body.paragraphs)):
        return asked
    said = islice(_asking(tree), MOST_ASKING)
    return next((asked for element, asked in said if not (_is_framed(element) or _is_of_another(element))), "")


def _asking(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The elements that ask for a subscription, and the words."""
    for element in islice(tree.iter("p", "div", "span", "h2", "h3", "a", "button"), MOST_ELEMENTS):
        said = element.text or ""
        if len(said) < LONGEST_NOTICE and (asked := subscription(said)):
            yield element, asked


def _is_of_another(element: HtmlElement) -> bool:
    """Whether the words stand in a teaser, of which they say it."""
    around = (element, *islice(element.iterancestors(), TEASER_LEVELS))
    small = [outer for outer in around if sum(map(len, islice(outer.itertext(), MOST_PIECES))) <= LONGEST_TEASER]
    return any(outer.tag == "a" for outer in small) or any(
        len(link.text_content().strip()) >= SHORTEST_HEADLINE
        for outer in small
        for link in islice(outer.iter("a"), MOST_PIECES)
    )


def _is_framed(element: HtmlElement) -> bool:
    return any(around.tag in _FRAME for around in element.iterancestors())


def _refusal(look: Look, total: float) -> NotAnArticle:
    seen = (
        f"{look.size} characters of body, {look.teasers} lines in teasers, {look.alike_links} like links, "
        f"{look.linked} of {look.text} characters linked; scored {total:.1f}"
    )
    if look.teasers or look.alike_links > 5 or look.linked > look.size:
        return SectionPage(seen)
    return NotAnArticle(seen)
