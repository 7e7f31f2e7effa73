"""What every answer and every visitor is held to: headers, hosts, and a token beyond loopback."""

import hmac
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

#: Nothing from elsewhere, nothing inline, nobody may frame it. Pictures of articles are links, never loaded.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
COOKIE = "crawler_token"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
#: Paths that answer without a token: whether the process lives is no secret.
_OPEN = frozenset({"/healthz", "/static/style.css"})


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server bound to the host."""
    return host in _LOOPBACK


def guard(*, host: str, token: str) -> Callable[..., Awaitable[web.StreamResponse]]:
    """The middleware. Without a token only loopback names are answered, so that no site of the web can have a
    browser read it under a name of its own (DNS rebinding)."""

    @web.middleware
    async def checked(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            response = await _answer(request, handler, host=host, token=token)
        except web.HTTPException as error:
            error.headers.update(HEADERS)
            raise
        response.headers.update(HEADERS)
        return response

    return checked


async def _answer(request: web.Request, handler: Handler, *, host: str, token: str) -> web.StreamResponse:
    if request.method not in ("GET", "HEAD"):
        raise web.HTTPMethodNotAllowed(request.method, ("GET", "HEAD"), text="this dashboard only reads\n")
    if not token:
        named = urlsplit(f"//{request.host}").hostname or ""
        if named not in _LOOPBACK | {host}:
            raise web.HTTPForbidden(text="this dashboard answers to localhost alone\n")
        return await handler(request)
    if request.path in _OPEN or _is_known(request, token):
        return await handler(request)
    if _same(request.query.get("token", ""), token):
        # Into a cookie, and out of the address: addresses are kept, shown and shared.
        answer = web.HTTPFound(request.path)
        answer.set_cookie(COOKIE, token, httponly=True, samesite="Strict", secure=request.secure)
        raise answer
    raise web.HTTPUnauthorized(text="a token is needed: open /?token=…, or send Authorization: Bearer …\n")


def _is_known(request: web.Request, token: str) -> bool:
    scheme, _, sent = request.headers.get("Authorization", "").partition(" ")
    bearer = sent if scheme.lower() == "bearer" else ""
    return _same(request.cookies.get(COOKIE, ""), token) or _same(bearer, token)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
