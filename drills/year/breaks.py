"""The ways in which an outlet breaks, what each does to a run, and what it must be called."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crawler.article import Article, Precision
from crawler.health import Drift
from crawler.outcome import Outcome

_FILLER = "The council will meet again next week to hear the residents of the harbour district. " * 30

CHALLENGE = (
    "<html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript</noscript></body></html>"
)
CONSENT = "<html><title>Before you continue</title><body><p>We and our partners use cookies. <button>Accept</button>"
NOT_FOUND = "<html><title>Page not found</title><body><h1>404</h1><p>The page was not found.</p></body></html>"
LOGIN = "<html><title>Sign in</title><body><form><input name=user><input type=password></form></body></html>"
EMPTY = "<html><title>News</title><body><h1>News</h1><p>Nothing here yet.</p></body></html>"
REDESIGNED = f"<html><title>News</title><body><div id=app>{_FILLER}</div></body></html>"


@dataclass(frozen=True, kw_only=True)
class Break:
    """One way to break. What is left at its default goes on as before."""

    name: str
    #: The findings that name it rightly: a Drift or an Outcome, and the field where several could be meant.
    called: tuple[str, ...]
    #: Listings that cannot be fetched fail with this Cause; "" for none.
    cause: str = ""
    #: The page served in place of every listing; "" for none.
    page: str = ""
    #: The class by which article pages are refused or fail; "" for none.
    lost: str = ""
    #: What it does to an article.
    spoil: Callable[[Article], Article] | None = None
    #: Share of the links on a listing that are still found, and of new articles that are still listed.
    links: float = 1.0
    listed: float = 1.0
    #: Runs that must show it: 2 where one failure may pass of itself.
    runs: int = 1
    #: What it looks like happens to this share of articles anyway: the name of one of the habits; "" for hardly any.
    usual: str = ""


def _at(moment: datetime) -> Callable[[Article], Article]:
    return lambda article: replace(article, published_at=moment, published_earliest=moment, published_latest=moment)


def _now(article: Article) -> Article:
    return replace(
        article,
        published_at=article.fetched_at - timedelta(seconds=article.word_count % 50),
        published_precision=Precision.SECOND,
    )


def _short(article: Article) -> Article:
    return replace(article, word_count=12, text=article.text[:70])


def _boxed(article: Article) -> Article:
    return replace(article, text=f"{article.text}\n\nFollow us on every channel, and never miss a story again")


def _generic(article: Article) -> Article:
    return replace(article, extraction={**article.extraction, "text": "generic:density"})


def every(year: int) -> tuple[Break, ...]:
    """All breaks."""
    fixed = datetime.fromisoformat(f"{year - 6}-03-01T12:00:00+00:00")
    return (
        Break(name="host down", called=(Outcome.UNREACHABLE,), cause="Timeout", runs=2),
        Break(name="server errors", called=(Outcome.UNREACHABLE,), cause="ServerError", runs=2),
        Break(name="403 for us", called=(Outcome.BLOCKED,), cause="Blocked"),
        Break(name="429 without end", called=(Outcome.BLOCKED,), cause="TooManyRequests"),
        Break(name="robots.txt forbids", called=(Outcome.ROBOTS,), cause="RobotsForbid"),
        Break(name="listing moved (404)", called=(Outcome.LAYOUT_CHANGED,), cause="NotFound"),
        Break(name="challenge page", called=(Outcome.CHALLENGE,), page=CHALLENGE),
        Break(name="consent wall", called=(Outcome.CONSENT_WALL,), page=CONSENT),
        Break(name="login", called=(Outcome.LOGIN,), page=LOGIN),
        Break(name="soft 404", called=(Outcome.SOFT_404,), page=NOT_FOUND),
        Break(name="listing empty", called=(Outcome.EMPTY_LISTING,), page=EMPTY, runs=2),
        Break(name="listing redesigned", called=(Outcome.LAYOUT_CHANGED,), page=REDESIGNED),
        Break(name="paywall", called=(Outcome.PAYWALL, "PaywallStub"), lost="PaywallStub"),
        Break(name="article pages 403", called=(Outcome.BLOCKED, "Blocked"), lost="Blocked"),
        Break(name="bodies short", called=(Drift.BODY_SHORT,), spoil=_short),
        Break(
            name="title repeated",
            called=(Drift.TITLE_REPEATED,),
            spoil=lambda article: replace(article, title="Latest news"),
        ),
        Break(name="dates constant", called=(Drift.DATES_CONSTANT, Drift.DATES_OLD), spoil=_at(fixed)),
        Break(name="dates are today's", called=(Drift.DATES_NOW,), spoil=_now),
        Break(
            name="authors vanish",
            called=("authors",),
            spoil=lambda article: replace(article, authors=()),
            usual="no_author",
        ),
        Break(name="dates vanish", called=("published_at",), spoil=lambda article: replace(article, published_at=None)),
        Break(name="boilerplate line", called=(Drift.BOILERPLATE,), spoil=_boxed),
        Break(name="generic body", called=(Drift.GENERIC_BODY,), spoil=_generic, usual="generic"),
        Break(name="listing finds fewer", called=(Drift.FEWER_LINKS,), links=0.4, listed=0.4, runs=2),
        Break(name="listing frozen", called=(Drift.SILENT,), listed=0.0),
    )
