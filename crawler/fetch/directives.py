"""Directives: what a page says to robots, in X-Robots-Tag and `<meta name=robots>`. Pure.

`noarchive` is obeyed: the page is not kept as WARC. `noindex` asks search engines to leave the page out of what they
show the public; the record of an article goes to whoever runs the crawler and to nobody else, so it is exported.
"""

import re
from collections.abc import Iterable

_META = re.compile(r"<meta\s[^>]{1,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(name|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_AGENT = re.compile(r"\s*([a-z][\w-]*)\s*:(.*)", re.IGNORECASE | re.DOTALL)
# Directives that have a value after a colon, and are no name of a robot.
_VALUED = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})


def directives(tags: Iterable[str], html: str, *, agent: str) -> frozenset[str]:
    """The directives for all robots and for `agent`, in lower case.

    `tags` are the values of X-Robots-Tag, each perhaps for one robot (`googlebot: noindex`); `html` the start of the
    page. `none` stands for noindex and nofollow, and is not spelled out.
    """
    names = {"robots", agent.lower()}
    found: set[str] = set()
    for tag in tags:
        match = _AGENT.match(tag)
        if match and match[1].lower() not in _VALUED:
            if match[1].lower() not in names:
                continue
            tag = match[2]
        found.update(_words(tag))
    for meta in _META.findall(html):
        attributes = {name.lower(): one or two or three for name, one, two, three in _ATTRIBUTE.findall(meta)}
        if attributes.get("name", "").strip().lower() in names:
            found.update(_words(attributes.get("content", "")))
    return frozenset(found)


def _words(text: str) -> Iterable[str]:
    return (word for part in text.lower().split(",") if (word := part.strip()))
