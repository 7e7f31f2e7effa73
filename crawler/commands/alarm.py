"""`scrapy alarm`: tell whoever is to be told when a verdict has changed; for cron, after `scrapy run`."""

import sys
from argparse import ArgumentParser, Namespace

from scrapy.commands import ScrapyCommand

from crawler.alarm import Message
from crawler.alarming import AlarmError, Channels, deliver, raise_alarm
from crawler.commands.crawl import fail, refuse, refuse_options
from crawler.commands.health import verdicts_of
from crawler.data_dir import open_store
from crawler.order import OrderError
from crawler.run import now
from crawler.store import StoreError


class Command(ScrapyCommand):
    """Raise an alarm when the verdict on an outlet has changed."""

    requires_project = True

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Tell by command, webhook or e-mail what has broken or mended since the last time"

    def long_desc(self) -> str:
        return (
            "Sends one message along ALARM_COMMAND, ALARM_WEBHOOK and ALARM_EMAIL (those that are set) with every "
            "outlet whose verdict has changed, and nothing when none has. `scrapy schedule` does this by itself. "
            "Exit code: 0 when all is told, 1 when a way failed (the next call tries again), 2 when none is set."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--test", action="store_true", help="send a test message along every way, and note nothing")

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert self.settings is not None
        if args:
            refuse("alarm takes no arguments; `scrapy alarm --test` sends a test message")
        channels = Channels.of(self.settings)
        if not list(channels.ways()):
            refuse("no way to tell anybody: set ALARM_COMMAND, ALARM_WEBHOOK or ALARM_EMAIL")
        try:
            if opts.test:
                deliver(Message(subject="News crawler: a test", text="Alarms reach you.", news=()), channels)
                sys.stdout.write("the test message was delivered\n")
                return
            verdicts = verdicts_of(self.settings, (), moment=now())
            with open_store(self.settings) as store:
                message = raise_alarm(verdicts, store, channels, now=now())
        except OrderError as error:
            refuse(str(error))
        except StoreError as error:
            fail(str(error))
        except AlarmError as error:
            fail(f"the alarm was not delivered: {error}")
        sys.stdout.write(f"{message.subject}\n" if message else "no verdict has changed\n")
