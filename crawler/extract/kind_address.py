"""What the address of a page says of its kind."""

import re
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from crawler.clean import clean_url
from crawler.spelling import is_home

# Lists of things, by the names that sites give them.
_SHOP = re.compile(
    r"/(?:category|categories|shop|browse|collections?|c|departments?|tags?|topics?|directory|search|catalog|"
    r"products?|"
    r"archives?|author|section|page)(?:/|$)"
)
# What every site has of its own, as the last step of a path or as what a script is asked to do.
_SERVICE: Final = re.compile(
    r"(?:wp|user|member|client|customer|my|your)?(?:login|logon|signin|signup|register|registration|account)|"
    r"registrer|registro|registrieren|registracij?a|anmelden|inscription|connexion|konto|compte|cuenta|"
    r"(?:create|new|open)(?:an)?account|(?:forgot(?:ten)?|lost|reset|send)(?:your)?password|forgot|password|passwort|"
    r"checkout|cart|basket|warenkorb|panier|"
    r"contact(?:us|o|os|e|form|page|eznous|enos)?|kontakte?|kontakty|contatti|contato|iletisim|sendmessage|feedback|"
    r"about(?:us)?|ueberuns|quienessomos|quisommesnous|hakkimizda|onas|chisiamo|"
    r"impressum|imprint|kunye|mentionslegales|avisolegal|agb|termsand?conditions|terms(?:of(?:use|service))?|"
    r"privacy(?:policy)?|datenschutz(?:erklaerung)?|cookie(?:s|policy)|"
    r"viewforum|memberlist|sitemap|"
    r"[إا]تصلبنا|مننحن|سياسةالخصوصية|تماسباما|دربارهما|צורקשר|אודות"
)
_DONE = re.compile(r"(?:^|&)(?:mode|action|task|act|do|page|view|screen)=([^&]+)", re.IGNORECASE)
_INDEX = re.compile(r"(?:index|default|home|main)(?:\.\w{2,5})?")
_ENDING = re.compile(r"\.\w{2,5}$|[-_]?\d{1,3}$")
_NO_LETTER = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d{4,}")
_DATED = re.compile(r"/(?:19|20)\d\d/?[-/]?\d")
_HYPHEN = re.compile(r"[-_]")


def by_address(url: str) -> dict[str, float]:
    """The signals of a URL, each 0 or 1; those of an empty path where it cannot be read."""
    cleaned = clean_url(url)
    parts = split(cleaned)
    steps = [step for step in parts.path.split("/") if step]
    return {
        "root": float(bool(parts.netloc) and (is_home(cleaned) or _is_index(steps, parts.query))),
        "shallow": float(len(steps) == 1),
        "slug": float(bool(steps) and len(_HYPHEN.findall(steps[-1])) >= 3),
        "number": float(_NUMBER.search(f"{parts.path}?{parts.query}") is not None),
        "url_date": float(_DATED.search(parts.path) is not None),
        "shop": float(_SHOP.search(parts.path) is not None),
        "service": float(_is_service(steps, parts.query)),
    }


def split(url: str) -> SplitResult:
    """The parts of a URL; empty ones where it cannot be read."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _is_index(steps: list[str], query: str) -> bool:
    return not query and len(steps) == 1 and _INDEX.fullmatch(steps[0]) is not None


def _is_service(steps: list[str], query: str) -> bool:
    named = [*steps[-1:], *_DONE.findall(query)]
    return any(_SERVICE.fullmatch(_bare(name)) for name in named)


def _bare(name: str) -> str:
    """Lower case, no ending of a file, no number behind, no hyphens."""
    return _NO_LETTER.sub("", _ENDING.sub("", _ENDING.sub("", unquote(name)))).lower()
