"""What can happen to a page on its way: cut, flipped, swapped, doubled, wrongly declared. Seeded by the page's name."""

from dataclasses import replace
from random import Random

from drills.fuzz.case import Case, Cases

#: How often each kind of damage but the cuts is done to one page.
TIMES = 6

_CHARSETS = (
    b"utf-16", b"utf-16le", b"utf-32", b"utf-7", b"x-user-defined", b"none", b"", b"\xff\xfe", b"hex", b"rot13",
    b"idna", b"punycode", b"undefined", b"unicode_escape", b"zlib", b"ascii", b"windows-1256", b"iso-8859-6",
    b"shift_jis", b"iso-2022-jp", b"gb18030", b"big5", b"utf-8; charset=windows-1251", b"UTF8'><script>", b"\x00",
    b"x" * 3000,
)  # fmt: skip
_ENTITIES = (
    b"&#0;", b"&#xD800;", b"&#xDFFF;", b"&#x110000;", b"&#99999999999999999999;", b"&#-1;", b"&#x;", b"&#",
    b"&", b"&amp",
    b"&amp;amp;amp;amp;lt;script&amp;gt;", b"&lt;p&gt;", b"&nbsp" * 500, b"&CounterClockwiseContourIntegral;",
    b"&#8238;", b"&#65279;" * 99, b"&#xFFFE;", b"&#127;", b"&#1;", b"&zwj;&zwnj;", b"&notanentity;" * 99,
    b"<!DOCTYPE x [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>&b;", b"<![CDATA[", b"]]>", b"<!--",
    b"--!>", b"<?xml version='1.0' encoding='utf-16'?>", b"<?php", b"<%",
)  # fmt: skip
_TAGS = (
    b"<p>", b"</p>", b"<div>", b"</div>", b"<table>", b"<tr><td>", b"</table>", b"<svg>", b"<title>", b"<math>",
    b"</body>", b"</html>", b"<html>", b"<head>", b"<body hidden>", b"<script>", b"</script>", b"<style>",
    b"<noscript>", b"<textarea>", b"<plaintext>", b"<xmp>", b"<template>", b"<frameset>", b"<select>",
    b"<base href='//['>",
    b"<article>", b"</article>", b"<h1>", b"<a href='http://['>", b"<a href='//[::1'>",
    b"<time datetime='0000-00-00'>",
    b"<time datetime='9999-12-31T23:59:59-23:59'>", b"<time datetime='0001-01-01T00:00+14:00'>",
    b"<meta property='article:published_time' content='1e999'>", b"<link rel=canonical href='http://[/'>",
    b"<img src='http://[' srcset=',,, 1x,'>", b"<x:y z:a=''>", b"< p>", b"<\x00p>", b"<p <p <p>", b"<a b='",
    b'<a b="',
    b"<li>" * 300, b"<font>" * 300, b"<b><i>" * 300,
)  # fmt: skip
_DATA = (
    b'{"@type":"NewsArticle","headline":"\\ud800 x","articleBody":"\\udfff","author":"\\ud83d"}',
    b'{"@type":"NewsArticle","description":"\\u0001\\ufffe","author":"Jane\\u000b Doe","image":"/a\\ud800.jpg"}',
    b'{"@type":"NewsArticle","headline":1e999,"datePublished":1e999,"author":NaN,"image":-Infinity}',
    b'{"@type":"NewsArticle","headline":' + b"9" * 5000 + b"}",
    b'{"@type":["NewsArticle",null,{}],"headline":{"@value":[]},"author":[[[[[]]]],{"name":{"name":3}}]}',
    b'{"@type":"NewsArticle","datePublished":"0000-13-99T99:99:99+99:99","dateModified":"9999-12-31T23:59:59-23:59"}',
    b'{"@type":"NewsArticle","datePublished":"0001-01-01T00:00:00+23:59","url":"http://[","image":"//["}',
    b'{"@id":"a","@type":"NewsArticle","author":{"@id":"a"},"image":{"@id":"a"},"publisher":{"@id":"a"}}',
    b'{"@graph":' * 900 + b"1" + b"}" * 900,
    b"[" * 100_000,
    b'{"a":"' + b"\\" * 100_001,
    b'"' * 5001, b"/*" * 5000, b"true", b"", b"\xff\xfe\x00",
)  # fmt: skip


def mutated(source: Case) -> Cases:
    """The page as it is, cut at every percent, and with every kind of damage a few times."""
    yield source
    for percent in range(100):
        cut = source.body[: len(source.body) * percent // 100]
        yield replace(source, name=f"{source.name}, cut at {percent} %", body=cut)
    random = Random(source.name)
    for damage in (_flipped, _swapped, _doubled, _gapped, _zeroed, _spliced, _entities, _with_data, _declared):
        for n in range(TIMES):
            body = damage(source.body, random)
            yield replace(source, name=f"{source.name}, {damage.__name__.strip('_')} {n}", body=body)
    for charset in (*_CHARSETS, b"utf-8"):
        header = f"text/html; charset={charset.decode('latin-1')}"
        yield replace(source, name=f"{source.name}, header {charset[:20]!r}", content_type=header)
    yield from _recoded(source)


def _recoded(source: Case) -> Cases:
    text = source.body.decode("utf-8", "replace")
    for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1256", "shift_jis", "gb18030", "iso-2022-jp"):
        body = text.encode(codec, "replace")
        yield replace(source, name=f"{source.name}, as {codec}", body=body)
        yield replace(source, name=f"{source.name}, as {codec}, cut", body=body[: len(body) // 2 + 1])


def _flipped(body: bytes, random: Random) -> bytes:
    """Bytes changed at random, one in a thousand."""
    changed = bytearray(body)
    for _ in range(len(body) // 1000 + 1):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _swapped(body: bytes, random: Random) -> bytes:
    a, b, c, d = sorted(random.randrange(len(body) + 1) for _ in range(4))
    return body[:a] + body[c:d] + body[b:c] + body[a:b] + body[d:]


def _doubled(body: bytes, random: Random) -> bytes:
    a, b = sorted(random.randrange(len(body) + 1) for _ in range(2))
    return body[:b] + body[a:b] * random.randrange(1, 5) + body[b:]


def _gapped(body: bytes, random: Random) -> bytes:
    a, b = sorted(random.randrange(len(body) + 1) for _ in range(2))
    return body[:a] + body[b:]


def _zeroed(body: bytes, random: Random) -> bytes:
    return _inserted(body, random, [b"\x00" * random.choice((1, 1, 1, 4096))] * 20)


def _spliced(body: bytes, random: Random) -> bytes:
    return _inserted(body, random, [random.choice(_TAGS) for _ in range(12)])


def _entities(body: bytes, random: Random) -> bytes:
    return _inserted(body, random, [random.choice(_ENTITIES) for _ in range(20)])


def _with_data(body: bytes, random: Random) -> bytes:
    data = b"<script type='application/ld+json'>" + random.choice(_DATA) + b"</script>"
    head, found, rest = body.partition(b"</head>")
    return head + data + found + rest if random.randrange(2) else _inserted(body, random, [data])


def _declared(body: bytes, random: Random) -> bytes:
    declaration = b"<meta charset='" + random.choice(_CHARSETS) + b"'>"
    flipped = _flipped(body, random) if random.randrange(2) else body
    return declaration + flipped if random.randrange(2) else _inserted(flipped, random, [declaration])


def _inserted(body: bytes, random: Random, parts: list[bytes]) -> bytes:
    for part in parts:
        at = random.randrange(len(body) + 1)
        body = body[:at] + part + body[at:]
    return body
