"""Headlines on pages of every language: with the outlet's and the section's name around them, marked up in any way."""

from itertools import product

import pytest

from tests.built import WORDS, paragraphs, read

#: The title of the document, the head's other titles, and the heading on the page.
DOCUMENTS = ("{title} | {site}", "{site} - {title}", "{title} – {section} – {site}", "{title} :: {site}")
HEADS = ("", '<meta property="og:title" content="{title}">', '<meta property="og:site_name" content="{site}">')
HEADINGS = ("<h1>{title}</h1>", "", "<h2>{title}</h2>", '<h1><a href="/">{site}</a></h1><h2>{title}</h2>')


@pytest.mark.parametrize("language", WORDS)
def test_the_headline_alone_is_read(language: str) -> None:
    words = WORDS[language]
    title, section, site = words["headlines"][0], words["home"][1], words["foot"].removeprefix("© ").split(".")[0][5:]
    body = paragraphs(language)
    for document, head, heading in product(DOCUMENTS, HEADS, HEADINGS):
        html = f"""<html lang="{language}"><head>{head}<title>{document}</title></head><body><a href="/">{site}</a>
        <a href="/w">{section}</a><article>{heading}<div>{words["dates"][0]}</div>{body}</article></body></html>"""
        shown = html.replace("{title}", title).replace("{section}", section).replace("{site}", site)
        assert read(shown.encode()).title == title, (document, head, heading)
