"""Airwars: news in one template, incidents in another, and neither feed nor structured data."""
# ruff: noqa: E501 - markup stands as it is sent

import json
from collections.abc import Iterator, Sequence
from html import escape

from demo.pages._html import NOT_FOUND, Answer, chunks, origin, page, paragraphs, robots
from demo.story import Story

_NAV = """<header><div class="content logo-navigation"><a href="/"><img src="/logo.svg" alt=""></a>
<nav><ul><li><a href="/civilian-casualties">Archive</a></li><li><a href="/research">Research</a></li>
<li><a href="/news">News</a></li></ul></nav></div></header>"""


def pages(start: str, stories: Sequence[Story]) -> Iterator[tuple[str, Answer]]:
    """What can be reached from a start URL: the pages of a list, and what it lists."""
    site = origin(start)
    if "/wp-json/" in start:
        yield from _api(start, [story for story in stories if story.code])
        return
    shown = [story for story in stories if story.section in start] or [story for story in stories if story.code]
    yield f"{site}/robots.txt", robots("Disallow: /wp-admin/")
    last = (len(shown) + 1) // 2
    for number, some in chunks(shown, 2):
        yield _paged(start, number), _listing(start, some, number, last)
    yield _paged(start, last + 1), NOT_FOUND
    for story in shown:
        yield _url(site, story), _incident(site, story) if story.code else _news(site, story)


def _api(start: str, stories: Sequence[Story]) -> Iterator[tuple[str, Answer]]:
    """The incidents as WordPress' API lists them, and their pages."""
    posts = [
        {
            "id": number,
            "date_gmt": f"{story.published:%Y-%m-%dT%H:%M:%S}",
            "link": _url(origin(start), story),
            "title": {"rendered": escape(story.title)},
        }
        for number, story in enumerate(stories, 1)
    ]
    headers = {"Content-Type": "application/json; charset=UTF-8", "X-WP-TotalPages": "1"}
    yield start, (200, headers, json.dumps(posts))
    yield from ((_url(origin(start), story), _incident(origin(start), story)) for story in stories)


def _url(site: str, story: Story) -> str:
    return f"{site}/civilian-casualties/{story.id}/" if story.code else f"{site}/{story.id}/"


def _paged(start: str, number: int) -> str:
    bare, mark, query = start.partition("?")
    return start if number == 1 else f"{bare.rstrip('/')}/page/{number}/{mark}{query}"


def _day(story: Story) -> str:
    return f"{story.published:%B} {story.published.day}, {story.published.year}"


def _listing(start: str, stories: Sequence[Story], number: int, last: int) -> Answer:
    cards = "\n".join(
        f"""<article class="in-archive"><div class="content"><div class="info-left"><div class="meta-block"><h4>{"Incident date" if story.code else "Published"}</h4> {_day(story)}</div></div>
<div class="info-main"><h1><a href="{_url(origin(start), story)}">{escape(story.title)}</a></h1>
<p>{escape(story.paragraphs[0])}</p><a href="{_url(origin(start), story)}">Continue reading</a></div></div></article>"""
        for story in stories
    )
    following = f'<a class="next page-numbers" href="{_paged(start, number + 1)}">Next</a>' if number < last else ""
    body = f"""{_NAV}<main><div id="posts">
{cards}
</div><div class="pagination"><div class="pagination__inner"><span class="page-numbers current">{number}</span>{following}</div></div></main>"""
    return page(body, head="<title>Airwars</title>", attributes=' class="archive en"')


def _head(site: str, story: Story) -> str:
    return f"""<title>{escape(story.title)} - Airwars</title>
<link rel="canonical" href="{_url(site, story)}">
<meta property="og:type" content="article">
<meta property="og:title" content="{escape(story.title)}">
<meta property="og:description" content="{escape(story.paragraphs[0])}">
<meta property="og:url" content="{_url(site, story)}">"""


def _news(site: str, story: Story) -> Answer:
    writers = "".join(
        f'<a href="{site}/authors/staff/">{escape(name.strip())}</a><br>' for name in story.byline.split(";")
    )
    caption = f'<div class="meta-block"><h4>Header Image</h4>{escape(story.image)}</div>' if story.image else ""
    body = f"""{_NAV}<main><div id="posts"><article class="news_and_analysis type-news_and_analysis hentry">
<div class="header-image"><h1><a href="{_url(site, story)}">{escape(story.title)}</a></h1></div>
<div class="content"><div class="info-left">
<div class="meta-block"><h4>Published</h4> {_day(story)}</div>
<div class="meta-block authors"><h4>Written by</h4> {writers}</div>
{caption}
<div class="meta-block permalink"><a href="{_url(site, story)}">Web link</a></div></div>
<div class="info-main"><h2>{escape(story.standfirst)}</h2>
<div class="info-main-block">
{paragraphs(story.paragraphs)}
</div></div></div></article></div></main>
<footer><p>Airwars is a not-for-profit transparency watchdog.</p></footer>"""
    return page(body, head=_head(site, story), attributes=' class="news_and_analysis en single"')


def _incident(site: str, story: Story) -> Answer:
    sources = "\n".join(f'<div class="source-title">Local source {n}</div>' for n in range(1, 4))
    body = f"""{_NAV}<div class="page-title"><h1>Civilian Casualties</h1></div><main><div id="posts">
<article class="civ type-civ hentry"><div class="content"><div class="info-left">
<div class="meta-block code current"><h4>Incident Code</h4> <span>{escape(story.code)}</span></div>
<div class="meta-block"><h4>Incident date</h4> {_day(story)}</div>
<div class="meta-block location"><h4>Location</h4> {escape(story.place)}</div>
<div class="meta-block permalink"><a href="{_url(site, story)}">Web link</a></div></div>
<div class="info-main"><div class="info-main-block"><h2 class="underline-header">Airwars assessment</h2>
<div class="summary">
{paragraphs(story.paragraphs)}
</div></div>
<div class="info-main-block"><h3>Sources (3)</h3>{sources}</div></div></div></article></div></main>
<footer><p>Airwars is a not-for-profit transparency watchdog.</p></footer>"""
    return page(body, head=_head(site, story), attributes=' class="civ en single"')
