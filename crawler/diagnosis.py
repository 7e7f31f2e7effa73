"""Diagnosis: what an outlet's answer says of a way in or of an article, and what to do about it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from crawler.article import Article
from crawler.causes import Cause
from crawler.extract.walls import obstacle_of
from crawler.host import host_in
from crawler.outlet import Outlet
from crawler.page import Page


class Finding(StrEnum):
    """How it is with one address. Only the first is well."""

    REACHED = "reached"
    BLOCKED = "blocked"
    CHALLENGE = "challenge"
    CONSENT = "consent wall"
    LOGIN = "login"
    PAYWALL = "paywall"
    LAYOUT = "layout changed"
    EMPTY = "empty"
    ROBOTS = "robots forbids"
    SOFT_404 = "soft 404"
    NOT_FOUND = "not found"
    MOVED = "moved"
    UNREACHABLE = "unreachable"

    @property
    def is_well(self) -> bool:
        return self is Finding.REACHED


#: What to do, in one line each.
SUGGESTIONS = {
    Finding.BLOCKED: "the host refuses us: set CONTACT, slow down, try another way in, or `--via wayback`",
    Finding.CHALLENGE: "a wall against robots: look for a feed or sitemap without one, or use `--via wayback`",
    Finding.CONSENT: "a consent page stands before it: try another host or way in of the outlet",
    Finding.LOGIN: "it wants a login: another way in may not; say so in the outlet's notes",
    Finding.PAYWALL: "only the beginning is free: say so in the outlet's notes; standfirst and listing remain",
    Finding.LAYOUT: "the page is there and is not understood: `scrapy snap OUTLET URL CASE`, then mend links or rules",
    Finding.EMPTY: "it shows nothing: see in a browser whether it needs JavaScript, or has been given up",
    Finding.ROBOTS: "robots.txt forbids it: take another way in; nothing else is right",
    Finding.SOFT_404: "it says 'not found' with status 200: look for the listing's new address",
    Finding.NOT_FOUND: "the address is gone: look for the listing's new one on the home page",
    Finding.MOVED: "it leads to another host: add that to `hosts`, and change `url`",
    Finding.UNREACHABLE: "no answer, or the server's own error: try again later, and see whether the host still exists",
}

_CAUSES = {
    Cause.BLOCKED: Finding.BLOCKED,
    Cause.TOO_MANY: Finding.BLOCKED,
    Cause.CHALLENGE: Finding.CHALLENGE,
    Cause.ROBOTS: Finding.ROBOTS,
    Cause.NOT_FOUND: Finding.NOT_FOUND,
    Cause.GONE: Finding.NOT_FOUND,
    Cause.LED_HOME: Finding.NOT_FOUND,
    Cause.OFF_SITE: Finding.MOVED,
    Cause.NOT_TEXT: Finding.LAYOUT,
}
_OBSTACLES = {
    "ChallengePage": Finding.CHALLENGE,
    "ConsentWall": Finding.CONSENT,
    "LoginPage": Finding.LOGIN,
    "PaywallStub": Finding.PAYWALL,
    "ErrorPage": Finding.SOFT_404,
    "SoftNotFound": Finding.SOFT_404,
    "EmptyListing": Finding.EMPTY,
}


@dataclass(frozen=True, kw_only=True)
class Sign:
    """A finding, and what it was told by; "" when there is nothing to add."""

    finding: Finding
    note: str = ""


def of_cause(cause: Cause | None, name: str) -> Sign:
    """What a failed fetch means; `name` is the exception's, for what is no failure of a fetch."""
    return Sign(finding=_CAUSES.get(cause, Finding.UNREACHABLE) if cause else Finding.UNREACHABLE, note=cause or name)


def of_listing(page: Page, outlet: Outlet, *, asked: str, leads: int, links: Sequence[str]) -> Sign:
    """What a listing is; it has so many leads of its section, and these links in all."""
    if leads:
        return Sign(finding=Finding.REACHED, note=f"{leads} articles")
    if _has_moved(page, outlet, asked):
        return Sign(finding=Finding.MOVED, note=f"leads to {page.url}")
    if others := sum(outlet.key(link) is not None for link in links):
        return Sign(finding=Finding.REACHED, note=f"{others} articles, none of this section")
    return Sign(finding=_OBSTACLES.get(obstacle_of(page), Finding.LAYOUT))


def of_article(page: Page, outlet: Outlet, article: Article, *, asked: str) -> Sign:
    """What an article is that could be read."""
    if _has_moved(page, outlet, asked):
        return Sign(finding=Finding.MOVED, note=f"leads to {page.url}")
    if outlet.rules.body and article.extraction.get("text") != "rules":
        return Sign(finding=Finding.LAYOUT, note=f"the rules find no body; it was read as {article.extraction['text']}")
    lacking = [name for name in ("published_at", "language") if getattr(article, name) is None]
    return Sign(finding=Finding.REACHED, note=f"without {', '.join(lacking)}" if lacking else "")


def of_refusal(page: Page, outlet: Outlet, name: str, *, asked: str) -> Sign:
    """What a page is that should be an article and is refused; `name` is the refusal's class."""
    if _has_moved(page, outlet, asked):
        return Sign(finding=Finding.MOVED, note=f"leads to {page.url}")
    return Sign(finding=_OBSTACLES.get(name, Finding.LAYOUT), note=name)


def _has_moved(page: Page, outlet: Outlet, asked: str) -> bool:
    return not outlet.owns(page.url) and host_in(page.url) != host_in(asked)
