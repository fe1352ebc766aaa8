"""Options that several commands share. Light: it is loaded even for `reportedly version`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How a command prints what it found."""

    TABLE = "table"
    JSON = "json"


FormatOption = Annotated[
    Format, typer.Option("--format", help="A table to read, or JSON for another program.", show_default=True)
]
DbOption = Annotated[
    str, typer.Option("--db", metavar="FILE", help="The chronicle: a file, or a postgresql:// URL.")
]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, help="Show at most so many.")]
SettingsOption = Annotated[
    Path | None,
    typer.Option(
        "--settings", metavar="FILE", help="A TOML file of settings; `reportedly doctor` lists them all."
    ),
]
CHRONICLE = "chronicle.db"
"""Where a chronicle lies unless told otherwise: in the folder one is in."""
