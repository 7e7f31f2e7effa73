"""Al-Masdar News, as its archived pages have it: WordPress with a tagDiv theme. The site itself is gone."""
# ruff: noqa: E501 - markup stands as it is sent

from collections.abc import Iterator, Sequence
from html import escape

from demo.pages._html import NOT_FOUND, Answer, chunks, origin, page, paragraphs, robots, rss
from demo.story import Story


def pages(start: str, stories: Sequence[Story]) -> Iterator[tuple[str, Answer]]:
    """What can be reached from a start URL: the pages of a category or its feed, and the articles."""
    site = origin(start)
    stories = [story for story in stories if f"/{story.section}/" in start]
    yield f"{site}/robots.txt", robots("Disallow: /wp-admin/", "Allow: /wp-admin/admin-ajax.php")
    if start.rstrip("/").endswith("feed"):
        yield start, rss("Al-Masdar News", site, [(_url(site, story), story) for story in stories[:4]])
    else:
        last = (len(stories) + 1) // 2
        for number, some in chunks(stories, 2):
            yield _paged(start, number), _listing(start, some, number, last)
        yield _paged(start, last + 1), NOT_FOUND
    yield from ((_url(site, story), _article(site, story, stories)) for story in stories)


def _url(site: str, story: Story) -> str:
    return f"{site}/article/{story.id}/"


def _paged(start: str, number: int) -> str:
    return start if number == 1 else f"{start.rstrip('/')}/page/{number}{'/' if start.endswith('/') else ''}"


def _listing(start: str, stories: Sequence[Story], number: int, last: int) -> Answer:
    following = f'<a href="{_paged(start, number + 1)}"><i class="td-icon-menu-right"></i></a>' if number < last else ""
    body = f"""<div id="td-outer-wrap"><div class="td-header-wrap"><a href="/">Al-Masdar News</a></div>
<div class="td-main-content"><h1 class="entry-title td-page-title">{stories[0].section.title()}</h1>
{"".join(_module(origin(start), story) for story in stories)}
<div class="page-nav td-pb-padding-side"><span class="current">{number}</span>{following}\
<span class="pages">Page {number} of {last}</span></div></div></div>"""
    return page(
        body,
        head=f"<title>{stories[0].section.title()} Archives - Al-Masdar News</title>",
        lang="en-US",
        attributes=' class="archive category"',
    )


def _module(site: str, story: Story) -> str:
    return f"""<div class="td_module_1 td_module_wrap"><h3 class="entry-title td-module-title">\
<a href="{_url(site, story)}" rel="bookmark" title="{escape(story.title)}">{escape(story.title)}</a></h3>
<div class="td-module-meta-info"><span class="td-post-author-name"><a href="{site}/author/desk/">{escape(story.byline)}</a></span>
<span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{story.published.isoformat()}">{story.published:%Y-%m-%d}</time></span></div></div>
"""


def _article(site: str, story: Story, others: Sequence[Story]) -> Answer:
    title = escape(story.title)
    head = f"""<title>{title}</title>
<link rel="canonical" href="{_url(site, story)}">
<meta property="og:title" content="{title}">
<meta property="og:type" content="article">"""
    body = f"""<div id="td-outer-wrap"><div class="td-header-wrap"><a href="/">Al-Masdar News</a></div>
<div class="td-main-content"><article class="post type-post hentry">
<header class="td-post-title"><ul class="td-category"><li><a href="{site}/article/category/{story.section}/">{story.section.title()}</a></li></ul>
<h1 class="entry-title">{title}</h1>
<div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">By</div>
<a href="{site}/author/desk/">{escape(story.byline)}</a></div>
<span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{story.published.isoformat()}">\
{story.published:%Y-%m-%d}</time></span></div></header>
<div class="td-post-sharing-top"><a href="#">Share on Facebook</a></div>
<div class="td-post-content">
{paragraphs(story.paragraphs)}
</div>
<footer><div class="td-post-sharing-bottom"><a href="#">Share on Facebook</a></div></footer></article>
<div class="td_block_related_posts"><h4>Related articles</h4>
{"".join(_module(site, other) for other in others[:3] if other is not story)}</div></div></div>"""
    return page(body, head=head, lang="en-US", attributes=' class="single single-post"')
