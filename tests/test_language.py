"""Language: told from the text; what is declared decides short texts and close calls."""

import pytest

from crawler.extract.language import detect


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The old bridge in the valley was opened again on Monday after ten years of work."),
        ("ar", "أعلنت البلدية اليوم إعادة فتح الجسر القديم في الوادي بعد عشر سنوات من العمل"),
        ("fa", "شهرداری امروز اعلام کرد که پل قدیمی دره پس از ده سال کار دوباره باز شد"),
        ("tr", "Vadideki eski köprü on yıllık çalışmanın ardından pazartesi günü yeniden açıldı."),
        ("he", "הגשר הישן בעמק נפתח מחדש ביום שני לאחר עשר שנים של עבודה"),
        ("ckb", "پردە کۆنەکەی دۆڵەکە دوای دە ساڵ کارکردن ڕۆژی دووشەممە کرایەوە و خەڵک دڵخۆش بوون"),
        ("ku", "Pira kevn a li geliyê piştî deh salan ji xebatê roja duşemê dîsa hate vekirin û gel kêfxweş bû"),
        ("ru", "Старый мост в долине снова открыли в понедельник после десяти лет работ."),
        ("fr", "Le vieux pont de la vallée a rouvert lundi après dix ans de travaux."),
        ("de", "Die alte Brücke im Tal ist am Montag nach zehn Jahren Arbeit wieder geöffnet worden."),
    ],
)
def test_told_from_the_text(language: str, text: str) -> None:
    assert detect(text) == language
    assert detect(text, "xx") == language


def test_declared_is_no_more_than_a_hint() -> None:
    assert detect("The old bridge in the valley was opened again on Monday after ten years.", "ar") == "en"


@pytest.mark.parametrize("declared", ["hr", "sr-Latn", "bs_BA"])
def test_close_languages_are_as_declared(declared: str) -> None:
    text = "Stari most u dolini ponovo je otvoren nakon deset godina rada."
    assert detect(text, declared) == declared[:2]


@pytest.mark.parametrize(("declared", "expected"), [("", None), ("en-GB", "en"), ("nb", "no"), ("???", None)])
def test_too_short_to_tell(declared: str, expected: str | None) -> None:
    assert detect("2026", declared) == expected
