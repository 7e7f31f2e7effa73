"""Lists of teasers in every language, each with its day and the beginning of its article, are no articles."""

from itertools import product

import pytest

from crawler.checks import NotAnArticle
from tests import built
from tests.built import WORDS

HEADLINES = ("<h2><a href=/news/{n}>{other}</a></h2>", "<div><a href=/news/{n}>{other}</a></div>")


def read(language: str, parts: str) -> str:
    words = WORDS[language]
    html = f"""<html lang="{language}"><head><title>{words["home"][1]}</title></head><body><main>
    <h1>{words["home"][1]}</h1>{parts}</main><footer>{words["foot"]}</footer></body></html>"""
    return built.read(html.encode(), url="https://news.example/world").text


@pytest.mark.parametrize("language", WORDS)
def test_a_list_of_teasers(language: str) -> None:
    words = WORDS[language]
    for headline, count in product(HEADLINES, (6, 12)):
        teasers = "".join(
            f"<div>{headline.format(n=n, other=words['other'].format(n=n))}<div>{words['dates'][0]}</div>"
            f"<p>{words['told'][n % 3].format(n=n, m=n)}.</p></div>"
            for n in range(count)
        )
        with pytest.raises(NotAnArticle):
            read(language, teasers)


@pytest.mark.parametrize("language", WORDS)
def test_an_article_with_ways_to_others_between_its_paragraphs(language: str) -> None:
    words = WORDS[language]
    lines = [words["told"][n % 3].format(n=n, m=n + 50) + "." for n in range(9)]
    away = "".join(f"<p><a href=/news/{n}>{words['other'].format(n=n)}</a></p>" for n in range(2))
    shown = "".join(f"<p>{line}</p>{away if n in (2, 5) else ''}" for n, line in enumerate(lines))
    assert read(language, f"<div>{words['dates'][0]}</div><div>{shown}</div>") == "\n\n".join(lines)
