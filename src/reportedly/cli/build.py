"""`reportedly build`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.options import CHRONICLE, Format, FormatOption, SettingsOption


class EngineName(StrEnum):
    """Where reports are read."""

    LOCAL = "local"
    RAY = "ray"


def build(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            exists=True,
            readable=False,
            help="Files and folders: HTML, text, Markdown, PDF, DOCX, RSS, WARC, e-mail, CSV, JSONL, ZIP.",
            show_default=False,
        ),
    ],
    into: Annotated[
        str, typer.Option("--into", metavar="FILE", help="The chronicle: a file, or a postgresql:// URL.")
    ] = CHRONICLE,
    engine: Annotated[
        EngineName, typer.Option("--engine", help="Read on this machine, or on a Ray cluster (RAY_ADDRESS).")
    ] = EngineName.LOCAL,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, help="Worker processes; 1 reads in this one.", show_default="2"),
    ] = None,
    codebook: Annotated[
        list[Path] | None,
        typer.Option(
            "--codebook",
            metavar="FILE",
            help="Words of your own, laid over the built-in ones. May be repeated.",
        ),
    ] = None,
    authority: Annotated[
        Path | None,
        typer.Option(
            "--authority",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Known actors with their ids, as CSV or FollowTheMoney; kept for later builds.",
        ),
    ] = None,
    mapping: Annotated[
        str | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN,...",
            help="Which columns of a table hold what, where its headings do not tell: text=body,published=date",
        ),
    ] = None,
    prune: Annotated[
        bool,
        typer.Option("--prune", help="Forget reports whose file is no longer there; else they are kept."),
    ] = False,
    settings: SettingsOption = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress bar and no closing table.")
    ] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Read files and folders of reports into a chronicle.

    Only what is new or has changed is read, so run it again whenever reports come in. It may be stopped at any
    moment: run the same command again, and it goes on where it was. A file that cannot be read is listed
    by `reportedly show gaps`, and the others are read all the same.

    Examples:
    - `reportedly build reports/` reads a folder into chronicle.db here
    - `reportedly build inbox.mbox crawl.warc.gz --into dispute.db --jobs 4`
    - `reportedly build articles.csv --map text=body,published=date`
    - `reportedly build reports/ --authority actors.csv` links actors to a list of known ones, such as Wikidata's
    - `reportedly build reports/ --into postgresql://desk@server/dispute`

    """
    from reportedly.cli.progress import progress
    from reportedly.cli.summary import closing_table, columns
    from reportedly.config import Settings
    from reportedly.engine import engine_named
    from reportedly.workspace import Workspace

    chosen = Settings.load(settings, jobs=jobs, codebooks=tuple(codebook) if codebook else None)
    named = columns(mapping)
    with Workspace.open(into, chosen, create=True) as workspace, progress(quiet=quiet) as on_progress:
        if authority is not None:
            workspace.know(authority)
        summary = workspace.build(
            paths,
            engine=engine_named(engine.value, chosen.jobs),
            mapping=named,
            prune=prune,
            on_progress=on_progress,
        )
    closing_table(summary, into, format_, quiet=quiet)
    if not summary.counts.entries.get("report"):
        raise typer.Exit(1)
