"""The outlet's site on the loopback, in a process of its own: it survives the crawls that are killed.

`python -m drills.crash.server COUNTER SEED AT_FIRST A_STEP STEPS` prints its port, and counts requests in a file.
`/-step/N` sets the step. It answers as a proxy, so that the crawl asks for the outlet's own host.
"""

import asyncio
import random
import sys
from collections import Counter
from pathlib import Path

from aiohttp import web

from drills.crash.world import Story, article, empty, listing, stories

#: Seconds that a page takes, from and to: a crawl must last long enough to be killed anywhere.
LATENCY = (0.002, 0.02)


class Site:
    """What the outlet answers."""

    def __init__(self, every: list[Story], counter: Path) -> None:
        self._by_path = {story.path: story for story in every}
        self._asked: Counter[str] = Counter()
        self._step = 0
        self._counter = counter.open("r+b", buffering=0)
        self._count = 0

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.url.path
        if path.startswith("/-step/"):
            self._step = int(path.removeprefix("/-step/"))
            return web.Response(text="ok")
        self._count += 1
        self._counter.seek(0)
        self._counter.write(self._count.to_bytes(8, "big"))
        await asyncio.sleep(random.uniform(*LATENCY))
        if path.startswith("/news/page/") or path == "/news/":
            return self._listing(int(path.removeprefix("/news/page/").strip("/")) if "page" in path else 1)
        story = self._by_path.get(path)
        if story is None or story.step > self._step or story.trouble == "gone":
            return web.Response(status=404, text="no such page")
        return await self._article(story)

    def _listing(self, page: int) -> web.StreamResponse:
        text = listing([story for story in self._by_path.values() if story.step <= self._step], page)
        return _page(text) if text else web.Response(status=404, text="no such page")

    async def _article(self, story: Story) -> web.StreamResponse:
        self._asked[story.path] += 1
        if story.trouble and self._asked[story.path] <= story.failures:
            if story.trouble == "error":
                return web.Response(status=500, text="try again")
            if story.trouble == "empty":
                return _page(empty())
            await asyncio.sleep(30)
        return _page(article(story, story.revision(self._step)))


def _page(text: str) -> web.Response:
    return web.Response(text=text, content_type="text/html", charset="utf-8")


async def serve(every: list[Story], counter: Path) -> None:
    """Answer until the process ends."""
    runner = web.ServerRunner(web.Server(Site(every, counter).answer))
    await runner.setup()
    place = web.TCPSite(runner, "127.0.0.1", 0)
    await place.start()
    _, port = runner.addresses[0]
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    seed, at_first, a_step, steps = map(int, sys.argv[2:])
    asyncio.run(serve(stories(seed=seed, at_first=at_first, a_step=a_step, steps=steps), Path(sys.argv[1])))
