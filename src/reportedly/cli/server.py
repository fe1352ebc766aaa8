"""Runs the web app for `reportedly serve`. Loaded only when it is."""

from __future__ import annotations

import errno
import socket
from pathlib import Path
from urllib.parse import urlencode

import typer
import uvicorn

from reportedly.config import Settings
from reportedly.errors import UsageError
from reportedly.web import Access, app
from reportedly.web.access import local
from reportedly.workspace import Workspace

_ROOM = 10_000_000  # bytes of a request beside the files in it


def run(
    db: str, host: str, port: int, token: str | None, *, names: tuple[str, ...], settings: Path | None
) -> None:
    """Answer until stopped. Raises UsageError where the address cannot be had, StoreError, SettingsError."""
    chosen = Settings.load(settings)
    access = Access.bound_to(host, token, names=names, upload=chosen.limits.file_bytes + _ROOM)
    with Workspace.open(db, chosen) as workspace, _listening(host, port) as listening:
        typer.echo(f"{db} is at {_address(host, listening.getsockname()[1], access.token)}")
        if not local(host):
            typer.echo(
                "Others can reach this address. Whoever has the token reads and changes the chronicle."
            )
        typer.echo("Ctrl-C ends it.")
        config = uvicorn.Config(
            app(workspace, access, inbox=_inbox(db)),
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            access_log=False,
        )
        uvicorn.Server(config).run(sockets=[listening])


def _inbox(db: str) -> Path:
    """Where added files are kept: beside the chronicle's file, or here where it is on a server."""
    return Path("reportedly-added") if "://" in db else Path(f"{db}-added").absolute()


def _address(host: str, port: int, token: str | None) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
    name = f"[{shown}]" if ":" in shown else shown
    return f"http://{name}:{port}/" + (f"?{urlencode({'token': token})}" if token else "")


def _listening(host: str, port: int) -> socket.socket:
    """A socket on the address, taken before anything is said of it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # the protocol is named because asyncio sends small packets at once only then: 40 ms a page
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        made.close()
        taken = error.errno == errno.EADDRINUSE
        raise UsageError(
            "this port is taken" if taken else f"this address cannot be had: {error.strerror or error}",
            where=f"{host}:{port}",
            to_do="choose another with --port (0 takes any)" if taken else "choose another with --host",
        ) from error
    return made
