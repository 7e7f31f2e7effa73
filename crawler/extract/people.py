"""The people of a byline, apart from desks, agencies and the outlet itself."""

from collections.abc import Sequence

from crawler.extract.claims import Claims


def split(byline: str, names: Sequence[str] = (), *, publisher: str = "") -> tuple[str, ...]:
    """The people, in order, none twice; () when nobody is named."""
    return tuple(dict.fromkeys(names))


def byline(*claims: Claims) -> str:
    """The credit line as printed; names joined by commas when only names are given; "" when there is neither."""
    printed = next((claim.byline for claim in claims if claim.byline), "")
    return printed or next((", ".join(claim.authors) for claim in claims if claim.authors), "")
