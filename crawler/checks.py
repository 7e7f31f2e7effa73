"""Reasons to refuse an article, one class each: the class name is what the statistics count."""

from crawler.article import Article
from crawler.weight import weight
from crawler.window import Window


class Refusal(Exception):
    """A page that will not become an article. Its text says what was seen; its class is the statistic."""


class NotAnArticle(Refusal):
    """The page holds no article: no body worth the name."""


class SectionPage(NotAnArticle):
    """The page lists articles instead of being one."""


class ErrorPage(NotAnArticle):
    """A "not found" or "something went wrong" served as a page."""


class SoftNotFound(NotAnArticle):
    """What the outlet serves, with status 200, for an address that never existed."""


class ChallengePage(NotAnArticle):
    """A wall against robots: it wants JavaScript run, or a puzzle solved."""


class LoginPage(NotAnArticle):
    """The page asks for a login and shows nothing else."""


class ConsentWall(NotAnArticle):
    """The page asks for consent to cookies and shows nothing else."""


class PaywallStub(NotAnArticle):
    """The page shows the start of an article and asks for a subscription."""


class NoTitle(Refusal):
    """No source on the page gives a headline."""


class UnreadableText(Refusal):
    """The bytes could not be turned into text without loss (replacement characters, wrong charset)."""


class TooShort(Refusal):
    """Title and text together are too little to be news."""


class OutsideWindow(Refusal):
    """Certainly published outside the stretch of time that the run is about."""


#: Characters, see `weight`. Flashes of one sentence are news; a lone word or caption is not.
SHORTEST_TEXT = 40


def check(article: Article, window: Window) -> None:
    """Nothing when the article may be exported; raises the Refusal that says why not."""
    if weight(article.text) < SHORTEST_TEXT:
        raise TooShort(f"{len(article.text)} characters of text")
    if not window.may_cover(article.published_earliest, article.published_latest):
        raise OutsideWindow(f"published {article.published_raw}, the run is about {window}")
