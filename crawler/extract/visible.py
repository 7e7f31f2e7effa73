"""What a reader sees around the headline: standfirst, byline, dates, tags, section."""

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from crawler.extract import people
from crawler.extract.claims import Claims
from crawler.extract.heading import heading, likeness
from crawler.extract.landmarks import Landmarks, landmarks
from crawler.extract.markup_text import plain, shown
from crawler.extract.nearby import Nearby, vicinity
from crawler.select import fold

#: Characters of a byline, a printed date, a tag.
LONGEST_BYLINE = 250
LONGEST_DATE = 120
LONGEST_TAG = 80
LONGEST_LABEL = 60
SHORTEST_STANDFIRST = 30
LONGEST_STANDFIRST = 900
#: Elements after the headline within which its byline and date stand; an author's box further down is a last resort.
NEAR = 120
#: Tags, dates that are kept.
MOST_TAGS = 40
MOST_DATES = 4

_CHANGED = re.compile(
    r"updat|modif|edited|chang|aktualis|geändert|geaendert|mise? [aà] jour|actualiz|aggiorn|atualiz|обновл|измен|"
    r"güncel|"
    r"تحديث|تعديل|עודכן|به‌?روز|更新",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?:first |zuerst |erst)?(?:publi|posted|veröffentlich|offentliggjort|erstellt|created|online seit|creado|"
    r"pubblicat|"
    r"opublikowano|опубликовано|yayınlan|نشر|نُشر|تاريخ النشر|פורסם|انتشار|掲載|公開|发布|입력)",
    re.IGNORECASE,
)
# A day, or how long ago; not only a time of day or minutes to read.
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}|[٠-٩۰-۹]|\d+\s?\w+ ago|(?<!\w)(?:vor|il y a|hace|منذ|"
    r"قبل|önce|назад|"
    r"today|yesterday|heute|gestern|vandaag|hier|ayer|hoy|اليوم|أمس|dün|bugün|сегодня|вчера)(?!\w)|\d\s?(?:前|전)|年|日",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(r"19|20|٢٠|۲۰|۱۴")
_YEAR = r"(?:19|20|١٩|٢٠|۲۰|۱۳|۱۴)\d\d"
_FULL_DATE = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}(?:st|nd|rd|th)?[.,]?\s+(?:de\s+)?[^\W\d_]{{2,14}}(?:[ "
    rf"/][^\W\d_]{{2,14}})?[.,،]?\s+(?:de\s+)?{_YEAR}|"
    rf"[^\W\d_]{{3,12}}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|"
    rf"\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}|{_YEAR}\s?[年년])(?!\d)"
)
_PROFILE = re.compile(
    r"/(?:authors?|autore?n?|auteurs?|autores|profiles?|staff|contributors?|people|person|by|redaktion|"
    r"redakt[oö]r(?:en)?|"
    r"journalist[ae]?s?|writers?|columnists?|reporters?|yazar(?:lar)?|byline|biography|bios?|creators?|skribent)[/=.]"
)
_BY = re.compile(
    r"\s*(?:(?:written |reported |story )?by|von|par|por|door|بقلم|كتب|كتبت|автор|yazan):?(?:\s|\Z)", re.IGNORECASE
)
_NOT_NAMES = re.compile(r"avatar|image|photo|picture|social|share|follow|bio\b|description|comment", re.IGNORECASE)
_HOME = re.compile(r"home(?:page)?|start(?:seite)?|accueil|inicio|الرئيسية|anasayfa|главная|خانه", re.IGNORECASE)


def read(tree: HtmlElement, url: str) -> Claims:
    """What the visible page claims of its article; empty where nothing is marked, the title where no heading is "
    "sure."""
    marks = landmarks(tree)
    headline = heading(tree)
    near = Nearby(marks, headline)
    title = shown(headline) if headline is not None else ""
    around = [part for part in vicinity(headline) if near.level(part) is not None] if headline is not None else []
    byline, authors = _credit(marks, near, around)
    published, modified = _dates(marks, near, around)
    return Claims(
        title=title,
        standfirst=_standfirst(marks, near, title),
        byline=byline,
        authors=authors,
        published=published,
        modified=modified,
        section=_section(marks, title),
        tags=_tags(marks, near),
    )


def _credit(marks: Landmarks, near: Nearby, around: Sequence[HtmlElement]) -> tuple[str, tuple[str, ...]]:
    """The nearest credit line, and the names that link to their authors in it."""
    spoken = list(_spoken(around))
    links = [link for link in marks.related if "author" in (link.get("rel") or "").lower().split()]
    links += [link for link in around if link.tag == "a" and _PROFILE.search((link.get("href") or "")[:200].lower())]
    said = [element for element in marks.properties if element.get("itemprop") in ("author", "creator")]
    candidates = dict.fromkeys([*_marked(marks, "byline"), *links, *said, *spoken])
    dates = _pure_dates(marks)
    found = [(element, shown(element, without=dates)) for element in near.belonging(candidates)]
    found = [(element, text) for element, text in found if _is_credit(element, text)]
    # The nearest that names people; the nearest of all (a desk, an agency) when none does.
    chosen, best = next(((e, text) for e, text in found if people.split(text)), found[0] if found else (None, ""))
    for element, text in found:
        # What holds the credit line already found says more of it: "By", the second author.
        if chosen is not None and _holds(element, chosen) and people.split(text):
            chosen, best = element, text
    if chosen is None:
        return "", ()
    inner = [link for link in dict.fromkeys(links) if link is chosen or _holds(chosen, link)]
    return best.strip(" ,;|/·•–-"), tuple(
        dict.fromkeys(text for link in inner if (text := shown(link)) and len(text) < LONGEST_TAG)
    )


def _spoken(around: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    """The elements that begin with "By"; the one after it where one says that and no more."""
    for element in around:
        if not _BY.match((element.text or "")[:40]):
            continue
        after = element.getnext()
        if after is not None and _BY.fullmatch(shown(element)[:40]):
            yield after
        yield element


def _is_credit(element: HtmlElement, text: str) -> bool:
    if not text or len(text) > LONGEST_BYLINE or _NOT_NAMES.search(element.get("class") or ""):
        return False
    return people.is_credit(text)


def _pure_dates(marks: Landmarks) -> frozenset[HtmlElement]:
    """The elements of dates, but for those that hold a credit as well."""
    around = {ancestor for element in _marked(marks, "byline") for ancestor in (element, *element.iterancestors())}
    return frozenset(element for element in (*marks.times, *_marked(marks, "date")) if element not in around)


def _holds(outer: HtmlElement, inner: HtmlElement) -> bool:
    return any(ancestor is outer for ancestor in inner.iterancestors())


def _dates(marks: Landmarks, near: Nearby, around: Sequence[HtmlElement]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The dates at the headline: those of publication, and those that say they are of a change.

    What is written for machines comes first, then what is marked as a date, then what only looks like one.
    """
    published: dict[str, int] = {}
    modified: dict[str, int] = {}
    for element in near.belonging(dict.fromkeys([*marks.times, *_marked(marks, "date")])):
        text = shown(element)
        stamp = plain(element.get("datetime") or "", LONGEST_DATE)
        if abs(near.gap(element)) > NEAR * 4 or len(text) > LONGEST_DATE:
            continue
        into = modified if _says_changed(element, text) else published
        for rank, value in ((0, stamp), (1, text)):
            if _DATE.search(value):
                into.setdefault(value, rank)
    for text in _printed_dates(around):
        published.setdefault(text, 2)
    return tuple(sorted(published, key=published.__getitem__))[:MOST_DATES], tuple(modified)[:MOST_DATES]


def _printed_dates(around: Sequence[HtmlElement]) -> Iterator[str]:
    """Short texts with a full date in them, in elements that nothing marks as dates."""
    for element in around:
        for text in (element.text, element.tail):
            if text and len(text) < LONGEST_DATE * 2 and _ANY_YEAR.search(text) and _FULL_DATE.search(text):
                line = fold(text)
                if len(line) <= LONGEST_DATE // 2 and not _says_changed(element, line):
                    yield line


def _says_changed(element: HtmlElement, text: str) -> bool:
    """Whether the date is one of a change, as its own text, its class or the label before it says."""
    if _FIRST.match(text):
        return False
    if _CHANGED.search(text) or _CHANGED.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}"):
        return True
    return _CHANGED.search(_label(element)) is not None


def _label(element: HtmlElement) -> str:
    """The short text without digits before an element, up to two levels up; "" when there is none."""
    for _ in range(3):
        said = []
        parent, before = element.getparent(), element.getprevious()
        for _ in range(3):
            if before is None:
                break
            own = before.text_content() if isinstance(before.tag, str) else ""
            said += [before.tail or "", own if len(own) < LONGEST_LABEL else "0"]
            before = before.getprevious()
        if parent is None:
            break
        said += [parent.text or "", parent.get("class") or ""]
        for label in said:
            if any(character.isdigit() for character in label):
                return ""
            if _FIRST.match(label.strip()) or _CHANGED.search(label[-LONGEST_LABEL:]):
                return label[-LONGEST_LABEL:]
        element = parent
    return ""


def _standfirst(marks: Landmarks, near: Nearby, title: str) -> str:
    for element in near.belonging(_marked(marks, "standfirst")):
        if not near.is_after(element):
            continue
        text = shown(element)
        if SHORTEST_STANDFIRST <= len(text) <= LONGEST_STANDFIRST and likeness(text, title) < 0.9:
            return text
    return ""


def _section(marks: Landmarks, title: str) -> str:
    """The last step of the breadcrumb trail that is a link and not the article itself."""
    for element in _marked(marks, "breadcrumb"):
        steps = [text for link in element.iter("a") if (text := shown(link))]
        steps = [step for step in steps if not _HOME.fullmatch(step) and step != title and len(step) <= LONGEST_TAG]
        if steps:
            return steps[-1]
    return ""


def _tags(marks: Landmarks, near: Nearby) -> tuple[str, ...]:
    links = [link for link in marks.related if "tag" in (link.get("rel") or "").lower().split()]
    found = [text for link in links if near.level(link) is not None and (text := shown(link))]
    if not found:
        found = list(_listed_tags(marks, near))
    cleaned = (text.strip(" #,|") for text in found)
    return tuple(dict.fromkeys(text for text in cleaned if 0 < len(text) <= LONGEST_TAG))[:MOST_TAGS]


def _listed_tags(marks: Landmarks, near: Nearby) -> Iterator[str]:
    """The links of the first element that says it lists tags."""
    for element in _marked(marks, "tags"):
        if near.level(element) is None or not near.is_after(element):
            continue
        links = [text for link in element.iter("a") if (text := shown(link))]
        if links and sum(map(len, links)) > 0.5 * len(shown(element)):
            yield from links
            return


def _marked(marks: Landmarks, kind: str) -> list[HtmlElement]:
    return [element for said, element in marks.marked if kind in said]
