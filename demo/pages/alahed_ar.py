"""Al-Ahed News, Arabic: the site's own history and telephone number above every article, a view count below it."""
# ruff: noqa: E501 - markup stands as it is sent

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from demo.pages._html import Answer, origin, page, paragraphs, robots, rss
from demo.story import Story

_SECTIONS = {"syria": "سوريا", "lebanon": "لبنان"}
_ABOUT = "أهلاً وسهلاً بكم في موقع العهد الإخباري. انطلق الموقع مع صحيفة ورقية ثم صار صفحة يومية."


def pages(start: str, stories: Sequence[Story]) -> Iterator[tuple[str, Answer]]:
    """What can be reached from a start URL: a listing or the feed, and the articles."""
    site = origin(start)
    yield f"{site}/robots.txt", robots("Disallow: /admin/")
    items = [(_url(site, story), story) for story in stories]
    yield start, rss("موقع العهد الإخباري", site, items) if "rss" in start else _listing(items)
    yield from ((url, _article(site, story, stories)) for url, story in items)


def _url(site: str, story: Story) -> str:
    return f"{site}/post/{story.id}/{quote('-'.join(story.title.split()[:6]))}"


def _listing(items: Sequence[tuple[str, Story]]) -> Answer:
    cards = "\n".join(
        f'<div class="card"><a href="{url}"><h3>{escape(story.title)}</h3></a><span class="time">{story.relative}</span></div>'
        for url, story in items
    )
    return page(f"<main><h1>آخر الأخبار</h1>{cards}</main>", head="<title>موقع العهد الإخباري</title>", lang="ar")


def _article(site: str, story: Story, others: Sequence[Story]) -> Answer:
    title = escape(story.title)
    other = next(other for other in others if other is not story)
    body = f"""<div class="about"><p>{_ABOUT}</p><p>للتواصل: <a href="/cdn-cgi/l/email-protection">[email&#160;protected]</a></p>
<p>00961000000</p></div>
<div class="next">المقال التالي <a href="{_url(site, other)}">{escape(other.title)}</a></div>
<div class="section-name"><a href="/cat/{story.section}">{_SECTIONS[story.section]}</a></div>
<h1>{title}</h1>
<div class="post"><h2 class="post-title">{title}</h2>
<div class="post-lead">{escape(story.standfirst)}</div>
<div class="post-meta"><span class="time">{story.relative}</span> <span class="views">{story.views}</span></div>
<img src="/uploads/{story.id}.jpg" alt="{title}">
<div class="post-body">
{paragraphs(story.paragraphs)}
</div></div>
<footer><p>جميع الحقوق محفوظة</p></footer>"""
    return page(body, head=f"<title>{title}</title>", lang="ar")
