"""Walls: pages that stand in front of the page that was asked for. What they are is told by their own marks."""

import re

from lxml import etree
from lxml.html import HtmlElement

from crawler.checks import ChallengePage, ConsentWall, ErrorPage, LoginPage, NotAnArticle
from crawler.extract.landmarks import SILENT
from crawler.extract.notices import asks_consent, says_missing
from crawler.page import Page
from crawler.select import compiled

#: Characters of visible text above which a page is no wall, whatever scripts it loads.
LONGEST_WALL = 1_500
#: Visible characters, and links, below which a listing without articles is an empty one.
EMPTY_TEXT, EMPTY_LINKS = 400, 15
#: Characters of a page's source that are searched for marks.
_SEARCHED = 200_000

# Marks of the services that put such pages up: Cloudflare, Imperva, DataDome, HUMAN, Sucuri, DDoS-Guard, AWS WAF,
# ArvanCloud. Several of them load scripts on ordinary pages too, so the page must also say hardly anything.
_CHALLENGE = re.compile(
    r"_cf_chl_opt|cf-chl-|challenge-platform|_Incapsula_Resource|captcha-delivery\.com|px-captcha|"
    r"sucuri_cloudproxy|ddos-guard|awswaf\.com|__arcsjs|arvancloud|g-recaptcha|h-captcha|hcaptcha\.com|"
    r"just a moment\.\.\.|checking your browser|(?:enable|turn on|activate) javascript|"
    r"javascript is (?:disabled|required)|"
    r"are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|attention required",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(r"/(?:log-?in|sign-?in|auth|account/login|sso)(?:[/?.]|$)", re.IGNORECASE)
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:rss|feed|rdf:rdf|urlset|sitemapindex)\b|\s*[{\[]", re.IGNORECASE)
# Skipped in a walk: an XPath that asks every text for what is around it takes minutes where texts are many.
_SILENT = SILENT | {"title"}
_PASSWORD = compiled("(boolean(//input[translate(@type, 'PASWORD', 'pasword')='password']))")


def wall_of(tree: HtmlElement, *, url: str) -> type[NotAnArticle] | None:
    """ChallengePage or LoginPage when the page is one; None otherwise."""
    seen = visible(tree)
    if len(seen) > LONGEST_WALL:
        return None
    if _PASSWORD(tree) and (_LOGIN_PATH.search(url) or len(seen) < EMPTY_TEXT):
        return LoginPage
    source = etree.tostring(tree, encoding="unicode", method="html")[:_SEARCHED]
    return ChallengePage if _CHALLENGE.search(source) else None


def obstacle_of(page: Page) -> str:
    """Why a listing that links to no article does so: the class name of a wall, "EmptyListing", or "" when the page
    has content that was not understood (its layout has changed)."""
    if wall := wall_of(page.tree, url=page.url):
        return wall.__name__
    seen, title = visible(page.tree), " ".join((page.tree.findtext(".//title") or "").split())
    if len(seen) <= LONGEST_WALL:
        if says_missing(title, seen):
            return ErrorPage.__name__
        if asks_consent(title) or asks_consent(seen):
            return ConsentWall.__name__
    links = sum(1 for link in page.tree.iter("a") if len(" ".join(link.itertext()).split()) >= 3)
    if _FEED.match(page.text) or (len(seen) < EMPTY_TEXT and links < EMPTY_LINKS):
        return "EmptyListing"
    return ""


def visible(tree: HtmlElement) -> str:
    """The words of the page that a reader sees, on one line."""
    parts = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            parts.append("" if element is tree else element.tail or "")
        elif element.tag in _SILENT:
            walk.skip_subtree()
        else:
            parts.append(element.text or "")
    return " ".join(" ".join(parts).split())
