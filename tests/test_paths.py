"""What a run writes stays in its data folder."""

from pathlib import Path

import pytest

from crawler.paths import LeadsOut, places_of, require_inside


def test_a_data_folder_that_is_not_there_yet_is_fine(tmp_path: Path) -> None:
    require_inside(tmp_path / "data", places_of("harbour"))


def test_the_data_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "disk")
    require_inside(tmp_path / "data", places_of("harbour"))


@pytest.mark.parametrize("place", places_of("harbour"))
def test_a_link_that_leads_out_is_refused(tmp_path: Path, place: str) -> None:
    path = tmp_path / "data" / place
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LeadsOut, match="out of"):
        require_inside(tmp_path / "data", places_of("harbour"))


def test_a_link_within_is_fine(tmp_path: Path) -> None:
    (tmp_path / "data" / "big").mkdir(parents=True)
    (tmp_path / "data" / "articles").symlink_to(tmp_path / "data" / "big")
    require_inside(tmp_path / "data", places_of("harbour"))
