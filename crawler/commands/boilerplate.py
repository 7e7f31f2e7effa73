"""`scrapy boilerplate`: lines that recur in an outlet's stored articles, as patterns to review and paste."""

from argparse import ArgumentParser, Namespace

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler.boilerplate import FEWEST, Recurring, bodies, recurring, suggestion
from crawler.commands.crawl import refuse, refuse_options
from crawler.crawling import outlet_named, outlets_of
from crawler.fetch.stored import stored_pages
from crawler.order import OrderError


class Command(ScrapyCommand):
    """Find an outlet's boilerplate."""

    requires_project = True

    def syntax(self) -> str:
        return "[options] OUTLET FILE|WARC|FOLDER ..."

    def short_desc(self) -> str:
        return "Find lines that recur in an outlet's stored articles, as `drop` and `end` patterns to review"

    def long_desc(self) -> str:
        return (
            "Reads saved pages (.html, or the WARC files that CAPTURE writes) by the outlet's rules of today, and "
            f"prints each form of line that recurs: in how many articles, where, an example. It counts from {FEWEST} "
            "articles on. Below stands what to paste into the outlet's Rules, after a look at each: a dateline or a "
            "formula of speech recurs too. Nothing is changed or remembered. Exit code: 0, 2 when no article is there."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--least", type=float, default=5, metavar="PERCENT", help="share of the articles (default 5)"
        )

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        if len(args) < 2:
            refuse("boilerplate takes an outlet and stored pages: scrapy boilerplate OUTLET FILE|WARC|FOLDER ...")
        if not 0 < opts.least <= 100:
            refuse(f"--least: {opts.least:g} is no share; give a percentage above 0, up to 100")
        try:
            outlet = outlet_named(args[0], outlets_of(self.crawler_process))
            articles = bodies(stored_pages(args[1:]), outlet)
        except (OrderError, ValueError) as error:
            refuse(str(error))
        if not articles:
            refuse(f"no article of {outlet.name} in {', '.join(args[1:])}")
        forms = recurring(articles, least=opts.least / 100)
        print(f"{len(articles)} articles of {outlet.name}; forms of line that recur: {len(forms)}")
        for form in forms:
            _show(form)
        if forms:
            print(f"\nReview, then paste into Rules:\n\n{suggestion(forms)}")


def _show(form: Recurring) -> None:
    end = ", short texts follow it" if form.ends else ""
    print(f"\n{form.articles} of {form.of}, {form.place}{end}: {form.example}\n    {form.url}")
