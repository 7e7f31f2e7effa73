"""What is typed wrong, and said in one line: settings, options, and the help that would have told."""

from argparse import ArgumentTypeError
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from scrapy.cmdline import ScrapyArgumentParser
from scrapy.commands import ScrapyCommand, ScrapyHelpFormatter
from scrapy.settings import Settings

from crawler import commands
from crawler.commands.dashboard import port_of
from crawler.given import complaint
from crawler.spider import OutletLoader
from tests.typed import scrapy

OURS = {"DATA_DIR": "data", "PARALLEL_OUTLETS": 8, "SOFT_404": True, "DOWNLOAD_DELAY": 2.0, "OUTLET_MODULES": []}
THEIRS = {"DOWNLOAD_DELAY": 0, "CONCURRENT_REQUESTS": 16, "USER_AGENT": "Scrapy"}
COMMANDS = sorted(found.name for found in iter_modules(commands.__path__))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"DATADIR": "x"}, "there is no setting DATADIR; did you mean DATA_DIR?"),
        ({"data_dir": "x"}, "there is no setting data_dir; did you mean DATA_DIR?"),
        ({"OUTLETS_MODULES": "x"}, "there is no setting OUTLETS_MODULES; did you mean OUTLET_MODULES?"),
        ({"DOWNLOAD_DELAY": "abc"}, "DOWNLOAD_DELAY: 'abc' is no number; write it as 2.0"),
        ({"DOWNLOAD_DELAY": "nan"}, "DOWNLOAD_DELAY: 'nan' is no number; write it as 2.0"),
        ({"CONCURRENT_REQUESTS": ""}, "CONCURRENT_REQUESTS: '' is no number; write it as 16"),
        ({"PARALLEL_OUTLETS": "0"}, "PARALLEL_OUTLETS: 0 is too few; it is 1 or more"),
        ({"DOWNLOAD_DELAY": "-1"}, "DOWNLOAD_DELAY: -1 is too few; it is 0 or more"),
        ({"SOFT_404": "no"}, "SOFT_404: 'no' is neither True nor False"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_said(given: dict[str, object], said: str) -> None:
    assert complaint(given, ours=OURS, theirs=THEIRS) == said


def test_what_a_component_of_the_users_own_may_read_passes() -> None:
    given = {"MY_THRESHOLD": "high", "USER_AGENT": "7", "SOFT_404": "0", "PARALLEL_OUTLETS": "3", "DATA_DIR": "nan"}
    assert complaint(given, ours=OURS, theirs=THEIRS) == ""


def test_every_default_passes_as_it_would_be_typed() -> None:
    settings = Settings()
    settings.setmodule("crawler.settings")
    typed = {name: str(value) for name, value in settings.items() if isinstance(value, bool | int | float)}
    settings.setdict(typed, priority="cmdline")
    assert OutletLoader.from_settings(settings).list()


@pytest.mark.parametrize("words", [("health",), ("crawl", "harbour"), ("dashboard",)])
def test_a_command_says_it_and_begins_nothing(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = scrapy(tmp_path, *words, "-s", "DOWNLOAD_DELAY=soon")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "scrapy: DOWNLOAD_DELAY: 'soon' is no number; write it as 2.0\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_an_option_that_does_not_exist_is_said(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    made: ScrapyCommand = import_module(f"crawler.commands.{command}").Command()
    made.settings = Settings()
    with pytest.raises(SystemExit) as refused:
        made.run(["--colour"], parser_of(made).parse_args([]))
    assert refused.value.args == (2,)
    assert capsys.readouterr().err == "scrapy: there is no option --colour; the command with -h lists those there are\n"


def parser_of(command: ScrapyCommand) -> ScrapyArgumentParser:
    """As Scrapy makes it."""
    parser = ScrapyArgumentParser(
        formatter_class=ScrapyHelpFormatter, conflict_handler="resolve", description=command.long_desc()
    )
    command.add_options(parser)
    return parser


@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_of_a_help_is_taken_for_a_heading(command: str) -> None:
    """Scrapy takes a line that ends in a colon for one, and where a line ends is the terminal's choice."""
    made: ScrapyCommand = import_module(f"crawler.commands.{command}").Command()
    made.settings = Settings()
    (ours,) = [group for group in parser_of(made)._action_groups if group.title == "options"]
    assert [action.help for action in ours._group_actions if ": " in (action.help or "")] == []


@pytest.mark.parametrize("text", ["99999999", "-1", "abc", "", "８"])
def test_a_port_is_a_number_that_there_is(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="is no port; ports are numbers from 0 to 65535"):
        port_of(text)
    assert port_of("8765") == 8765


@pytest.mark.parametrize(
    ("words", "code"), [(("schedule", "--list"), 0), (("history", "harbour:1"), 2), (("health",), 2)]
)
def test_looking_makes_nothing(tmp_path: Path, words: tuple[str, ...], code: int) -> None:
    nowhere = tmp_path / "nowhere"
    done = scrapy(tmp_path, *words, "-s", f"DATA_DIR={nowhere}")
    assert (done.returncode, nowhere.exists()) == (code, False)
