"""Style, script and icon: named by what is in them, so that a browser may keep them for good."""

from __future__ import annotations

from importlib import resources
from pathlib import PurePath

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reportedly.records import bytes_digest

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_SHARED = ("look.css",)  # of the HTML export
_FOREVER = {"cache-control": "public, max-age=31536000, immutable"}


class Statics:
    """The files, in memory."""

    def __init__(self) -> None:
        own = resources.files("reportedly.web") / "static"
        shared = resources.files("reportedly.export.html")
        files = {file.name: file.read_bytes() for file in own.iterdir()}
        files |= {name: (shared / name).read_bytes() for name in _SHARED}
        self._named = {
            name: _digested(name, files[name]) for name in files if PurePath(name).suffix in _TYPES
        }
        self._files = {named: files[name] for name, named in self._named.items()}

    def url(self, name: str) -> str:
        """The address of a file, which changes with its content."""
        return f"/static/{self._named[name]}"

    def answer(self, name: str) -> Response:
        """The file of that digested name."""
        if name not in self._files:
            raise HTTPException(404)
        return Response(self._files[name], media_type=_TYPES[PurePath(name).suffix], headers=dict(_FOREVER))


def _digested(name: str, content: bytes) -> str:
    path = PurePath(name)
    return f"{path.stem}.{bytes_digest(content)[:12]}{path.suffix}"
