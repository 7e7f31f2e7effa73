"""Text and URL normalisation: what makes two spellings of one thing equal, without losing anything."""

import re
import unicodedata
from dataclasses import replace
from string import hexdigits
from urllib.parse import quote, unquote_plus, urlsplit, urlunsplit

from crawler.article import Article
from crawler.dedup import content_hash
from crawler.host import ascii_host

#: Query parameters that say who a reader is or where he came from, and never what is shown.
TRACKERS = re.compile(
    r"utm_\w+|_g[al]|gclsrc|srsltid|mibextid|msclkid|li_fat_id|__cf_chl_\w+|phpsessid|jsessionid|aspsessionid\w*|"
    r"at_(?:medium|campaign|link\w*|format|ptr_name|bbc_team|custom\d)|(?:fb|g|d|ms|tt|tw|y)clid|gbraid|wbraid|igshid|"
    r"mc_[ce]id|_hs(?:enc|mi)|ns_(?:mchannel|source|campaign|linkname|fee)|cmpid|ito|wt\.\w+|spm|__twitter_impression|"
    r"ref_src|ref_url|mkt_tok|vero_id|oly_(?:anon|enc)_id|_openstat|sfnsn|amp_js_v|usqp|CMP|ocid",
    re.IGNORECASE,
)

# A word, or a character of a script written without spaces (Thai, Lao, Burmese, Khmer, kana, Han).
_DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_COUNTED = re.compile(rf"[{_DENSE}]|[^\W{_DENSE}]+(?:['’][^\W{_DENSE}]+)*")
_BLANK = re.compile(r"[^\S\n]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad\u180e"))
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_LONE = re.compile(r"%[0-9A-Fa-f]?\Z")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def clean_url(url: str) -> str:
    """The URL in the one form of RFC 3986, 6.2, without fragment, trackers, session and user.

    Host in lower case and ASCII, no default port, no dot segments, no needless escapes. What is fetched stays the
    same: unknown parameters are kept, in their order and encoding, and so are case and slashes of the path.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = ascii_host(parts.hostname or ""), parts.port
    except ValueError:
        return url.strip()
    host = f"[{host}]" if ":" in host else host  # `hostname` takes the brackets of IPv6 off
    if port and port != {"http": 80, "https": 443}.get(parts.scheme.lower()):
        host = f"{host}:{port}"
    path = _without_dots(_clean_escapes(parts.path)) or "/"
    return urlunsplit((parts.scheme.lower(), host, path, _clean_escapes(_without_trackers(parts.query)), ""))


def _without_trackers(query: str) -> str:
    """The rest as it was, byte for byte: what encoding a server expects is not ours to know."""
    # "&amp;" is an ampersand that somebody escaped once too often.
    pairs = (pair.removeprefix("amp;") for pair in query.split("&"))
    return "&".join(pair for pair in pairs if pair and not TRACKERS.fullmatch(unquote_plus(pair.partition("=")[0])))


def _without_dots(path: str) -> str:
    """RFC 3986, 5.2.4: the path without `.` and `..`."""
    if "/." not in path:
        return path
    kept: list[str] = []
    parts = path.split("/")
    for part in parts:
        if part == "..":
            del kept[max(1, len(kept) - 1) :]
        elif part != ".":
            kept.append(part)
    return "/".join(kept) + ("/" if parts[-1] in (".", "..") else "")


def _clean_escapes(part: str) -> str:
    """RFC 3986, 6.2.2: upper-case escapes, none for unreserved characters, one for everything outside ASCII."""

    def escape(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        # Behind a lone % a digit would make another escape: %e%35 is no %e5.
        makes_one = character in hexdigits and _LONE.search(match.string, max(0, match.start() - 2), match.start())
        return character if character in _UNRESERVED and not makes_one else match[0].upper()

    return quote(_ESCAPE.sub(escape, part), safe="/:@!$&'()*+,;=~-._%?[]", errors="surrogatepass")


def clean_text(text: str) -> str:
    """The text for reading: NFC, invisible characters gone, one kind of space, at most one blank line in a row.

    Nothing visible changes: tatweel, diacritics, quotes and digits stay as printed.
    """
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    lines = [_BLANK.sub(" ", line).strip() for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def clean(article: Article) -> Article:
    """The article with every text cleaned and what is counted from the text filled in: `word_count`, `content_hash`."""
    title = " ".join(clean_text(article.title).split())
    text = clean_text(article.text)
    return replace(
        article,
        title=title,
        text=text,
        standfirst=_line(article.standfirst),
        byline=_line(article.byline),
        source_line=_line(article.source_line),
        authors=_lines(article.authors),
        people=_lines(article.people),
        tags=_lines(article.tags),
        word_count=len(_COUNTED.findall(text)),
        content_hash=content_hash(title, text),
    )


def _line(text: str | None) -> str | None:
    return " ".join(clean_text(text).split()) or None if text else None


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Each cleaned, in order, none empty and none twice."""
    return tuple(dict.fromkeys(line for text in texts if (line := _line(text))))
