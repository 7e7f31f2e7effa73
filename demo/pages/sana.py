"""SANA since August 2025: WordPress with JSON-LD, section pages that redirect past their end."""
# ruff: noqa: E501 - markup stands as it is sent

import json
from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import urlsplit

from demo.pages._html import Answer, chunks, moved, of_section, origin, page, paragraphs, robots, rss
from demo.story import CAPTURED, Story

# An article's address that shows a list of articles.
_SECTION_PAGE = "2311111"


def pages(start: str, stories: Sequence[Story]) -> Iterator[tuple[str, Answer]]:
    """What can be reached from a start URL: the pages of a section or the feed, and the articles."""
    site, parts = origin(start), urlsplit(start).path.strip("/").split("/")
    forbidden = [story for story in stories if story.kind == "forbidden"]
    yield (
        f"{site}/robots.txt",
        robots(
            "Crawl-delay: 5", "Disallow: /wp-admin/", *(f"Disallow: {urlsplit(_url(site, s)).path}" for s in forbidden)
        ),
    )
    if "feed" in start:
        shown: Sequence[Story] = [story for story in stories if story.kind != "forbidden"][:5]
        yield start, rss("S A N A", f"{site}/en/", [(_url(site, story), story) for story in shown])
    else:
        shown = of_section(stories, parts[1] if len(parts) > 1 else "syria")
        yield from _section(start, shown)
    yield from ((_url(site, story), _article(_url(site, story), story, shown)) for story in shown)
    listed = f"{site}/en/syria/{_SECTION_PAGE}/"
    yield listed, page(_cards(shown, site), head="<title>Wadi Qamra in pictures</title>")


def _url(site: str, story: Story) -> str:
    return f"{site}/en/{story.section}/{story.id}/"


def _section(start: str, stories: Sequence[Story]) -> Iterator[tuple[str, Answer]]:
    base = start.rstrip("/")
    last = 1
    for number, some in chunks(stories, 4):
        url = start if number == 1 else f"{base}/page/{number}/"
        extra = _card(f"{origin(start)}/en/syria/{_SECTION_PAGE}/", "Wadi Qamra in pictures", CAPTURED.isoformat())
        body = f"""<header><a href="/en/">SANA</a> <a href="/en/politics/">Politics</a> <a href="/en/syria/">Syria</a></header>
<main><h1 class="archive-title">{escape(some[0].section.title())}</h1>
{_cards(some, origin(start))}
{extra if number == 1 else ""}
<div class="pagination-wrap"><a class="next page-numbers" href="{base}/page/{number + 1}/">Next</a></div></main>"""
        yield url, page(body, head="<title>Syrian Arab News Agency</title>")
        last = number
    yield f"{base}/page/{last + 1}/", moved(start)


def _cards(stories: Sequence[Story], site: str) -> str:
    return "\n".join(_card(_url(site, story), story.title, story.published.isoformat()) for story in stories)


def _card(url: str, title: str, moment: str) -> str:
    return f"""<div class="p-wrap"><h3 class="entry-title"><a class="p-url" href="{url}" rel="bookmark">{escape(title)}</a></h3>
<div class="p-meta"><time class="date published" datetime="{moment}">{moment[:10]}</time></div></div>"""


def _article(url: str, story: Story, others: Sequence[Story]) -> Answer:
    title = escape(story.title)
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "name": "SANA", "url": origin(url)},
            {
                "@type": "NewsArticle",
                "headline": story.title,
                "url": url,
                "datePublished": story.published.isoformat(),
                "dateModified": story.published.isoformat(),
                "inLanguage": "en-US",
                "articleSection": [story.section.title()],
            },
        ],
    }
    other = next(other for other in others if other is not story) if len(others) > 1 else story
    first, second, *rest = story.paragraphs
    tags = ", ".join(f'<a href="/en/tag/{escape(tag)}/" rel="tag">{escape(tag)}</a>' for tag in story.tags)
    head = f"""<title>{title} - S A N A</title>
<link rel="canonical" href="{url}">
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="S A N A">
<meta property="og:image" content="{origin(url)}/wp-content/uploads/2026/11/{story.id}.jpg">
<script type="application/ld+json">{json.dumps(graph)}</script>"""
    body = f"""<header><a href="/en/">SANA</a> <a href="/en/politics/">Politics</a> <a href="/en/syria/">Syria</a></header>
<article class="post"><header class="single-header"><h1 class="s-title">{title}</h1>
<div class="single-meta"><time class="date" datetime="{story.published.isoformat()}">{story.published:%d/%m/%Y}</time></div></header>
<div class="s-feat"><img src="/wp-content/uploads/2026/11/{story.id}.jpg" alt=""></div>
<div class="e-shared"><span>Share</span></div>
<div class="entry-content rbct">
{paragraphs([first, second])}
<div class="related-sec inline-post"><h4>Related</h4><a href="{_url(origin(url), other)}">{escape(other.title)}</a></div>
{paragraphs(rest)}
<div class="efoot"><div class="efoot-bar tag-bar"><span class="blabel">TAGGED:</span> {tags}</div></div>
</div></article>
<aside><h3>Latest News</h3>{_cards(others[:3], origin(url))}</aside>"""
    return page(body, head=head, lang="en-US")
