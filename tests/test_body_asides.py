"""Lines that are none of a body wherever they stand, and sentences that begin like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.body_asides import is_aside
from tests.ferry import BODY, read


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ANZEIGE",
        "Реклама:",
        "إعلان",
        "Story continues below advertisement",
        "Article content",
        "Read more: Ferries stay in the harbour",
        "READ ALSO | Ferries stay in the harbour",
        "[Related: Ferries stay in the harbour]",
        "Watch: Ferries in the storm",
        "Lesen Sie auch: Die Fähre fährt wieder",
        "À lire aussi : le bac repart",
        "Читайте также: паром вернулся",
        "اقرأ أيضاً: العبارة تعود إلى الجزر",
        "اقرأ أيضا",
        "شاهد أيضاً: صور من الميناء",
        "بیشتر بخوانید: کشتی به جزیره رفت",
        "The ferry in the harbour of the town © Jane Doe / Example Press",
        "Photo credit: Jane Doe",
        "Foto: Anna Muster",
        "تصوير: سمر حداد",
        "3 min read",
        "4 Minuten Lesezeit",
        "Lesedauer: 4 Minuten Lesezeit",
        "Temps de lecture : 3 min",
        "Olvasási idő: 3 perc",
        "زمان مطالعه: ۳ دقیقه",
        "Haberi dinle 4:12",
        "İlgili Haber: Körfez köprüsü kapatıldı",
        "زیاتر بخوێنەوە: پردی کەنداو داخراوە",
        "Me li Facebook û Telegramê bişopînin",
        "Obserwuj nas na Facebooku i Telegramie",
        "צילום: דנה לוי",
        "Fot. Joanna Nowak",
        "3 دقائق قراءة",
        "Listen to this article 4:12",
        "Follow us on Facebook and Telegram",
        "Subscribe to our newsletter for more.",
        "Folgen Sie uns auf Facebook",
        "تابعوا آخر الأخبار عبر قناتنا على تلغرام",
        "اشترك في قناتنا على واتساب هنا",
        "تابعونا على فيسبوك",
        "Artikel anhören (3 min)",
        "Écouter l’article",
        "استمع إلى المقال",
        "（原标题：旧桥重新开放）",
        "原标题：旧桥重新开放",
        "（原题为《旧桥重新开放》）",
        "（责任编辑：AB123）",
        "特别声明：以上内容由用户上传，本平台仅提供信息存储服务。",
        "【免责声明】本文仅代表作者本人观点。",
        "本文为机构在本平台上传并发布，仅代表该机构观点。",
        "このニュースをシェア",
        "SHARE:",
        "Teilen",
        "مشاركة",
        "[See Five Harbours That Every Sailor Knows.]",
        "(MORE: The ferry and the storm)",
        "PUBLISHED: 09:29 GMT, 5 June 2026 | UPDATED: 19:08 GMT, 5 June 2026",
        "Last updated: 5 June 2026",
        "Medically reviewed by Jane D. Doe, MD",
        "Edited by Jane Doe, Ann Poe and John Roe",
    ],
)
def test_such_lines(line: str) -> None:
    assert is_aside(line)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisements for the ferry were taken down on Monday.",
        "Related to this, the company said, was the storm.",
        "Watch the sea from the pier.",
        "Read more books than papers, the captain advised.",
        "Listen, the captain said.",
        "Follow us, the captain said on Facebook. Nobody did.",
        "Follow us to the pier, the captain said.",
        "تابعونا في البحر كما قال القبطان",
        "انضم إلى قناتنا آلاف السكان، قال القبطان. ثم أغلقت.",
        "Listen to this article of the law, the judge said.",
        "استمع إلى الخبراء قاض في المحكمة.",
        "More: the captain of the ferry is to retire.",
        "(The company did not say more.)",
        "Published in 2026, the book tells of a ferry.",
        "Posted: nobody had seen the letter at the harbour.",
        "Reviewed by the court on Monday, the plan was given up.",
        "Edited by hand, the film took three years.",
        "Reviewed by nobody, the plan " + "of the harbour " * 6 + "was read.",
        "اقرأ أيضا ما كتبه القبطان عن البحر",
        "Werbung für die Fähre hängt am Hafen.",
        "İlgili haberler gazetede çıktı.",
        "Bizi takip edin dedi kaptan, kimse gelmedi.",
        "Okuma süresi uzadı, kaptan bekledi.",
        "Foto der Fähre: niemand hat es gesehen, sagt der Kapitän. Es fehlt.",
        "خبر را شنیدم و به بندر رفتم",
        "Zdroje a lidé chybí v přístavu.",
        "구독하세요",
        "The trip takes 30 minutes.",
        "The letter bears the mark © of the company, and it was sent by the harbour on the Monday after.",
        "Photographs of the ferry were shown.",
        "Read more: " + "the ferry " * 30,
        "",
    ],
)
def test_sentences_are_none(line: str) -> None:
    assert not is_aside(line)


@given(st.text(max_size=300))
def test_any_line(line: str) -> None:
    assert is_aside(line) in (True, False)


def test_the_headline_of_another_article_behind_a_label_is_not_in_the_text() -> None:
    link = "<a href=/other>The bridge across the bay</a>"
    lines = (*BODY[:3], f"RIVALS: {link}", *BODY[3:5], f"The rivals: {link} is one of them.", *BODY[5:])
    said = "The rivals: The bridge across the bay is one of them."
    assert read("", lines).text == "\n\n".join((*BODY[:5], said, *BODY[5:]))


def test_they_are_not_in_the_text() -> None:
    lines = (*BODY[:3], "Read also: Ferries stay in the harbour", *BODY[3:5], "Advertisement", *BODY[5:])
    assert read("", lines).text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "above",
    [
        '<p class="byline">By Jane Doe, Harbour</p><p class="date">19 November 2026, 10:30</p>',
        '<p class="author">Jane Doe</p><p><time datetime="2026-11-19T10:30:00Z">19 November 2026</time></p>',
        "<p>By Jane Doe special correspondent</p><p>19 November 2026</p>",
        '<p class="byline">By Jane Doe</p><p>Harbour News · '
        '<time datetime="2026-11-19T10:30:00Z">Posted: Nov 19, 2026 10:30 AM | Last Updated: November 19</time></p>',
    ],
)
def test_byline_and_date_are_not_in_the_text(above: str) -> None:
    article = read(above)
    assert article.text == "\n\n".join(BODY)
    assert article.people == ("Jane Doe",)
    assert article.published_at is not None


def test_a_name_further_down_stays() -> None:
    lines = (*BODY[:6], "Jane Doe", *BODY[6:])
    assert "Jane Doe" in read('<p class="byline">By Jane Doe</p>', lines).text


@pytest.mark.parametrize(
    ("line", "is_left"),
    [
        ("Jane Doe is the harbour correspondent of the paper. She lives on the islands.", False),
        ("Jane Doe, who has reported from the coast for years, writes for The Island Paper.", False),
        ("Jane Doe asked the captain for a comment, and was not given one.", True),
        ("John Roe is the captain of the ferry, and has been for ten years.", True),
    ],
)
def test_who_the_author_is_stands_in_no_text(line: str, *, is_left: bool) -> None:
    byline = '<p class="byline">By Jane Doe</p>'
    assert (line in read(byline, (*BODY, line)).text) is is_left
    assert line in read(byline, (line, *BODY)).text
