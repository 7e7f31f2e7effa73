"""Witnesses: what every source on a page claims, most trustworthy first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from crawler.extract import jsonld, meta, microdata, rules, visible
from crawler.extract.claims import Claims
from crawler.outlet import Rules
from crawler.page import Page

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Witnesses:
    """The sources in order of trust, each with its name as `extraction` gives it."""

    claims: tuple[tuple[str, Claims], ...]

    @classmethod
    def of(cls, page: Page, own: Rules) -> "Witnesses":
        """Everything the page claims: the outlet's rules, JSON-LD, microdata, meta, then what a reader sees."""
        tree, url = page.tree, page.url
        return cls(
            claims=(
                ("rules", rules.read(tree, own)),
                ("jsonld", jsonld.read(tree, url)),
                ("microdata", microdata.read(tree, url)),
                ("meta", meta.read(tree, url)),
                ("page", visible.read(tree, url)),
            )
        )

    def first(self, field: Callable[[Claims], T]) -> tuple[str, T] | None:
        """The first claim of a field that is not empty, with its source; None when nobody says."""
        return next(self.all(field), None)

    def all(self, field: Callable[[Claims], T]) -> Iterator[tuple[str, T]]:
        """Every claim of a field that is not empty, with its source, most trustworthy first."""
        for how, claims in self.claims:
            if value := field(claims):
                yield how, value

    def of_source(self, how: str) -> Claims:
        """The claims of one source."""
        return dict(self.claims)[how]
