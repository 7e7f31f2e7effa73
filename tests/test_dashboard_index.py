"""The search index: what it takes in, and how a reader's words are looked up in it."""

from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy

from crawler.dashboard.question import Query, match_of
from crawler.dashboard.search import SearchIndex
from crawler.store import Store
from tests.harbour import Harbour, article, site, url
from tests.live import Server as Site

#: So late that every article is to be looked at again, whenever these tests run.
LATE = {"REVISITS": ["9000d"]}


def test_the_index_takes_a_new_version_in_place_of_the_old(tmp_path: Path) -> None:
    harbour = Harbour(tmp_path)
    server = Site(site(2))
    harbour.visit(server, settings=LATE)
    with Store.open(data_dir=harbour.data) as store, closing(SearchIndex.open(harbour.data)) as index:
        assert index.catch_up(store, harbour.data) == 2
        assert index.catch_up(store, harbour.data) == 0
        server.pages[url(1)] = article(1).replace("count number 1", "sum number 1")
        harbour.make_due()
        harbour.visit(server, settings=LATE)
        assert index.catch_up(store, harbour.data) == 1
        assert index.count() == 3
        assert [(hit.key, hit.version) for hit in index.find(Query(words="sum"))] == [("1", 2)]
        assert [(hit.key, hit.version) for hit in index.find(Query())] == [("1", 2), ("2", 1)]


def test_the_index_takes_what_was_exported_late_once_and_leaves_out_what_is_lost(tmp_path: Path) -> None:
    harbour = Harbour(tmp_path)
    harbour.crawl(site(2))
    with Store.open(data_dir=harbour.data) as store, closing(SearchIndex.open(harbour.data)) as index:
        while index.catch_up(store, harbour.data):
            pass
        harbour.crawl(site(4))
        with store.engine.begin() as connection:  # as if that machine's clock were an hour behind
            connection.execute(sqlalchemy.text("UPDATE articles SET exported_at = exported_at - 3600 WHERE key > '2'"))
        while index.catch_up(store, harbour.data):
            pass
        assert index.count() == 4
        harbour.crawl(site(5))
        max((harbour.data / "articles" / "harbour").iterdir()).unlink()
        while index.catch_up(store, harbour.data):
            pass
        assert index.count() == 4
        assert index.catch_up(store, harbour.data) == 0


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("", ""),
        ("---", ""),
        ('"; DROP', '"drop" *'),
        ("Aleppo NEAR(x)", '"aleppo" AND "near x"'),
        ("Aleppo nea", '"aleppo" AND "nea" *'),
        ('"the Old  quay" sto', '"the old quay" AND "sto" *'),
        ('sto "old quay"', '"sto" AND "old quay"'),
        ("إلى حلبٌ", '"الي" AND "حلب" *'),
    ],
)
def test_words_of_a_reader_are_never_syntax(text: str, match: str) -> None:
    assert match_of(Query(words=text)) == (f"{{title text}} : ({match})" if match else "")
