"""`reportedly audit`: one report's sourcing on one screen, by itself or against a chronicle."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.options import Format, FormatOption, SettingsOption


def audit(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One report, in any format that is read.")],
    narrated: Annotated[
        bool,
        typer.Option("--narrated/--no-narrated", help="List what the reporter says without a source, too."),
    ] = True,
    codebook: Annotated[
        list[Path] | None,
        typer.Option("--codebook", metavar="FILE", help="Words of your own, laid over the built-in ones."),
    ] = None,
    db: Annotated[
        str | None,
        typer.Option(
            "--db",
            metavar="FILE",
            help="A chronicle that holds the report: say of each claim who else carries it, and what all lean on.",
            show_default=False,
        ),
    ] = None,
    settings: SettingsOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """What one report rests on: each saying with its chain, how many origins stand behind the report, how many of
    them have no name, what rests on one voice only, and what is told without a source.

    A file that holds several reports (a feed, a table, an archive) gives one audit each.

    Examples:

    `reportedly audit draft.docx`

    `reportedly audit page.html --format json > sourcing.json`

    `reportedly audit page.html --db chronicle.db`
    """
    from reportedly.cli.audit_screen import show
    from reportedly.config import Settings

    show(
        file,
        Settings.load(settings, codebooks=tuple(codebook) if codebook else None),
        format_,
        narrated=narrated,
        db=db,
    )
