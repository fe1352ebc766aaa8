"""Sections of the codebook, printed. Loaded only when they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer
import yaml

from reportedly.cli.options import Format
from reportedly.cli.output import show_json, show_table
from reportedly.codebook import load
from reportedly.errors import UsageError


def show(section: str | None, overlays: Sequence[Path], format_: Format) -> None:
    """The names of the sections with what they are for, or one section's words."""
    book = load(overlays)
    fields = {name: field for name, field in type(book).model_fields.items() if name != "digest"}
    if section is None:
        about = {name: _first_line(field.annotation) for name, field in fields.items()}
        if format_ is Format.JSON:
            show_json({"sections": about, "digest": book.digest})
        else:
            show_table("codebook", ("section", "what it says"), list(about.items()))
        return
    if section not in fields:
        raise UsageError(
            f"the codebook has no section {section!r}", to_do=f"choose one of {', '.join(fields)}"
        )
    words = book.model_dump(mode="json", include={section})
    if format_ is Format.JSON:
        show_json(words)
    else:
        typer.echo(yaml.safe_dump(words, allow_unicode=True, sort_keys=False), nl=False)


def _first_line(kind: object) -> str:
    """What a section's model says it is."""
    return (getattr(kind, "__doc__", None) or "").strip().split("\n")[0]
