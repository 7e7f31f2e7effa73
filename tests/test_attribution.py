"""Source lines and citations: an attribution counts, a mention does not."""

from collections.abc import Mapping, Sequence

import pytest

from crawler.extract.attribution import cites, source_line
from crawler.extract.attribution_table import EXACT, NEED_KIND, WRITTEN


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The road was reopened, according to SANA.", ("SANA",)),
        ("Syria's state news agency SANA reported that the road was open.", ("SANA",)),
        ("Damascus, SANA-The minister opened the road.", ("SANA",)),
        ("BEIRUT (Reuters) - The road was reopened.", ("Reuters",)),
        ("MOSCOW, March 3. /TASS/. The road was reopened.", ("TASS",)),
        ("DAMASCUS, Nov. 3 (Xinhua) -- The road was reopened.", ("Xinhua",)),
        ("Almasdar news reported that the road was open.", ("Al-Masdar News",)),
        ("A video published by Al-Masdar News shows the road.", ("Al-Masdar News",)),
        ("Airwars recorded twelve incidents.", ("Airwars",)),
        ("An official told AFP on Sunday.", ("AFP",)),
        ("The SOHR, which relies on people on the ground, said so.", ("SOHR",)),
        ("The road is open, the Associated Press reported.", ("AP",)),
        ("Selon l'AFP, la route est ouverte.", ("AFP",)),
        ("Laut „Washington Post“ ist die Straße offen.", ("The Washington Post",)),
        ("Anadolu Ajansı'nın haberine göre yol açıldı.", ("Anadolu",)),
        ("دمشق-سانا افتتح الوزير الطريق", ("SANA",)),
        ("قالت وكالة سانا إن الطريق مفتوح", ("SANA",)),
        ("نقلت وكالة رويترز عن مسؤول قوله", ("Reuters",)),
        ("وأضاف المصدر لرويترز أن الطريق مفتوح", ("Reuters",)),
        ("أفاد المرصد السوري لحقوق الإنسان بأن الطريق مفتوح", ("SOHR",)),
        # Mentions.
        ("A Reuters journalist was killed on the road.", ()),
        ("The BBC building stands on the road.", ()),
        ("The PA said the road was open.", ()),
        ("Sana said she was tired.", ()),
        ("He works in the AP office.", ()),
        ("The road was confirmed open. Reuters", ()),
        ("The score was 3 to 2, AP exams said the teacher.", ()),
    ],
)
def test_cites(sentence: str, expected: tuple[str, ...]) -> None:
    assert cites("", [sentence]) == expected


def test_title_and_order() -> None:
    assert cites("SOHR: road open", ["Reuters said so.", "SOHR said so, SANA reported."]) == ("SOHR", "Reuters", "SANA")
    assert cites("Road reopens - Reuters", []) == ("Reuters",)
    assert cites("Reuters journalist hurt", []) == ()


def test_a_dateline_stands_at_the_start() -> None:
    assert cites("", ["x"] * 5 + ["Damascus, SANA-The road"]) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Source: News Agencies, Edited by website team",
        "Sources: Agencies",
        "المصدر: وكالات",
        "Kaynak: Ajanslar",
        "Source : AFP",
    ],
)
def test_source_line(line: str) -> None:
    assert source_line(["First.", "Second.", line]) == (line, 2)
    assert source_line(["First.", line, "Comments"]) == (line, 1)


def test_a_sentence_about_a_source_is_text() -> None:
    assert source_line(["A source said so.", "The source: " + "long " * 60]) == ("", None)
    assert source_line(["Source: Agencies", *["text"] * 9]) == ("", None)
    assert source_line([]) == ("", None)


def test_long_texts_stay_cheap() -> None:
    assert cites("", ["told " * 200 + "Reuters " * 300] * 20) == ("Reuters",)


@pytest.mark.parametrize(
    ("table", "gap"),
    [(WRITTEN, " "), (WRITTEN, "-"), (WRITTEN, ""), (EXACT, " ")],
    ids=["apart", "-", "joined", "exact"],
)
def test_every_spelling_is_known(table: Mapping[str, Sequence[str]], gap: str) -> None:
    written = [
        (s.replace(" ", gap), name) for name, spellings in table.items() for s in spellings if s not in NEED_KIND
    ]
    assert [(s, name) for s, name in written if name not in cites("", [f"Ships came in, according to {s}."])] == []


def test_somebody_who_is_called_like_an_agency_is_none() -> None:
    said = "Bloomberg said that the ferry would run again, and Bloomberg reported no losses."
    assert cites("", [said]) == ("Bloomberg",)
    assert cites("", ["Michael R. Bloomberg came to the harbour.", said]) == ()


@pytest.mark.parametrize(
    "line",
    ["Bron: BELGA", "Źródło: PAP", "Kilde: NTB", "Sursa: Agerpres", "Πηγή: ΑΠΕ", "سەرچاوە: ڕووداو", "Çavkanî: ANHA"],
)
def test_source_lines_of_many_languages(line: str) -> None:
    assert source_line(["The road was reopened.", line]) == (line, 1)


def test_a_source_line_above_what_else_stands_below_a_text() -> None:
    lines = ["Source: Agency", "Tags", "Bridge", "Ferry", "Road", "Share", "Print"]
    assert source_line(lines) == ("", None)
    assert source_line(lines, last=len(lines)) == ("Source: Agency", 0)


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("AA'nın haberine göre yol açıldı.", "Anadolu"),
        ("Anadolu Ajansı'na göre yol açıldı.", "Anadolu"),
        ("Reuters'ın haberine göre yol açıldı.", "Reuters"),
        ("Reuters'a konuşan bir yetkili, yolun açıldığını söyledi.", "Reuters"),
        ("SOHR'a göre 5 kişi öldü.", "SOHR"),
        ("Yol açıldı, сообщает ТАСС.", "TASS"),
        ("Дорога открыта, сообщает ТАСС.", "TASS"),
        ("По данным Reuters, дорога открыта.", "Reuters"),
        ("Об этом сообщило агентство SANA.", "SANA"),
        ("به گزارش ایسنا، جاده باز شد.", "ISNA"),
        ("به گزارش خبرگزاری رویترز، جاده باز شد.", "Reuters"),
        ("رویترز گزارش داد که جاده باز است.", "Reuters"),
        ("خبرگزاری سانا اعلام کرد جاده باز است.", "SANA"),
        ("כך דיווח רויטרס ביום ראשון.", "Reuters"),
        ("על פי סוכנות הידיעות רויטרס, הדרך נפתחה.", "Reuters"),
        ("לפי AFP הדרך נפתחה.", "AFP"),
        ("Laut dpa ist die Straße offen.", "dpa"),
        ("Wie die Nachrichtenagentur AFP berichtet, ist die Straße offen.", "AFP"),
        ("Das meldet die staatliche Nachrichtenagentur Sana.", "SANA"),
        ("sagte er der Nachrichtenagentur Reuters.", "Reuters"),
        ("Selon l'agence Sana, la route est ouverte.", "SANA"),
        ("a déclaré à l'AFP un responsable.", "AFP"),
        ("d'après Reuters, la route est ouverte.", "Reuters"),
        ("Según EFE, la carretera está abierta.", "EFE"),
        ("dijo a Reuters un funcionario.", "Reuters"),
        ("según informó la agencia SANA.", "SANA"),
        ("Secondo l'ANSA la strada è aperta.", "ANSA"),
        ("ha detto alla Reuters un funzionario.", "Reuters"),
        ("riferisce l'agenzia Sana.", "SANA"),
        ("disse à Reuters um funcionário.", "Reuters"),
        ("informou a agência SANA.", "SANA"),
        ("Dat meldt persbureau Reuters.", "Reuters"),
        ("Volgens ANP is de weg open.", "ANP"),
        ("podała agencja Reuters.", "Reuters"),
        ("Jak podaje PAP, droga jest otwarta.", "PAP"),
        ("повідомляє Reuters.", "Reuters"),
        ("За даними AFP, дорога відкрита.", "AFP"),
        ("Li gorî ANHA rê vebû.", "ANHA"),
        ("Ajansa ANHA ragihand ku rê vebû.", "ANHA"),
        ("بەپێی ئاژانسی ANHA ڕێگاکە کرایەوە.", "ANHA"),
        ("ئاژانسی ڕۆیتەرز ڕایگەیاند ڕێگاکە کرایەوە.", "Reuters"),
        ("ذكرت وكالة سانا أن الطريق مفتوح.", "SANA"),
        ("بحسب رويترز فإن الطريق مفتوح.", "Reuters"),
        ("وقال مسؤول لفرانس برس إن الطريق مفتوح.", "AFP"),
        ("أفادت وكالة الأناضول بأن الطريق مفتوح.", "Anadolu"),
        ("وفق المرصد السوري لحقوق الإنسان", "SOHR"),
        ("Σύμφωνα με το Reuters, ο δρόμος άνοιξε.", "Reuters"),
        ("Potrivit Reuters, drumul este deschis.", "Reuters"),
        ("A Reuters szerint az út nyitva van.", "Reuters"),
        ("Podle agentury Reuters je silnice otevřená.", "Reuters"),
        ("Enligt Reuters är vägen öppen.", "Reuters"),
        ("skriver nyhetsbyrån AFP.", "AFP"),
        ("Ifølge Reuters er vejen åben.", "Reuters"),
        ("melder NTB.", "NTB"),
        ("روئٹرز کے مطابق سڑک کھل گئی ہے۔", "Reuters"),
        ("Reuters'in verdiği məlumata görə yol açıldı.", "Reuters"),
        ("Ըստ Reuters-ի՝ ճանապարհը բաց է։", "Reuters"),
    ],
)
def test_cites_in_many_languages(sentence: str, agency: str) -> None:
    assert cites("", [sentence]) == (agency,)
    # A mention is none.
    assert cites("", [f"{agency}."]) == ()
