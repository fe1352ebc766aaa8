"""`reportedly export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.options import CHRONICLE, DbOption


def export(
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="jsonl, csv or html.", show_default=False)
    ],
    db: DbOption = CHRONICLE,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="OUT",
            help="Where to: a file (for csv a folder, or a file ending in .zip); - is standard output.",
            show_default="chronicle.FORMAT here",
        ),
    ] = None,
) -> None:
    """Write a chronicle in another format: jsonl for programs, csv for spreadsheets, html to read and to mail.

    The HTML file is complete in itself: it opens without a network.

    Examples:
    - `reportedly export --format html -o dispute.html`
    - `reportedly export --format jsonl -o - | jq 'select(.type == "claim")'`
    - `reportedly export --format csv -o tables.zip`

    """
    from reportedly.cli.output import err, safe
    from reportedly.export import write
    from reportedly.store import open_store

    place = out or Path("chronicle.csv.zip" if format_ == "csv" else f"chronicle.{format_}")
    store = open_store(db, create=False)
    try:
        write(format_, store.view(), place)
    finally:
        store.close()
    if str(place) != "-":
        err().print(f"Written to {safe(place)}.")
