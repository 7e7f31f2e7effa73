"""The dashboard on other days: nothing has run yet, something is just being written, runs have gone by."""

import json
from datetime import timedelta
from pathlib import Path

import sqlalchemy

from crawler.dashboard.library import Library
from crawler.dashboard.render import diff
from crawler.lead import Lead
from crawler.run import now
from crawler.store import Leads, Store
from crawler.word_diff import word_diff
from tests.harbour import Harbour, article, site, url
from tests.served import get


def test_a_folder_in_which_nothing_has_run_says_so(tmp_path: Path) -> None:
    assert "Nothing has run yet" in get(tmp_path, "/")[1]
    assert "No article is like that" in get(tmp_path, "/articles")[1]


def test_a_refused_page_that_is_just_being_written_down_is_left_out(tmp_path: Path) -> None:
    harbour = Harbour(tmp_path)
    harbour.crawl({**site(2), url(1): article(1, text="<p>Photo.</p>")})
    with (harbour.data / "refused" / "harbour.jsonl").open("ab") as file:
        file.write(b'{"at": "2026-11-')
    line = json.loads((harbour.data / "runs.jsonl").read_text())
    status, text, _ = get(harbour.data, f"/run/harbour/{line['run']}")
    assert status == 200
    assert text.count("TooShort") == 2  # among the counts, and in the list


def test_the_outlets_are_as_they_were_looked_at_last_and_a_look_sees_what_has_ended(tmp_path: Path) -> None:
    harbour = Harbour(tmp_path)
    harbour.crawl(site(2))
    with Store.open(data_dir=harbour.data) as store:
        library = Library(store, data_dir=harbour.data, outlets={})
        (first,) = library.overviews(now())
        harbour.crawl(site(3))
        assert library.overviews(now()) == [first]
        library.refresh(now())
        (second,) = library.overviews(now())
        assert first.last
        assert second.last
        assert first.last["run"] < second.last["run"]
        assert (first.days[-1], second.days[-1]) == (2, 3)
        library.refresh(now() + timedelta(days=100))
        assert library.overviews(now() + timedelta(days=100)) == []


def test_a_diff_keeps_the_breaks_around_a_change_and_leaves_out_what_is_far() -> None:
    far = "Nothing of this has changed. " * 20
    shown = diff(word_diff(f"{far}\n\nOne tug was lost.\n\n{far}", f"{far}\n\nTwo tugs were lost.\n\n{far}"))
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "changed. \n\n<del>One tug was </del><ins>Two tugs were </ins>lost.\n\nNothing" in shown
    assert len(shown) < 600


def test_leads_without_a_date_and_outlets_without_a_known_run_have_their_page(tmp_path: Path) -> None:
    harbour = Harbour(tmp_path)
    harbour.crawl(site(2))
    with Store.open(data_dir=harbour.data) as store, store.engine.begin() as connection:
        undated = [Lead(outlet="harbour", key="9", url=url(9))]
        connection.execute(sqlalchemy.text("DELETE FROM runs"))
    with Store.open(data_dir=harbour.data) as store:
        Leads(store, "harbour").remember(undated, now=now())
    status, text, _ = get(harbour.data, "/outlet/harbour")
    assert status == 200
    assert "2 exported, 1 pending" in text
    assert json.loads(get(harbour.data, "/api/outlet/harbour")[1])["lacking"] == {}
