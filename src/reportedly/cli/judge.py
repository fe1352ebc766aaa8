"""`reportedly judge`: what people decide about what was read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.options import CHRONICLE, DbOption, Format, FormatOption, SettingsOption

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Correct the chronicle: merge, split, reject, restore, edit, undo, import, and the log of all that. A "
    "person's judgement goes before the program's, is never deleted, and outlives every rebuild.\n\n"
    "Example: `reportedly judge reject claim-1f3a --by Ada --why 'a joke, not news'`",
)

ByOption = Annotated[
    str,
    typer.Option("--by", metavar="NAME", envvar="REPORTEDLY_BY", help="Who judges: your name.", prompt=False),
]
WhyOption = Annotated[
    str, typer.Option("--why", metavar="WORDS", help="The reason, for whoever reads the log.")
]
SeenOption = Annotated[
    int | None,
    typer.Option(
        "--seen",
        metavar="N",
        help="How many judgements of it you have seen (`judge log ID`): refuse if there are more by now.",
        show_default=False,
    ),
]
LaterOption = Annotated[
    bool, typer.Option("--later", help="Only write it down; it counts from the next build or judgement on.")
]
CodebookOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--codebook", metavar="FILE", help="Words of your own, as given to `build`. May be repeated."
    ),
]
Target = Annotated[
    str,
    typer.Argument(metavar="ID", help="What it is about: an id from `reportedly show`, or an actor's name."),
]


@app.command()
def merge(
    one: Target,
    other: Annotated[str, typer.Argument(metavar="ID", help="What is the same as it.")],
    by: ByOption,
    why: WhyOption = "",
    seen: SeenOption = None,
    later: LaterOption = False,
    db: DbOption = CHRONICLE,
    codebook: CodebookOption = None,
    settings: SettingsOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Say that two actors, or two claims, are one, or that one report is a reprint of the other.

    Example: `reportedly judge merge "Front" "Red Front" --by Ada --why "its short name"`
    """
    from reportedly.cli.judging import Desk

    desk = Desk(db, by, why, seen, later=later, codebook=codebook, settings=settings, format_=format_)
    desk.judge("merge", [one, other])


@app.command()
def split(
    whole: Target,
    parts: Annotated[
        list[str],
        typer.Argument(
            metavar="PART...",
            help="Of an actor: the reports (or mentions) that are about another; of a claim: its statements that say "
            "something else; of a report: the one that is no reprint of it. All by id.",
        ),
    ],
    by: ByOption,
    why: WhyOption = "",
    seen: SeenOption = None,
    later: LaterOption = False,
    db: DbOption = CHRONICLE,
    codebook: CodebookOption = None,
    settings: SettingsOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Say that what was taken for one actor or claim is two.

    Example: `reportedly judge split "Tarek Oman" report-77b0 --by Ada --why "the footballer"`
    """
    from reportedly.cli.judging import Desk

    desk = Desk(db, by, why, seen, later=later, codebook=codebook, settings=settings, format_=format_)
    desk.judge("split", [whole, *parts])


@app.command()
def reject(
    target: Target,
    by: ByOption,
    why: WhyOption = "",
    seen: SeenOption = None,
    later: LaterOption = False,
    db: DbOption = CHRONICLE,
    codebook: CodebookOption = None,
    settings: SettingsOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Say that an actor, claim, statement, figure, tie, event or date is wrong: it no longer stands in the chronicle.

    Example: `reportedly judge reject statement-9c1d --by Ada --why "a caption"`
    """
    from reportedly.cli.judging import Desk

    desk = Desk(db, by, why, seen, later=later, codebook=codebook, settings=settings, format_=format_)
    desk.judge("reject", [target])


@app.command()
def restore(
    target: Target,
    by: ByOption,
    why: WhyOption = "",
    seen: SeenOption = None,
    later: LaterOption = False,
    db: DbOption = CHRONICLE,
    codebook: CodebookOption = None,
    settings: SettingsOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Say that something is right, whoever rejected it before.

    Example: `reportedly judge restore statement-9c1d --by Bob --why "the caption quotes her"`
    """
    from reportedly.cli.judging import Desk

    desk = Desk(db, by, why, seen, later=later, codebook=codebook, settings=settings, format_=format_)
    desk.judge("restore", [target])


@app.command()
def edit(
    target: Target,
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE...", help="What it should read, such as stance=denies stated=1999-06."
        ),
    ],
    by: ByOption,
    why: WhyOption = "",
    seen: SeenOption = None,
    later: LaterOption = False,
    db: DbOption = CHRONICLE,
    codebook: CodebookOption = None,
    settings: SettingsOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Correct fields of a statement, figure, tie, event, date, actor, claim or report. A field without a value is
    emptied; of a statement without `source=`, the reporter is the source.

    Examples:
    - `reportedly judge edit statement-9c1d stance=denies "source=Lena Voss" --by Ada`
    - `reportedly judge edit figure-03aa value=1200 as_of=1999-06 --by Ada --why "per month, not per year"`

    """
    from reportedly.cli.judging import Desk, fields

    desk = Desk(db, by, why, seen, later=later, codebook=codebook, settings=settings, format_=format_)
    desk.judge("edit", [target], fields(changes))


@app.command()
def undo(
    judgement: Annotated[
        str, typer.Argument(metavar="JUDGEMENT", help="Its id, from `reportedly judge log`.")
    ],
    by: ByOption,
    why: WhyOption = "",
    seen: SeenOption = None,
    later: LaterOption = False,
    db: DbOption = CHRONICLE,
    codebook: CodebookOption = None,
    settings: SettingsOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Take a judgement back, one's own or another's. It stays in the log; to undo an undo, undo that.

    Example: `reportedly judge undo judgement-4e5f --by Ada --why "was right after all"`
    """
    from reportedly.cli.judging import Desk

    desk = Desk(db, by, why, seen, later=later, codebook=codebook, settings=settings, format_=format_)
    desk.undo(judgement)


@app.command(name="import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="JSON lines, as `reportedly export --format jsonl` writes.")
    ],
    later: LaterOption = False,
    db: DbOption = CHRONICLE,
    codebook: CodebookOption = None,
    settings: SettingsOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Take over what people judged elsewhere, from an export or a file edited by hand.

    Each judgement keeps who made it, when and why. Known ones are passed over. A line that holds no judgement one
    could take is refused in one sentence; all others are taken.

    Example: `reportedly judge import colleague.jsonl`
    """
    from reportedly.cli.judging import Desk

    desk = Desk(db, "", "", None, later=later, codebook=codebook, settings=settings, format_=format_)
    desk.take(file)


@app.command()
def log(
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="Only what was judged of this: an id, or an actor's name.",
            show_default=False,
        ),
    ] = None,
    db: DbOption = CHRONICLE,
    format_: FormatOption = Format.TABLE,
) -> None:
    """All that people judged, oldest first: who, when, what, why, and what became of it.

    It applies; or is overruled by a later judgement; or was taken back; or is detached: what it is about is no longer
    in the reports, and it counts again as soon as it is. What was judged since the last composing waits.

    Example: `reportedly judge log`
    """
    from reportedly.cli.judging import show_log

    show_log(db, target, format_)
