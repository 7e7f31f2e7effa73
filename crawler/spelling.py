"""Spellings of an address: the forms in which one article is linked, most reduced first. Pure.

What is undone here by itself cannot make two articles one: a page for a phone, for a printer or for AMP shows the
article of its address without these marks. Whether any other parameter or part of a path matters only the outlet
knows, and says so by the group `id` of its patterns. A variant that is missed costs a fetch, since equal content is
noticed; a wrong one would lose an article.
"""

import re
from urllib.parse import unquote, urlsplit

from crawler.host import host_in

#: First labels of hosts that serve the same addresses to other devices.
_DEVICES = ("www.", "m.", "mobile.", "amp.", "www.")
#: Parts of a path that ask for another look of the page, as its first or last part; never the whole path.
_LOOKS = frozenset({"amp", "print"})
#: Parameters that ask for another look, each with the values that do: `print=2` may be an article.
_LOOK_VALUES = {
    "amp": ("", "1", "true", "yes"),
    "print": ("", "1", "true", "yes"),
    "outputtype": ("amp",),
    "m": ("1",),
    "mobile": ("1", "true"),
    "nomobile": ("1", "true"),
}
_SESSION = re.compile(r";jsessionid=[^/]*", re.IGNORECASE)
_SLASHES = re.compile(r"/{2,}")


def host_of(url: str) -> str:
    """The host as one name for every device: in ASCII, without `www.`, `m.`, `mobile.`, `amp.`; "" for none."""
    host = host_in(url)
    for label in _DEVICES:
        if host.count(".") > 1:
            host = host.removeprefix(label)
    return host


def places(cleaned: str) -> tuple[str, ...]:
    """Path and query of a cleaned URL (`clean.clean_url`) in every spelling, each once.

    First without what asks for another look of the page, last as it stands; each without and with a slash at the end.
    """
    parts = urlsplit(cleaned)
    plain = _SLASHES.sub("/", _SESSION.sub("", parts.path))
    query = _ordered(parts.query)
    forms = ((_without_look(plain), _without_look_values(query)), (plain, query))
    spelled = [place(end, asked) for path, asked in forms for end in _ends(path)]
    return tuple(dict.fromkeys((*spelled, place(parts.path, parts.query))))


def place(path: str, query: str) -> str:
    """A path and a query as one text, as patterns of articles see them."""
    return f"{path}?{query}" if query else path


def place_of(cleaned: str) -> str:
    """Path and query of a cleaned URL of an outlet we know nothing of, in its most reduced spelling."""
    return places(cleaned)[0]


def _ends(path: str) -> tuple[str, ...]:
    bare = path.rstrip("/")
    # A file has no slash behind its name.
    return (bare, f"{bare}/") if bare and "." not in bare.rpartition("/")[2] else (path,)


def _without_look(path: str) -> str:
    path = re.sub(r"\.amp(?=\.html?$|$)", "", path)
    parts = path.split("/")
    named = [number for number, part in enumerate(parts) if part]
    if len(named) < 2:
        return path
    for number in (named[-1], named[0]):
        if parts[number].lower() in _LOOKS or (number == named[-1] and parts[number].lower() == "amp.html"):
            del parts[number]
            break
    return "/".join(parts)


def _without_look_values(query: str) -> str:
    return "&".join(pair for pair in query.split("&") if not _is_look(pair))


def _is_look(pair: str) -> bool:
    name, _, value = pair.partition("=")
    return unquote(value).lower() in _LOOK_VALUES.get(name.lower(), ())


def _ordered(query: str) -> str:
    """The parameters by name; those of one name stay in their order."""
    return "&".join(sorted(filter(None, query.split("&")), key=lambda pair: pair.partition("=")[0]))


def is_home(url: str) -> bool:
    """Whether an address is that of a whole site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return not parts.path.strip("/") and not parts.query
