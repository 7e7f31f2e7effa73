"""Pages in the encodings that their languages were written in, whatever is declared."""

import pytest

from tests.built import WORDS, paragraphs, read, sentences

ENCODINGS = {
    "ar": ("cp1256", "iso8859_6", "utf_16"),
    "fa": ("cp1256",),
    "ru": ("cp1251", "koi8_r", "iso8859_5"),
    "uk": ("cp1251", "koi8_u"),
    "tr": ("cp1254", "iso8859_9"),
    "he": ("cp1255", "iso8859_8"),
    "el": ("cp1253", "iso8859_7"),
    "ja": ("shift_jis", "euc_jp", "iso2022_jp"),
    "zh": ("gbk", "gb18030"),
    "ko": ("euc_kr",),
    "pl": ("cp1250", "iso8859_2"),
    "cs": ("cp1250", "iso8859_2"),
    "hu": ("cp1250", "iso8859_2"),
    "ro": ("cp1250",),
    **dict.fromkeys(("fr", "de", "es", "it", "pt", "nl", "sv"), ("cp1252", "iso8859_1")),
    "en": ("cp1252", "utf_16"),
}
CASES = [(language, name) for language, names in ENCODINGS.items() for name in names]


@pytest.mark.parametrize(
    "declared",
    [
        pytest.param("<meta charset='{}'>", id="rightly"),
        pytest.param("", id="not"),
        pytest.param("<meta charset='utf-8'>", id="wrongly"),
        pytest.param(f"<!--{'-' * 1500}--><meta http-equiv=Content-Type content='text/html; charset={{}}'>", id="late"),
    ],
)
@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_the_text_is_right(language: str, encoding: str, declared: str) -> None:
    html = f"""<html><head>{declared.format(encoding.replace("_", "-"))}</head><body>
    <h1>{WORDS[language]["headlines"][0]}</h1><div>2026-11-20 10:15</div>{paragraphs(language)}</body></html>"""
    assert read(html.encode(encoding, "xmlcharrefreplace")).text == "\n\n".join(sentences(language))
