"""The column of an article: the one element that nearly all paragraphs of a page stand in.

Where there is one, the body need not be looked for among everything else that the page shows.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, islice

from lxml.html import HtmlElement

from crawler.extract.blocks import asks_consent, is_hidden
from crawler.extract.body_piece import LEVELS
from crawler.extract.body_words import MARKS, names_body, plain, plain_witness

#: Characters of a line in <p> that is a paragraph.
PARAGRAPH = 25
#: Paragraphs that are children of a column, and the characters of all in it, at least.
FEWEST, SHORTEST = 4, 1000
#: Share of the page's paragraphs that stand in the column, and of those that are its children.
IN_COLUMN, CHILDREN = 0.9, 0.6
#: Share of the body that structured data gives which the paragraphs in the column repeat.
OF_WITNESS = 0.95
#: Characters of a text outside of <p> that can be a paragraph all the same, and how much of such text, in paragraphs of
#: the page, may stand beside the column.
LINE, BESIDE = 100, 0.5
#: Elements from such a text outwards among which the one around the column makes it part of the article.
NEXT = 3
#: Elements before and after the column that are its neighbours, if they hold fewer elements than that.
BEFORE, AFTER, SMALL = 2, 3, 40

_NO_COLUMNS = frozenset({"body", "html"})
_NOT_AROUND = frozenset({"aside", "footer", "nav", "noscript", "template", "dialog"})
_NAMED, _LONGEST_NAME = 3, 400  # elements from the column outwards whose names are looked at, and their characters
_HOLD_TEXT = ("div", "td", "span", "section", "article", "main", "li", "blockquote", "font", "center")


def column(tree: HtmlElement, witness: str) -> HtmlElement | None:
    """The column of the article on this page; None when its paragraphs stand in several places, or in no <p>.

    `witness`: the body as structured data gives it, "" for none; with it, paragraphs of anything else do not count.
    """
    lines = dict(_lines(tree))
    sizes = {line: len(text) for line, text in lines.items()}
    found = _parent(sizes)
    if found is None and witness:
        told = plain_witness(witness)
        confirmed = [line for line, text in lines.items() if (words := plain(text)) and words in told]
        size = sum(sizes[line] for line in confirmed)
        if len(confirmed) >= FEWEST and size >= max(SHORTEST, OF_WITNESS * len(told)):
            found = _around(confirmed)
    if found is None or _is_apart(found) or _goes_on_beside(found, lines):
        return None
    beside = _beside(tree, found)
    if sum(length for _, length in beside) > BESIDE * sum(sizes.values()):
        return None
    if any(_is_next(line, found) for line, _ in beside):
        return None
    return found


def neighbours(found: HtmlElement) -> list[HtmlElement]:
    """The small elements next to a column, or to what holds it alone, in page order: bylines, tags and credits stand
    there."""
    outer = found
    while (around := outer.getparent()) is not None and len(around) == 1:
        outer = around
    before = list(islice(outer.itersiblings(preceding=True), BEFORE))[::-1]
    near = (*before, *islice(outer.itersiblings(), AFTER))
    return [element for element in near if next(islice(element.iter(), SMALL, None), None) is None]


def is_same_body(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether two elements side by side are parts of one body: called so by the same class."""
    name = one.get("class") or ""
    return one.tag == other.tag and name == other.get("class") and names_body(name.lower())


def _lines(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The paragraphs of the page; what stands in another one is not read twice."""
    inside: set[HtmlElement] = set()
    for line in tree.iter("p"):
        if line in inside:
            continue
        inside.update(line.iterdescendants("p"))
        text = line.text_content().strip()
        if len(text) >= PARAGRAPH:
            yield line, text


def _parent(sizes: Mapping[HtmlElement, int]) -> HtmlElement | None:
    """The parent of most paragraphs, if it holds nearly all of the page."""
    held: Counter[HtmlElement] = Counter()
    counts: Counter[HtmlElement] = Counter()
    for line, size in sizes.items():
        parent = line.getparent()
        held[parent] += size
        counts[parent] += 1
    if not held:
        return None
    total = held.total()
    (parent, children), *_ = held.most_common(1)
    if counts[parent] < FEWEST or children < CHILDREN * total:
        return None
    inside = sum(sizes.get(line, 0) for line in parent.iter("p"))
    return parent if inside >= max(SHORTEST, IN_COLUMN * total) else None


def _around(lines: Sequence[HtmlElement]) -> HtmlElement | None:
    """The innermost element around all of them; None where it is far out."""
    first, *others = (dict.fromkeys(islice(line.iterancestors(), LEVELS)) for line in lines)
    return next((outer for outer in first if all(outer in other for other in others)), None)


def _is_apart(found: HtmlElement) -> bool:
    """Whether it is, or stands in, something that holds no article, or shows none."""
    around = [found, *found.iterancestors()]
    if found.tag in _NO_COLUMNS or any(map(_shows_nothing, around)):
        return True
    names = " ".join(outer.get(name, "")[:_LONGEST_NAME] for outer in around[:_NAMED] for name in ("class", "id"))
    return MARKS["comments"].search(names.lower()) is not None


def _goes_on_beside(found: HtmlElement, lines: Collection[HtmlElement]) -> bool:
    """Whether paragraphs stand in another part of the same body beside it, too."""
    beside = (*found.itersiblings(preceding=True), *found.itersiblings())
    return any(line in lines for part in beside if is_same_body(part, found) for line in part.iter("p"))


def _shows_nothing(outer: HtmlElement) -> bool:
    return outer.tag in _NOT_AROUND or is_hidden(outer) or asks_consent(outer)


def _is_next(line: HtmlElement, found: HtmlElement) -> bool:
    """Whether a line stands right beside the column, or in an element that does: it may be the first of the text."""
    return any(outer is found.getparent() for outer in islice((line, *line.iterancestors()), NEXT))


def _beside(tree: HtmlElement, found: HtmlElement) -> list[tuple[HtmlElement, int]]:
    """Lines of text that stand neither in <p> nor in the column: the elements around them, and their characters."""
    within = ((line, line.text) for line in tree.iter(*_HOLD_TEXT))
    behind = ((line, line.tail) for line in tree.iter("br"))
    lengths = ((line, _length_beside(text, line, found)) for line, text in chain(within, behind))
    return [(line, length) for line, length in lengths if length]


def _length_beside(text: str | None, line: HtmlElement, found: HtmlElement) -> int:
    if not text or len(text) < LINE or len(text := text.strip()) < LINE:
        return 0
    around = (line, *islice(line.iterancestors(), LEVELS))
    return 0 if any(outer is found or outer.tag == "p" for outer in around) else len(text)
