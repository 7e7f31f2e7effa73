"""How long ago, printed at the headline in many languages, with and without a mark on it."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.article import Article, Precision
from tests import built
from tests.built import WORDS, paragraphs

FETCHED = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
#: By language.
DAYS = {
    "en": "4 days ago",
    "ar": "منذ 4 أيام",
    "fr": "Il y a 4 jours",
    "de": "vor 4 Tagen",
    "es": "Hace 4 días",
    "tr": "4 gün önce",
    "ru": "4 дня назад",
    "fa": "۴ روز پیش",
    "he": "לפני 4 ימים",
    "ckb": "٤ ڕۆژ لەمەوپێش",
    "ku": "4 roj berê",
    "zh": "4天前",
    "it": "4 giorni fa",
    "pt": "há 4 dias",
    "nl": "4 dagen geleden",
    "pl": "4 dni temu",
    "uk": "4 дні тому",
    "el": "πριν από 4 ημέρες",
    "ro": "acum 4 zile",
    "hu": "4 nappal ezelőtt",
    "cs": "před 4 dny",
    "sv": "för 4 dagar sedan",
    "az": "4 gün əvvəl",
    "hy": "4 օր առաջ",
    "ur": "4 دن پہلے",
    "ja": "4日前",
    "ko": "4일 전",
}
HOURS = {
    "en": "2 hours ago",
    "ar": "قبل ساعتين",
    "fr": "Publié il y a 2 heures",
    "de": "Vor 2 Stunden",
    "es": "Hace 2 horas",
    "tr": "2 saat önce",
    "ru": "2 часа назад",
    "fa": "۲ ساعت پیش",
    "he": "לפני שעתיים",
    "ckb": "٢ کاتژمێر لەمەوبەر",
    "ku": "berî 2 saetan",
    "zh": "2小时前",
    "it": "2 ore fa",
    "pt": "Há 2 horas",
    "nl": "2 uur geleden",
    "pl": "2 godziny temu",
    "uk": "2 години тому",
    "el": "πριν 2 ώρες",
    "ro": "Acum 2 ore",
    "hu": "2 órával ezelőtt",
    "cs": "před 2 hodinami",
    "sv": "för 2 timmar sedan",
    "az": "2 saat əvvəl",
    "hy": "2 ժամ առաջ",
    "ur": "2 گھنٹے پہلے",
    "ja": "2時間前",
    "ko": "2시간 전",
}
MARKS = ("", ' class="date"')


def read(language: str, printed: str) -> Article:
    words = WORDS[language]
    html = f"""<html lang="{language}"><body>
    <article><h1>{words["headlines"][0]}</h1>{printed}<div>{paragraphs(language)}</div></article>
    <div><p>{words["foot"]}</p></div></body></html>"""
    return built.read(html.encode(), url="https://news.example/story-of-the-day-4711", fetched=FETCHED)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("language", DAYS)
def test_days_bound_the_publication(language: str, mark: str) -> None:
    article = read(language, f"<div{mark}>{DAYS[language]}</div>")
    assert (article.published_at, article.published_precision) == (None, Precision.DAY)
    assert article.published_earliest == FETCHED - timedelta(days=5)
    assert article.published_latest is not None
    assert article.published_latest.date() == FETCHED.date() - timedelta(days=3)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("language", HOURS)
def test_hours_tell_the_day(language: str, mark: str) -> None:
    article = read(language, f"<div{mark}>{HOURS[language]}</div>")
    assert article.published_at == FETCHED - timedelta(hours=2)
    assert article.published_precision == Precision.HOUR


@pytest.mark.parametrize(
    "line", ["The works took 4 days", "4 days before the storm", "قبل الحرب", "Updated 2 hours ago"]
)
def test_other_lines_say_nothing_of_the_publication(line: str) -> None:
    assert read("en", f"<div>{line}</div>").published_raw is None


def test_a_day_in_print_counts_more() -> None:
    article = read("en", "<div>4 days ago</div><div>20 November 2026</div>")
    assert article.published_at == datetime(2026, 11, 20, tzinfo=UTC)
