"""What commands print by. Words out of reports are untrusted: they never reach a terminal unchecked."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\|\Z)"  # OSC and the like: titles, links
    r"|\x1b[ -/]*[0-~]"  # the rest
    r"|\x9b[0-?]*[ -/]*[@-~]",
    re.DOTALL,
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SENTENCES = frozenset({"claim", "words", "what", "why", "title", "what it does", "what it says", "found"})
_NARROW = 70  # columns of a terminal below which a table is unreadable
_ROOMY = 110  # columns of a terminal from which on ids are shown
_DIRECTIONS = re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def safe(words: object) -> str:
    """Words fit for a terminal: escape sequences out, control characters and line breaks to spaces, marks that turn
    the writing direction shown by their code ("⟨U+202E⟩"), since they can make a line read as its opposite.
    """
    text = _ESCAPES.sub("", str(words))
    text = _CONTROLS.sub(" ", text)
    text = text.encode("utf-8", "replace").decode("utf-8")
    return _DIRECTIONS.sub(lambda match: f"⟨U+{ord(match.group()):04X}⟩", text).strip()


def out() -> Console:
    """Standard output; NO_COLOR, pipes and the terminal's width are respected."""
    return Console(highlight=False, markup=False, emoji=False)


def err() -> Console:
    """Standard error, for whatever is not the answer itself."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def show_table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, more: int = 0
) -> None:
    """A table of words out of reports; `more` rows were left out.

    What reads as a sentence gets the room there is; ids, which only another command needs, are left off, or cut
    short, where there is little; and where there is too little for columns, each row is a paragraph.
    """
    console = out()
    cells = [[cell if isinstance(cell, Text) else Text(safe(cell)) for cell in row] for row in rows]
    if not cells:
        console.print(f"{title}: none.")
    elif console.width < _NARROW:
        _paragraphs(console, title, columns, cells)
    else:
        _table(console, title, columns, cells)
    if more > 0:
        err().print(f"{more:,} more; raise --limit to see them.")


def _table(console: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[Text]]) -> None:
    hidden = "short id" if console.width >= _ROOMY else "id"
    shown = [n for n, column in enumerate(columns) if column != hidden]
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for n in shown:
        ratio = 1 if columns[n] in _SENTENCES else None
        table.add_column(columns[n], overflow="fold", ratio=ratio, no_wrap=columns[n] == "id")
    for row in rows:
        table.add_row(*(row[n] for n in shown))
    console.print(table)


def _paragraphs(console: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[Text]]) -> None:
    console.print(Text(title, style="bold"))
    for row in rows:
        console.print()
        for column, cell in zip(columns, row, strict=True):
            if cell:
                console.print(Text.assemble((f"{column}: " if column else "", "dim"), cell))


def show_json(value: object) -> None:
    """JSON on standard output, one value. Characters that could act on a terminal are escaped, not lost."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    text = re.sub(r"[\x7f-\x9f\u2028\u2029]", _escaped, _DIRECTIONS.sub(_escaped, text))
    typer.echo(text.encode("utf-8", "replace").decode("utf-8"))


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def interactive() -> bool:
    """Is somebody watching standard error?"""
    return sys.stderr.isatty()
