"""What a log shows of secrets: nothing, whichever way they come into it."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.settings import Settings

from crawler.redaction import HIDDEN, redacted, secrets_of


def printed(words: list[str], message: str, *arguments: object, error: BaseException | None = None) -> str:
    """What a handler prints of a record."""
    trace = (type(error), error, error.__traceback__) if error else None
    record = redacted(words)("scrapy", logging.ERROR, __file__, 1, message, arguments, trace)
    return logging.Formatter().format(record)


def test_a_secret_is_hidden_in_message_arguments_and_traceback() -> None:
    error = OSError("530 wrong password hunter22")
    shown = printed(["hunter22"], "cannot log in with %s", "hunter22", error=error)
    assert shown.startswith(f"cannot log in with {HIDDEN}\n")
    assert shown.endswith(f"OSError: 530 wrong password {HIDDEN}")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("stored in ftp://me:hunter22@files.example/a.jsonl", "stored in ftp://***@files.example/a.jsonl"),
        ("proxy http://:p%40ss@proxy.example:3128", "proxy http://***@proxy.example:3128"),
        ("a p@ss: redis://u:p@ss@host/0", "a p@ss: redis://***@host/0"),
        ("https://news.example/a:b@c", "https://news.example/a:b@c"),
        ("mailto:desk@news.example", "mailto:desk@news.example"),
    ],
)
def test_a_login_is_hidden_in_any_address(text: str, shown: str) -> None:
    assert printed([], "%s", text) == shown


@given(st.lists(st.text("abc", min_size=1, max_size=4), max_size=4), st.text("abc", max_size=20))
def test_no_word_is_left_however_they_overlap(words: list[str], text: str) -> None:
    shown = printed(words, "%s", text)
    assert [word for word in words if word in shown] == []


def test_the_secrets_of_the_settings_are_those_that_were_given() -> None:
    settings = Settings({"FTP_USER": "me", "DATABASE_URL": "postgresql+psycopg://u:p%40ss@db/x?sslpassword=key12"})
    settings.set("ALARM_WEBHOOK", "https://chat.example/hooks/Tn3k?key=Zq81abcd")
    settings.set("ALARM_EMAIL", "http://[broken")
    found = set(secrets_of(settings))
    assert {"p%40ss", "p@ss", "key12", "hooks/Tn3k", "key=Zq81abcd", "http://[broken"} <= found
    assert found.isdisjoint({"guest", "me", "u", "db", "x"})  # guest is Scrapy's own FTP_PASSWORD


def test_a_record_without_secrets_is_printed_as_it_was() -> None:
    with pytest.raises(ValueError, match="x") as caught:
        int("x")
    trace = (caught.type, caught.value, caught.tb)
    plain = logging.LogRecord("scrapy", logging.ERROR, __file__, 1, "%d of %s", (1, "2"), trace)
    assert printed([], "%d of %s", 1, "2", error=caught.value) == logging.Formatter().format(plain)
