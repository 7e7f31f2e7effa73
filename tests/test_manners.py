"""How we present ourselves, and that we wait: the settings a live crawl runs with."""

import pytest
from scrapy.settings import Settings

from crawler.fetch.addon import Fetch, user_agent


@pytest.fixture
def settings() -> Settings:
    project = Settings()
    project.setmodule("crawler.settings")
    return project


def test_a_live_crawl_is_polite(settings: Settings) -> None:
    Fetch().update_settings(settings)
    assert settings.getbool("ROBOTSTXT_OBEY")
    assert settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1
    assert settings.getfloat("DOWNLOAD_DELAY") >= 1
    assert settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    assert not settings.getbool("REMOTE_CONTROL_ENABLED")
    assert not settings.getbool("TELNETCONSOLE_ENABLED")


def test_the_user_agent_names_the_contact_and_pretends_nothing(settings: Settings) -> None:
    settings.set("CONTACT", "desk@times.example", "cmdline")
    Fetch().update_settings(settings)
    assert settings["USER_AGENT"] == user_agent("desk@times.example") == "NewsCrawler/1.0 (+desk@times.example)"
    assert "Mozilla" not in user_agent("")


def test_a_user_agent_of_ones_own_wins(settings: Settings) -> None:
    settings.set("USER_AGENT", "Mine/1", "cmdline")
    Fetch().update_settings(settings)
    assert settings["USER_AGENT"] == "Mine/1"
