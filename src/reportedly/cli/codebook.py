"""`reportedly codebook`: the words the program goes by."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.options import Format, FormatOption

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Show the words the program goes by, or check a file of your own that adds to them.\n\n"
    "Example: `reportedly codebook check mine.yaml`, then `reportedly build reports/ --codebook mine.yaml`",
)


@app.command()
def check(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A codebook file: YAML, laid over the built-in one.")
    ],
    format_: FormatOption = Format.TABLE,
) -> None:
    """Say whether a codebook file can be used, or what is wrong with it and on which line. The examples of all ties
    and events are read with it, and each that does not give what it should is named.

    Example: `reportedly codebook check mine.yaml`
    """
    from reportedly.cli.examples import complaints
    from reportedly.cli.output import out, safe, show_json
    from reportedly.codebook import check as checked

    book = checked(file)
    wrong = complaints(book)
    if format_ is Format.JSON:
        show_json({"file": str(file), "valid": not wrong, "digest": book.digest, "examples": wrong})
    elif not wrong:
        out().print(f"{safe(file)} can be used; its examples read as they say.")
    for complaint in wrong:
        typer.echo(safe(complaint), err=True)
    if wrong:
        raise typer.Exit(1)


@app.command()
def show(
    section: Annotated[
        str | None,
        typer.Argument(
            metavar="[SECTION]", help="The section to show; without it, their names.", show_default=False
        ),
    ] = None,
    codebook: Annotated[
        list[Path] | None,
        typer.Option("--codebook", metavar="FILE", help="Lay these files over the built-in codebook first."),
    ] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show the sections of the codebook, or all words of one as YAML: the way to begin one's own.

    Examples:
    - `reportedly codebook show`
    - `reportedly codebook show cues > mine.yaml`

    """
    from reportedly.cli import sections

    sections.show(section, codebook or [], format_)
