"""`scrapy run`: crawl many outlets in one process; what cron calls."""

from argparse import ArgumentParser, Namespace

from crawler.commands import crawl


class Command(crawl.Command):
    """Crawl outlets, several at a time; exit 0 when each was reached and read."""

    def syntax(self) -> str:
        return "[options] [OUTLET ...]"

    def short_desc(self) -> str:
        return "Crawl outlets (all when none is named), several at a time; exit 0 when each was reached and read"

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        for name in ("section", "since", "until", "via"):
            parser.add_argument(f"--{name}", metavar=name.upper(), default="", help=f"the same as -a {name}=...")

    def process_options(self, args: list[str], opts: Namespace) -> None:
        super().process_options(args, opts)
        for name in ("section", "since", "until", "via"):
            if value := getattr(opts, name):
                opts.spargs[name] = value

    def run(self, args: list[str], opts: Namespace) -> None:
        crawl.refuse_options(args)
        self.crawl_all(args, opts)
