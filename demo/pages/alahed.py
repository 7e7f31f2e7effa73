"""Al-Ahed News, English: the new layout with its icon words, and the old one made of tables."""
# ruff: noqa: E501 - markup stands as it is sent

from collections.abc import Iterator, Sequence
from html import escape

from demo.pages._html import NOT_FOUND, Answer, chunks, of_section, origin, page, paragraphs, robots, rss
from demo.story import Story, ago

_SECTIONS = {"385": "Lebanon", "386": "Syria", "524": "Yemen"}
# Listed, but taken down since.
_GONE = "112470"


def pages(start: str, stories: Sequence[Story]) -> Iterator[tuple[str, Answer]]:
    """What can be reached from a start URL: the listing or feed of a section, and the articles."""
    site, cid = origin(start), start.rpartition("=" if "=" in start else "/")[2]
    shown = of_section(stories, _SECTIONS.get(cid, "").lower())
    yield f"{site}/robots.txt", robots("Disallow: /print.php", "Disallow: /admin/")
    if "/rss" in start:
        items = [(f"{site}/{story.id}/{cid}", story) for story in shown[:6]]
        yield start, rss(f"Al-Ahed News: {_SECTIONS.get(cid, 'News')}", site, items)
        yield from ((url, _article(story, cid, shown)) for url, story in items)
        return
    last = (len(shown) + 3) // 4
    for number, some in chunks(shown, 4):
        url = start if number == 1 else f"{start}&catdd=0&page={number}"
        follow = f"catessays.php?cid={cid}&catdd=0&page={number + 1}" if number < last else ""
        yield url, _listing(some, cid, follow, number, shown[0])
    for story in shown:
        yield f"{site}/essaydetails.php?eid={story.id}&cid={cid}", _article(story, cid, shown)
    # Page 2 links the newest story again, in its second form; page 1 links one that is gone.
    yield f"{site}/{shown[0].id}/{cid}", _article(shown[0], cid, shown)
    yield f"{site}/essaydetails.php?eid={_GONE}&cid={cid}", NOT_FOUND


def _listing(stories: Sequence[Story], cid: str, follow: str, number: int, newest: Story) -> Answer:
    links = [(f"essaydetails.php?eid={story.id}&cid={cid}", story.title) for story in stories]
    if number == 1:
        links.append((f"essaydetails.php?eid={_GONE}&cid={cid}", "Market Hall of Khan al-Warda to Get a New Roof"))
    if number == 2:
        links.append((f"/{newest.id}/{cid}", newest.title))
    rows = "\n".join(
        f'<tr><td><img src="images/bullet.gif" alt=""></td><td><a href="{escape(url)}">{escape(title)}</a></td></tr>'
        for url, title in links
    )
    turn = f'<a href="{escape(follow)}"><img src="images/next.gif" alt="Next" border="0"></a>' if follow else ""
    back = '<img src="images/prev.gif" alt="Previous" border="0">' if number > 1 else ""
    name = _SECTIONS.get(cid, "News")
    body = f"""<table width="980"><tr><td><a href="index.php">Home</a> <a href="mailinglist.php">mailinglist.php</a></td></tr></table>
<p>News Categories &raquo; NEWS &raquo; {name}</p>
<table id="table45">
{rows}
</table>
<table id="table49"><tr><td>{back}</td><td>{turn}</td></tr></table>
<p>Al-Ahed News. All rights reserved.</p>"""
    return page(body, head=f"<title>Al-Ahed News: {name}</title>")


def _article(story: Story, cid: str, others: Sequence[Story]) -> Answer:
    if story.layout == "old":
        return _old(story, cid, others)
    title, section = escape(story.title), _SECTIONS.get(story.section, story.section.title())
    first, *rest = story.paragraphs
    photo = f'<img src="/uploads/{story.id}.jpg" alt="{title}">' if story.image else ""
    tags = " | ".join(f'<a href="/tag/{escape(tag)}">{escape(tag)}</a>' for tag in story.tags)
    related = "\n".join(
        f'<li><a href="/essaydetails.php?eid={other.id}&amp;cid={cid}">{escape(other.title)}</a></li>'
        for other in others[:3]
        if other is not story
    )
    body = f"""<noscript>No Script</noscript>
<div class="preloader">Please Wait...</div>
<header><a class="logo" href="/"><img src="/img/logo.png" alt=""></a>
<nav><a href="/catessays.php?cid=385">Lebanon</a> <a href="/catessays.php?cid=386">Syria</a></nav>
<a class="telegram" href="https://telegram.example/alahed">Al-Ahed Telegram</a></header>
<div class="page-heading"><h1>{title}</h1></div>
<main><div class="essay"><h2 class="essay-title">{title}</h2>
<div class="essay-meta"><span><i class="material-icons">folder_open</i>{section}</span>
<span><i class="material-icons">access_time</i>{story.relative or ago(story.published)}</span></div>
<div class="essay-tools"><a href="#"><i class="material-icons">star</i>Add to favorites</a></div>
<div class="essay-body"><p>{escape(story.byline)}</p>
{paragraphs([first])}
{photo}
{paragraphs(rest)}</div>
<div class="essay-tags">{tags}</div>
<p class="essay-source">{f"Source: {escape(story.source)}" if story.source else ""}</p>
<div class="comments"><h3>Comments</h3></div>
</div><aside><h3>Related News</h3><ul>{related}</ul></aside></main>
<footer>Al-Ahed News website. All rights reserved.</footer>"""
    return page(body, head=f"<title>{title}</title>")


def _old(story: Story, cid: str, others: Sequence[Story]) -> Answer:
    ticker = " ".join(
        f'<a href="essaydetails.php?eid={other.id}&amp;cid={cid}">{escape(other.title)}</a>' for other in others
    )
    name = _SECTIONS.get(cid, "News")
    text = "<br>\n<br>\n".join(escape(part, quote=False) for part in story.paragraphs)
    body = f"""<table width="980"><tr><td><marquee>{ticker}</marquee></td></tr>
<tr><td><a href="guestbook.php">Guestbook</a> <a href="mailinglist.php">mailinglist.php</a>
<a href="/ar">arabic site</a> <a href="/fr">french site</a> <a href="rss.php">rss page</a></td></tr></table>
<table id="table36"><tr><td><p>News Categories &raquo; NEWS &raquo; Middle East &raquo; {name} &gt; \
{story.published:%d-%m-%Y} | {story.published:%H:%M}</p></td></tr></table>
<table id="table37"><tr><td><a href="#">Decrease Font Size</a> <a href="#">Increase Font Size</a>&nbsp;
<a href="print.php?eid={story.id}">Print Page</a></td></tr>
<tr><td><div id="textFontSize1">{escape(story.title)}</div></td></tr>
<tr><td><div id="textFontSize2"><font color="#800000">{escape(story.byline)}</font><br>
<font size="2">{text}</font></div></td></tr></table>
<table width="980"><tr><td>Copyright Al-Ahed News</td></tr></table>"""
    return page(body, head=f"<title>Al-Ahed News: {escape(story.title)}</title>")
