"""Traps in links, redirects and names: where a crawl can be led."""

from drills.hostile.pages import article, listing
from drills.hostile.trap import GOOD, TRAP, Trap, html, leads_to, place

_OTHER = "/news/902-the-other-trap/"


def _leading(name: str, what: str, counted: str, url: str, *, hosts: tuple[str, ...] = ()) -> Trap:
    return Trap(name=name, what=what, counted=counted, answers={TRAP: leads_to(url)}, hosts=hosts)


def _linking(name: str, what: str, link: str) -> Trap:
    """A link that must not even become a lead."""
    return Trap(name=name, what=what, counted="", links=(link,))


def _refreshing(name: str, url: str) -> str:
    return article(name, 901).replace("<head>", f'<head><meta http-equiv="refresh" content="0; url={url}">')


REDIRECTS = (
    Trap(
        name="redirect_loop",
        what="two pages lead to each other",
        counted="TooManyRedirects",
        answers={TRAP: leads_to(_OTHER), _OTHER: leads_to(TRAP)},
    ),
    _leading("redirect_self", "a page leads to itself", "TooManyRedirects", TRAP),
    _leading("redirect_empty", "an empty Location", "TooManyRedirects", ""),
    Trap(
        name="redirect_chain",
        what="redirects without end",
        counted="TooManyRedirects",
        answers={TRAP: leads_to("/step/1/"), **{f"/step/{n}/": leads_to(f"/step/{n + 1}/") for n in range(1, 99)}},
    ),
    _leading("redirect_off_site", "leads to another host", "OffSite", "http://elsewhere.test:{port}/"),
    _leading(
        "redirect_canary",
        "leads to another port of ours",
        "ForbiddenPort",
        "http://127.0.0.1:{canary}/",
        hosts=("127.0.0.1",),
    ),
    _leading(
        "redirect_loopback", "leads to loopback", "ForbiddenAddress", "http://127.0.0.2:{port}/", hosts=("127.0.0.2",)
    ),
    _leading(
        "redirect_port", "leads to a port that is not the web's", "ForbiddenPort", "http://redirect-port.trap.test:22/"
    ),
    _leading(
        "redirect_metadata",
        "leads to the metadata of a cloud",
        "ForbiddenAddress",
        "http://169.254.169.254/latest/meta-data/",
        hosts=("169.254.169.254",),
    ),
    _leading(
        "redirect_private",
        "leads to a private network",
        "ForbiddenAddress",
        "http://192.168.0.1/",
        hosts=("192.168.0.1",),
    ),
    _leading(
        "redirect_ipv6", "leads to loopback, in IPv6", "ForbiddenAddress", "http://[::1]:{canary}/", hosts=("[::1]",)
    ),
    _leading(
        "redirect_mapped",
        "leads to loopback, IPv4 within IPv6",
        "ForbiddenAddress",
        "http://[::ffff:127.0.0.2]:{port}/",
        hosts=("[::ffff:127.0.0.2]",),
    ),
    _leading(
        "redirect_decimal",
        "leads to loopback, as one number",
        "ForbiddenAddress",
        "http://2130706434:{port}/",
        hosts=("2130706434",),
    ),
    _leading(
        "redirect_octal",
        "leads to loopback, in octal",
        "ForbiddenAddress",
        "http://0177.0.0.2:{port}/",
        hosts=("0177.0.0.2",),
    ),
    _leading(
        "redirect_hex",
        "leads to loopback, in hexadecimal",
        "ForbiddenAddress",
        "http://0x7f000002:{port}/",
        hosts=("0x7f000002",),
    ),
    _leading("redirect_file", "leads to a file", "ForbiddenScheme", "file:///etc/passwd"),
    _leading("redirect_data", "leads to a data: URL", "ForbiddenScheme", "data:text/html,<p>page"),
    _leading("redirect_javascript", "leads to a script", "ForbiddenUrl", "javascript:alert(1)"),
    _leading("redirect_ftp", "leads to FTP", "ForbiddenScheme", "ftp://redirect-ftp.trap.test/a"),
    _leading(
        "redirect_credentials",
        "leads on with a password",
        "ForbiddenUrl",
        "http://admin:secret@redirect-credentials.trap.test:{port}/",
    ),
    _leading("redirect_null", "leads to a NUL", "ForbiddenUrl", "/a%00b"),
    _leading("redirect_bracket", "leads to no address", "ForbiddenUrl", "http://[bad/"),
    _leading("redirect_long", "leads to a URL of 20 kB", "UrlTooLong", "/" + "a" * 20_000),
    _leading("redirect_huge", "leads to a URL of 100 kB", "UrlTooLong", "/" + "a" * 100_000),
    _leading("redirect_bytes", "leads to bytes that are no text", "NotFound", "/\xff\xfe\x80"),
    Trap(
        name="consent_loop",
        what="sets a cookie and asks to come back with it",
        counted="TooManyRedirects",
        answers={
            TRAP: leads_to("/consent/", "Set-Cookie: asked=1"),
            "/consent/": leads_to(TRAP, "Set-Cookie: consent=1"),
        },
    ),
    Trap(
        name="refresh_loop",
        what="pages that refresh into each other",
        counted="TooManyRedirects",
        answers={TRAP: html(_refreshing("refresh_loop", _OTHER)), _OTHER: html(_refreshing("refresh_loop", TRAP))},
    ),
    Trap(
        name="refresh_self",
        what="a page that reloads itself, and is an article",
        counted="",
        answers={TRAP: html(_refreshing("refresh_self", TRAP))},
        articles=GOOD + 1,
    ),
    Trap(
        name="refresh_canary",
        what="a page that refreshes into loopback",
        counted="ForbiddenAddress",
        answers={TRAP: html(_refreshing("refresh_canary", "http://127.0.0.2:{port}/"))},
        hosts=("127.0.0.2",),
    ),
    Trap(
        name="refresh_header",
        what="a Refresh header, on an article",
        counted="",
        answers={TRAP: html(article("refresh_header", 901), "Refresh: 0; url=http://127.0.0.1:{canary}/")},
        articles=GOOD + 1,
    ),
)

NAMES = (
    _leading(
        "name_loopback",
        "a name that resolves to loopback",
        "ForbiddenAddress",
        "http://to-loopback.trap.test:{port}/",
        hosts=("to-loopback.trap.test",),
    ),
    _leading(
        "name_private",
        "a name that resolves to a private network",
        "ForbiddenAddress",
        "http://to-private.trap.test/",
        hosts=("to-private.trap.test",),
    ),
    _leading(
        "name_metadata",
        "a name that resolves to cloud metadata",
        "ForbiddenAddress",
        "http://to-metadata.trap.test/",
        hosts=("to-metadata.trap.test",),
    ),
    _leading(
        "name_mapped",
        "a name that resolves to IPv4 within IPv6",
        "ForbiddenAddress",
        "http://to-mapped.trap.test:{port}/",
        hosts=("to-mapped.trap.test",),
    ),
    _leading(
        "name_nat64",
        "a name that resolves to loopback behind NAT64",
        "ForbiddenAddress",
        "http://to-nat64.trap.test:{port}/",
        hosts=("to-nat64.trap.test",),
    ),
    _leading(
        "name_rebinding",
        "a name that changes its address after robots.txt",
        "ForbiddenAddress",
        "http://to-both.trap.test:{port}/",
        hosts=("to-both.trap.test",),
    ),
    _leading(
        "name_unknown", "a name that does not resolve", "CannotResolve", "http://nowhere.test/", hosts=("nowhere.test",)
    ),
)

LINKS = (
    _linking("link_javascript", "a link that is a script", "javascript:location='/news/901-the-trap/'"),
    _linking("link_data", "a link that is a page", "data:text/html,<h1>page</h1>"),
    _linking("link_file", "a link to a file", "file:///etc/passwd"),
    _linking("link_long", "a link of 100 kB", "/news/901-" + "a" * 100_000 + "/"),
    _linking("link_null", "a link with NULs", "/news/901-a\x00b/%00/"),
    _linking(
        "link_homograph",
        "a host in letters that look like ours",
        "http://link-hom\u043egraph.trap.test:{port}/news/901-the-trap/",
    ),
    _linking(
        "link_deceit",
        "our host in front of an @",
        "http://link-deceit.trap.test:{port}@127.0.0.2:{port}/news/901-the-trap/",
    ),
    _linking("link_bracket", "a link that is no URL", "http://[/news/901-the-trap/"),
    Trap(
        name="link_credentials",
        what="a link with a password, which is not sent",
        counted="",
        links=("http://admin:secret@link-credentials.trap.test:{port}" + TRAP,),
        answers={TRAP: html(article("link_credentials", 901))},
        articles=GOOD + 1,
    ),
    Trap(
        name="link_base",
        what="a base that makes every link foreign",
        counted="",
        answers={
            "/news/": html(listing([place(1)]).replace("<body>", '<head><base href="http://127.0.0.2:{port}/"></head>'))
        },
        articles=0,
        outcome="empty listing",
    ),
)
