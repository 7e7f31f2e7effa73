"""Versions: whether an article that was read is new, known, or a known one that has changed."""

from dataclasses import dataclass
from pathlib import Path

from crawler.article import Article
from crawler.export import ExportError, Feed, Records
from crawler.revision import Revision, Words, altered, compare
from crawler.store import Known, Leads, Parts, Store


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What an article is to what was exported before."""

    #: Whether it is to be written: the article is new, or has changed.
    is_news: bool
    #: Its number; of what is not to be written, the number of the version that is known.
    version: int = 1
    #: What became of a known article's words; ELSEWHERE when another article has them.
    revision: Revision | None = None


class Versions:
    """The exported articles of one outlet, to compare with."""

    def __init__(self, outlet: str, *, store: Store, data_dir: Path, feed: Feed) -> None:
        self._outlet = outlet
        self._parts = Parts(store, outlet)
        self._leads = Leads(store, outlet)
        self._records = Records(data_dir=data_dir, store=store)
        self._feed = feed

    def judge(self, article: Article, key: str) -> Judgement:
        """Whether the article of that key is to be written, and as which version."""
        known = self.latest(key)
        if known is None:
            is_repost = self.has_content(article.content_hash)
            return Judgement(is_news=not is_repost, revision=Revision.ELSEWHERE if is_repost else None)
        revision = self._revision(article, key, known)
        is_news = revision is Revision.CHANGED
        return Judgement(is_news=is_news, version=known.version + is_news, revision=revision)

    def latest(self, key: str) -> Known | None:
        """The last version of an article that was exported, by this run or before it; None when there is none."""
        if article := self._feed.holds(key):
            return Known(version=article.version, content_hash=article.content_hash)
        return self._parts.latest(key)

    def has_content(self, content_hash: str) -> bool:
        """Whether the outlet has published just this content before."""
        return bool(self._feed.holds_content(content_hash) or self._parts.with_content(content_hash))

    def _revision(self, article: Article, key: str, known: Known) -> Revision:
        if known.content_hash == article.content_hash:
            return Revision.SAME
        if self._parts.has_version(key, article.content_hash):
            return Revision.REVERTED
        if self.has_content(article.content_hash):
            return Revision.ELSEWHERE
        old = self._words(key, known.version)
        if old is None:
            return Revision.CHANGED
        new = Words(title=article.title, text=article.text)
        return compare(old, new, headlines=frozenset(self._leads.headlines(altered(old, new))))

    def _words(self, key: str, version: int) -> Words | None:
        """What a version says; None when its part was taken away, so that only the hash can be compared."""
        if article := self._feed.holds(key):
            return Words(title=article.title, text=article.text)
        try:
            record = self._records.get(self._outlet, key, version)
        except ExportError:
            return None
        return Words(title=record["title"], text=record["text"]) if record else None
