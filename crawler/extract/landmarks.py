"""The elements of a page that its metadata can stand in, found in one walk for all readers."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

#: Elements of a page that are looked at; a page with more is read up to here.
MOST_ELEMENTS = 150_000
#: Characters of a class attribute that are looked at.
LONGEST_MARK = 200
#: What shows no text to a reader, whatever it is called.
SILENT = frozenset(("script", "style", "noscript", "template"))

# What a class or id says of its element, in lower case. Parts of words: "articleByline", "post_author".
_MARKS = {
    "byline": "by-?_?line|(?:published|posted|written)-?_?by|auth?or|"
    "auteur|writer|reporter|redac|redakt|contributor|signature|yazar|journalist",
    "date": r"dat[eu]m?|time|publish|posted|fecha|tarih",
    "tags": r"tags?\b|topic|keyword|tag-?_?list|schlagw",
    "standfirst": r"stand-?_?first|sub-?_?(?:tit|head|line)|\bdec?k\b|[-_]dec?k|\bled?e\b|[-_]lede?|lead(?!ing)|intro|"
    "summary|excerpt|teaser|chapeau|chapo|vorspann|spot|perex|abstract|description",
    "breadcrumb": "bread-?_?crumb",
}
# Plain stems, of which each pattern above needs one: most marks fail here, at a tenth of the price.
_STEMS = re.compile(
    "line|ed-?_?by|auth|autor|auteur|writer|reporter|reda|contrib|sign|credit|yazar|journ|dat|time|publish|posted|fecha|tarih|"
    "tag|topic|keyw|schlagw|stand|sub|dec?k|lede?|lead|intro|summ|excerpt|teas|chap|vorsp|spot|perex|abstract|descr|"
    "crumb"
)
_NOTHING: frozenset[str] = frozenset()
_COMPILED = {kind: re.compile(pattern) for kind, pattern in _MARKS.items()}


@dataclass(slots=True)
class Landmarks:
    """Elements by what they may say, each list in page order."""

    metas: list[HtmlElement] = field(default_factory=list)
    links: list[HtmlElement] = field(default_factory=list)
    scripts: list[HtmlElement] = field(default_factory=list)
    titles: list[HtmlElement] = field(default_factory=list)
    headings: list[HtmlElement] = field(default_factory=list)
    subheads: list[HtmlElement] = field(default_factory=list)
    times: list[HtmlElement] = field(default_factory=list)
    #: With `itemprop`.
    properties: list[HtmlElement] = field(default_factory=list)
    #: Links with a `rel`.
    related: list[HtmlElement] = field(default_factory=list)
    #: Whose class or id names a "byline", "date", "tags", "standfirst" or "breadcrumb"; see `kinds`.
    marked: list[tuple[frozenset[str], HtmlElement]] = field(default_factory=list)
    #: Place of each of the above in page order.
    position: dict[HtmlElement, int] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[HtmlElement]:
        """The elements whose class or id names this kind."""
        return [element for said, element in self.marked if kind in said]


@lru_cache(maxsize=16384)
def kinds(mark: str) -> frozenset[str]:
    """What a class or id says its element holds; empty when it says nothing."""
    return _NOTHING.union(*map(_kinds_of_word, mark[:LONGEST_MARK].lower().split()))


@lru_cache(maxsize=65536)
def _kinds_of_word(word: str) -> frozenset[str]:
    """Word by word: pages share the words of their class attributes far more than the attributes."""
    if not _STEMS.search(word):
        return _NOTHING
    return frozenset(kind for kind, pattern in _COMPILED.items() if pattern.search(word))


@lru_cache(maxsize=1)
def landmarks(tree: HtmlElement) -> Landmarks:
    """What the readers of this tree look at. Kept for the tree asked for last, which nobody changes."""
    found = Landmarks()
    by_tag = {
        "meta": found.metas,
        "link": found.links,
        "script": found.scripts,
        "title": found.titles,
        "h1": found.headings,
        "h2": found.subheads,
        "h3": found.subheads,
        "time": found.times,
    }
    position = found.position
    for place, element in enumerate(islice(tree.iter(etree.Element), MOST_ELEMENTS)):
        get = element.get
        tag = element.tag
        bucket = by_tag.get(tag)
        mark = None if tag in SILENT else get("class") or get("id")
        said = kinds(mark) if mark else _NOTHING
        prop = get("itemprop")
        if bucket is not None:
            bucket.append(element)
        elif tag == "a" and get("rel"):
            found.related.append(element)
        elif not (said or prop):
            continue
        if said:
            found.marked.append((said, element))
        if prop:
            found.properties.append(element)
        position[element] = place
    return found
