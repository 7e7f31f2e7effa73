"""Pages built by chance, whose text, day and author are known: of any layout and language, with or without names for
their parts."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from random import Random

from crawler.article import Article
from crawler.extract import extract
from crawler.page import Page

Name = Callable[[str], str]

#: What they are written with, by language; the file says what each field is.
WORDS = tomllib.loads(Path(__file__).with_name("built_words.toml").read_text())

#: Languages of which texts are also built with few full stops, or with none.
_UNSTOPPED = ("en", "ar")
#: What ends a sentence, other than a full stop.
_STOPS = {"zh": "。", "ja": "。", "ur": "۔"}
_NAMED = {
    "body": "article-body",
    "share": "share-buttons",
    "tags": "article-tags",
    "related": "related-articles",
    "side": "sidebar",
    "ad": "advertisement",
    "foot": "footer",
    "caption": "caption",
}
# Within the text, and none of it.
_BETWEEN = (
    "<div{ad}>{advert}</div>",
    "<p><strong>{see_also} </strong><a href=/news/55>{other}</a></p>",
    "<p>{see_also} <a href=/news/55>{other}</a></p>",
    "<ul><li><a href=/news/56>{other}</a></li><li><a href=/news/57>{other}</a></li></ul>",
    "<div{box}><h3>{letter[0]}</h3><p>{letter[1]}</p><input type=email><button>{letter[2]}</button></div>",
    "<figure><img src=/i.jpg><figcaption{caption}>{other}. {photo}{author}</figcaption></figure>",
    "<p><em>{photo}{author}</em></p>",
    "<div{audio}><span>{listen}</span><span>4:12</span></div>",
    "<p>{follow}</p>",
)
# Below it.
_BELOW = (
    "<div{tagged}>{tags}</div>",
    "<div{shared}>{share}</div>",
    "<div{related}><h2>{lists}</h2>{others}</div>",
    "<div{life}><h4>{author}</h4><p>{writes}</p></div>",
    "<div{pages}><a rel=prev href=/p>{other}</a><a rel=next href=/n>{other}</a></div>",
    "<p>{ends}</p>",
    "<p>{source}</p>",
    "<div><h3>{comments}</h3><p>{told[2]}.</p></div>",
    "<div><h3>{comments} (2)</h3><div><b>Rami77</b><p>{told[2]}.</p></div><div><b>Rim</b><p>{told[3]}.</p></div></div>",
)


#: Where a page is said to stand, and when it is fetched.
ADDRESS, FETCHED = "https://news.example/2026/story-of-the-day-4711", datetime(2026, 11, 29, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Built:
    """A page, and what is to be read on it."""

    html: str
    language: str
    title: str
    lines: tuple[str, ...]
    authors: tuple[str, ...]
    source_line: str | None
    #: How it was built, for the message of a test that fails.
    how: str


def read(html: str | bytes, *, url: str = ADDRESS, fetched: datetime = FETCHED) -> Article:
    """The article of a page whose outlet nobody described."""
    return extract(Page(url=url, body=html, fetched=fetched))


def sentences(language: str) -> list[str]:
    """Each sentence of the language once, with a full stop."""
    return [f"{line.format(n=3 + n, m=40 + n)}." for n, line in enumerate(WORDS[language]["told"])]


def paragraphs(language: str) -> str:
    """The same, each in a <p>."""
    return "".join(f"<p>{line}</p>" for line in sentences(language))


def build(seed: int) -> Built:
    """The page of this number."""
    chance = Random(seed)
    language, naming = chance.choice(list(WORDS)), chance.choice(("named", "obfuscated", "none"))
    words, name = WORDS[language], _naming(naming, chance)
    stops = chance.choice((1.0, 0.5, 0.0)) if language in _UNSTOPPED else 1.0
    markup, outer = chance.choice(("p", "p", "div", "span", "br")), chance.choice(("article", "main", "section", "div"))
    title, lines = chance.choice(words["headlines"]), _paragraphs(language, stops, chance)
    text = "".join(_marked(lines, markup, _chosen(_BETWEEN, 1, name, words, chance), chance))
    body = f"<div{name('body')}>{text}</div>"
    for level in range(chance.randrange(4)):
        body = f"<div{name(f'level{level}')}>{body}</div>"
    below = _chosen(_BELOW, 3, name, words, chance)
    author = chance.choice(("", words["author"]))
    following = _following(language, stops, name, chance) if outer == "article" and stops == 1.0 else ""
    html = (
        f"<html lang={chance.choice((language, language, 'en'))}><head><title>{title} - The Courier</title></head>"
        f"<body><div>{_links(words['home'])}</div>"
        f"<{outer}><h1>{title}</h1>{_top(author, name, words, chance)}{body}{''.join(below)}</{outer}>{following}"
        f"<div{name('foot')}><p>{words['foot']}</p><a href=/about>{words['home'][1]}</a></div>"
        "</body></html>"
    )
    return Built(
        html=html,
        language=language,
        title=title,
        lines=tuple(lines),
        authors=(author,) if author else (),
        source_line=words["source"] if f"<p>{words['source']}</p>" in below else None,
        how=f"{language} {naming} {markup} {stops}",
    )


def _top(author: str, name: Name, words: dict[str, list[str]], chance: Random) -> str:
    """Byline, date and minutes, in any order."""
    lines = [f"<div{name('date')}>{chance.choice(words['dates'])}</div>"]
    if author:
        lines.append(f"<div{name('byline')}>{chance.choice(words['by'])} {author}</div>")
    if chance.random() < 0.3:
        lines.append(f"<div{name('time')}>{words['minutes']}</div>")
    return "".join(chance.sample(lines, len(lines)))


def _following(language: str, stops: float, name: Name, chance: Random) -> str:
    """The next article, loaded before anybody scrolled to it."""
    told = "".join(f"<p>{line}</p>" for line in _paragraphs(language, stops, chance, start=200))
    date = f"<div{name('date')}>{chance.choice(WORDS[language]['dates'])}</div>"
    return f"<article><h1>{WORDS[language]['other'].format(n=99)}</h1>{date}<div>{told}</div></article>"


def _naming(kind: str, chance: Random) -> Name:
    known: dict[str, str] = {}

    def name(part: str) -> str:
        if kind == "none":
            return ""
        if kind == "named":
            return f' class="{_NAMED.get(part, part)}"'
        return f' class="{known.setdefault(part, "c" + "".join(chance.choices("abcdefgh", k=6)))}"'

    return name


def _paragraphs(language: str, stops: float, chance: Random, *, start: int = 2) -> list[str]:
    told = WORDS[language]["told"]
    # One in eight is a flash; who writes without full stops writes more.
    least = 1 if stops == 1.0 and chance.random() < 0.125 else 3
    count = chance.randint(least, 2 if least == 1 else 14)
    lines = [chance.choice(told).format(n=start + n, m=start + n * 7) for n in range(count)]
    # Somebody who writes without full stops begins and ends with a whole paragraph.
    lines[0], lines[-1] = (told[k].format(n=start + 30 + k, m=start + 90 + k) for k in (0, 1))
    return [f"{line}{_STOPS.get(language, '.')}" if chance.random() < stops else line for line in lines]


def _marked(lines: list[str], markup: str, between: list[str], chance: Random) -> list[str]:
    forms = {"p": "<p>{}</p>", "div": "<div>{}</div>", "span": "<p><span>{}</span></p>", "br": "{}<br><br>"}
    shown = [forms[markup].format(escape(line, quote=False)) for line in lines]
    for part in between:
        shown.insert(chance.randint(1, max(1, len(shown) - 1)), part)
    return shown


def _chosen(parts: tuple[str, ...], most: int, name: Name, words: dict[str, list[str]], chance: Random) -> list[str]:
    """So many of the parts that the language has words for."""
    filled = {
        **words,
        **{field: chance.choice(words[field]) for field in ("see_also", "ends", "lists")},
        **{field: _links(words[field]) for field in ("tags", "share")},
        **{field: chance.choice(words[field]) for field in ("follow",) if field in words},
        "other": str(words["other"]).format(n=chance.randint(2, 30)),
        "others": "".join(
            f"<div{name('card')}><h3><a href=/news/{n}>{str(words['other']).format(n=n)}</a></h3></div>"
            for n in range(4)
        ),
        "told": [line.format(n=400 + k, m=500 + k) for k, line in enumerate(words["told"])],
        **{part: name(part) for part in ("ad", "box", "audio", "life", "pages", "related", "caption")},
        "tagged": name("tags"),
        "shared": name("share"),
    }
    known = [part for part in parts if all(f"{{{field}" not in part or field in words for field in _OPTIONAL)]
    return [part.format(**filled) for part in chance.sample(known, chance.randint(0, most))]


_OPTIONAL = ("follow", "letter", "listen", "writes")


def _links(texts: list[str]) -> str:
    return " ".join(f"<a href=/t/{n}>{text}</a>" for n, text in enumerate(texts))
