"""The pages and the API: what is asked for, read in a thread so that no query keeps others waiting."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from aiohttp import web
from jinja2 import Environment

from crawler.dashboard.library import WEEKS, Library, Portrait, Version
from crawler.dashboard.plain import hit_of, metrics, overview_of, portrait_of, row_of
from crawler.dashboard.plots import bars, calendar
from crawler.dashboard.question import Query
from crawler.dashboard.search import SearchIndex
from crawler.export import ExportError
from crawler.run import now
from crawler.word_diff import word_diff

_T = TypeVar("_T")
#: A page of hits, and how far back one can leaf.
HITS, LAST_HIT = 50, 10_000


class Pages:
    """All of them, over one library and one index."""

    def __init__(self, library: Library, index: SearchIndex, env: Environment) -> None:
        self._library = library
        self._index = index
        self._env = env

    def routes(self) -> list[web.RouteDef]:
        """Every path there is."""
        table: tuple[tuple[str, Callable[[web.Request], Awaitable[web.StreamResponse]]], ...] = (
            ("/", self.outlets),
            ("/outlet/{outlet}", self.outlet),
            ("/articles", self.articles),
            ("/article/{outlet}/{key:.+}", self.article),
            ("/run/{outlet}/{run}", self.run),
            ("/api/outlets", self.api_outlets),
            ("/api/outlet/{outlet}", self.api_outlet),
            ("/api/articles", self.api_articles),
            ("/api/article/{outlet}/{key:.+}", self.api_article),
            ("/api/run/{outlet}/{run}", self.api_run),
            ("/metrics", self.metrics),
            ("/healthz", self.healthz),
        )
        return [web.get(path, handler) for path, handler in table]

    async def outlets(self, request: web.Request) -> web.Response:
        moment = now()
        rows = await _apart(lambda: self._library.overviews(moment))
        plots = {row.outlet: bars(row.days, label=f"articles a day: {', '.join(map(str, row.days))}") for row in rows}
        return self._page("outlets.html", rows=rows, plots=plots, now=moment)

    async def outlet(self, request: web.Request) -> web.Response:
        moment = now()
        portrait = await self._portrait(request, moment)
        label = "articles by day of publication"
        return self._page(
            "outlet.html",
            name=request.match_info["outlet"],
            title=self._library.title(request.match_info["outlet"]),
            portrait=portrait,
            calendar=calendar(portrait.days, portrait.lacking, last=moment.date(), weeks=WEEKS, label=label),
            now=moment,
        )

    async def articles(self, request: web.Request) -> web.Response:
        query = query_of(request)
        hits = await _apart(lambda: self._index.find(replace(query, most=HITS + 1)))
        choices = await _apart(lambda: self._index.choices(query.outlet))
        return self._page(
            "articles.html",
            hits=hits[:HITS],
            query=query,
            asked=_asked(request),
            choices=choices,
            is_more=len(hits) > HITS and query.skip + HITS < LAST_HIT,
            titles={outlet: self._library.title(outlet) for outlet in choices["outlet"]},
            now=now(),
        )

    async def article(self, request: web.Request) -> web.Response:
        found = await self._article(request)
        record = found.record
        before = await self._before(found)
        changes = [
            (field, word_diff(before[field] or "", record[field] or ""))
            for field in ("title", "text")
            if before and before[field] != record[field]
        ]
        return self._page(
            "article.html",
            record=record,
            key=request.match_info["key"],
            title=self._library.title(record["outlet"]),
            found=found,
            titles=self._titles(found),
            changes=changes,
            now=now(),
        )

    async def run(self, request: web.Request) -> web.Response:
        line = await self._line(request)
        refused = await _apart(lambda: self._library.refused(line))
        return self._page("run.html", line=line, refused=refused, title=self._library.title(line["outlet"]), now=now())

    async def api_outlets(self, request: web.Request) -> web.Response:
        moment = now()
        rows = await _apart(lambda: self._library.overviews(moment))
        return _json([overview_of(row) for row in rows])

    async def api_outlet(self, request: web.Request) -> web.Response:
        return _json(portrait_of(await self._portrait(request, now())))

    async def api_articles(self, request: web.Request) -> web.Response:
        query = query_of(request)
        hits = await _apart(lambda: self._index.find(query))
        return _json({"articles": [hit_of(hit) for hit in hits], "skip": query.skip})

    async def api_article(self, request: web.Request) -> web.Response:
        found = await self._article(request)
        rows = {"versions": [row_of(one) for one in found.versions], "story": [row_of(one) for one in found.story]}
        return _json({"record": found.record, **rows})

    async def api_run(self, request: web.Request) -> web.Response:
        line = await self._line(request)
        return _json({**line, "refused_pages": await _apart(lambda: self._library.refused(line))})

    async def metrics(self, request: web.Request) -> web.Response:
        moment = now()
        rows = await _apart(lambda: self._library.overviews(moment))
        totals, indexed = await _apart(self._library.totals), await _apart(self._index.count)
        body = metrics(rows, totals, indexed=indexed, now=moment)
        return web.Response(body=body, headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    async def healthz(self, request: web.Request) -> web.Response:
        """200 while the process answers and the store can be read."""
        await _apart(self._library.store.version)
        return web.Response(text="ok\n")

    async def _article(self, request: web.Request) -> Version:
        version = request.query.get("version", "")
        outlet, key = request.match_info["outlet"], request.match_info["key"]
        if version and not (version.isascii() and version.isdecimal() and len(version) < 6):
            raise web.HTTPBadRequest(text="version is a number\n")
        try:
            found = await _apart(lambda: self._library.article(outlet, key, int(version) if version else None))
        except ExportError as error:
            raise web.HTTPServiceUnavailable(text=f"{error}\n") from None
        if found is None:
            raise web.HTTPNotFound(text="no such article, or no such version of it\n")
        return found

    async def _before(self, found: Version) -> dict[str, Any] | None:
        record = found.record
        if record["version"] == 1:
            return None
        key = record["id"].partition(":")[2]
        one = await _apart(lambda: self._library.article(record["outlet"], key, record["version"] - 1))
        return dict(one.record) if one else None

    def _titles(self, found: Version) -> dict[str, str]:
        """Of the outlets that a story is in, or comes from."""
        names = {one["outlet"] for one in found.story}
        names |= {one["copy_of"].partition(":")[0] for one in found.story if one["copy_of"]}
        return {name: self._library.title(name) for name in names}

    async def _portrait(self, request: web.Request, moment: datetime) -> Portrait:
        name = request.match_info["outlet"]
        portrait = await _apart(lambda: self._library.portrait(name, moment))
        if portrait is None:
            raise web.HTTPNotFound(text=f"nothing is known of an outlet {name!r}\n")
        return portrait

    async def _line(self, request: web.Request) -> dict[str, Any]:
        line = await _apart(lambda: self._library.run(request.match_info["outlet"], request.match_info["run"]))
        if line is None:
            raise web.HTTPNotFound(text="no such run\n")
        return line

    def _page(self, template: str, **values: Any) -> web.Response:
        text = self._env.get_template(template).render(values)
        return web.Response(text=text, content_type="text/html")


def query_of(request: web.Request) -> Query:
    """The question in an address: q, outlet, section, language, day (2026-11-20), skip. Raises HTTPBadRequest."""
    asked = request.query
    skip = asked.get("skip", "0")
    if not (skip.isascii() and skip.isdecimal()) or int(skip) > LAST_HIT:
        raise web.HTTPBadRequest(text=f"skip is a number up to {LAST_HIT}\n")
    since = until = None
    if day := asked.get("day", ""):
        try:
            start = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
        except ValueError:
            raise web.HTTPBadRequest(text="day is written as 2026-11-20\n") from None
        since, until = int(start.timestamp()), int((start + timedelta(days=1)).timestamp())
    return Query(
        words=asked.get("q", "")[:200],
        outlet=asked.get("outlet", ""),
        section=asked.get("section", ""),
        language=asked.get("language", ""),
        since=since,
        until=until,
        most=HITS,
        skip=int(skip),
    )


def _asked(request: web.Request) -> dict[str, str]:
    """What was asked for, as it stands in the address; a page of it is left out."""
    return {name: value for name, value in request.query.items() if value and name != "skip"}


async def _apart(read: Callable[[], _T]) -> _T:
    return await asyncio.to_thread(read)


def _json(value: object) -> web.Response:
    return web.json_response(value, dumps=lambda what: json.dumps(what, ensure_ascii=False))
