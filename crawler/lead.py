"""Lead: a link to an article, with what the listing said of it before the article was fetched."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Lead:
    """A link to an article of a known outlet."""

    #: The outlet's name.
    outlet: str
    #: The article's identity within the outlet; the `id` of the record is `outlet:key`.
    key: str
    #: Absolute, without trackers; what will be fetched.
    url: str
    #: Name of the outlet's Section the listing belongs to; "" for none.
    section: str = ""
    #: Headline as the listing shows it; "" when it does not.
    title: str = ""
    #: Date as the listing prints it; "" when it does not. Counted from `at` when relative.
    published: str = ""
    #: Way in: "listing", "feed", "sitemap", "wordpress", "wayback", "warc"; "" for a page given by hand.
    via: str = ""
    #: URL of the listing; "" for a page given by hand.
    listing: str = ""
    #: Moment the listing was fetched.
    at: datetime | None = None
    #: Address of a capture in a web archive, where the page is fetched instead; "" for the outlet's own page.
    archived: str = ""

    @property
    def address(self) -> str:
        """Where to fetch the page."""
        return self.archived or self.url


@dataclass(frozen=True, kw_only=True)
class Follow:
    """A link from a listing to its continuation: older articles, or a part of it."""

    url: str
