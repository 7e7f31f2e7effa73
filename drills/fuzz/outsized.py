"""Pages that are too large in one direction: depth, length, number of elements, attributes, links, values."""

from collections.abc import Callable
from typing import Final

from drills.fuzz.case import Case, Cases

#: Characters of a page, nesting, and how many of one thing, at full size.
LONGEST, DEEPEST, MANY = 50_000_000, 200_000, 1_000_000

_SENTENCE = b"The harbour was opened again on Friday, the ministry said in a statement on 20 November 2026. "
_ARTICLE = (
    b"<html><head><title>Harbour opens again</title></head><body><article><h1>Harbour opens again</h1>"
    b"<p class=byline>By Jane Doe</p><time datetime='2026-11-20T10:00:00Z'>20 November 2026</time>"
)
_PROSE = b"<p>" + _SENTENCE * 4 + b"</p>\n"
_BODY = _PROSE * 12

#: An element or value, repeated `MANY` times in an article.
_REPEATED: Final[dict[str, bytes]] = {
    "paragraphs": b"<p>x</p>",
    "prose": b"<p>The harbour was opened again. It was closed.</p>",
    "links": b"<a href=/a/1>x</a>",
    "far links": b"<a href='https://news.example/2026/11/20/a?page=2'>Harbour is closed</a> ",
    "spans": b"<span>x</span>",
    "breaks": b"x<br>",
    "comments": b"<!--x-->",
    "pictures": b"<img src=/a.jpg>",
    "figures": b"<figure><img src=a.jpg><figcaption>x</figcaption></figure>",
    "headings": b"<h1>Harbour</h1>",
    "subheads": b"<h2>Harbour opens</h2>",
    "times": b"<time datetime=2026-11-20>x</time>",
    "bylines": b"<i class=author>Jane Doe</i>",
    "cells": b"<td>x",
    "rows": b"<tr><td>x<td>y",
    "items": b"<li>x",
    "cards": b"<article><a href=/b>Another harbour</a><p>x</p></article>",
    "icons": b"<i class=icon></i>",
    "forms": b"<form><input></form>",
    "data blocks": b"<script type='application/ld+json'>{}</script>",
    "metas": b"<meta name=author content=x>",
    "properties": b"<b itemprop=author>x</b>",
    "entities": b"&amp;",
    "unknown entities": b"&x;",
    "stray ends": b"</p>",
    "opening signs": b"<",
    "open tags": b"<a ",
    "unclosed bold": b"<b>x",
    "unclosed links": b"<a href=x>x",
    "unclosed paragraphs and bold": b"<p><b>x",
}
#: What is opened `DEEPEST` times and never closed.
_NESTED = (
    "div",
    "b",
    "p",
    "table",
    "table><tr><td",
    "ul><li",
    "blockquote",
    "a",
    "span",
    "font",
    "article",
    "i class=icon",
)
#: What is repeated inside one value, to find texts that take a pattern long to reject.
_TEXTS: Final[dict[str, bytes]] = {
    "a": b"a", "a_": b"a ", "1": b"1", "1_": b"1 ", "1/": b"1/", "by_": b"by ", "(": b"(", "((a)": b"((a)",
    "<p": b"<p",
    "&lt;": b"&lt;", "_": b" ", "_tab": b" \t\n", ",": b",", "a,": b"a,", "Ab_": b"Ab ", "A.": b"A.",
    "-": b"-", "a-": b"a-",
    "/": b"/", "%": b"%25", "@": b"a@", "20_": b"20 Nov ", "2026-": b"2026-", "ago_": b"3 ago ",
    "min_": "منذ ".encode(),
    "aleph": "ا".encode(), "dots": b"...", "cookie": b"cookie accept ", "said": b"SANA said ", "quote": b'"',
    "apos": b"'",
    "pipe": b"a | ", "share": b"share-", "card": b"card ", "no-": b"no-card", "source": b"source: ",
    "{": b"{", "[": b"[",
    "http": b"http://a", "slash-star": b"/*", "escaped": b"\\", "1x": b"a 1x, ", "hidden": b"display:",
    "cjk": "年".encode(),
}  # fmt: skip
#: Where such a text stands; `@` is the text.
_SLOTS: Final[dict[str, bytes]] = {
    "title": b"<title>@</title>",
    "h1": b"<h1>@</h1>",
    "paragraph": b"<p>@</p>",
    "byline": b"<p class=byline>@</p>",
    "class": b"<p class='@'>x</p>",
    "style": b"<p style='@'>x</p>",
    "link": b"<a href='/@'>x</a><link rel=canonical href='https://news.example/@'>",
    "picture": b"<figure><img src='@' srcset='@'><figcaption>@</figcaption></figure>",
    "time": b"<time datetime='@'>@</time>",
    "meta": b"<meta name=author content='@'><meta property='article:published_time' content='@'>"
    b"<meta property=og:title content='@'><meta name=keywords content='@'><meta property=og:image content='@'>",
    "script": b'<script>@</script><script>"<p>@</script>',
    "data": b'<script type="application/ld+json">{"@type":"NewsArticle","headline":"@","author":"@",'
    b'"datePublished":"@","articleBody":"@","keywords":"@","image":"@","url":"@","inLanguage":"@"}</script>',
    "broken data": b'<script type="application/ld+json">{"@type":"NewsArticle","headline":@}</script>',
    "comment": b"<!--@--><![CDATA[@",
}


def outsized(scale: float) -> Cases:
    """Every direction, at `scale` times the full size."""
    for name, part in _REPEATED.items():
        yield _case(f"{MANY:,} {name}", _ARTICLE + _BODY + part * int(MANY * scale))
        yield _case(
            f"{MANY:,} {name} before", _ARTICLE.replace(b"<article>", part * int(MANY * scale) + b"<article>") + _BODY
        )
    for tag in _NESTED:
        opened = f"<{tag}>".encode() * int(DEEPEST * scale)
        yield _case(f"{DEEPEST:,} deep {tag}", _ARTICLE + _BODY + opened + _BODY)
        yield _case(f"{DEEPEST:,} deep {tag} around", b"<html><body>" + opened + _ARTICLE + _BODY)
    for name, build in _LARGE.items():
        yield _case(name, build(scale))


def traps(size: int) -> Cases:
    """Texts of that many bytes, of one word repeated, in every place that is read."""
    for slot, around in _SLOTS.items():
        for name, word in _TEXTS.items():
            text = word * (size // len(word))
            yield _case(f"{size:,} bytes of {name} in {slot}", _ARTICLE + around.replace(b"@", text) + _BODY)


def _case(name: str, body: bytes) -> Case:
    return Case(name=name, body=body, content_type="text/html; charset=utf-8")


def _attributes(scale: float) -> bytes:
    many = b" ".join(b"a%d=x" % n for n in range(int(MANY * scale)))
    return _ARTICLE + b"<div " + many + b">" + _BODY


def _classes(scale: float) -> bytes:
    return _ARTICLE + b"<div class='" + b" ".join(b"c%d" % n for n in range(int(MANY * scale))) + b"'>" + _BODY


def _distinct_classes(scale: float) -> bytes:
    return _ARTICLE + _BODY + b"".join(b"<p class='related-%d'>x</p>" % n for n in range(int(MANY * scale)))


def _long(scale: float) -> bytes:
    return _ARTICLE + _PROSE * (int(LONGEST * scale) // len(_PROSE))


def _one_text(scale: float) -> bytes:
    return _ARTICLE + b"<p>" + _SENTENCE * (int(LONGEST * scale) // len(_SENTENCE))


def _title(scale: float) -> bytes:
    text = b"Harbour opens " * int(5_000_000 * scale / 14)
    return b"<title>" + text + b"</title><meta property=og:title content='" + text + b"'><h1>" + text + b"</h1>" + _BODY


def _data(scale: float) -> bytes:
    node = b'{"@type":"NewsArticle","headline":"x","author":[{"name":"Jane Doe"}]},'
    many = node * (int(MANY * scale) // 4)
    return _ARTICLE + b"<script type='application/ld+json'>[" + many.rstrip(b",") + b"]</script>" + _BODY


_LARGE: Final[dict[str, Callable[[float], bytes]]] = {
    f"{MANY:,} attributes of one element": _attributes,
    f"{MANY:,} classes of one element": _classes,
    f"{MANY:,} classes of one element each": _distinct_classes,
    f"{LONGEST:,} bytes of prose": _long,
    f"{LONGEST:,} bytes of one paragraph": _one_text,
    f"{LONGEST:,} bytes of spaces": lambda scale: _ARTICLE + b" " * int(LONGEST * scale) + _BODY,
    f"{LONGEST:,} NULs": lambda scale: _ARTICLE + b"\x00" * int(LONGEST * scale) + _BODY,
    f"{LONGEST:,} bytes that are no UTF-8": lambda scale: (
        _ARTICLE + b"\xe3\xe4\xe5 " * int(LONGEST * scale / 4) + _BODY
    ),
    f"{LONGEST:,} bytes of mixed encodings": lambda scale: (
        _ARTICLE
        + "<p>مرحبا".encode() * int(LONGEST * scale / 28)
        + b"<p>\xe3\xd1\xcd\xc8\xc7" * int(LONGEST * scale / 16)
    ),
    f"{LONGEST:,} bytes of Arabic in windows-1256": lambda scale: (
        _ARTICLE
        + ("<p>" + "أعلنت الوزارة أن الميناء فتح من جديد. " * 3 + "</p>").encode("windows-1256")
        * int(LONGEST * scale / 120)
    ),
    f"{LONGEST:,} bytes of UTF-16": lambda scale: (
        "\ufeff" + _ARTICLE.decode() + _PROSE.decode() * int(LONGEST * scale / len(_PROSE) / 2)
    ).encode("utf-16-le"),
    "a title of 5,000,000 bytes": _title,
    "250,000 values of data": _data,
}
