"""Sites on the loopback interface, for what must go through sockets."""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from aiohttp import web

from tests.harbour import HOST, OUTLETS
from tests.site import Answer


@contextlib.contextmanager
def serve(answer: Callable[[web.Request], web.StreamResponse]) -> Iterator[str]:
    """The base URL of a site on the loopback interface."""
    ready, box = threading.Event(), {}

    async def handle(request: web.Request) -> web.StreamResponse:
        return answer(request)

    def run() -> None:
        loop = asyncio.new_event_loop()

        async def up() -> None:
            app = web.Application()
            app.router.add_route("*", "/{path:.*}", handle)
            box["runner"] = runner = web.AppRunner(app)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            box["port"] = runner.addresses[0][1]

        loop.run_until_complete(up())
        box["loop"] = loop
        ready.set()
        loop.run_forever()
        loop.run_until_complete(box["runner"].cleanup())
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(5)
    try:
        yield f"http://127.0.0.1:{box['port']}"
    finally:
        box["loop"].call_soon_threadsafe(box["loop"].stop)
        thread.join(5)


@contextlib.contextmanager
def harbour(folder: Path, pages: Mapping[str, Answer]) -> Iterator[str]:
    """The address of the invented site with these pages; its outlet is described in the folder."""

    def answer(request: web.Request) -> web.StreamResponse:
        known = pages.get(f"{HOST}{request.path}", (404, {}, "no such page"))
        status, headers, body = known if isinstance(known, tuple) else (200, {}, known)
        text = body if isinstance(body, str) else body.decode()
        headers = {"Content-Type": "text/html; charset=utf-8", **headers}
        own = f"{request.scheme}://{request.host}"
        return web.Response(status=status, headers=headers, body=text.replace(HOST, own).encode())

    with serve(answer) as base:
        host, _, port = base.removeprefix("http://").partition(":")
        described = (Path(OUTLETS) / "harbour.py").read_text(encoding="utf-8").replace(HOST, base)
        described = described.replace('hosts=("harbour.example",)', f'hosts=("{host}",), ports=({port},)')
        folder.mkdir(parents=True)
        (folder / "harbour.py").write_text(described, encoding="utf-8")
        yield base
