"""`reportedly show`: what is in a chronicle, as tables."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli.options import CHRONICLE, DbOption, Format, FormatOption, LimitOption

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Show what is in a chronicle: claims, actors, timeline, positions, figures, relations, a report, gaps, "
    "changes.\n\n"
    "Example: `reportedly show claims --standing contested --actor Velsa`",
)

ActorOption = Annotated[
    str | None,
    typer.Option(
        "--actor", metavar="NAME", help="Only what names this actor: a name, part of one, or an id."
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="Not before this date: 1999, 1999-06 or 1999-06-14."),
]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Not after this date.")]
StandingOption = Annotated[
    str | None,
    typer.Option(
        "--standing",
        help="Only claims of this standing: single, corroborated, contested or denied.",
        show_default=False,
    ),
]


@app.command()
def claims(
    db: DbOption = CHRONICLE,
    actor: ActorOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    standing: StandingOption = None,
    limit: LimitOption = 50,
    format_: FormatOption = Format.TABLE,
) -> None:
    """What is at issue: each claim with who says it, who denies it, and how many independent origins it has.

    Contested claims stand first.

    Examples:
    - `reportedly show claims --standing contested`
    - `reportedly show claims --actor "Aldin" --since 2001 --format json`

    """
    from reportedly.cli import tables
    from reportedly.cli.asking import Asked

    tables.claims(db, Asked(actor, since, until, standing, limit), format_)


@app.command()
def actors(
    db: DbOption = CHRONICLE,
    actor: ActorOption = None,
    limit: LimitOption = 50,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Who acts and speaks, with their other names; the most mentioned first.

    Example: `reportedly show actors --actor ministry`
    """
    from reportedly.cli import tables
    from reportedly.cli.asking import Asked

    tables.actors(db, Asked(actor=actor, limit=limit), format_)


@app.command()
def timeline(
    db: DbOption = CHRONICLE,
    actor: ActorOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
    format_: FormatOption = Format.TABLE,
) -> None:
    """What happened when, by somebody's account: events by date, those without a date last.

    Example: `reportedly show timeline --since 2001-03 --until 2002`
    """
    from reportedly.cli import tables
    from reportedly.cli.asking import Asked

    tables.timeline(db, Asked(actor, since, until, None, limit), format_)


@app.command()
def positions(
    db: DbOption = CHRONICLE,
    actor: ActorOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
    format_: FormatOption = Format.TABLE,
) -> None:
    """What each side demands of, offers to or refuses another.

    Example: `reportedly show positions --actor Velsa`
    """
    from reportedly.cli import tables
    from reportedly.cli.asking import Asked

    tables.positions(db, Asked(actor, since, until, None, limit), format_)


@app.command()
def figures(
    db: DbOption = CHRONICLE,
    actor: ActorOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Which numbers were given, of what, by whom.

    Example: `reportedly show figures --actor "river patrol"`
    """
    from reportedly.cli import tables
    from reportedly.cli.asking import Asked

    tables.figures(db, Asked(actor, since, until, None, limit), format_)


@app.command()
def relations(
    db: DbOption = CHRONICLE,
    actor: ActorOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Which ties between actors are said to hold, or said not to, from when to when.

    Example: `reportedly show relations --actor Aldin --format json`
    """
    from reportedly.cli import tables
    from reportedly.cli.asking import Asked

    tables.relations(db, Asked(actor, since, until, None, limit), format_)


@app.command()
def report(
    which: Annotated[
        str | None,
        typer.Argument(
            metavar="[REPORT]",
            help="The report: its id, or words of its title or path. Without it, all reports are listed.",
            show_default=False,
        ),
    ] = None,
    db: DbOption = CHRONICLE,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 200,
    format_: FormatOption = Format.TABLE,
) -> None:
    """One report with all its statements, each with the chain of hands it passed through; or the list of reports.

    Examples:
    - `reportedly show report` lists all
    - `reportedly show report "border talks"` shows the one with these words in its title

    """
    from reportedly.cli import tables
    from reportedly.cli.asking import Asked

    asked = Asked(None, since, until, None, limit)
    if which is None:
        tables.reports(db, asked, format_)
    else:
        tables.report(db, which, asked, format_)


@app.command()
def gaps(
    db: DbOption = CHRONICLE,
    limit: LimitOption = 50,
    format_: FormatOption = Format.TABLE,
) -> None:
    """What could not be read or placed, and why. Nothing is dropped without a line here.

    Example: `reportedly show gaps --limit 500`
    """
    from reportedly.cli import tables
    from reportedly.cli.asking import Asked

    tables.gaps(db, Asked(limit=limit), format_)


@app.command()
def changes(
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="From this date on: 1999, 1999-06 or 1999-06-14.")
    ],
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="Up to this date, it included.")],
    db: DbOption = CHRONICLE,
    limit: LimitOption = 50,
    format_: FormatOption = Format.TABLE,
) -> None:
    """What changed between two dates: new claims, standings that moved, ties that began or ended, figures revised.

    It goes by the reports published between the two, held against those before: a claim is new if no earlier report
    holds it. Ties go by the dates that the reports give for them. Reports without a date are in none of this.

    Example: `reportedly show changes --since 2001-03 --until 2001-04`
    """
    from reportedly.cli.changes import show

    show(db, since, until, limit, format_)
