"""Raising alarms: a message to a command, a webhook or a mailbox, told once when a verdict changes."""

import json
import shlex
import smtplib
import ssl
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

from scrapy.settings import BaseSettings

from crawler.alarm import Message, message_of, news_of
from crawler.health import Health
from crawler.store import Alarms, Store

#: Seconds that a receiver may take.
PATIENCE = 30


class AlarmError(Exception):
    """A message could not be delivered; the text says by which way, and why. It is tried again with the next check."""


@dataclass(frozen=True, kw_only=True)
class Channels:
    """Where alarms go; "" for nowhere."""

    #: A command line; it gets the text on standard input and the subject in the variable SUBJECT.
    command: str = ""
    #: An http(s) URL that gets a POST of JSON: subject, text, outlets.
    webhook: str = ""
    #: smtp://user:password@host:587/?from=crawler@example.org&to=desk@example.org (smtps:// for TLS from the start).
    email: str = ""

    @classmethod
    def of(cls, settings: BaseSettings) -> "Channels":
        """The channels of the settings ALARM_COMMAND, ALARM_WEBHOOK and ALARM_EMAIL."""
        return cls(
            command=settings.get("ALARM_COMMAND") or "",
            webhook=settings.get("ALARM_WEBHOOK") or "",
            email=settings.get("ALARM_EMAIL") or "",
        )

    def ways(self) -> Iterator[tuple[str, Callable[[Message], None]]]:
        """The name of each way that is set, and what sends a message along it."""
        if self.command:
            yield "command", self._run
        if self.webhook:
            yield "webhook", self._post
        if self.email:
            yield "e-mail", self._mail

    def _run(self, message: Message) -> None:
        done = subprocess.run(  # the operator's own words
            shlex.split(self.command),
            input=message.text.encode(),
            env={"SUBJECT": message.subject, "PATH": "/usr/local/bin:/usr/bin:/bin"},
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        if done.returncode:
            raise AlarmError(f"exit code {done.returncode}: {done.stderr.decode(errors='replace').strip()[:200]}")

    def _post(self, message: Message) -> None:
        outlets = [{"outlet": one.outlet, "wrong": list(one.kinds)} for one in message.news]
        body = json.dumps({"subject": message.subject, "text": message.text, "outlets": outlets})
        request = urllib.request.Request(  # the operator's own address
            self.webhook, data=body.encode(), headers={"Content-Type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            answer.read(1)

    def _mail(self, message: Message) -> None:
        parts = urlsplit(self.email)
        fields = parse_qs(parts.query)
        mail = EmailMessage()
        mail["Subject"] = message.subject
        mail["From"], mail["To"] = fields["from"][0], ", ".join(fields["to"])
        mail.set_content(message.text)
        host, context = parts.hostname or "localhost", ssl.create_default_context()
        if parts.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or 465, timeout=PATIENCE, context=context)
        else:
            server = smtplib.SMTP(host, parts.port or 25, timeout=PATIENCE)
        with server:
            if parts.scheme == "smtp" and server.has_extn("starttls"):
                server.starttls(context=context)
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            server.send_message(mail)


def raise_alarm(verdicts: list[Health], store: Store, channels: Channels, *, now: datetime) -> Message | None:
    """Send one message with what has changed since the last, and note it; None when nothing has.

    Raises AlarmError when no way took it; nothing is noted then, so that the next check tries again.
    """
    book = Alarms(store)
    news = list(news_of(verdicts, book.told()))
    if not news:
        return None
    message = message_of(news, now=now)
    deliver(message, channels)
    book.tell({one.outlet: one.kinds for one in news}, now=now)
    return message


def deliver(message: Message, channels: Channels) -> None:
    """Send the message along every way that is set. Raises AlarmError that names the ways that failed."""
    failures = []
    for name, send in channels.ways():
        try:
            send(message)
        except (AlarmError, OSError, subprocess.SubprocessError, smtplib.SMTPException, ValueError, KeyError) as error:
            failures.append(f"{name}: {_reason(error)}")
    if failures:
        raise AlarmError("; ".join(failures))


def _reason(error: Exception) -> str:
    """Why, without the address: it may hold a password or a token."""
    if isinstance(error, urllib.error.HTTPError):
        return f"status {error.code}"
    if isinstance(error, KeyError):
        return f"the address lacks ?{error.args[0]}="
    return str(error) if isinstance(error, AlarmError | smtplib.SMTPException) else type(error).__name__
