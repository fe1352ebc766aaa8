"""Prints pages: templates with what each of them shows beside its own model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import metadata
from typing import Any
from urllib.parse import urlencode

from jinja2 import PackageLoader
from starlette.requests import Request

from reportedly.export.html.printing import environment
from reportedly.web.places import Routes
from reportedly.web.section import Section
from reportedly.web.statics import Statics


class Printer:
    """Holds the templates, compiled once."""

    def __init__(self, statics: Statics, sections: Sequence[Section]) -> None:
        self._environment = environment(Routes(), PackageLoader("reportedly.web"))
        self._environment.globals |= {
            "static": statics.url,
            "sections": tuple(s for s in sections if s.key),
            "version": metadata.version("reportedly"),
        }

    def printed(self, request: Request, template: str, words: Mapping[str, Any]) -> str:
        """The page of that template. `words` are its own; every page has the address and its signature too."""
        query = dict(request.query_params)

        def here(**changed: object) -> str:
            merged = {**query, **changed}
            kept = {name: value for name, value in merged.items() if value not in (None, "")}
            return request.url.path + (f"?{urlencode(kept)}" if kept else "")

        return self._environment.get_template(template).render(
            path=request.url.path,
            query=query,
            here=here,
            twin=f"{request.url.path.rstrip('/') or '/index'}.json"
            + (f"?{urlencode(query)}" if query else ""),
            csrf=getattr(request.state, "csrf", ""),
            said=request.query_params.get("said"),
            **words,
        )
