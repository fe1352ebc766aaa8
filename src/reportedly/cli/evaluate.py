"""`reportedly evaluate`: the scorers that lie beside a checkout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.options import Format, FormatOption


def evaluate(
    suite: Annotated[
        str,
        typer.Argument(
            metavar="SUITE", help="Which scorer: polnear, nested, gold; an unknown name lists them all."
        ),
    ],
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="DIR", help="The folder of the corpora; else REPORTEDLY_DATA."),
    ] = None,
    gate: Annotated[bool, typer.Option("--gate", help="Fail where a figure is below its floor.")] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Score our reading on a corpus that somebody annotated. Needs a checkout of the project and the corpora.

    Example: `reportedly evaluate polnear --gate`
    """
    arguments = [suite, *(["--data", str(data)] if data else []), *(["--gate"] if gate else [])]
    if format_ is Format.JSON:
        arguments.append("--json")
    raise typer.Exit(_scorers()(arguments))


def _scorers() -> Callable[[Sequence[str]], int]:
    """The scorers' own entry point. They are no part of the installed package: they read corpora that cannot be
    shipped. Raises UsageError where the package does not run from a checkout.
    """
    import importlib
    import sys

    from reportedly.errors import UsageError

    checkout = Path(__file__).parents[3]
    if not (checkout / "evaluation" / "__main__.py").is_file():
        raise UsageError(
            "the scorers are not installed with the program",
            to_do="run this from a checkout of the project, where they lie in evaluation/",
        )
    sys.path.insert(0, str(checkout))
    entry: Callable[[Sequence[str]], int] = importlib.import_module("evaluation.__main__").main
    return entry
