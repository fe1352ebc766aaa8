"""A section of the app: its place in the navigation, its pages with their JSON twins, its actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, get_type_hints
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends
from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

F = TypeVar("F", bound=Callable[..., Any])
_ASKED = ["GET", "HEAD"]
_A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Done:
    """A change was made: the address to go to, and what to say there. `keep` is a cookie, name and value, for the
    next form.
    """

    to: str
    said: str
    keep: tuple[str, str] | None = None


class Section:
    """Pages that belong together. `key` is the letter that leads here after "g"; without one it has no place in the
    navigation.
    """

    def __init__(self, title: str, path: str, *, key: str = "") -> None:
        self.title, self.path, self.key = title, path, key
        self.router = APIRouter()

    def page(self, path: str, template: str) -> Callable[[F], F]:
        """Registers a function that makes a page's model: printed by the template, and as JSON at `path.json`."""

        def register(make: F) -> F:
            model = get_type_hints(make)["return"]
            adapter = TypeAdapter(model)

            def twin(content: Any = Depends(make)) -> Response:  # noqa: ANN401, B008 - whatever the page is made of
                return Response(adapter.dump_json(content, by_alias=True), media_type="application/json")

            def page(request: Request, content: Any = Depends(make)) -> Response:  # noqa: ANN401, B008 - as above
                printer = request.app.state.printer
                return HTMLResponse(printer.printed(request, template, {"p": content, "section": self}))

            twin.__doc__ = make.__doc__
            self.router.add_api_route(
                f"{path.rstrip('/') or '/index'}.json",
                twin,
                methods=_ASKED[:1],
                response_model=None,
                responses={200: {"model": model}},
                name=f"{make.__name__}.json",
            )
            self.router.add_api_route(path, page, methods=_ASKED, include_in_schema=False, name=make.__name__)
            return make

        return register

    def action(self, path: str) -> Callable[[F], F]:
        """Registers a function that changes something for a posted form, and leads on to where that is seen."""

        def register(change: F) -> F:
            def posted(done: Done = Depends(change)) -> Response:  # noqa: B008 - how dependencies are declared
                to, mark, anchor = done.to.partition("#")
                if done.said:
                    to = f"{to}{'&' if '?' in to else '?'}{urlencode({'said': done.said})}"
                answer = RedirectResponse(to + mark + anchor, 303)
                if done.keep:
                    name, value = done.keep
                    answer.set_cookie(name, quote(value), httponly=True, samesite="lax", max_age=_A_YEAR)
                return answer

            self.router.add_api_route(
                path, posted, methods=["POST"], include_in_schema=False, name=change.__name__
            )
            return change

        return register
