"""What a page calls the site that it belongs to: its metadata, and the links to the front page."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.extract.landmarks import landmarks
from crawler.extract.markup_text import plain, shown
from crawler.extract.people import letters

#: Links of a page that are looked at, and the characters of a name.
MOST_LINKS, LONGEST_NAME = 60, 40
#: What is written on any link to a front page.
HOME: Final = re.compile(
    r"home(?:page)?|start(?:seite|sida)?|accueil|in[ií]cio|portada|prima pagina|voorpagina|strona główna|ana ?sayfa|"
    r"ana səhifə|acasă|címlap|főoldal|domů|hem|forside|etusivu|начало|главная|головна|αρχική|գլխավոր|destpêk|"
    r"(?:الصفحة )?الرئيسية|خانه|صفحه اصلی|صفحہ اول|سەرەتا|ראשי|דף הבית|首页|首頁|ホーム|홈",
    re.IGNORECASE,
)
FRONT: Final = re.compile(r"\.?/(?:(?:index|default|home)\.\w{3,5})?|(?:https?:)?//([^/?#]+)/?", re.IGNORECASE)
_ENTRANCE = re.compile(r"(?:www|m|amp|mobile|news|en|ar|english|arabic)\.")
_NAMED = frozenset({"og:site_name", "application-name", "apple-mobile-web-app-title"})
_OWN_ADDRESS = frozenset({"og:url", "twitter:url"})


@lru_cache(maxsize=1)
def site_names(tree: HtmlElement) -> frozenset[str]:
    """The names' letters and digits, without case (`people.letters`); none where nothing says it. Kept for the tree
    asked for last."""
    metas = [(element.get("property") or element.get("name") or "", element) for element in landmarks(tree).metas]
    found = {plain(element.get("content") or "") for name, element in metas if name.lower() in _NAMED}
    found |= {name for name in _on_links(tree) if len(name) <= LONGEST_NAME and not HOME.fullmatch(name)}
    return frozenset(name for name in map(letters, found) if len(name) > 1)


def host_names(url: str) -> frozenset[str]:
    """What a host says of the name of its site, letters alone; none where the URL cannot be read."""
    host = _ENTRANCE.sub("", _host(url))
    return frozenset(letters(part) for part in (host, host.rsplit(".", 1)[0], host.split(".", 1)[0])) - {""}


def _on_links(tree: HtmlElement) -> Iterator[str]:
    hosts = _hosts(tree)
    for link in islice(tree.iter("a"), MOST_LINKS):
        front = FRONT.fullmatch((link.get("href") or "").strip())
        if front and (not front[1] or _bare(front[1]) in hosts):
            yield from (shown(link), plain(link.get("title") or ""))
            yield from (plain(picture.get("alt") or "") for picture in link.iter("img"))


def _hosts(tree: HtmlElement) -> frozenset[str]:
    """The hosts that the page says it stands on."""
    marks = landmarks(tree)
    own = [link.get("href") for link in marks.links if "canonical" in (link.get("rel") or "").lower()]
    own += [meta.get("content") for meta in marks.metas if meta.get("property") in _OWN_ADDRESS]
    return frozenset(_bare(_host(url)) for url in own if url)


def _host(url: str) -> str:
    try:
        return urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")
