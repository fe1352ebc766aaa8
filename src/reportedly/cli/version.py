"""`reportedly version`."""

from __future__ import annotations

import typer

from reportedly.cli.options import Format, FormatOption


def version(format_: FormatOption = Format.TABLE) -> None:
    """Say which version this is.

    Example: `reportedly version --format json`
    """
    import json
    from importlib.metadata import version as installed

    found = installed("reportedly")
    typer.echo(json.dumps({"version": found}) if format_ is Format.JSON else f"reportedly {found}")
