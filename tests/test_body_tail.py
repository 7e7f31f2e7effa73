"""The end of a body: what asks the reader for something goes, news that has the same words stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.body_tail import MOST_LINES, without_tail

LINES = ("The ferry ran again on Monday.", "The company expects more ships in spring.")


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on Twitter and Facebook.",
        "Please sign up for our newsletter, and never miss a ferry.",
        "Like this story? Share it with a friend!",
        "Got a story? Get in touch with our news team.",
        "For the latest news from the islands, subscribe to the Harbour Letter.",
        "More island news: https://news.example/islands and https://twitter.com/news_example",
        "© The Island Paper 2026",
        "Copyright 2026 The Island Paper. All rights reserved.",
        "Copyright The Island Paper",
        "The Island Paper. All rights reserved.",
        "جميع الحقوق محفوظة للوكالة",
        "Все права защищены.",
        "Tous droits réservés",
        "تمامی حقوق این سایت محفوظ است",
        "Copyright (c) The Island Paper",
        "To contact the reporter on this story: Jane Doe in Harbour at jdoe@news.example",
        "Contact Jane Doe at jdoe@news.example and follow @jdoe_news.",
        "For inquiries, please contact The Island Paper at editors@news.example.",
        "Folgen Sie uns auf Facebook.",
        "Das Wichtigste am Morgen: Abonniere den Newsletter.",
        "Abonnez-vous à notre newsletter.",
        "Suscríbete a nuestra newsletter.",
        "Подписывайтесь на наш телеграм-канал.",
        "تابعونا على تلغرام",
        "للاشتراك في قناتنا على واتساب اضغط هنا",
        "اشترك في النشرة البريدية",
    ],
)
def test_a_last_line_that_asks_is_left_out(line: str) -> None:
    assert without_tail((*LINES, line)) == LINES
    assert without_tail((*LINES, line, line)) == LINES


@pytest.mark.parametrize(
    "line",
    [
        "Share prices of Facebook fell by a tenth.",
        "More than a thousand people signed the letter on Telegram.",
        "Following a post on Facebook, the company closed the pier.",
        "For more than a decade YouTube has paid the harbour.",
        "Joint statements were posted on Twitter.",
        "Contact with the islands at night was only possible by radio.",
        "The captain can be asked at the harbour at any time by captain@ferry.example.",
        "Support for the bridge grew on Facebook.",
        "There's no word of it on Twitter.",
        "He wrote on Facebook: Join us at the pier on Friday.",
        "Mehr als tausend Nutzer folgen dem Hafen auf Twitter.",
        "Teile der Bucht waren auf YouTube zu sehen.",
        "Recibió críticas en Twitter.",
        "Подписан указ, сообщил телеграм-канал порта.",
        "وتابع الوزير في منشور على تويتر أن السفن عادت إلى الميناء",
        "تابع الوزير في منشور على فيسبوك أن السفن عادت",
        "شارك آلاف السكان الصورة على تلغرام",
        "انضم إلى القناة على تلغرام آلاف السكان",
        "Follow the coast to the lighthouse.",
        "Copyright law protects the song of the harbour.",
        "Copyrights were sold in the spring.",
        "حقوق السكان محفوظة في القانون",
        "The rights of the islands are reserved for their people.",
        "Follow us on Twitter. " + "The ferry left at noon. " * 20,
    ],
)
def test_news_stays(line: str) -> None:
    assert without_tail((*LINES, line)) == (*LINES, line)


def test_what_asks_within_the_text_stays() -> None:
    lines = (LINES[0], "Follow us on Twitter.", LINES[1])
    assert without_tail(lines) == lines


def test_something_is_left_and_a_long_list_of_such_lines_is_not_emptied() -> None:
    line = "Follow us on Twitter."
    assert without_tail((line,)) == (line,)
    assert without_tail(()) == ()
    assert len(without_tail((*LINES, *([line] * 50)))) == len(LINES) + 50 - MOST_LINES


@given(st.lists(st.text(max_size=400), max_size=12).map(tuple))
def test_any_lines(lines: tuple[str, ...]) -> None:
    kept = without_tail(lines)
    assert kept == lines[: len(kept)]
    rights = ("©", "(c)", "copyright", "all rights reserved")
    assert kept or all(any(claim in line.casefold() for claim in rights) for line in lines)


def test_nothing_is_left_where_all_lines_claim_the_rights() -> None:
    assert without_tail(("© The Island Paper", "The Island Paper. All rights reserved.")) == ()


@pytest.mark.parametrize("heading", ["About the author", "Die Autorin", "Zur Person", "عن الكاتب", "Об авторе"])
def test_what_is_said_of_the_author_is_left_out(heading: str) -> None:
    life = "Jane Doe has written about ferries for ten years."
    assert without_tail((*LINES, heading, life)) == LINES
    assert without_tail((*LINES, heading, life, "Follow her on Twitter.")) == LINES
    assert without_tail((heading, *LINES, *LINES)) == (heading, *LINES, *LINES)
    assert without_tail((*LINES, f"{heading} {life}")) == (*LINES, f"{heading} {life}")
