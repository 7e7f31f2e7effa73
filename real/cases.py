"""The stored pages that an outlet of ours can read, and the reason for every difference that is no fault."""

from datetime import UTC, datetime

from real.case import Case, Expected, stored

_ITSELF = "JSON-LD names the outlet as the author, which counts as one; expected has nobody"
_MACHINE = "expected is the JSON-LD headline, made for search engines; the record has the page's own h1"

#: Pages of no outlet of ours, and why there is none.
LEFT_OUT = {
    "intercept/TheIntercept_2024_02_28.html": "no way in is known",
    "voa/VoiceOfAmerica_2024_04_28.html": "no way in is known; the service is wound down",
    "xinhua/trafilatura_c_1125597921.html": "no way in that robots.txt and the site's scripts allow is known",
    "cnn_arabic/goose3_cnn_arabic.html": "a site of 2013",
    "misc_arabic/newspaper_arabic_article.html": "the same page as cnn_arabic/",
    "rt/mercury_actualidad_1781468121405.html": "the Spanish edition, which has another site",
    "dw/trafilatura_elephants.html": "the French edition as of 2011",
}

#: Evaluation page -> field -> why the expected value is not what the record should say.
EXPLAINED = {
    "fundus-505e9d71e0f5": {"title": _MACHINE},
    "fundus-df8a67f2aa51": {"title": _MACHINE},
}

CASES = (
    stored(
        "anadolu_tr",
        "anadolu/AnadoluAjansi_2025_04_05.html",
        "V1",
        published="the page prints 05.04.2025, day first; expected has read the month first",
    ),
    stored("anadolu_tr", "anadolu/AnadoluAjansi_2026_04_20.html", "V2"),
    stored("apnews", "apnews/APNews_2024_09_03.html", "V1_1", title=_MACHINE),
    stored("bbc", "bbc/BBC_2024_08_01.html", "V1"),
    stored("bbc", "bbc/BBC_2026_04_25.html", "V2"),
    stored("dw_de", "dw/DW_2024_01_30.html", "V2_1"),
    stored("euronews", "euronews/EuronewsEN_2024_04_30.html", "V1", title=_MACHINE),
    stored("euronews", "euronews/EuronewsEN_2026_01_06.html", "V1_1", title=_MACHINE),
    stored(
        "guardian",
        "guardian/TheGuardian_2024_02_24.html",
        "V1",
        authors="JSON-LD has `Guardian staff reporter`; another agency than the outlet itself, in <meta>, is believed",
    ),
    stored("independent", "independent/TheIndependent_2024_11_22.html", "V1"),
    stored("lbc_ar", "lbcgroup/LBCGroup_2026_01_08.html", "V1", title=_MACHINE, authors=_ITSELF),
    stored("reuters", "reuters/Reuters_2024_03_07.html", "V1_1"),
    # Without expected values beside them: facts read off the pages by hand.
    Case(
        outlet="bbc",
        file="bbc/trafilatura_52241221.html",
        fetched=datetime(2020, 4, 11, tzinfo=UTC),
        facts=Expected(authors=("BBC News",), published="2020-04-10T17:58:15+01:00"),
    ),
    Case(
        outlet="bbc_arabic",
        file="bbc/omnivore_bbc-arabic.html",
        fetched=datetime(2024, 3, 4, tzinfo=UTC),
        facts=Expected(authors=("كايلا إبستين", "أنجليكا كاساس"), published="2024-03-03T13:52:13Z"),
    ),
    Case(
        outlet="guardian",
        file="guardian/omnivore_guardian.html",
        fetched=datetime(2022, 11, 17, tzinfo=UTC),
        facts=Expected(size=(18, 1325), published="2022-11-02T05:00:52Z", authors=("Wilfred Chan",)),
    ),
    Case(
        outlet="dw",
        file="dw/mercury_1781467709395.html",
        fetched=datetime.fromtimestamp(1781467709, tz=UTC),  # the number in the file's name
        facts=Expected(authors=("Jonathan Harding",), published="2026-06-14T19:00:01Z"),
    ),
    Case(
        outlet="timesofisrael",
        file="timesofisrael/trafilatura_washington.html",
        fetched=datetime(2020, 2, 27, tzinfo=UTC),  # the newest item in its sidebar is of the day before
        facts=Expected(published="2020-01-08T15:51", authors=("Emily Burack",)),
    ),
    # Crawled in January 2025. They print when a strike happened, and nowhere when they were published.
    Case(
        outlet="airwars",
        file="airwars/ispt0001.html",
        fetched=datetime(2025, 1, 31, tzinfo=UTC),
        facts=Expected(title="ISPT0001 – October 7, 2023", size=(4, 114), authors=(), published=""),
    ),
    Case(
        outlet="airwars",
        file="airwars/ispt0044.html",
        fetched=datetime(2025, 1, 31, tzinfo=UTC),
        facts=Expected(title="ISPT0044 – October 9, 2023", size=(21, 1456), authors=(), published=""),
    ),
    Case(
        outlet="airwars",
        file="airwars/ispt300924a.html",
        fetched=datetime(2025, 1, 31, tzinfo=UTC),
        facts=Expected(title="ISPT300924a – September 30, 2024", size=(8, 493), authors=(), published=""),
    ),
)
