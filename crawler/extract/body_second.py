"""A second opinion on the body, by trafilatura: asked only about pages whose own reading leaves most prose out."""

import logging
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement

#: Elements, characters and nesting of a page that trafilatura is asked about: it takes seconds for larger pages, and
#: recurses into deep ones.
MOST_ELEMENTS, MOST_TEXT, DEEPEST = 20_000, 1_000_000, 250


# It warns of every page it finds nothing on; that is an answer here, and no event.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def second_opinion(tree: HtmlElement) -> list[str]:
    """The paragraphs trafilatura finds; [] when it finds none, or the page is too large or too deep to ask."""
    if _is_too_much(tree):
        return []
    import trafilatura  # here, because a command that reads no page need not wait for it

    try:
        text = trafilatura.extract(deepcopy(tree), favor_precision=True, include_comments=False)
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        # It changes the tree while it walks over it; on broken pages that fails in many ways.
        return []
    lines = (line.removeprefix("- ").strip() for line in (text or "").splitlines())
    return [line for line in lines if line]


def _is_too_much(tree: HtmlElement) -> bool:
    depth = text = 0
    for count, (event, element) in enumerate(etree.iterwalk(tree, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if event == "start":
            text += len(element.text or "") + sum(map(len, element.attrib.values()))
        else:
            text += len(element.tail or "")
        if depth > DEEPEST or count > 2 * MOST_ELEMENTS or text > MOST_TEXT:
            return True
    return False
