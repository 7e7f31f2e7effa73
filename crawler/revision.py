"""Revision: whether an article that was read again says something new. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from crawler.dedup.fingerprint import words
from crawler.extract import dates_ago_words as ago
from crawler.extract import dates_words
from crawler.extract.dates_months import MONTHS, WEEKDAYS

#: An article of at least this many words that comes back with less than half of them is no new version: what is
#: left is a stub before a paywall, an error page, or a page that did not arrive whole.
LONG_ENOUGH = 60
LONGEST_TRIFLE = 16  # words


class Revision(StrEnum):
    """What became of the words of an article. Only a changed one makes a version; all are counted."""

    SAME = "Same"
    TRIFLES = "Trifles"  # differs in counters, moments of change and links to other articles
    REVERTED = "Reverted"  # the words of an earlier version: a page that comes in two readings
    SHRUNK = "Shrunk"  # less than half is left
    ELSEWHERE = "Elsewhere"  # the words of another article of the outlet
    CHANGED = "Changed"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What an article says."""

    title: str
    text: str


def compare(old: Words, new: Words, *, headlines: frozenset[str] = frozenset()) -> Revision:
    """What became of the words; `headlines` are other articles', which stand in a text only as links or a ticker.

    TRIFLES, SHRUNK or CHANGED: who asks knows already that the words are not the same.
    """
    if _substance(old, headlines) == _substance(new, headlines):
        return Revision.TRIFLES
    before, after = len(words(old.text)), len(words(new.text))
    return Revision.SHRUNK if before >= LONG_ENOUGH and after * 2 < before else Revision.CHANGED


def altered(old: Words, new: Words) -> set[str]:
    """The paragraphs that only one of the two has."""
    return set(old.text.split("\n\n")) ^ set(new.text.split("\n\n"))


def is_trifle(paragraph: str) -> bool:
    """Whether a paragraph is only a counter, a moment ("Updated 5 minutes ago") or a link to something else."""
    if _ELSEWHERE.match(paragraph.strip()):
        return True
    said = words(paragraph)
    named = [word for word in said if not word.isdecimal()]
    # A number alone may be the point of the article; counters and moments have a word beside it.
    return 0 < len(said) <= LONGEST_TRIFLE and bool(named) and _TRIFLING.issuperset(named)


def _substance(article: Words, headlines: frozenset[str]) -> tuple[object, ...]:
    paragraphs = [text for text in article.text.split("\n\n") if text not in headlines and not is_trifle(text)]
    return tuple(words(article.title)), *(tuple(said) for text in paragraphs if (said := words(text)))


def _folded(texts: Iterable[str]) -> set[str]:
    return set(chain.from_iterable(words(text.replace("_", " ").replace("|", " ")) for text in texts))


_COUNTERS = (
    "view views viewed read reads reader readers time times share shares shared comment comments like likes likers "
    "follower followers click clicks visit visits visitor visitors min mins minute minutes reading listen print save "
    "hits قراءه قراءات مشاهده مشاهدات المشاهدات زياره زيارات عدد القراءات تعليق تعليقات مشاركه مشاركات دقيقه دقائق "
    "للقراءه بازدید بازدیدها نظر نظرات دیدگاه görüntülenme okunma yorum paylaşım okuma süresi dakika просмотр "
    "просмотров просмотры комментарий комментариев комментарии vues lectures commentaires partages aufrufe kommentare "
    "צפיות תגובות שיתופים"
)
_TRIFLING = frozenset(
    _folded(
        (
            _COUNTERS,
            dates_words.PUBLISHED,
            dates_words.UPDATED,
            dates_words.FILLERS,
            dates_words.AT,
            *MONTHS.values(),
            *WEEKDAYS.values(),
            *ago.BEFORE.split("|"),
            *ago.AFTER.split("|"),
            *ago.UNITS.values(),
            "am pm gmt utc est edt cet cest eet eest bst ist ago now today yesterday",
        )
    )
)
# With a colon, or alone: a sentence may begin with these words too.
_ELSEWHERE = re.compile(
    r"(?:(?:read|see|watch|listen) (?:more|also|next|now|here)|also read|more on this(?: story)?|recommended|"
    r"related(?: (?:articles?|stories|story|news|posts?))?|اقر[أا] (?:أيضا|أيضاً|ايضا|المزيد)|شاهد (?:أيضا|أيضاً|ايضا)|"
    r"(?:مواضيع|أخبار) ذات صلة|بیشتر بخوانید|مطالب مرتبط|ayrıca (?:oku|bakınız)|ilgili haber(?:ler)?|читайте также|"
    r"по теме|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|lea también|קראו גם)\s*(?:[:：|›»].*|$)",
    re.IGNORECASE,
)
