"""What the meta, link and title elements of a page say of the article."""

import re
from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement

from crawler.article import Image
from crawler.extract.claims import Claims
from crawler.extract.jsonld_node import keywords
from crawler.extract.landmarks import landmarks
from crawler.extract.markup_text import plain
from crawler.extract.same_page import resolve

#: Meta elements of a page that are read.
MOST_METAS = 1_000
#: Values of one name that are read.
MOST_VALUES = 60

_TITLE = (
    "og:title", "twitter:title", "parsely-title", "sailthru.title", "citation_title", "dc.title", "dcterms.title",
    "cxenseparse:title", "headline", "title", "vr:title", "hdl", "mrf:title",
)  # fmt: skip
_STANDFIRST = (
    "og:description", "description", "twitter:description", "dc.description", "dcterms.abstract",
    "sailthru.description",
)  # fmt: skip
_AUTHOR = (
    "author", "parsely-author", "sailthru.author", "article:author_name", "article:author", "byl", "citation_author",
    "dc.creator", "dcterms.creator", "dc.contributor", "cxenseparse:author", "cxenseparse:recs:authors", "og:author",
    "twitter:data1:author", "mrf:authors", "dcsext.author", "authors", "shareaholic:article_author_name", "rbauthors",
)  # fmt: skip
_WRITTEN = re.compile(r"(?:written )?by|author|verfasst von|geschrieben von|écrit par|escrito por|autor", re.IGNORECASE)
_PUBLISHED = (
    "article:published_time", "datepublished", "parsely-pub-date", "og:published_time", "article:published",
    "og:article:published_time", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "published_time", "date",
    "publish-date", "publishdate", "pubdate", "sailthru.date", "dcterms.created", "dc.date.issued", "dcterms.issued",
    "dcterms.date", "dc.date", "dc.date.created", "date.available", "article.published", "article_date_original",
    "citation_publication_date", "citation_date", "ptime", "publication_date", "published_time_telegram",
    "originalpublicationdate", "displaydate", "article:created", "og:pubdate", "published", "cxenseparse:publishtime",
    "pdate", "shareaholic:article_published_time", "rnews:datepublished", "article.created", "created", "datecreated",
    "iso-8601-publish-date", "bt:pubdate", "prism.publicationdate",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified",
    "article:modified", "dc.date.modified", "article.updated", "date.modified", "utime", "modified_time", "revised",
)  # fmt: skip
_SECTION = (
    "article:section",
    "parsely-section",
    "cxenseparse:recs:category",
    "og:section",
    "section",
    "dcsext.section",
)
_TAGS = (
    "article:tag",
    "news_keywords",
    "parsely-tags",
    "keywords",
    "sailthru.tags",
    "og:article:tag",
    "cxenseparse:keywords",
)
_IMAGES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "parsely-image-url")
_SITE = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "twitter:site:name", "cre")
# One name behind a title, and what sets it apart.
_OUTLET = re.compile(r"(?:\s+[|\-–—·»~]\s+|\s*[|｜_]\s*)((?:(?!\s-\s)[^|｜_–—·»~]){2,60})")


def read(tree: HtmlElement, url: str) -> Claims:
    """What the head claims; the title is the one for sharing (og:title...), else that of the document."""
    named = _named(tree)
    title, documents = _first(named, _TITLE), document(tree).title
    return Claims(
        title=title or documents,
        standfirst=_first(named, _STANDFIRST),
        authors=_authors(named),
        published=_all(named, _PUBLISHED),
        modified=_all(named, _MODIFIED),
        section=_first(named, _SECTION),
        tags=_tags(named),
        images=_images(named, url),
        language=_language(tree, named),
        canonical=_canonical(tree, url),
        publisher=_first(named, _SITE) or _behind(title, documents),
    )


def _behind(title: str, documents: str) -> str:
    """What the document's title has behind that for sharing: the outlet's name; "" where it is built otherwise."""
    if not title or not documents.startswith(title):
        return ""
    name = _OUTLET.fullmatch(documents, len(title))
    return name[1] if name else ""


def document(tree: HtmlElement) -> Claims:
    """What the <title> of the document claims, as a witness of its own; mostly with the outlet's name behind it."""
    for element in landmarks(tree).titles:
        parent = element.getparent()
        # A <title> of an SVG picture names the picture.
        if parent is None or parent.tag in ("head", "html", "body"):
            return Claims(title=plain(element.text_content()))
    return Claims()


def kind(tree: HtmlElement) -> str:
    """The page's og:type in lower case (`article`, `website`); "" when it has none."""
    return _first(_named(tree), ("og:type",)).lower()


def _named(tree: HtmlElement) -> dict[str, list[str]]:
    """The values of the meta elements by their names, in lower case, in page order."""
    named: dict[str, list[str]] = {}
    for element in landmarks(tree).metas[:MOST_METAS]:
        get = element.get
        # `value` for `content` is what one large outlet writes.
        content = get("content") or get("value")
        if content:
            for name in {get("property"), get("name"), get("itemprop"), get("http-equiv")}:
                if name:
                    named.setdefault(name.strip().lower(), []).append(content)
    return named


def _all(named: Mapping[str, Sequence[str]], names: Sequence[str]) -> tuple[str, ...]:
    values = (plain(value) for name in names for value in named.get(name, ())[:MOST_VALUES])
    return tuple(dict.fromkeys(value for value in values if value))


def _first(named: Mapping[str, Sequence[str]], names: Sequence[str]) -> str:
    return next((text for name in names for value in named.get(name, ())[:MOST_VALUES] if (text := plain(value))), "")


def _authors(named: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    for name in _AUTHOR:
        values = _all(named, (name,))
        kept = tuple(value for value in values if "://" not in value and not value.startswith(("www.", "@")))
        if kept:
            return kept
    # Cards that label their values: twitter:label1 "Written by", twitter:data1 "Jane Doe".
    for number in "12":
        if _WRITTEN.match(_first(named, (f"twitter:label{number}",))):
            return _all(named, (f"twitter:data{number}",))
    return ()


def _tags(named: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return next((tags for name in _TAGS if (tags := keywords(list(named.get(name, ()))))), ())


def _images(named: Mapping[str, Sequence[str]], url: str) -> tuple[Image, ...]:
    for name in _IMAGES:
        found = [address for value in named.get(name, ())[:MOST_VALUES] if (address := resolve(url, value))]
        if found:
            return tuple(Image(url=address) for address in dict.fromkeys(found))
    return ()


def _language(tree: HtmlElement, named: Mapping[str, Sequence[str]]) -> str:
    root = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang") or ""
    return (
        plain(root, 20)
        or _first(named, ("og:locale", "content-language", "language", "dc.language", "inlanguage"))[:20]
    )


def _canonical(tree: HtmlElement, url: str) -> str:
    for element in landmarks(tree).links:
        if "canonical" in (element.get("rel") or "").lower().split() and (href := element.get("href")):
            return resolve(url, href)
    return ""
