"""WordPress: its REST API, which lists posts with exact dates and can be asked for a stretch of time.

https://developer.wordpress.org/rest-api/reference/posts/
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.discover.address import absolute
from crawler.discover.document import plain
from crawler.discover.json_text import Value, json_of, text_at
from crawler.lead import Follow
from crawler.outlet import Key, Link
from crawler.page import Page
from crawler.window import Window

#: Posts an answer: the most that WordPress gives.
PER_PAGE = 100
#: Old versions take `after` and `before` as times of the site's own clock.
SLACK = timedelta(days=1)

_FIELDS = "id,date,date_gmt,link,title"


@dataclass(frozen=True, kw_only=True)
class WordPress:
    """The posts of a WordPress site, newest first."""

    #: Where the API is: "https://…/wp-json/". Of a site without pretty addresses: "https://…/?rest_route=/".
    url: str
    #: Numbers of the categories to take; empty for all.
    categories: tuple[int, ...] = ()
    #: Kind of post, in the plural that the API has for it.
    kind: str = "posts"
    #: Language as a translation plugin names it ("en"); "" where there is none.
    language: str = ""
    #: "section" when the categories are those of one section.
    carries: str = "outlet"
    via: str = "wordpress"

    def __post_init__(self) -> None:
        if not self.url.endswith("/"):
            raise ValueError(f"{self.url}: the address of the API ends with /")
        if self.carries not in ("section", "outlet"):
            raise ValueError(f"{self.url}: carries is section or outlet, not {self.carries!r}")

    def start(self, window: Window) -> Iterator[str]:
        """The newest posts of the window."""
        asked = {
            "per_page": str(PER_PAGE),
            "page": "1",
            "orderby": "date",
            "order": "desc",
            "_fields": _FIELDS,
            "categories": ",".join(map(str, self.categories)),
            "lang": self.language,
            "after": _moment(window.since - SLACK) if window.since else "",
            "before": _moment(window.until + SLACK) if window.until else "",
        }
        glue = "&" if "?" in self.url else "?"
        kept = {name: value for name, value in asked.items() if value}
        yield f"{self.url}wp/v2/{self.kind}{glue}{urlencode(kept, safe=',:')}"

    def read(self, page: Page, key: Key, window: Window) -> Iterator[Link | Follow]:
        """The posts in their order, then the next page where there is one; nothing for an error or another page."""
        posts = json_of(page)
        if not isinstance(posts, list):
            return
        for post in posts[:PER_PAGE]:
            if url := absolute(page.url, text_at(post, "link")):
                yield Link(url=url, title=plain(text_at(post, "title.rendered")), published=_date(post))
        if older := _next(page, len(posts)):
            yield Follow(url=older)


def _date(post: Value) -> str:
    """The date in UTC, which the API writes without saying so; else that of the site's clock."""
    moment = text_at(post, "date_gmt")
    return f"{moment}Z" if moment and not moment.endswith("Z") else moment or text_at(post, "date")


def _next(page: Page, posts: int) -> str:
    """The address of the next page: while the header says so; without one, while pages come full."""
    parts = urlsplit(page.url)
    asked = dict(parse_qsl(parts.query))
    number, pages = asked.get("page", ""), page.header("X-WP-TotalPages")
    if not number.isdecimal():
        return ""
    is_last = int(number) >= int(pages) if pages.isdecimal() else posts < PER_PAGE
    if is_last:
        return ""
    query = urlencode({**asked, "page": str(int(number) + 1)}, safe=",:/")
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
