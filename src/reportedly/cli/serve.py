"""`reportedly serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli.options import CHRONICLE, DbOption, SettingsOption


def serve(
    db: DbOption = CHRONICLE,
    host: Annotated[
        str, typer.Option("--host", help="The address to answer on. Off 127.0.0.1 a token is demanded.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = 8765,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            metavar="TOKEN",
            envvar="REPORTEDLY_TOKEN",
            help="What readers must show; made and printed where one is needed and none is given.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A host name it answers to as well. May be repeated."),
    ] = None,
    settings: SettingsOption = None,
) -> None:
    """The web app: read the chronicle in a browser, check it, correct it. Only this machine can reach it, unless
    `--host` says otherwise; then whoever has the token can. Ctrl-C ends it.

    Examples:

    `reportedly serve --db dispute.db`

    `reportedly serve --host 0.0.0.0 --name desk.example --port 8080`
    """
    from reportedly.cli.server import run

    run(db, host, port, token, names=tuple(name or ()), settings=settings)
