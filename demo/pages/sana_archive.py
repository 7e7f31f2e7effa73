"""SANA to August 2025, as archive.sana.sy keeps it: a theme with `Check Also` below every article."""
# ruff: noqa: E501 - markup stands as it is sent

import re
from collections.abc import Iterator, Sequence
from html import escape

from demo.pages._html import NOT_FOUND, Answer, chunks, of_section, origin, page, paragraphs, robots
from demo.story import Story

_NAMES = {"106": "Syria and the World", "2": "Politics", "8": "Culture"}


def pages(start: str, stories: Sequence[Story]) -> Iterator[tuple[str, Answer]]:
    """What can be reached from a start URL: the pages of a category, and the articles."""
    site = origin(start)
    found = re.search(r"cat=(\d+)", start)
    category = found[1] if found else "106"
    shown = of_section(stories, category)
    yield f"{site}/robots.txt", robots("Disallow: /wp-admin/")
    size = 2
    last = (len(shown) + size - 1) // size
    for number, some in chunks(shown, size):
        yield _paged(start, number), _listing(start, some, category, number, last)
    yield _paged(start, last + 1), NOT_FOUND
    yield from ((f"{site}/en/?p={story.id}", _article(site, story, category, shown)) for story in shown)


def _paged(start: str, number: int) -> str:
    if number == 1:
        return start
    bare = re.sub(r"[?&]paged=\d+", "", start)
    return f"{bare}{'&' if '?' in bare else '?'}paged={number}"


def _listing(start: str, stories: Sequence[Story], category: str, number: int, last: int) -> Answer:
    cards = "\n".join(
        f"""<article class="item-list"><h2 class="post-box-title"><a href="{origin(start)}/en/?p={story.id}">{escape(story.title)}</a></h2>
<p class="post-meta"><span class="tie-date">{story.published.day} {story.published:%B}</span></p>
<div class="entry"><p>{escape(story.paragraphs[0][:90])}&hellip;</p>
<a class="more-link" href="{origin(start)}/en/?p={story.id}">Read More &raquo;</a></div></article>"""
        for story in stories
    )
    numbers = " ".join(
        f'<span class="current">{n}</span>'
        if n == number
        else f'<a class="page" href="{escape(_paged(start, n))}">{n}</a>'
        for n in range(1, last + 1)
    )
    following = (
        f'<span id="tie-next-page"><a href="{escape(_paged(start, number + 1))}">&raquo;</a></span>'
        if number < last
        else ""
    )
    body = f"""<div id="main-content"><h1 class="page-title">{_NAMES.get(category, "News")}</h1>
<div class="post-listing archive-box">
{cards}
</div><div class="pagination">{numbers} {following}</div></div>"""
    return page(body, head="<title>Syrian Arab News Agency</title>")


def _article(site: str, story: Story, category: str, others: Sequence[Story]) -> Answer:
    title = escape(story.title)
    *text, credit = story.paragraphs
    other = next((other for other in others if other is not story), story)
    head = f"""<title>{title} &#8211; Syrian Arab News Agency</title>
<meta property="og:title" content="{title} - Syrian Arab News Agency">
<meta property="og:type" content="article">
<meta property="article:published_time" content="{story.published.isoformat()}">
<link rel="canonical" href="{site}/en/?p={story.id}">"""
    body = f"""<div id="main-content"><div class="content">
<article id="the-post" class="post-listing post"><div class="single-post-thumb"><img src="{site}/en/wp-content/uploads/{story.id}.jpg" alt=""></div>
<div class="post-inner"><h1 class="name post-title entry-title"><span itemprop="name">{title}</span></h1>
<p class="post-meta"><span class="tie-date">{story.published.day} {story.published:%B}</span>
<span class="post-cats"><a href="{site}/en/?cat={category}" rel="category">{_NAMES.get(category, "News")}</a></span></p>
<div class="entry">
{paragraphs(text)}
<div id="gallery-1" class="gallery"><dl><dt><img src="{site}/en/wp-content/uploads/{story.id}-2.jpg" alt=""></dt><dd>{escape(story.image)}</dd></dl></div>
{paragraphs([credit])}
</div><!-- .entry /-->
<div class="share-post"><span class="share-text">Share</span></div></div></article>
<section id="check-also-box" class="post-listing"><h3>Check Also</h3>
<div class="check-also-post"><h2 class="post-title"><a href="{site}/en/?p={other.id}">{escape(other.title)}</a></h2>
<p>{escape(other.paragraphs[0][:100])} &hellip;</p></div></section>
</div></div>"""
    return page(body, head=head, lang="en-US")
