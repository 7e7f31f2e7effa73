"""The loader of outlets, and what each outlet's file says, on pages made up in its known markup."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.discover import discover
from crawler.extract.rules import read, without_boilerplate
from crawler.lead import Follow, Lead
from crawler.markup import parse
from crawler.outlet import Outlet
from crawler.outlets import _syria, load
from crawler.page import Page

OUTLETS = load()
NOW = datetime(2023, 8, 20, tzinfo=UTC)

SOURCE = """from crawler.discover import Feed
from crawler.outlet import Outlet, Section
OUTLET = Outlet(
    name="{name}", title="T", hosts=("t.example",), language="en", timezone="UTC", articles=(r"/\\d+",), verified="",
    sections=(Section(name="news", title="News", sources=(Feed(url="https://t.example/rss"),)),),
)
"""

Folder = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Writes files into a folder of outlets; its path."""

    def write(**files: str) -> str:
        for name, text in files.items():
            (tmp_path / f"{name}.py").write_text(text)
        return str(tmp_path)

    return write


def test_our_outlets_load_sorted_under_their_names() -> None:
    assert list(OUTLETS) == sorted(OUTLETS)
    assert {"alahed", "alahed_ar", "sana", "sana_archive", "almasdar", "airwars"} <= set(OUTLETS)
    assert all(name == outlet.name for name, outlet in OUTLETS.items())


def test_a_folder_of_the_user_adds_to_them(folder: Folder) -> None:
    place = folder(
        daily="from ._shared import LANGUAGE\n" + SOURCE.format(name="daily").replace('"en"', "LANGUAGE"),
        _shared="LANGUAGE = 'ar'\n",
    )
    outlets = load(("crawler.outlets", place))
    assert outlets["daily"].language == "ar"
    assert len(outlets) == len(OUTLETS) + 1


def test_a_folder_named_twice_is_one_folder(folder: Folder) -> None:
    place = folder(weekly=SOURCE.format(name="weekly"))
    assert list(load((place, place))) == ["weekly"]


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        (SOURCE.format(name="other"), ValueError, "the outlet is named other"),
        ("X = 1", ValueError, "has no OUTLET"),
        ("OUTLET = {}", TypeError, "must be an Outlet, not dict"),
        (SOURCE.format(name="mine").replace("hosts", "domains"), TypeError, "domains"),
        (SOURCE.format(name="mine").replace('"UTC"', '"UTC'), ValueError, "mine.py"),
        (SOURCE.format(name="mine").replace("(r", "(m"), ValueError, "mine.py"),
        (SOURCE.format(name="mine").replace("\\d+", "("), ValueError, "is not a pattern"),
        ("import nothing_of_that_name", ValueError, "nothing_of_that_name"),
    ],
)
def test_a_file_that_is_no_outlet_is_named(folder: Folder, text: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match="mine.py") as caught:
        load((folder(mine=text),))
    assert says in str(caught.value)


def test_two_outlets_of_one_name_are_refused(folder: Folder) -> None:
    with pytest.raises(ValueError, match=r"two outlets are named bbc: rename .*bbc\.py"):
        load(("crawler.outlets", folder(bbc=SOURCE.format(name="bbc"))))


@pytest.mark.parametrize("module", ["/no/such/folder", "no.such.package", "crawler.outlet"])
def test_a_place_that_is_none_is_named(module: str) -> None:
    with pytest.raises(ValueError, match="OUTLET_MODULES"):
        load((module,))


@pytest.mark.parametrize(
    ("name", "url", "key"),
    [
        ("alahed", "http://english.alahednews.com.lb/essaydetails.php?eid=39570&cid=386", "39570"),
        ("alahed", "https://english.alahednews.news/essaydetails.php?cid=386&eid=39570&utm_source=x", "39570"),
        ("alahed", "https://english.alahednews.com.lb/39570/386", "39570"),
        ("alahed", "http://english.alahednews.com.lb/catessays.php?cid=386", None),
        ("alahed_ar", "https://alahednews.news/post/79152/%D8%B3", "post/79152"),
        ("alahed_ar", "https://www.alahednews.com.lb/news/337899", "news/337899"),
        ("alahed_ar", "https://www.alahednews.com.lb/rss/", None),
        ("sana", "https://sana.sy/en/syria/2289847/", "2289847"),
        ("sana", "https://sana.sy/en/syria/page/2/", None),
        ("sana_archive", "https://archive.sana.sy/en/?p=161241", "161241"),
        ("sana_archive", "https://archive.sana.sy/en/?cat=106&paged=2", None),
        ("almasdar", "https://www.almasdarnews.com/article/army-enters-town/", "army-enters-town"),
        ("almasdar", "https://www.almasdarnews.com/article/category/syria/", None),
        ("almasdar", "https://www.almasdarnews.com/article/category/syria/page/2/", None),
        ("airwars", "https://airwars.org/civilian-casualties/ispt0001-october-7-2023/", "ispt0001-october-7-2023"),
        ("airwars", "https://airwars.org/conflict/russian-military-in-syria/", None),
        ("airwars", "https://airwars.org/about/who-we-are/", None),
        ("bbc", "https://www.bbc.com/news/articles/cabcdef1234o?at_medium=RSS", "cabcdef1234o"),
        ("bbc", "https://www.bbc.co.uk/news/world-middle-east-12345678", "12345678"),
        ("bbc", "https://www.bbc.com/news/videos/cabcdef1234o", None),
        ("bbc_arabic", "https://www.bbc.com/arabic/articles/cabcdef1234o", "cabcdef1234o"),
        ("guardian", "https://www.theguardian.com/world/2024/feb/24/a-b", "world/2024/feb/24/a-b"),
        ("guardian", "https://www.theguardian.com/world/live/2024/feb/24/a-b", None),
        ("apnews", f"https://apnews.com/article/a-b-{'0f' * 16}", "0f" * 16),
        ("apnews", f"https://apnews.com/article/{'0f' * 16}", "0f" * 16),
        ("apnews", "https://apnews.com/hub/middle-east", None),
        ("dw", "https://www.dw.com/en/some-title/a-77538843?maca=en-rss", "77538843"),
        ("dw", "https://www.dw.com/de/titel/a-77538843", None),
        ("dw_de", "https://www.dw.com/de/titel/a-77538843", "77538843"),
        ("anadolu", "https://www.aa.com.tr/en/middle-east/some-title/3912126", "3912126"),
        ("anadolu_tr", "https://www.aa.com.tr/tr/gundem/baslik/3912126", "3912126"),
        ("euronews", "https://www.euronews.com/my-europe/2024/04/30/a-b", "/my-europe/2024/04/30/a-b"),
        ("independent", "https://www.independent.co.uk/news/world/a-b-b2651790.html", "b2651790"),
        ("lbc", "https://www.lbcgroup.tv/news/middle-east/898682/lbci-lebanon-articles/en", "898682"),
        ("lbc", "https://www.lbcgroup.tv/news/middle-east/898682/lbci-lebanon-articles/ar", None),
        ("lbc_ar", "https://www.lbcgroup.tv/news/lifestyle/898682/%D8%B4/ar", "898682"),
        ("timesofisrael", "https://www.timesofisrael.com/a-headline-of-words/", "a-headline-of-words"),
        ("timesofisrael", "https://www.timesofisrael.com/israel-and-the-region/", None),
        ("reuters", "https://www.reuters.com/world/middle-east/a-b-2024-03-07/", "/world/middle-east/a-b-2024-03-07"),
        ("rt", "https://www.rt.com/news/603743-some-title/", "603743"),
        ("reuters", "https://www.reuters.com/article/us-a-b/c-d-e-idUSKBN1XT00W", "idUSKBN1XT00W"),
        ("reuters", "http://www.reuters.com/article/us-a-b-idUSKBN1XT00W", "idUSKBN1XT00W"),
        ("sana_ar", "https://sana.sy/governorates/alrakkah/2310305/", "2310305"),
        ("sana_ar", "https://sana.sy/en/syria/2310305/", None),
        ("tass", "https://tass.com/middle-east-conflict/1712345", "1712345"),
        ("tass", "https://tass.com/search?q=syria", None),
        ("presstv", "https://www.presstv.ir/Detail/2026/10/05/755123/A-B-C", "755123"),
        ("presstv", "https://www.presstv.co.uk/Section/102", None),
        ("tasnim", "https://www.tasnimnews.com/en/news/2026/10/05/3412345/a-b", "3412345"),
        ("almanar", "https://english.almanar.com.lb/article/133317/", "133317"),
        ("almanar", "https://english.almanartv.com.lb/133317", "133317"),
        ("almanar", "https://english.almanar.com.lb/cat/news/middle-east/syria/page/78", None),
        (
            "almayadeen",
            "https://english.almayadeen.net/news/politics/minister--we-will-rebuild",
            "minister--we-will-rebuild",
        ),
        ("naharnet", "https://prod.naharnet.com/stories/en/313131-a-b-c", "313131"),
        ("naharnet", "https://www.naharnet.com/tags/syria?page=76", None),
        ("enabbaladi", "https://english.enabbaladi.net/archives/2026/11/a-b-c/?so=related", "a-b-c"),
        ("enabbaladi", "https://english.enabbaladi.net/archives/category/news/raqqa", None),
        ("enabbaladi_ar", "https://www.enabbaladi.net/archives/tag/x", None),
        ("syrianobserver", "https://syrianobserver.com/society/a-b-c-d.html", "a-b-c-d.html"),
        ("syrianobserver", "https://syrianobserver.com/tag/syria/page/126", None),
        ("syriadirect", "https://syriadirect.org/the-well-of-the-village/", "the-well-of-the-village"),
        ("northpress", "https://npasyria.com/en/81707/", "81707"),
        ("sohr", "https://www.syriahr.com/en/111856/embed/", "111856"),
        ("hawar", "https://hawarnews.com/en/anha-enters-its-12th-year", "anha-enters-its-12th-year"),
        ("hawar", "https://hawarnews.com/en/haber/a-b-c-h21345.html", "21345"),
        ("hawar", "https://hawarnews.com/en/news", None),
        ("rudaw", "https://www.rudaw.net/english/middleeast/syria/300120262", "300120262"),
        ("rudaw", "https://www.rudaw.net/english/middleeast/syria", None),
        ("aljazeera", "https://www.aljazeera.com/news/2026/1/30/a-b-c", "2026/1/30/a-b-c"),
        ("aljazeera", "https://www.aljazeera.com/news/2019/11/a-b-191120070028895.html", "a-b-191120070028895"),
        ("aljazeera", "https://www.aljazeera.com/where/syria/", None),
        ("aljazeera", "https://www.aljazeera.com/gallery/2026/1/30/a-b-c", None),
        ("almonitor", "https://www.al-monitor.com/originals/2026/10/a-b-c", "a-b-c"),
        ("jpost", "https://www.jpost.com/Breaking-News/A-b-c-608399", "608399"),
        ("jpost", "https://www.jpost.com/middle-east/article-812345", "812345"),
        ("mehr", "https://en.mehrnews.com/news/226345/A-b-c", "226345"),
        ("irna", "https://en.irna.ir/news/85188524/A-b-c", "85188524"),
        ("dailysabah", "https://www.dailysabah.com/politics/2015/10/05/a-b-c", "a-b-c"),
        ("dailysabah", "https://www.dailysabah.com/politics/diplomacy/a-b-c", "a-b-c"),
        ("sputnik", "https://sputnikglobe.com/20261005/a-b-1120345678.html", "20261005/a-b-1120345678"),
        ("sputnik", "https://sputniknews.com/columnists/201911181077343476-a-b/", "201911181077343476"),
        ("dw_ar", "https://www.dw.com/ar/%D8%B3/a-77538843", "77538843"),
    ],
)
def test_identity(name: str, url: str, key: str | None) -> None:
    assert OUTLETS[name].key(url) == key


#: The sides that the collection is to have, each with an outlet at least.
SIDES = {
    "Syrian state", "Syrian independent", "Kurdish", "Lebanese", "Turkish", "Iranian", "Russian", "Israeli", "Gulf",
    "wire", "UN", "Western", "NGO",
}  # fmt: skip


def test_every_side_is_heard_and_every_outlet_says_what_it_rests_on() -> None:
    assert {outlet.side for outlet in OUTLETS.values()} == SIDES
    assert {"en", "ar"} <= {outlet.language for outlet in OUTLETS.values()}
    assert [name for name, outlet in OUTLETS.items() if not outlet.verified] == []


@pytest.mark.parametrize(
    ("title", "url", "is_taken"),
    [
        ("Bread queues shorten in Syria", "https://t.example/news/1/", True),
        ("SYRIAN pound steady", "https://t.example/news/1/", True),
        ("Wheat arrives", "https://t.example/news/wheat-arrives-in-deir-ez-zor/", True),
        ("Wheat arrives", "https://t.example/news/%61leppo-wheat/", True),
        ("Hamas delegation arrives", "https://t.example/news/1/", False),
        ("Hama bakery reopens", "https://t.example/news/1/", True),
        ("Assyrian festival", "https://t.example/news/1/", False),
        ("", "https://syria.example/news/1/", False),
    ],
)
def test_a_subject_is_told_by_headline_and_address(title: str, url: str, is_taken: bool) -> None:
    assert _syria.english("https://t.example/rss")[0].takes(url, title) is is_taken


@pytest.mark.parametrize(
    ("title", "is_taken"),
    [("مخابز حلب تعود", True), ("سوريون يعودون", True), ("والحسكة أيضاً", True), ("قمح لبنان", False)],
)
def test_a_subject_is_told_in_arabic(title: str, is_taken: bool) -> None:
    assert _syria.arabic("https://t.example/rss")[0].takes("https://t.example/1", title) is is_taken


def test_of_a_feed_for_everything_a_section_takes_its_subject_and_another_everything() -> None:
    outlet = OUTLETS["mehr"]
    item = "<item><title>{}</title><link>https://en.mehrnews.com/news/{}/x</link></item>"
    feed = item.format("Trains to Damascus", 1) + item.format("Trains to Qom", 2)
    page = Page(url="https://en.mehrnews.com/rss", body=f"<rss><channel>{feed}</channel></rss>", fetched=NOW)
    keys = {
        section.name: [
            lead.key
            for lead in discover(page, outlet=outlet, section=section, source=section.sources[0])
            if isinstance(lead, Lead)
        ]
        for section in outlet.sections
    }
    assert keys == {"syria": ["1"], "news": ["1", "2"]}


@pytest.mark.parametrize("field", ["side", "notes", "verified"])
def test_words_about_an_outlet_are_one_line(field: str) -> None:
    with pytest.raises(ValueError, match="is not one line"):
        replace(OUTLETS["bbc"], **{field: "two\nlines"})


@pytest.mark.parametrize(
    "form", ["essaydetails.php?eid=39570&cid=386", "essaydetails.php?cid=386&eid=39570", "39570/386"]
)
def test_both_forms_of_an_alahed_address_tell_the_section(form: str) -> None:
    section = OUTLETS["alahed"].section_of(f"http://english.alahednews.com.lb/{form}")
    assert section is not None
    assert section.title == "Syria"


def found(outlet: Outlet, url: str, body: str, asked: str = "", number: int = 0) -> tuple[list[Lead], list[str]]:
    section = outlet.section("syria")
    page = Page(url=url, body=body, fetched=NOW, requested_url=asked)
    items = list(discover(page, outlet=outlet, section=section, source=section.sources[number]))
    leads = [item for item in items if isinstance(item, Lead)]
    return leads, [item.url for item in items if isinstance(item, Follow)]


ALAHED_LISTING = """
<div class="ticker"><a href="essaydetails.php?eid=900&cid=385">Other news</a></div>
<table id="table45"><tr><td><a href="essaydetails.php?eid=43418&cid=386">Convoy reaches the town</a></td></tr>
<tr><td><a href="essaydetails.php?eid=43417&cid=385">Filed elsewhere</a></td></tr></table>
<table id="table49"><tr><td><a href="x"><img src="n.gif" alt="{}"></a></td></tr></table>"""


def test_alahed_listing_goes_on_while_it_shows_next() -> None:
    url = "http://english.alahednews.com.lb/catessays.php?cid=386"
    leads, older = found(OUTLETS["alahed"], url, ALAHED_LISTING.format("Next"))
    assert [(lead.key, lead.title) for lead in leads] == [("43418", "Convoy reaches the town")]
    assert older == [f"{url}&catdd=0&page=2"]
    assert found(OUTLETS["alahed"], f"{url}&catdd=0&page=2", ALAHED_LISTING.format("Next"))[1] == [
        f"{url}&catdd=0&page=3"
    ]
    assert found(OUTLETS["alahed"], url, ALAHED_LISTING.format("Previous"))[1] == []


def test_alahed_listing_of_unknown_layout_gives_the_links_of_the_section() -> None:
    body = '<div><a href="/70624/386">Of Syria and its roads</a></div><div><a href="/70625/385">Of Lebanon</a></div>'
    assert [
        lead.key for lead in found(OUTLETS["alahed"], "http://english.alahednews.com.lb/catessays.php?cid=386", body)[0]
    ] == ["70624"]


def test_sana_listing_reads_the_dates_of_its_cards_and_ends_by_a_redirect() -> None:
    link = '<h3><a href="https://sana.sy/en/{}/{}/">Headline {}</a></h3>'
    card = f'<div class="p">{link}<time datetime="2026-05-0{{}}T10:00">x</time></div>'
    body = card.format("syria", 11, "one", 1) + card.format("sport", 12, "two", 2)
    url = "https://sana.sy/en/syria/"
    leads, older = found(OUTLETS["sana"], url, body)
    assert [(lead.key, lead.title, lead.published) for lead in leads] == [("11", "Headline one", "2026-05-01T10:00")]
    assert older == ["https://sana.sy/en/syria/page/2/"]
    assert found(OUTLETS["sana"], url, body, asked="https://sana.sy/en/syria/page/99/")[1] == []


def test_sana_archive_and_almasdar_listings() -> None:
    body = '<h2 class="post-box-title"><a href="?p=157742">A headline</a></h2><aside><a href="?p=1">Popular</a></aside>'
    leads, older = found(OUTLETS["sana_archive"], "https://archive.sana.sy/en/?cat=106&paged=3", body)
    assert ([lead.key for lead in leads], older) == (["157742"], ["https://archive.sana.sy/en/?cat=106&paged=4"])
    body = '<div id="td-outer-wrap"><h3><a href="/article/a-b/">Headline</a></h3></div>'
    leads, older = found(OUTLETS["almasdar"], "https://www.almasdarnews.com/article/category/syria/", body)
    assert [lead.url for lead in leads] == ["https://www.almasdarnews.com/article/a-b/"]
    assert older == ["https://www.almasdarnews.com/article/category/syria/page/2/"]


TITLE = "Army Clears Three Villages East of the River"
PARAGRAPHS = [
    "Units of the army cleared three villages on Sunday, the news agency SANA reported from the governorate.",
    "A field commander told Almasdar news that the road was open again and that engineers were at work on mines.",
    "Airwars counted four strikes in the area during the week.",
]
FIRST, SECOND, THIRD = PARAGRAPHS
BROKEN = FIRST.replace("reported from", "reported<br>\nfrom")

ICON = '<i class="material-icons">{}</i>'
OWN_ELEMENTS = f"""<head><title>x</title></head><body><noscript>No Script</noscript>
<p>Please Wait...</p><a>Al-Ahed Telegram</a>
<h1>{TITLE}</h1><h2>{TITLE}</h2>
<div><span>{ICON.format("folder_open")}<a>Syria</a></span> <span>{ICON.format("access_time")}6 years ago</span></div>
<div><a>{ICON.format("star")}Add to favorites</a></div><div><p>Local Editor</p><p>{BROKEN}</p>
<figure><img alt="{TITLE}"><figcaption>{TITLE}</figcaption></figure><p>&nbsp;</p><p>{SECOND}</p><p>{THIRD}</p></div>
<div><a>syria</a> | <a>daesh</a> | <a>isis</a> | <a>isil</a> | <a>syrian crisis</a></div>
<p>Source: News Agencies, Edited by website team</p><h3>Comments</h3>
<p>Other news: a convoy has reached the town.</p></body>"""
GLUED = f"""<body>No Script<div>Please Wait...</div><div>{TITLE}</div><div>{TITLE}</div>
<div>folder_openSyria access_time6 years ago</div><div>starAdd to favorites</div><div>Local Editor</div>
<div>{BROKEN}</div><div>{TITLE}</div><div>{SECOND}</div><div>{THIRD}</div>
<div>syria | daesh | isis | isil | syrian crisis</div><div>Source: News Agencies, Edited by website team</div>
<div>Comments</div></body>"""
ONE_CONTAINER = f"""<body><div id="c">{TITLE}<br>{TITLE}<br>
folder_openSyria access_time6 years ago starAdd to favorites Local Editor
<br><br>{FIRST}<br><img alt="x">{TITLE}<br><br>{SECOND}<br>{THIRD}<br><br>syria | daesh | isis | isil | syrian crisis
<br>Source: News Agencies, Edited by website team<br>Comments</div></body>"""
BODY_CONTAINER = f"""<body><h1>{TITLE}</h1><article><h1>{TITLE}</h1><span>folder_open</span>
<p>Syria</p><span>access_time</span>
<p>6 years ago</p><button><span>star_border</span> Add to favorites</button>
<p>Local Editor<br>{BROKEN}</p><p>{TITLE}</p><p>{SECOND}</p>
<p>{THIRD}</p><p>syria | daesh | isis | isil | syrian crisis</p><p>Source: News Agencies, Edited by website team</p>
<p>commentComments (0)</p></article><aside>folder_openLebanon access_time2 days ago</aside></body>"""


@pytest.mark.parametrize(
    "html", [OWN_ELEMENTS, GLUED, ONE_CONTAINER, BODY_CONTAINER], ids=["own", "glued", "one", "body"]
)
def test_alahed_new_layout_in_any_markup(html: str) -> None:
    rules = OUTLETS["alahed"].rules
    claims = read(parse(html), rules)
    assert claims.title == TITLE
    assert claims.byline == "Local Editor"
    assert claims.published == ("6 years ago",)
    assert without_boilerplate(claims.text, rules) == PARAGRAPHS
    assert claims.tags == ("syria", "daesh", "isis", "isil", "syrian crisis")
    assert claims.source_line == "Source: News Agencies, Edited by website team"


def test_alahed_new_layout_without_tags_or_source_and_with_another_byline() -> None:
    html = f"""<div>Leader of Something: A Name</div><h1>{TITLE}</h1><h1>{TITLE}</h1>
    <p>folder_openReports-2023 access_timeone year ago</p><p>By Al-Ahed News</p>
    <p>{FIRST}</p><p>{SECOND}</p><p>Comments</p>"""
    claims = read(parse(html), OUTLETS["alahed"].rules)
    assert (claims.title, claims.byline, claims.published) == (TITLE, "By Al-Ahed News", ("one year ago",))
    assert claims.text == (FIRST, SECOND)
    assert (claims.tags, claims.source_line) == ((), "")


def test_alahed_sentence_that_begins_with_sources_does_not_end_the_body() -> None:
    html = GLUED.replace(SECOND, f"Sources: {SECOND}")
    assert read(parse(html), OUTLETS["alahed"].rules).text[1:] == (f"Sources: {SECOND}", THIRD)


@pytest.mark.parametrize("length", range(0, len(GLUED), 37))
def test_alahed_page_cut_anywhere_gives_no_body_without_its_end(length: int) -> None:
    claims = read(parse(GLUED[:length]), OUTLETS["alahed"].rules)
    assert set(claims.text) <= {*PARAGRAPHS, "Local Editor"}


OLD = f"""<div>Ticker headline one #tag Ticker headline two</div><p>News Categories &raquo; NEWS &raquo; Middle East</p>
<table id="table36"><tr><td><p>&gt; 12-06-2018 | 10:22</p></td></tr></table>
<a>Decrease Font Size</a><a>Increase Font Size</a><a>Print Page</a>
<table><tr><td id="textFontSize1"> {TITLE} </td></tr><tr><td id="textFontSize2"><font><b></b></font>
<font>Local Editor<br><br>{FIRST}<br><br>{SECOND}</font></td></tr></table>"""


def test_alahed_old_layout() -> None:
    rules = OUTLETS["alahed"].rules
    claims = read(parse(OLD), rules)
    assert (claims.title, claims.byline, claims.published) == (TITLE, "Local Editor", ("12-06-2018 10:22",))
    assert without_boilerplate(claims.text, rules) == [FIRST, SECOND]


def test_sana_body_ends_where_another_article_begins() -> None:
    rules = OUTLETS["sana"].rules
    html = f"""<h1 class="s-title">{TITLE}</h1><div class="entry-content"><p>{FIRST}</p>
    <div class="inline-post-x"><p>Read also this</p></div>
    <p>{SECOND}</p><div class="efoot"><p>TAGGED: x</p></div></div>"""
    claims = read(parse(html), rules)
    assert (claims.title, claims.text) == (TITLE, (FIRST, SECOND))


def test_sana_archive_drops_its_typists_and_the_next_article() -> None:
    rules = OUTLETS["sana_archive"].rules
    html = f"""<h1 class="name post-title entry-title"><span itemprop="name">{TITLE}</span></h1>
    <div class="entry"><p>{FIRST}</p>
    <p>Hama/Idleb, SANA – {SECOND}</p><p>Jane Doe/J.Doe</p><p>A.Ch.</p><p>English Bulletin</p>
    <p>Check Also</p><p>{THIRD}</p></div>"""
    claims = read(parse(html), rules)
    assert claims.title == TITLE
    assert without_boilerplate(claims.text, rules) == [FIRST, f"Hama/Idleb, SANA – {SECOND}"]


def test_almasdar_article() -> None:
    html = f"""<article><header><h1>{TITLE}</h1><time datetime="2017-08-12T17:15:00+00:00">12/08</time></header>
    <div class="td-post-content"><p>{FIRST}</p><p>{SECOND}</p></div></article>"""
    claims = read(parse(html), OUTLETS["almasdar"].rules)
    assert (claims.title, claims.published, claims.text) == (TITLE, ("2017-08-12T17:15:00+00:00",), (FIRST, SECOND))


def test_airwars_incident_has_its_own_name_and_no_date_of_publication() -> None:
    html = f"""<head><meta property="og:title" content="SY0001 – May 1, 2017"></head>
    <body class="civ en single"><h1>Civilian Casualties</h1>
    <div class="meta-block"><h4>Incident date</h4><span>May 1, 2017</span></div>
    <div class="summary"><p>{FIRST}</p><p>{SECOND}</p></div>
    <div class="info-main-block summary"><h2>Summary</h2><ul><li>Grading</li></ul></div>"""
    claims = read(parse(html), OUTLETS["airwars"].rules)
    assert (claims.title, claims.published, claims.text) == ("SY0001 – May 1, 2017", (), (FIRST, SECOND))


def test_airwars_news() -> None:
    html = f"""<body class="news"><div class="header-image"><h1><a>{TITLE}</a></h1></div><div class="info-left">
    <div class="meta-block"><h4>Published</h4><span>August 7, 2019</span></div></div>
    <div class="info-main"><h2>Subheading</h2><div class="info-main-block"><p>{FIRST}</p></div></div>"""
    claims = read(parse(html), OUTLETS["airwars"].rules)
    assert (claims.title, claims.published, claims.text) == (TITLE, ("August 7, 2019",), (FIRST,))
