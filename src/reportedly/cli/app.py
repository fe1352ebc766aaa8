"""All commands under one name, and what happens when one of them fails."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from reportedly.cli import (
    audit,
    build,
    codebook,
    doctor,
    evaluate,
    export,
    judge,
    search,
    serve,
    show,
    version,
)
from reportedly.errors import ReportedlyError, UsageError

_STOPPED = 130  # what shells report of a program ended by Ctrl-C


class Commands(TyperGroup):
    """The commands. `--debug` may stand anywhere; an error of ours is one sentence and an exit status."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's own click or click's
        """Take `--debug` out, wherever it stands before a `--`."""
        end = args.index("--") if "--" in args else len(args)
        ctx.ensure_object(dict)["debug"] = "--debug" in args[:end]
        return super().parse_args(ctx, [a for i, a in enumerate(args) if a != "--debug" or i > end])

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as above
        """Run the command; say in one sentence why it could not be done."""
        try:
            return super().invoke(ctx)
        except ReportedlyError as error:
            if ctx.obj["debug"]:
                raise
            typer.echo(f"reportedly: {error}", err=True)
            ctx.exit(2 if isinstance(error, UsageError) else 1)
        except KeyboardInterrupt:
            typer.echo("reportedly: stopped; what was read so far is kept, run it again to go on.", err=True)
            ctx.exit(_STOPPED)
        except BrokenPipeError:  # whoever reads our output has read enough
            sys.stderr.close()
            ctx.exit(0)


app = typer.Typer(
    name="reportedly",
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def everything(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the whole traceback of an error. May stand anywhere.")
    ] = False,
) -> None:
    """Turns a pile of news reports into a **contested chronicle**: who says what about whom, on whose authority, who
    denies it, what happened when. Every line leads back to the exact words it came from, and nothing leaves
    this machine.

    To begin: `reportedly build reports/`, then `reportedly show claims`.
    """


app.command("build")(build.build)
app.command("audit")(audit.audit)
app.add_typer(show.app, name="show")
app.add_typer(judge.app, name="judge")
app.command("search")(search.search)
app.command("serve")(serve.serve)
app.command("export")(export.export)
app.add_typer(codebook.app, name="codebook")
app.command("evaluate")(evaluate.evaluate)
app.command("doctor")(doctor.doctor)
app.command("version")(version.version)


def main() -> None:
    """The entry point of the program."""
    # before NumPy looks: the threads of small products only wait
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app()
