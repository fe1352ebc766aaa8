"""A chronicle in other people's formats: peers, each a function of a Chronicle and a place to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportedly.errors import UsageError
from reportedly.export import csv, html, jsonl
from reportedly.records import Chronicle

FORMATS: dict[str, Callable[[Chronicle, Path], None]] = {
    "jsonl": jsonl.write,
    "csv": csv.write,
    "html": html.write,
}
"""Format name → writer."""


def write(format_: str, chronicle: Chronicle, out: Path) -> None:
    """Write the chronicle to `out` in the named format. Raises UsageError for an unknown name, ExportError."""
    if format_ not in FORMATS:
        raise UsageError(
            f"there is no export format {format_!r}", to_do=f"choose one of {', '.join(FORMATS)}"
        )
    FORMATS[format_](chronicle, out)
