"""What `reportedly build` takes and says beside reading."""

from __future__ import annotations

from reportedly.cli.options import Format
from reportedly.cli.output import show_json, show_table
from reportedly.errors import UsageError
from reportedly.workspace import Summary


def columns(mapping: str | None) -> dict[str, str]:
    """`text=body,published=date` as a mapping from field to column. Raises UsageError."""
    pairs = [pair.partition("=") for pair in (mapping or "").split(",") if pair.strip()]
    if any(not (field.strip() and sign and column.strip()) for field, sign, column in pairs):
        raise UsageError(
            f"--map cannot be read: {mapping}",
            to_do="write field=column pairs, such as text=body,published=date",
        )
    return {field.strip(): column.strip() for field, _, column in pairs}


def closing_table(summary: Summary, into: str, format_: Format, *, quiet: bool) -> None:
    """What the build did and what the chronicle now holds."""
    of = summary.counts.entries.get
    lines = {
        "reports read": summary.read,
        "unchanged": summary.unchanged,
        "reprints": summary.counts.reprints,
        "statements": of("statement", 0),
        "actors": of("actor", 0),
        "claims": of("claim", 0),
        "contested": summary.counts.standings.get("contested", 0),
        "gaps": of("gap", 0),
    }
    if summary.missing:
        lines["files missing"] = summary.missing
    if summary.removed:
        lines["files forgotten"] = summary.removed
    if format_ is Format.JSON:
        show_json({**{name.replace(" ", "_"): number for name, number in lines.items()}, "into": into})
    elif not quiet:
        show_table(into, ("", "number"), [(name, f"{number:,}") for name, number in lines.items()])
