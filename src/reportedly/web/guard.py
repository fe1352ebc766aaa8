"""Stands before every page: refuses what may not ask, bounds what is sent, and says what a browser may do with it."""

from __future__ import annotations

import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.errors import LimitError
from reportedly.web.access import Access
from reportedly.web.failures import failure

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "private, no-cache",
}
"""Nothing inline, nothing from elsewhere, nobody's frame, no address of ours told to others."""

TOKEN, SESSION = "reportedly-token", "reportedly-session"
_OPEN = ("/healthz", "/static/")  # asked before a token is shown
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """The middleware. Sets `request.state.csrf`, which forms carry."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        session, fresh = _session(scope)
        scope.setdefault("state", {})["csrf"] = self._access.signature(session)
        refused = self._refused(scope)

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                _mark(MutableHeaders(scope=message), session if fresh else None)
            await send(message)

        await (refused or self._app)(scope, self._bounded(receive), marked)

    def _refused(self, scope: Scope) -> Response | None:
        """The answer to a request that may not go on."""
        request = Request(scope)
        host = request.headers.get("host", "")
        if not self._access.knows(host):
            return failure(
                request, 421, "this server does not answer to that name", to_do="open it by its address"
            )
        length = request.headers.get("content-length", "")
        if length.isdecimal() and int(length) > self._access.upload:
            return failure(request, 413, "more was sent than is taken at once", to_do="send smaller files")
        if request.method not in _SAFE and not _own(request.headers, host):
            return failure(
                request, 403, "another site asked for this change", to_do="make it on the page itself"
            )
        return None if request.url.path.startswith(_OPEN) else self._without_token(request)

    def _without_token(self, request: Request) -> Response | None:
        """What somebody gets who has not shown the token; one in the address is kept in a cookie."""
        access = self._access
        if access.token is None:
            return None
        if (shown := request.query_params.get("token")) and access.admits(shown):
            rest = urlencode([(k, v) for k, v in parse_qsl(request.url.query) if k != "token"])
            answer = RedirectResponse(request.url.path + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(TOKEN, shown, httponly=True, samesite="lax")
            return answer
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if access.admits(request.cookies.get(TOKEN, "")) or access.admits(bearer):
            return None
        return failure(
            request,
            401,
            "this chronicle asks for a token",
            to_do="open the address that `reportedly serve` printed",
        )

    def _bounded(self, receive: Receive) -> Receive:
        """Refuse a body that goes on for longer than it may, whatever its length was said to be."""
        taken = 0

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._access.upload:
                raise LimitError("more was sent than is taken at once", to_do="send smaller files")
            return message

        return bounded


def _mark(headers: MutableHeaders, session: str | None) -> None:
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    if session:
        headers.append("set-cookie", f"{SESSION}={session}; Path=/; HttpOnly; SameSite=Lax")


def _session(scope: Scope) -> tuple[str, bool]:
    """The reader's session, and whether it begins here."""
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(Headers(scope=scope).get("cookie", ""))
    except CookieError:
        jar.clear()
    known = jar[SESSION].value if SESSION in jar else ""
    return (known, False) if known else (secrets.token_hex(16), True)


def _own(headers: Headers, host: str) -> bool:
    """Was the request made by a page of ours, as far as the browser says?"""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == host
