"""`reportedly search`."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli.options import CHRONICLE, DbOption, Format, FormatOption, LimitOption


def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help='Words that must all stand there; "in quotes" as a phrase.'),
    ],
    db: DbOption = CHRONICLE,
    limit: LimitOption = 20,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Find words in reports and statements, with who says them; the best match first.

    Word endings do not matter: "deny" finds "denied" and "denies".

    Examples:
    - `reportedly search river crossing`
    - `reportedly search '"ceasefire line"' Aldin --limit 5`

    """
    from reportedly.cli import hits

    hits.show(db, " ".join(words), limit, format_)
