"""Walking: the ways into the sections of a run, and what each page of a listing means for them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from crawler.causes import Cause
from crawler.discover import Feed, JsonListing, Listing, discover
from crawler.extract.dates import Dating
from crawler.extract.walls import obstacle_of
from crawler.lead import Follow, Lead
from crawler.lead_dates import LeadDates
from crawler.markup import alone
from crawler.outlet import Section, Source
from crawler.page import Page
from crawler.run import Run, now
from crawler.store.captures import Captures
from crawler.tally import Ended
from crawler.validator import Validator
from crawler.walk import Past, Shown, Stop, Walk
from crawler.window import Window

#: Ways in whose pages are parts in no order of time, and not older pages one behind the other.
IN_PARTS = frozenset({"sitemap", "wayback"})

#: Ways in whose pages lie one behind the other, the newest articles first.
PAGED = (Listing, JsonListing, Feed)
#: How a walk ends that begins on a page which has gone.
_NOWHERE = frozenset({Stop.FAILED, Stop.EMPTY, Stop.LOOP})

#: What a page past the end of a listing often is: an end, not a loss.
_ENDS = frozenset({Cause.NOT_FOUND, Cause.GONE, Cause.REPEATED})
_PAST_END = {"wordpress": _ENDS | {Cause.STATUS}}  # 400, rest_post_invalid_page_number

_EVERYTHING = Window()


@dataclass(kw_only=True)
class Way:
    """A way into a section: a listing that a source starts with, and the walk through it."""

    section: Section
    source: Source
    url: str
    walk: Walk
    #: Where the walk began: the listing, or the page to which an earlier slice of a backfill had come.
    begin: str
    #: The last two pages that had something newer than the window's begin, the last one first.
    reached: tuple[str, ...] = ()

    @property
    def is_in_parts(self) -> bool:
        return self.source.via in IN_PARTS

    def is_start(self, url: str) -> bool:
        """Whether the walk began at this URL."""
        return url == self.url


@dataclass(kw_only=True)
class Turn:
    """What a page of a listing leads to."""

    leads: list[Lead] = field(default_factory=list)
    #: Continuations, each with the ways that go there.
    onward: dict[str, list[Way]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class _Found:
    #: Each with its date, where the listing gives one.
    leads: list[tuple[Lead, Dating | None]]
    follows: list[str]

    @property
    def keys(self) -> list[str]:
        return [lead.key for lead, _ in self.leads]


class Walking:
    """All walks of one run."""

    def __init__(self, run: Run, dates: LeadDates, *, first_run_pages: int, most_pages: int, most_leads: int) -> None:
        self._run = run
        self._dates = dates
        self._window = run.order.window
        self._first_run_pages = first_run_pages
        self._most_pages = most_pages
        self._most_leads = most_leads

    def starts(self) -> dict[str, list[Way]]:
        """The listings to begin with, each with its ways: sections that share a feed share one request."""
        starts: dict[str, list[Way]] = {}
        for section in self._run.order.sections:
            for source in section.sources:
                for url in self._starts(source):
                    begin = self._begin(section, source, url)
                    way = Way(section=section, source=source, url=url, begin=begin, walk=self._walk(section, url))
                    way.walk.visit(begin)
                    starts.setdefault(begin, []).append(way)
        return starts

    def _starts(self, source: Source) -> list[str]:
        # With an end, the address of some listings is another in each run, and nobody knows how far the last one came.
        return list(source.start(self._window)) or list(source.start(self._window.closed(now())))

    def _begin(self, section: Section, source: Source, url: str) -> str:
        """Where the walk begins: pages that are all newer than the window need not be read again."""
        if not (self._window.is_backfill and self._window.until and isinstance(source, PAGED)):
            return url
        return self._run.positions.before(section.name, url, self._window.until) or url

    def conditions(self, url: str, ways: Sequence[Way]) -> dict[str, str]:
        """Headers that ask for a listing only if it has changed; {} when it must be read whatever the server thinks.

        It must be where the last walk behind it was not whole, and where a window takes only a part of what it shows.
        """
        known = [self._validator(url, way) for way in ways]
        asked = [validator.conditions if validator else {} for validator in known]
        return asked[0] if asked and all(each == asked[0] for each in asked) else {}

    def read(self, page: Page, ways: Sequence[Way], *, asked: str) -> Turn:
        """A page was fetched, by the URL `asked`: its leads, remembered, and where the walks go on."""
        turn = Turn()
        for way in ways:
            found = self._discover(page, way)
            inside = [each for each in found.leads if self._dates.may_be_inside(each[1])]
            self._run.tally.outside += len(found.leads) - len(inside)
            self._dates.note(inside)
            turn.leads += [lead for lead, _ in inside]
            for url in self._judge(page, way, found, asked=asked):
                turn.onward.setdefault(url, []).append(way)
            self._settle(way)
        return turn

    def unchanged(self, url: str, ways: Sequence[Way]) -> None:
        """The server says that the listing is as it was: read, with nothing new."""
        for way in ways:
            self._run.tally.listings[way.section.name] += 1
            self._pass_over(url, way)
            self._settle(way)

    def fail(self, ways: Sequence[Way], cause: Cause | None, name: str) -> None:
        """A page could not be fetched, for a cause or for one that has only a name; `Tally.outcome` says what that
        means."""
        for way in ways:
            if cause in _PAST_END.get(way.source.via, _ENDS) and way.walk.pages and not way.is_in_parts:
                # A page of this run: a redirect led back to it.
                way.walk.close(Stop.LOOP if cause is Cause.REPEATED else Stop.NOT_FOUND)
            else:
                way.walk.close(Stop.FAILED)
                self._run.tally.listings_failed[f"{way.section.name} {cause or name}"] += 1
            self._settle(way)

    def _walk(self, section: Section, url: str) -> Walk:
        # A backfill walks to the edge of its window whatever is known, and says nothing about what lies elsewhere.
        past = Past() if self._window.is_backfill else self._run.walks.begin(section.name, url, now=now())
        return Walk(window=self._window, past=past, first_run_pages=self._first_run_pages, most_pages=self._most_pages)

    def _discover(self, page: Page, way: Way) -> _Found:
        """What the page links to, counted."""
        found = alone(lambda page: list(self._found(page, way)), page)
        leads = [(item, self._dates.read(item)) for item in found if isinstance(item, Lead)]
        self._run.tally.listings[way.section.name] += 1
        self._run.tally.links[way.section.name] += len(leads)
        if not leads and not way.walk.pages:
            self._run.tally.obstacles[obstacle_of(page)] += 1
        return _Found(leads=leads, follows=[item.url for item in found if isinstance(item, Follow)])

    def _found(self, page: Page, way: Way) -> Iterator[Lead | Follow]:
        return discover(page, outlet=self._run.outlet, section=way.section, source=way.source, window=self._window)

    def _judge(self, page: Page, way: Way, found: _Found, *, asked: str) -> list[str]:
        """What the page means for the walk; the continuations to fetch."""
        validator = Validator.of(page, (*found.keys, *found.follows), now=now())
        if self._shows_the_same(asked, way, validator):
            self._pass_over(asked, way)
            return []
        is_led_back = way.walk.arrive(page.url, asked=asked)
        # Leads are safe before anything says that the page was read.
        self._remember({lead: dating for lead, dating in found.leads if self._dates.may_be_inside(dating)})
        self._keep(asked, way, validator, has_links=bool(found.follows))
        onward = [url for url in found.follows if way.walk.stop is None and way.walk.visit(url)]
        if way.is_in_parts:
            way.walk.step_part(dating.latest for _, dating in found.leads if dating)
        else:
            way.walk.step(self._shown(way, found, onward=len(onward), is_led_back=is_led_back))
            way.reached = way.reached if way.walk.stop else (asked, *way.reached[:1])
        if way.walk.stop is None and self._run.tally.new >= self._most_leads:
            way.walk.stop = Stop.LEADS
        if way.walk.stop is None:
            return onward
        for _ in onward:
            way.walk.close(None)  # they will not be asked for
        return []

    def _shown(self, way: Way, found: _Found, *, onward: int, is_led_back: bool) -> Shown:
        keys = frozenset(found.keys)
        overlap = way.walk.past.overlap
        return Shown(
            keys=keys,
            known=len(self._run.leads.found_before(keys, overlap)) if overlap else 0,
            dates=tuple(dating.latest if dating else None for _, dating in found.leads),
            links=len(found.follows),
            onward=onward,
            is_led_back=is_led_back,
            is_of_outlet=way.source.carries == "outlet",
        )

    def _remember(self, dated: Mapping[Lead, Dating | None]) -> None:
        datings = {lead.key: dating for lead, dating in dated.items()}
        sightings = self._run.sightings
        self._run.tally.new += len(self._run.leads.remember(dated, now=now(), datings=datings, sightings=sightings))
        Captures(self._run.store, self._run.outlet.name).note(dated, now=now())

    def _validator(self, url: str, way: Way) -> Validator | None:
        """How the document looked when all of it was read for this way; None when it must be read again."""
        if self._window != _EVERYTHING or (way.is_start(url) and not way.walk.past.whole):
            return None
        validator = self._run.validators.of(way.section.name, url)
        return validator if validator and validator.is_fresh(now()) else None

    def _shows_the_same(self, url: str, way: Way, validator: Validator) -> bool:
        """Whether a server that always sends the document has sent what was read before."""
        known = self._validator(url, way)
        return known is not None and known.shown == validator.shown

    def _keep(self, url: str, way: Way, validator: Validator, *, has_links: bool) -> None:
        """Note how the document looks, if a later run may pass it over: when nothing but older pages lies behind it."""
        may_be_passed = not has_links or (way.is_start(url) and not way.is_in_parts)
        if self._window == _EVERYTHING and may_be_passed:
            self._run.validators.keep(way.section.name, url, validator)

    def _pass_over(self, url: str, way: Way) -> None:
        self._run.tally.unchanged[way.section.name] += 1
        way.walk.pass_over(Stop.UNCHANGED if way.is_start(url) else None)

    def _settle(self, way: Way) -> None:
        """Record how the walk ended, once it has."""
        walk = way.walk
        if not walk.is_over or walk.stop is None:
            return
        ended = Ended(
            section=way.section.name,
            via=way.source.via,
            url=way.url,
            reason=walk.stop,
            pages=walk.pages,
            overlapped=walk.overlapped,
            back_to=walk.oldest.isoformat() if walk.oldest else None,
        )
        self._run.tally.stops.append(ended)
        if walk.is_whole and not self._window.is_backfill:
            self._run.walks.end(way.section.name, way.url)
        self._keep_position(way)

    def _keep_position(self, way: Way) -> None:
        """Let an older slice of the same backfill begin where this walk has ended, or at the first page again."""
        if way.begin != way.url and way.walk.pages < 2 and way.walk.stop in _NOWHERE:
            self._run.positions.forget(way.section.name, way.url)
        elif way.walk.stop is Stop.WINDOW and way.reached and self._window.since and isinstance(way.source, PAGED):
            # A page of slack: articles that the outlet takes back move the others to earlier pages.
            self._run.positions.keep(way.section.name, way.url, back_to=self._window.since, page=way.reached[-1])
