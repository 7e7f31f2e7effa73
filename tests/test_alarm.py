"""Alarms: told once when a verdict changes, to whoever is to be told."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from crawler.alarm import DIGEST, Message, message_of, news_of
from crawler.alarming import AlarmError, Channels, deliver, raise_alarm
from crawler.health import Finding, Health, State
from crawler.store import Store

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
TEST = Message(subject="News crawler: a test", text="Alarms reach you.", news=())


def health(outlet: str, *kinds: str, state: State | None = None, is_sure: bool = True) -> Health:  # noqa: FBT001
    findings = tuple(
        Finding(kind=kind, field="outlet", since=NOW, cause=f"because of {kind}", is_sure=is_sure) for kind in kinds
    )
    return Health(
        outlet=outlet,
        state=state or (State.BAD if kinds else State.GOOD),
        findings=findings,
        last_run=NOW,
        newest=None,
    )


def test_what_breaks_and_what_mends_is_news_once() -> None:
    (broken,) = news_of([health("times", "blocked"), health("herald")], {})
    assert (broken.outlet, broken.kinds) == ("times", ("outlet: blocked",))
    told = {"times": broken.kinds}
    assert list(news_of([health("times", "blocked")], told)) == []
    (worse,) = news_of([health("times", "blocked", "silent")], told)
    assert [finding.kind for finding in worse.findings] == ["silent"]
    (well,) = news_of([health("times")], told)
    assert (well.findings, well.kinds) == ((), ())
    assert list(news_of([health("times")], {"times": ()})) == []


def test_a_doubtful_outlet_is_no_news() -> None:
    doubtful = health("times", "unreachable", state=State.DOUBTFUL, is_sure=False)
    assert list(news_of([doubtful], {})) == []
    assert list(news_of([doubtful], {"times": ("outlet: blocked",)})) == []  # nor is it well again


def test_many_at_once_are_one_digest() -> None:
    few = message_of(list(news_of([health("times", "blocked")], {})), now=NOW)
    assert "because of blocked" in few.text
    many = message_of(list(news_of([health(f"o{n}", "blocked") for n in range(DIGEST)], {})), now=NOW)
    assert many.subject == f"News crawler: {DIGEST} broken: o0, o1, o2 and {DIGEST - 3} more"
    assert "because of" not in many.text
    assert many.text.count("blocked") == DIGEST


@contextmanager
def webhook(status: int = 200) -> Iterator[tuple[str, list[bytes]]]:
    got: list[bytes] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # noqa: N802 - the name is http.server's
            got.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Receiver) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/hook?token=secret", got
        finally:
            server.shutdown()
            thread.join()


def test_a_webhook_is_told_once_and_again_when_it_failed(tmp_path: Path) -> None:
    verdicts = [health("times", "blocked")]
    with Store.open(data_dir=tmp_path) as store:
        with webhook(500) as (url, _), pytest.raises(AlarmError, match="^webhook: status 500$"):
            raise_alarm(verdicts, store, Channels(webhook=url), now=NOW)
        with webhook() as (url, got):
            assert raise_alarm(verdicts, store, Channels(webhook=url), now=NOW)
            assert raise_alarm(verdicts, store, Channels(webhook=url), now=NOW) is None
            assert raise_alarm([health("times")], store, Channels(webhook=url), now=NOW)
    first, second = map(json.loads, got)
    assert first["outlets"] == [{"outlet": "times", "wrong": ["outlet: blocked"]}]
    assert second["subject"] == "News crawler: 1 well again: times"


def test_a_command_gets_the_text_and_the_subject(tmp_path: Path) -> None:
    place = tmp_path / "said"
    deliver(TEST, Channels(command=f"sh -c 'echo $SUBJECT >{place}; cat >>{place}'"))
    assert place.read_text() == "News crawler: a test\nAlarms reach you."
    with pytest.raises(AlarmError, match="exit code 3: out of paper"):
        deliver(TEST, Channels(command="sh -c 'echo out of paper >&2; exit 3'"))


def test_an_e_mail_is_sent() -> None:
    got: list[str] = []

    class Mailbox(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 ready\r\n")
            in_data = False
            for raw in self.rfile:
                line = raw.decode().rstrip("\r\n")
                got.append(line)
                if in_data and line != ".":
                    continue
                in_data = line.upper() == "DATA"
                is_over = line.upper() == "QUIT"
                self.wfile.write(b"354 go on\r\n" if in_data else b"221 bye\r\n" if is_over else b"250 fine\r\n")
                if is_over:
                    return

    with socketserver.TCPServer(("127.0.0.1", 0), Mailbox) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        address = f"smtp://127.0.0.1:{server.server_address[1]}/?from=crawler@example.org&to=desk@example.org"
        deliver(TEST, Channels(email=address))
        thread.join()
    assert "Subject: News crawler: a test" in got
    assert "To: desk@example.org" in got
    assert "Alarms reach you." in got


def test_a_failure_names_the_way_and_keeps_its_secrets() -> None:
    with pytest.raises(AlarmError) as failed:
        deliver(TEST, Channels(webhook="http://127.0.0.1:9/?token=secret", email="smtp://u:secret@127.0.0.1:9/?to=a@b"))
    assert "webhook: " in str(failed.value)
    assert "e-mail: the address lacks ?from=" in str(failed.value)
    assert "secret" not in str(failed.value)
