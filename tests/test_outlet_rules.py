"""Article pages of outlets whose markup is known, made up in it."""

import pytest

from crawler.extract.rules import read, without_boilerplate
from crawler.markup import parse
from crawler.outlets import load

OUTLETS = load()
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
