"""What a reader sees around the headline: standfirst, byline, dates, tags, section."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from crawler.extract import filing, people, printed
from crawler.extract.body_tail import asks
from crawler.extract.claims import Claims
from crawler.extract.heading import heading, likeness
from crawler.extract.landmarks import LONGEST_MARK, SILENT, Landmarks, kinds, landmarks
from crawler.extract.markup_text import shown
from crawler.extract.nearby import Nearby, vicinity
from crawler.extract.people_words import LABELS, PUBLISHED
from crawler.extract.site import host_names, site_names

#: Characters of a byline.
LONGEST_BYLINE = 250
#: Characters of a credit that names nobody; a longer one is a sentence.
LONGEST_DESK = 80
SHORTEST_STANDFIRST = 30
LONGEST_STANDFIRST = 900
#: Elements after the headline within which the standfirst stands; what is short stands right below it, for further down
#: it is the subhead of a part.
FAR, BELOW, SHORT_STANDFIRST = 150, 20, 60
#: Links to authors side by side that may be one credit; more are a list of them.
MOST_AUTHORS = 8
#: Elements of a credit that are looked at for names.
MOST_PARTS = 40

_KICKER = re.compile(
    r"kicker|(?:top|over)-?_?(?:line|title)|dachzeile|catch-?_?title|eyebrow|pre-?title|antetitulo|surtitre",
    re.IGNORECASE,
)
_APART = frozenset(":：|–—-/.,;!?…")
_PROFILE = re.compile(
    r"/(?:authors?|autore?n?|auteurs?|autores|profiles?|staff|contributors?|people|person|by|redaktion|"
    r"redakt[oö]r(?:en)?|"
    r"journalist[ae]?s?|writers?|columnists?|reporters?|yazar(?:lar)?|byline|biography|bios?|creators?|skribent)[/=.]"
)
_PERSON = re.compile(r"/(?:people|person)/", re.IGNORECASE)
_BY = re.compile(
    r"\s*(?:(?:written |reported |story )?by|von|par|por|door|بقلم|كتب|كتبت|scris de|به قلم|автор|yazan|מאת|"
    r"γράφει (?:ο|η))\s?[:：]?(?:\s|\Z)|"
    # Words that begin sentences, too.
    r"\s*(?:di|(?-i:de)|av|af|te[xk]st[eo]?|aut(?:or(?:in|ka)?|hor|eure?))\s(?=(?-i:[A-ZÀ-Þ]\S+\s[A-ZÀ-Þ]))|"
    r"\s*(?:記者|记者|文|글|기자)\s(?=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{2,8}\s?\Z)|"
    r"\s*(?:authors?|autor(?:in|a|es|i)?|auteure?s?|redakcja|автори|תחקיר|"
    rf"{LABELS})\s*(?:[:：]|\Z)",
    re.IGNORECASE,
)
_NOT_NAMES = re.compile(r"avatar|image|photo|picture|social|share(?!d)|follow|bio\b|description|comment", re.IGNORECASE)
_SILENT = SILENT | {"form", "button", "select", "nav", "ul", "ol", "dialog"}
_OTHERS = re.compile(
    r"author|\bbio|[-_]bio|profile|contributor|newsletter|subscri|sign-?up|promo|banner|comment|cookie|"
    r"(?<!has)(?<!has[-_])caption|credit|"
    r"\bmenu|related|recommend|tooltip|\bcta\b"
)
# When it was published is no part of a credit that is printed on the same line.
_AFTER_CREDIT = re.compile(PUBLISHED, re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"(?:(?<!\w)(?:on|am|vom|le|el|il|dne|(?:last )?updated|posted|published))?[\s:]*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)?[\s,]*\Z",
    re.IGNORECASE,
)
# A credit in brackets at its end: Jane Doe / Example Press.
_PICTURED = re.compile(
    r"\([^()]{3,60}(?: / | via |/)[^()]{2,40}\)\W*\Z|\A(?:photo|image|picture|foto|bild)\b", re.IGNORECASE
)
_PICTURES = frozenset(("img", "picture", "video", "figure", "iframe"))
_STOPS = frozenset('.!?…。！？؟۔»”"')
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")
_LAST_CLOCK = re.compile(r"\s\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,5})?\Z", re.IGNORECASE)


def read(tree: HtmlElement, url: str) -> Claims:
    """What the visible page claims of its article; empty where nothing is marked, the title where no heading is
    sure."""
    marks = landmarks(tree)
    headline = heading(tree)
    near = Nearby.on(tree)
    title = _title(headline) if headline is not None else ""
    around = [part for part in vicinity(headline) if near.level(part) is not None] if headline is not None else []
    byline, authors = _credit(marks, near, around, title)
    published, modified = printed.dates(marks, near, around)
    return Claims(
        title=title,
        standfirst=_standfirst(marks, near, title),
        byline=byline,
        authors=authors,
        published=published,
        modified=modified,
        section=filing.section(tree, marks, url, title),
        tags=filing.tags(marks, near),
        site=site_names(tree) | host_names(url),
    )


def _title(headline: HtmlElement) -> str:
    """The headline; a kicker that stands in it is set apart by a colon, where the page does that by style. A date that
    stands there is no part of it."""
    text, first = shown(headline), next(iter(headline), None)
    if first is None or (headline.text or "").strip() or not _KICKER.search(first.get("class") or ""):
        return text
    kicker = shown(first)
    rest = text.removeprefix(kicker).strip()
    if printed.FULL_DATE.fullmatch(kicker):
        return rest
    is_apart = not kicker or not rest or rest == text or kicker[-1] in _APART or rest[0] in _APART
    return text if is_apart else f"{kicker}: {rest}"


def _credit(marks: Landmarks, near: Nearby, around: Sequence[HtmlElement], title: str) -> tuple[str, tuple[str, ...]]:
    """The nearest credit line, and the names that link to their authors in it."""
    spoken = list(_spoken(around))
    links = [link for link in marks.related if "author" in (link.get("rel") or "").lower().split()]
    links += [link for link in around if link.tag == "a" and _is_profile(link) and not _is_subject(link, title)]
    said = [element for element in marks.properties if element.get("itemprop") in ("author", "creator")]
    candidates = dict.fromkeys([*marks.of_kind("byline"), *_shared(links), *links, *said, *spoken])
    dates = _pure_dates(marks)
    found = [(element, shown(element, without=dates)) for element in near.belonging(candidates)]
    found = [(element, text) for element, text in found if _is_credit(element, text)]
    # The nearest that names people; the nearest of all (a desk, an agency) when none does.
    desk = next(((e, text) for e, text in found if len(text) <= LONGEST_DESK), (None, ""))
    chosen, best = next(((e, text) for e, text in found if people.split(text)), desk)
    for element, text in found:
        # What holds the credit line already found says more of it: "By", the second author.
        if chosen is not None and _holds(element, chosen) and people.split(text):
            chosen, best = element, text
    if chosen is None:
        return "", ()
    inner = [link for link in dict.fromkeys(links) if link is chosen or _holds(chosen, link)]
    names = dict.fromkeys(text for link in inner if (text := shown(link)) and len(text) < filing.LONGEST_TAG)
    return _undated(best), tuple(names or _one_by_one(chosen, best))


def _undated(credit: str) -> str:
    """A credit without the date that is printed behind it, and all that follows."""
    bare = _AFTER_CREDIT.sub("", credit)
    if (date := printed.FULL_DATE.search(bare)) and people.is_credit(
        before := _BEFORE_DATE.sub("", bare[: date.start()])
    ):
        bare = before
    bare = _LAST_CLOCK.sub("", bare)
    return bare.strip(" ,;|/·•–-")


def _one_by_one(credit: HtmlElement, line: str) -> list[str]:
    """The people of a credit whose every word stands in an element of its own, one person in each; [] for any other."""
    leaves = [part for part in islice(credit.iter(etree.Element), MOST_PARTS) if next(iter(part), None) is None]
    names = [text for leaf in leaves if (text := shown(leaf))]
    if len(names) < 2 or not all(" " in name and people.is_person(name) for name in names):
        return []
    return names if people.letters("".join(names)) == people.letters(line) else []


def _shared(links: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    """The elements that links to several people are children of: "A and B", each linking to its author."""
    linked: dict[HtmlElement, set[str]] = {}
    for link in links:
        linked.setdefault(link.getparent(), set()).add(link.get("href") or "")
    yield from (parent for parent, addresses in linked.items() if 1 < len(addresses) <= MOST_AUTHORS)


def _is_profile(link: HtmlElement) -> bool:
    """Whether a link leads to a person, and not among the article's tags."""
    if not _PROFILE.search((link.get("href") or "")[:200].lower()):
        return False
    around = (kinds(outer.get("class") or "") for outer in islice(link.iterancestors(), 2))
    return all("tags" not in kind or "byline" in kind for kind in around)


def _is_subject(link: HtmlElement, title: str) -> bool:
    """Whether it links to a page about a person of whom the headline speaks: whom the article is about."""
    return _PERSON.search((link.get("href") or "")[:200]) is not None and shown(link).casefold() in title.casefold()


def _spoken(around: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    """The elements that begin with "By"; the one after it where one says that and no more."""
    for element in around:
        text = element.text or ""
        by = _BY.match(text[:40])
        if not by or (len(text) > LONGEST_DESK and _goes_on(text, by)):
            continue
        after = element.getnext()
        if after is not None and _BY.fullmatch(shown(element)[:40]):
            yield after
        yield element


def _goes_on(text: str, by: re.Match[str]) -> bool:
    """Whether "By" begins a sentence, and credits nobody: "By the time the ferry left", "Por otro lado"."""
    return text[by.end() : by.end() + 1].islower()


def _is_credit(element: HtmlElement, text: str) -> bool:
    if not text or len(text) > LONGEST_BYLINE or _NOT_NAMES.search(element.get("class") or ""):
        return False
    return people.is_credit(text)


def _pure_dates(marks: Landmarks) -> frozenset[HtmlElement]:
    """The elements of dates, but for those that hold a credit as well."""
    around = {ancestor for element in marks.of_kind("byline") for ancestor in (element, *element.iterancestors())}
    return frozenset(element for element in (*marks.times, *marks.of_kind("date")) if element not in around)


def _holds(outer: HtmlElement, inner: HtmlElement) -> bool:
    return any(ancestor is outer for ancestor in inner.iterancestors())


def _standfirst(marks: Landmarks, near: Nearby, title: str) -> str:
    for element in near.belonging(marks.of_kind("standfirst")):
        if not 0 < near.gap(element) <= FAR or _is_of_others(element) or _shows_picture(element):
            continue
        text = shown(element)
        shortest = SHORTEST_STANDFIRST if near.gap(element) <= BELOW else SHORT_STANDFIRST
        is_line = shortest <= len(text) <= LONGEST_STANDFIRST and likeness(text, title) < 0.9
        if is_line and not _is_no_standfirst(text) and not _is_linked(element, text):
            return text
    return ""


def _shows_picture(element: HtmlElement) -> bool:
    """Whether a picture or film is in the element: its text is the caption."""
    return any(part.tag in _PICTURES for part in islice(element.iter(), MOST_PARTS))


def _is_linked(element: HtmlElement, text: str) -> bool:
    """Whether links make up most of the text: to other articles, to their authors."""
    return 2 * sum(len(shown(link)) for link in islice(element.iter("a"), MOST_PARTS)) > len(text)


def _is_of_others(element: HtmlElement) -> bool:
    """Whether a description is that of the author, the newsletter, or whatever else an article stands beside."""
    around = (element, *islice(element.iterancestors(), 2))
    if any(outer.tag in _SILENT for outer in around):
        return True
    names = " ".join(f"{outer.get('class') or ''} {outer.get('id') or ''}"[:LONGEST_MARK] for outer in around)
    return _OTHERS.search(names.lower()) is not None


def _is_no_standfirst(text: str) -> bool:
    """Whether a line asks for something, credits somebody, is that of a picture, or says when and is no sentence."""
    if text[-1] not in _STOPS and (printed.FULL_DATE.search(text) or _CLOCK.search(text)):
        return True
    by = _BY.match(text)
    credits = by is not None and not _goes_on(text, by)
    return asks(text) or credits or _PICTURED.search(text) is not None
