"""Rules of SANA's site since August 2025, the same in every language."""

from crawler.outlet import Rules

#: Translators and typists at the end: "Shaza/H.Said", "D.H.", "English Bulletin".
TYPISTS = (
    r"English Bulletin",
    r"(?:[A-Z][a-z]?\.\s?){2,3}",
    r"[A-Z][\w-]+ [A-Z]\.",
    r"[A-Z][\w.-]+(?: [A-Z][\w.-]+)?\s?/\s?[A-Z]\.?\s?[A-Z][\w.-]+",
)
SANA = Rules(
    title=("h1.s-title",),
    body=("div.entry-content",),
    remove=(
        "div.efoot",
        ".entry-bottom",
        ".e-shared",
        '.entry-content [class*="related"]',
        '.entry-content [class*="inline-post"]',
        '.entry-content [class*="block-wrap"]',
    ),
    drop=TYPISTS,
    end=(r"^TAGGED:", r"^Check Also$"),
)
