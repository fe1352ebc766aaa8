"""One JSON object a line, `type` first: the full chronicle, for programs."""

from __future__ import annotations

from pathlib import Path

from reportedly.export.files import replacing
from reportedly.export.rows import rows
from reportedly.records import Chronicle


def write(chronicle: Chronicle, out: Path) -> None:
    """Write all rows to `out` as UTF-8 JSON Lines. Raises ExportError."""
    with replacing(out) as file:
        for row in rows(chronicle):
            file.write(row.model_dump_json(by_alias=True).encode("utf-8", "surrogatepass") + b"\n")
