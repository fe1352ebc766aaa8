"""What is answered where a page cannot be: one sentence, as a page or as JSON, with the status of its cause."""

from __future__ import annotations

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from reportedly.errors import ConflictError, LimitError, ReportedlyError, StoreError, UsageError
from reportedly.records import Judgement
from reportedly.web.desk import Desk
from reportedly.web.verdicts import verdict_lines


class NotThereError(ReportedlyError):
    """Something was asked for by an id that nothing in the chronicle has."""


_STATUS = {NotThereError: 404, ConflictError: 409, LimitError: 413, UsageError: 422, StoreError: 503}
_SAID = {
    404: ("there is no such page", "go back, or look for it"),
    405: ("this page takes no such request", "use the form on it"),
}


def failure(request: Request, status: int, what: str, *, where: str = "", to_do: str = "") -> Response:
    """The answer: JSON for a program, a page for a person; bare where no page can be printed yet."""
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": {"what": what, "where": where, "to_do": to_do}}, status)
    printer = getattr(request.app.state, "printer", None) if "app" in request.scope else None
    sentence = str(ReportedlyError(what, where=where, to_do=to_do))
    if printer is None:  # pragma: no cover - an application is always made with one
        return HTMLResponse(status_code=status)
    words = {"status": status, "sentence": sentence[:1].upper() + sentence[1:]}
    return HTMLResponse(printer.printed(request, "failure.html", words), status)


async def ours(request: Request, error: Exception) -> Response:
    """The answer to an error of ours."""
    if not isinstance(error, ReportedlyError):  # pragma: no cover - only registered for these
        raise error
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    if isinstance(error, ConflictError):
        return _conflict(request, error)
    return failure(request, status, error.what, where=error.where, to_do=error.to_do)


def _conflict(request: Request, error: ConflictError) -> Response:
    """Both versions, what was judged since and what was to be, so that nobody overwrites anybody unseen."""
    desk = Desk(request.app.state.workspace, request.app.state.kept)
    yours = Judgement.model_validate_json(error.yours)
    theirs = [one for one in desk.workspace.judgements() if one.id in error.theirs]
    words = {
        "sentence": str(error),
        "yours": verdict_lines([yours], desk),
        "theirs": verdict_lines(theirs, desk),
        "again": yours.left,
    }
    return HTMLResponse(request.app.state.printer.printed(request, "conflict.html", words), 409)


async def unreadable(request: Request, error: Exception) -> Response:
    """The answer where the address or form asks for what cannot be."""
    first = error.errors()[0] if isinstance(error, RequestValidationError) else {}
    name = ".".join(str(part) for part in first.get("loc", ())[1:]) or "the address"
    said = str(first.get("msg", "it cannot be read")).removeprefix("Value error, ").rstrip(".")
    return failure(request, 422, f"“{name}” cannot be used: {said}", to_do="change it and ask again")


async def refused(request: Request, error: Exception) -> Response:
    """The answer where no page is behind an address."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    what, to_do = _SAID.get(status, ("this cannot be done", ""))
    return failure(request, status, what, to_do=to_do)


async def broken(request: Request, _: Exception) -> Response:
    """The answer where the program failed; what happened is in its log, not on the page."""
    return failure(
        request, 500, "the page could not be made", to_do="the log of `reportedly serve` says what failed"
    )
