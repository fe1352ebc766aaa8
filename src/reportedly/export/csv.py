"""One CSV file a type, for spreadsheets: in a folder, or in a ZIP when the name ends so."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from reportedly.export.files import replacing
from reportedly.export.rows import ROWS, row
from reportedly.records import Chronicle, Entry

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(chronicle: Chronicle, out: Path) -> None:
    """Write `report.csv`, `actor.csv` … into the folder `out`, or into one ZIP if `out` ends in .zip.

    UTF-8 with a byte-order mark, so that spreadsheet programs read names right. Lists and spans are JSON in their
    cell; a text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection).
    Raises ExportError.
    """
    if out.suffix.lower() == ".zip":
        with replacing(out) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for kind in ROWS:
                name = f"{_name(kind)}.csv"
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), _table(chronicle, kind))
        return
    for kind in ROWS:
        with replacing(out / f"{_name(kind)}.csv") as file:
            file.write(_table(chronicle, kind))


def _name(kind: type[Entry]) -> str:
    return str(ROWS[kind][0].model_fields["type"].default)


def _table(chronicle: Chronicle, kind: type[Entry]) -> bytes:
    columns = [field.alias or name for name, field in ROWS[kind][0].model_fields.items() if name != "type"]
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, columns, extrasaction="ignore")
    table.writeheader()
    for entry in chronicle.each(kind):
        values = row(entry).model_dump(mode="json", by_alias=True)
        table.writerow({name: _cell(values[name]) for name in columns})
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "surrogatepass")


def _cell(value: Any) -> object:  # noqa: ANN401 - any JSON value
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False) if value else ""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value
