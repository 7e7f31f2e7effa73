"""Which pages are easy to read, by a rule that knows nothing of how we read them."""

from collections import Counter

from crawler.extract import jsonld
from crawler.page import Page
from evaluation.pages import EvaluationPage

#: Characters of JSON-LD's articleBody, and share of the text in <p> that one element holds.
BODY, SHARE = 500, 0.9
EASY = f"JSON-LD has an articleBody of {BODY} characters, or one element holds {SHARE:.0%} of the text in all <p>"


def is_easy(page: EvaluationPage) -> bool:
    """Whether the rule above holds."""
    read = Page(url=page.url, body=page.body(), fetched=page.fetched)
    if sum(map(len, jsonld.read(read.tree, read.url).text)) >= BODY:
        return True
    held: Counter[object] = Counter()
    for paragraph in read.tree.iter("p"):
        held[paragraph.getparent()] += len(paragraph.text_content())
    return bool(held) and max(held.values()) >= SHARE * held.total() > 0
