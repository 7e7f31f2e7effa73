"""Whether two URLs name one page, as far as their spelling tells."""

from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from crawler.host import host_in


def resolve(base: str, link: str) -> str:
    """The link as an absolute http(s) URL; "" when it is none."""
    try:
        url = urljoin(base, link.strip())
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


def same_page(url: str, other: str) -> bool:
    """Whether both lead to the same page: equal host (but for `www.`, `m.`), path and named query; never raises."""
    return (place := _place(url)) != ("", "", frozenset()) and place == _place(resolve(url, other))


def _place(url: str) -> tuple[str, str, frozenset[tuple[str, str]]]:
    try:
        parts = urlsplit(url)
        host = host_in(url).removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    except ValueError:
        return "", "", frozenset()
    path = unquote(parts.path).rstrip("/").removesuffix("/amp").removesuffix("/index.html")
    # A path that names nothing leaves it to the query (`/?p=123`, `/article.php?id=5`).
    named = path.count("/") <= 1 and path.rsplit(".", 1)[-1] in ("", "php", "aspx", "asp", "html", "htm", "jsp")
    return host, path, frozenset(parse_qsl(parts.query)[:20]) if named else frozenset()
