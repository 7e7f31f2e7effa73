"""Bodies in legacy encodings, declared rightly, wrongly or not at all: the right letters, or none that are wrong."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.charset_look import likeness
from crawler.checks import UnreadableText
from crawler.extract import extract
from crawler.markup import decode
from crawler.page import Page

#: A sentence of each language, and the encodings its pages were seen or may be in.
WRITTEN = {
    "Arabic": (
        "أعلنت وزارة النقل السورية اليوم أن مرفأ اللاذقية فُتح من جديد أمام السفن التجارية بعد أسابيع من الإغلاق.",
        ("windows-1256", "iso-8859-6", "utf-16"),
    ),
    "Persian": (
        "وزارت راه اعلام کرد که بندر پس از چند هفته امروز دوباره باز شد و کشتی‌های تجاری در آن پهلو گرفتند.",
        ("windows-1256", "utf-16-le"),
    ),
    "Turkish": (
        "Ulaştırma Bakanlığı, limanın birkaç haftalık aradan sonra bugün yeniden açıldığını "
        "ve gemilerin geldiğini açıkladı.",
        ("windows-1254", "iso-8859-9"),
    ),
    "Hebrew": (
        "משרד התחבורה הודיע היום כי הנמל נפתח מחדש לאוניות סוחר לאחר כמה שבועות, וכי הדרך אל העיר פתוחה.",
        ("windows-1255", "iso-8859-8"),
    ),
    "Russian": (
        "Министерство транспорта сообщило, что после нескольких недель порт сегодня снова открыт для торговых судов.",
        ("windows-1251", "koi8-r", "iso-8859-5"),
    ),
    "Chinese": (
        "交通部今天表示，港口在关闭两周之后重新开放，第一批货船已经到达，公路也开放了。",
        ("gb18030", "utf-16-be"),
    ),
    "Chinese of Taiwan": ("交通部今天表示，港口在關閉兩週之後重新開放，第一批貨船已經到達。", ("big5",)),
    "Japanese": (
        "国土交通省は今日、港が二週間ぶりに再開され、貨物船が到着したと発表した。",
        ("shift_jis", "euc-jp", "iso-2022-jp"),
    ),
    "Korean": ("국토교통부는 오늘 항구가 이주일 만에 다시 열렸으며 화물선이 도착했다고 밝혔다.", ("euc-kr",)),
    "French": (
        "Le ministère a annoncé que le port était rouvert aux bateaux après des travaux achevés cet été.",
        ("windows-1252",),
    ),
}
FETCHED = datetime(2026, 11, 20, tzinfo=UTC)
CASES = [(text, codec) for text, codecs in WRITTEN.values() for codec in codecs]
#: What a server says of every page it sends.
WRONG = ("utf-8", "windows-1251", "windows-1256", "iso-8859-6", "shift_jis", "hex", "utf-7", "undefined", "?", "")


def _page(text: str, declaration: str = "") -> str:
    return f"<html><head>{declaration}<title>x</title></head><body><p>{text}</p></body></html>"


def _kept(text: str, codec: str) -> str:
    """The text as far as the encoding can say it."""
    return text.encode(codec, "replace").decode(codec)


@pytest.mark.parametrize(("text", "codec"), CASES)
@pytest.mark.parametrize("header", ["right", *WRONG])
def test_letters_are_right_whatever_the_header_says(text: str, codec: str, header: str) -> None:
    body = _page(text * 2).encode(codec, "replace")
    declared = codec if header == "right" else header
    assert _kept(text, codec) in decode(body, f"text/html; charset={declared}")


@pytest.mark.parametrize(("text", "codec"), [case for case in CASES if not case[1].startswith("utf-16")])
def test_a_declaration_far_down_decides_what_letters_cannot(text: str, codec: str) -> None:
    padding = "<script>var x = 1;</script>" * 500
    declaration = (
        f"{padding}<meta charset='utf-8'><meta http-equiv='Content-Type' content='text/html; charset={codec}'>"
    )
    body = _page(text[:12], declaration).encode(codec, "replace")
    assert _kept(text[:12], codec) in decode(body, "text/html; charset=utf-8")


@given(st.sampled_from(CASES), st.sampled_from(WRONG), st.integers(1, 60))
@settings(max_examples=80, deadline=None)
def test_a_cut_within_a_character_costs_one_character(case: tuple[str, str], header: str, cut: int) -> None:
    text, codec = case
    body = _page(text * 2).removesuffix("</p></body></html>").encode(codec, "replace")
    read = decode(body[:-cut], f"text/html; charset={header}")
    whole = _page(_kept(text * 2, codec))
    assert read[:-2] == whole[: len(read) - 2]


@given(st.sampled_from(sorted(WRITTEN)), st.lists(st.integers(0, 400), max_size=3))
@settings(max_examples=40, deadline=None)
def test_utf_8_with_broken_bytes_stays_utf_8(language: str, places: list[int]) -> None:
    text = WRITTEN[language][0] * 4
    body = bytearray(text.encode())
    for place in places:
        body.insert(place, 0xFF)
    read = decode(bytes(body), "text/html; charset=windows-1256")
    assert len(set(read) - set(text) - {"\ufffd"}) == 0


def test_quotes_of_an_editor_in_utf_8_are_read() -> None:
    body = ("سوريا " * 20).encode() + b"the \x93port\x94 \x96 it\x92s open" + ("سوريا " * 20).encode()
    assert "the “port” – it’s open" in decode(body, "text/html; charset=utf-8")


def test_an_article_in_another_encoding_than_the_page_around_it() -> None:
    text, menu = WRITTEN["Arabic"][0], "<a>أخبار سوريا والعالم</a>\n" * 9
    body = menu.encode() + f"<p>{text}</p>\n".encode("windows-1256") * 9 + menu.encode()
    read = decode(body, "text/html; charset=utf-8")
    assert read.count("أخبار سوريا والعالم") == 18
    assert read.count(text) == 9


@pytest.mark.parametrize("language", ["Arabic", "Hebrew", "Russian", "Turkish", "French", "Chinese"])
def test_text_that_was_encoded_twice_is_undone(language: str) -> None:
    text = WRITTEN[language][0]
    twice = "".join(
        bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode()
    )
    assert text in decode(_page(twice * 2).encode(), "text/html; charset=utf-8")


def test_words_with_accents_are_not_undone() -> None:
    text = "Äußerst größere Straßen, São Paulo, Tromsø, İstanbul, Łódź; «déjà vu» … “ça”"
    assert decode(text.encode()) == text


@given(st.binary(max_size=400), st.sampled_from(WRONG))
@settings(deadline=None)
def test_no_bytes_and_no_declaration_are_an_error(body: bytes, header: str) -> None:
    decode(body, f"text/html; charset={header}")


@given(st.text(alphabet=st.characters(min_codepoint=0x80), max_size=80))
@settings(deadline=None)
def test_likeness_is_a_number_whatever_the_text(text: str) -> None:
    assert -6 <= likeness(text) <= 1


def test_arabic_is_not_altered_for_display() -> None:
    text = "العـــربيّة بِسْمِ ﷲ ١٢٣ ‏(سوريا)‏ لا لأ ﻻ"
    assert decode(_page(text).encode()) == _page(text)


def test_noise_is_refused_and_never_shown() -> None:
    noise = bytes(range(0x80, 0xA0)) + b"\xfe\xff\xad"
    body = b"<title>Harbour opens again</title><article><h1>Harbour opens again</h1>" + b"".join(
        b"<p>The harbour was " + noise + b" again, it was said on Friday, after some weeks. Ships came.</p>"
        for _ in range(9)
    )
    with pytest.raises(UnreadableText):
        extract(Page(url="https://news.example/2026/11/20/harbour-opens-again", body=body, fetched=FETCHED))


def test_a_headline_of_noise_is_refused_though_the_text_can_be_read() -> None:
    paragraph = "<p>Порт снова открыт, сообщили в пятницу, после нескольких недель работ. Корабли пришли.</p>".encode()
    body = b"<article><h1>Harbour " + b"\xd0\xfe" * 6 + b" again</h1>" + 30 * paragraph
    with pytest.raises(UnreadableText, match="Harbour"):
        extract(Page(url="https://news.example/2026/11/20/harbour-opens-again", body=body, fetched=FETCHED))
