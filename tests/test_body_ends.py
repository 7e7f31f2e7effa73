"""Where a text begins and ends: short sentences and lists are part of it, boxes and lives of authors are not."""

import pytest

from crawler.extract.body import read_body
from crawler.markup import parse
from tests.ferry import BODY, read
from tests.test_body import ARTICLE, TEXT, page
from tests.test_body import read as read_page

SENTENCES = (
    "He did not return.",
    "It rained.",
    "“We will stay.”",
    "Holy smoke. It’s 2026!",
    "Er kam nicht zurück.",
    "Il n’est pas revenu.",
    "لم يصب أحد بأذى.",
    'قال: "سنبقى".',
    "Он не вернулся.",
    "他没有回来。",
)
SCRAPS = ("All...", "A. F. P.", "Reuters.", "1,577 shares", "Print", "Jane Doe", "3 min")
SIGN_UP = "Sign up for our daily letter and never miss a story from the harbour."


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("tag", ["p", "div"])
def test_a_short_sentence_begins_and_ends_a_text(sentence: str, tag: str) -> None:
    article = "<article><h1>{}</h1>{}</article>"
    for lines in ((*TEXT, sentence), (sentence, *TEXT)):
        body = "".join(f"<{tag}>{line}</{tag}>" for line in lines)
        assert read_page(page(article.format("Army units advance in desert village", body))).paragraphs == lines


@pytest.mark.parametrize("scrap", SCRAPS)
def test_a_scrap_does_not(scrap: str) -> None:
    assert read_page(page(ARTICLE.replace("</article>", f"<p>{scrap}</p></article>"))).paragraphs == TEXT


def test_a_short_list_of_sentences_ends_a_text() -> None:
    items = ("Two of the bridges were closed.", "Schools stay open.", "Hospitals take in emergencies only.")
    shown = "".join(f"<li>{item}</li>" for item in items)
    assert read_page(page(ARTICLE.replace("</article>", f"<ul>{shown}</ul></article>"))).paragraphs == (*TEXT, *items)
    loose = "<ul><li>Print this page</li><li>Send it by mail</li></ul>"
    assert read_page(page(ARTICLE.replace("</article>", f"{loose}</article>"))).paragraphs == TEXT


def test_a_row_of_links_is_no_line_of_the_text_wherever_it_stands() -> None:
    row = "<div><a href=/t/1>Ferry</a><a href=/t/2>Islands</a><a href=/t/3>Storm</a></div>"
    html = page(ARTICLE.replace(f"<p>{TEXT[2]}", f"{row}<p>{TEXT[2]}").replace("</article>", f"{row}</article>"))
    assert read_page(html).paragraphs == TEXT
    note = "<p><a href=#n1>[1]</a> <a href=https://river.example/books>https://river.example/books-of-rivers</a></p>"
    kept = read_page(page(ARTICLE.replace(f"<p>{TEXT[2]}", f"{note}<p>{TEXT[2]}"))).paragraphs
    assert kept[2] == "[1] https://river.example/books-of-rivers"


@pytest.mark.parametrize("heading", ["الأكثر قراءة", "Most read", "More from the harbour"])
def test_a_heading_that_announces_nothing_of_the_text_is_none_of_it(heading: str) -> None:
    links = "".join(f"<li><a href=/n/{n}>The ferry number {n} runs again after the storm</a></li>" for n in range(4))
    article = ARTICLE.replace("</article>", f"<h3>{heading}</h3><ul>{links}</ul></article>")
    assert read_page(page(article)).paragraphs == TEXT
    within = ARTICLE.replace(f"<p>{TEXT[2]}", f"<h3>{heading}</h3><p>{TEXT[2]}")
    assert read_page(page(within)).paragraphs == (*TEXT[:2], heading, *TEXT[2:])
    told = ARTICLE.replace("</article>", "<h3>He did not return.</h3></article>")
    assert read_page(page(told)).paragraphs == (*TEXT, "He did not return.")


@pytest.mark.parametrize(
    "field",
    ["<input type=email>", "<input name=EMAIL>", "<form><input placeholder='Your e-mail'><button>Join</button></form>"],
)
def test_a_box_that_asks_for_an_address_is_none_of_the_text_whatever_it_is_called(field: str) -> None:
    box = f"<div><h3>Our letter</h3><p>{SIGN_UP}</p>{field}</div>"
    paragraphs = [f"<p>{line}</p>" for line in TEXT]
    paragraphs.insert(2, box)
    html = page(f"<div><h1>Army units advance in desert village</h1><div>{''.join(paragraphs)}</div></div>")
    assert read_page(html).paragraphs == TEXT
    hidden = html.replace(field, "<input type=hidden name=email>")
    assert SIGN_UP in read_page(hidden).paragraphs


@pytest.mark.parametrize("name", ["newsletter", "article__donate donate", "box sign-up", "subscribe"])
def test_a_box_that_is_called_so_needs_no_field(name: str) -> None:
    box = f"<div class='{name}'><p>Support the paper of the harbour. It is free for all of its readers.</p></div>"
    html = page(ARTICLE.replace(f"<p>{TEXT[1]}", f"{box}<p>{TEXT[1]}"))
    assert read_page(html).paragraphs == TEXT
    of_all = page(f"<div class='{name}'>{ARTICLE}</div>")
    assert read_page(of_all).paragraphs == TEXT


def test_what_holds_the_article_and_such_a_field_is_no_box() -> None:
    html = f"<html><body><div><h1>Quake</h1><p>{TEXT[0]}</p><p>{TEXT[1]}</p><input type=email></div></body></html>"
    assert read_body(parse(html), title="Quake").paragraphs == TEXT[:2]


@pytest.mark.parametrize(
    "life",
    [
        ("Jane Doe", "Jane Doe is a reporter for the Courier. She has covered the islands since 2009."),
        ("Jane Doe", "Jane Doe ist Redakteurin in Hamburg."),
    ],
)
def test_who_wrote_it_is_no_part_of_its_end(life: tuple[str, str]) -> None:
    assert read("", (*BODY, *life)).text == "\n\n".join(BODY)
    byline = "<p class=byline>By Jane Doe</p>"
    assert read(byline, (*BODY, *life)).text == "\n\n".join(BODY)
    assert read(byline, (*BODY, "Jane Doe")).text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "said",
    [
        ("Jane Doe", "Jane Doe is the mayor of the largest of the islands, and wants more ferries."),
        ("The letter of the ferry", "The letter of the ferry is by an author whom nobody knows."),
    ],
)
def test_somebody_else_who_is_named_at_the_end_stays(said: tuple[str, str]) -> None:
    assert said[1] in read("", (*BODY, *said)).text.split("\n\n")


WITHOUT_STOPS = (
    "دخلت القوات القرية يوم الأحد بعد ليلة من الاشتباكات، كما قال مصدر ميداني للوكالة، وأزيلت الألغام من الطريق "
    "المؤدي إلى الشرق حتى المساء عندما عادت أولى العائلات إلى منازلها",
    "وأضاف أن الوحدات لم تواجه مقاومة تذكر وأن المهندسين سيبقون أسبوعا آخر في المنطقة",
    "وتحدث السكان عن أضرار لحقت بالمدرسة والمطحنة وبنحو أربعين منزلا على طول النهر",
    "وقال مزارع عاد مع ولديه صباح الاثنين إن الانتظار دام ثلاث سنوات طويلة",
    "ولم تعلن أي جهة مسؤوليتها عن الهجوم",
)


@pytest.mark.parametrize("around", ["<article><h1>{}</h1>{}</article>", "<div><h1>{}</h1><div>{}</div></div>"])
@pytest.mark.parametrize("credit", ["", "المصدر: سانا", "شارك الخبر", "سمر حداد"])
def test_a_text_whose_paragraphs_have_no_full_stops(around: str, credit: str) -> None:
    title = "عودة الأهالي إلى القرية"
    links = "".join(f"<h3><a href=/n/{n}>عنوان خبر آخر من أخبار اليوم رقم {n}</a></h3>" for n in range(6))
    lines = "".join(f"<p>{line}</p>" for line in (*WITHOUT_STOPS, credit) if line)
    body = read_body(parse(f"<html><body>{around.format(title, lines)}<div>{links}</div></body></html>"), title=title)
    assert body.paragraphs == WITHOUT_STOPS
    assert "generic:" in body.how
    assert "trafilatura" not in body.how


def test_an_endless_word_is_no_paragraph() -> None:
    assert (
        read_body(parse(f"<html><body><h1>Word</h1><p>{'a' * 9000}</p></body></html>"), title="Word").how
        != "generic:place"
    )
