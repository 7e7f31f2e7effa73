"""A case: one bad page to read, and how it came to be."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Case:
    """A page as a hostile or broken server could send it. The same name always means the same bytes."""

    #: What was done to which page: "tests/golden/sana/article.html, cut at 12 %".
    name: str
    body: bytes = field(repr=False)
    content_type: str = ""
    url: str = "https://news.example/2026/11/20/harbour-opens-again-12345"
    #: Name of the outlet whose rules read it; "" for none.
    outlet: str = ""


#: Cases are made when their turn comes: some have 50 MB.
Cases = Iterator[Case]
