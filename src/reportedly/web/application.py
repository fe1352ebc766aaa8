"""The application: sections, what stands before them, and what is answered where a page cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from reportedly.errors import ReportedlyError
from reportedly.web import failures
from reportedly.web.access import Access
from reportedly.web.desk import Kept
from reportedly.web.guard import HEADERS, Guard
from reportedly.web.jobs import Jobs
from reportedly.web.pages import SECTIONS
from reportedly.web.printer import Printer
from reportedly.web.section import Section
from reportedly.web.statics import Statics
from reportedly.workspace import Workspace


def app(
    workspace: Workspace,
    access: Access | None = None,
    sections: Sequence[Section] = SECTIONS,
    *,
    inbox: Path | None = None,
) -> FastAPI:
    """The application over an open workspace, to be run by any ASGI server. Without `access`, it answers on the
    loopback only and asks for no token. `inbox` is the folder that keeps added files; without one, none are taken.
    """
    made = FastAPI(title="reportedly", docs_url=None, redoc_url=None, openapi_url="/openapi.json")
    statics = Statics()
    made.state.workspace = workspace
    made.state.kept = Kept()
    made.state.jobs = Jobs(workspace)
    made.state.inbox = inbox
    made.state.printer = Printer(statics, sections)
    made.add_middleware(Guard, access=access or Access())
    made.add_api_route("/static/{name}", statics.answer, include_in_schema=False)
    made.add_api_route("/healthz", _healthy, name="healthz")
    for section in sections:
        made.include_router(section.router)
    made.add_exception_handler(ReportedlyError, failures.ours)
    made.add_exception_handler(RequestValidationError, failures.unreadable)
    made.add_exception_handler(HTTPException, failures.refused)
    made.add_exception_handler(Exception, _broken)
    return made


def _healthy() -> JSONResponse:
    """Is the server there?"""
    return JSONResponse({"status": "ok"})


async def _broken(request: Request, error: Exception) -> Response:
    answer = await failures.broken(request, error)
    answer.headers.update(HEADERS)  # answered outside the guard
    return answer
