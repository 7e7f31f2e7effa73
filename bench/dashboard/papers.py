"""Invented outlets: what each is called, writes in, and how it breaks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from bench.dashboard.texts import name_of

#: How the last two days of some outlets go: what stands in place of the listing, or keeps it from being read.
BREAKS = {2: "Blocked", 5: "ChallengePage", 9: "Timeout"}

_TITLES = (
    ("The Harbour Courier", "en"), ("مرفأ اليوم", "ar"), ("Aldermouth Gazette", "en"), ("The Tarn Bay Observer", "en"),
    ("صوت المنارة", "ar"), ("Kelsick Evening Post", "en"), ("Port Selby Wire", "en"), ("الساحل نيوز", "ar"),
    ("Wrenfold Weekly", "en"), ("Northern Crossing", "en"), ("Dockside Agency", "en"), ("The Lower Town Times", "en"),
)  # fmt: skip
_SECTIONS = {
    "en": (("port", "The Port"), ("region", "Region"), ("business", "Business")),
    "ar": (("local", "محليات"), ("economy", "اقتصاد")),
}


@dataclass(frozen=True, kw_only=True)
class Paper:
    """An outlet."""

    name: str
    title: str
    language: str
    #: Name and title of each.
    sections: tuple[tuple[str, str], ...]
    #: Articles a day, in the mean.
    rate: float
    #: Between two runs.
    pace: timedelta
    #: One of BREAKS in its last two days; "" for a sound one.
    trouble: str = ""

    @property
    def host(self) -> str:
        return f"{self.name}.example"


def papers(count: int, *, rate: float) -> Iterator[Paper]:
    """So many outlets, of which the mean publishes `rate` articles a day."""
    for number in range(count):
        title, language = _TITLES[number % len(_TITLES)]
        if number >= len(_TITLES):
            title = f"{title} · {name_of(number, language)}"
        yield Paper(
            name=f"paper{number + 1:02}",
            title=title,
            language=language,
            sections=_SECTIONS[language],
            rate=rate * (0.4, 0.8, 1.0, 1.8)[number % 4],
            pace=timedelta(hours=(12, 6, 4, 2)[number % 4]),
            trouble=BREAKS.get(number, ""),
        )


def outlet_file(paper: Paper) -> str:
    """The file that describes the outlet, for OUTLET_MODULES."""
    sections = "".join(
        f"    Section(name={name!r}, title={title!r}, sources=(Feed(url='https://{paper.host}/{name}.xml'),)),\n"
        for name, title in paper.sections
    )
    return (
        f'"""{paper.title}: an invented outlet."""\n\n'
        "from crawler.discover import Feed\nfrom crawler.outlet import Outlet, Section\n\n"
        f"OUTLET = Outlet(\n    name={paper.name!r}, title={paper.title!r}, hosts=({paper.host!r},),\n"
        f"    language={paper.language!r}, timezone='UTC', articles=(r'/(?P<id>\\d+)$',),\n"
        f"    sections=(\n{sections}    ),\n    verified='invented',\n)\n"
    )
