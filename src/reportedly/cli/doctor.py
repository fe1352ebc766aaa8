"""`reportedly doctor`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.options import CHRONICLE, DbOption, Format, FormatOption, SettingsOption


def doctor(
    db: DbOption = CHRONICLE,
    settings: SettingsOption = None,
    codebook: Annotated[
        list[Path] | None, typer.Option("--codebook", metavar="FILE", help="Check these codebook files too.")
    ] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Look whether everything is in order: Python, packages, models, codebook, chronicle; and list all settings.

    The exit status is 1 where something is wrong that keeps reports from being read.

    Examples:
    - `reportedly doctor`
    - `reportedly doctor --db dispute.db --format json`

    """
    from reportedly.cli import checks

    if not checks.show(db, settings, codebook or [], format_):
        raise typer.Exit(1)
