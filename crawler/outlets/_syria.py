"""Syria as a subject: the words it is told by in headlines and addresses, for outlets whose feeds carry everything."""

from crawler.discover import Feed
from crawler.outlet import Section

#: The country, its governorates and their towns, in the spellings that English outlets use.
ENGLISH = (
    r"\bsyria|damasc(?:us|ene)|\baleppo|\bhoms\b|\bhama\b|\bid?lib\b|\blatt?akia|\btart(?:o?us)\b|\bder?aa\b|\bdaraa\b|"
    r"\bdeir[ -]?(?:e[zl]|al)\b|\braqq?a\b|\bhas(?:a|sa)keh?\b|\bhasakah\b|\bs(?:u|we)w?(?:ay|ei)da\b|\bquneitra|"
    r"\bqamishli|\bkobani|\bmanbij|\bafrin\b|\bpalmyra\b"
)
#: The same in Arabic, with or without the article.
ARABIC = (
    r"سوري|دمشق|حلب\b|حمص|حماة|إدلب|ادلب|اللاذقية|طرطوس|درعا|دير الزور|الرقة|الحسكة|السويداء|القنيطرة|القامشلي|"
    r"عين العرب|منبج|عفرين|تدمر"
)


def english(*feeds: str) -> tuple[Section, ...]:
    """Of feeds that carry the whole outlet: what is about Syria, then everything."""
    return _sections(feeds, about=ENGLISH, syria="Syria", news="News")


def arabic(*feeds: str) -> tuple[Section, ...]:
    """The same of an outlet in Arabic."""
    return _sections(feeds, about=ARABIC, syria="سوريا", news="الأخبار")


def _sections(feeds: tuple[str, ...], *, about: str, syria: str, news: str) -> tuple[Section, ...]:
    return (
        Section(name="syria", title=syria, about=about, sources=tuple(Feed(url=url) for url in feeds)),
        Section(name="news", title=news, sources=tuple(Feed(url=url, carries="section") for url in feeds)),
    )
