"""The section and the tags that a page shows, in every language that pages are built in."""

import pytest

from crawler.article import Article
from tests import built
from tests.built import WORDS, paragraphs

TRAILS = (
    '<nav class="breadcrumb"><a href="/">{home}</a> › <a href="/w">{section}</a></nav>',
    '<ol class="breadcrumbs"><li><a href="/">{home}</a></li><li><a href="/w">{section}</a></li><li>{title}</li></ol>',
    '<div class="breadcrumb"><a href="/">{home}</a>/<a href="/w">{section}</a>/<a href="/x">{title}</a></div>',
    '<nav aria-label="Breadcrumb"><a href="https://www.news.example/">{home}</a> <a href="/w">{section}</a></nav>',
    '<nav class="breadcrumb"><a href="/start">{home}</a> <a href="https://w.news.example/">{section}</a></nav>',
)


def read(language: str, trail: str) -> Article:
    words = WORDS[language]
    title, (home, section, *_) = words["headlines"][0], words["home"]
    tags = "".join(f"<a href=/t/{n}>{tag}</a>" for n, tag in enumerate(words["tags"]))
    html = f"""<html lang="{language}"><body>{trail.format(home=home, section=section, title=title)}
    <article><h1>{title}</h1><div>{paragraphs(language)}</div><div class="tags"># {tags}</div></article>
    </body></html>"""
    return built.read(html.encode())


@pytest.mark.parametrize("trail", TRAILS)
@pytest.mark.parametrize("language", WORDS)
def test_section_and_tags(language: str, trail: str) -> None:
    article = read(language, trail)
    assert (article.section, list(article.tags)) == (WORDS[language]["home"][1], WORDS[language]["tags"])


@pytest.mark.parametrize("language", WORDS)
def test_the_front_page_is_no_section(language: str) -> None:
    assert read(language, '<nav class="breadcrumb"><a href="/start">{home}</a></nav>').section is None
    assert read(language, '<nav class="breadcrumb"><a href="/">The Courier</a></nav>').section is None
