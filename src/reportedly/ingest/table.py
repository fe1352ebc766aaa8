"""Tables of articles: CSV, TSV, JSONL and JSON, one report a row."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice

from reportedly.errors import ReadError
from reportedly.ingest import dates, markup
from reportedly.ingest.columns import fields_of
from reportedly.ingest.encoding import decode, encoding_of
from reportedly.ingest.names import Names
from reportedly.ingest.piece import Desk, Draft, Piece, gap
from reportedly.ingest.text import stated
from reportedly.records import Gap

Row = Mapping[str, str]
_SAMPLE = 1 << 20
_ORDER_ROWS = 2000
"""Rows looked through for how the file writes its dates."""
_LISTS = ("articles", "items", "results", "data", "docs", "documents", "entries", "response")
_TAG = re.compile(r"</?(?:p|div|br|span|a|b|i|em|strong|h[1-6]|ul|li|article)\b[^>]*>", re.IGNORECASE)


def read(piece: Piece, desk: Desk) -> Iterator[Draft | Piece | Gap]:
    """The rows of a table, streamed. Columns are found by `desk.columns`, then by their usual names."""
    first = next((row for row in _rows(piece, desk) if not isinstance(row, Gap)), None)
    if first is None:
        yield from (row for row in _rows(piece, desk) if isinstance(row, Gap))
        raise ReadError("the table has no rows", where=piece.path, to_do="look whether it was saved whole")
    known = list(dict.fromkeys(k for row in islice(_good(piece, desk), 50) for k in row))
    columns = fields_of(known, desk.columns, piece.path)
    order = _order(piece, desk, columns.get("published"))
    names = Names()
    for number, row in enumerate(_rows(piece, desk), 1):
        if number > desk.limits.archive_members:
            yield gap(
                piece.path,
                f"the table has more rows than the setting limits.archive_members allows "
                f"({desk.limits.archive_members:,}) ({piece.path}); raise the setting or split it.",
            )
            return
        yield row if isinstance(row, Gap) else _draft(row, number, columns, order, (names, piece))


def _draft(
    row: Row, number: int, columns: Mapping[str, str], order: dates.Order | None, place: tuple[Names, Piece]
) -> Draft:
    names, piece = place
    said = {field: row.get(column, "") for field, column in columns.items() if field not in ("text", "id")}
    bases = {field: f"column {column!r}" for field, column in columns.items()}
    facts = piece.facts
    for field, value in said.items():
        facts |= stated({field: value}, bases[field], order)
    name = names.of(row.get(columns.get("id", ""), "") or None, number)
    words = row.get(columns["text"], "")
    if _TAG.search(words):
        words = markup.text_of_fragment(words)
    return Draft(f"{piece.path}#{name}", words, facts)


def _good(piece: Piece, desk: Desk) -> Iterator[Row]:
    return (row for row in _rows(piece, desk) if not isinstance(row, Gap))


def _order(piece: Piece, desk: Desk, column: str | None) -> dates.Order | None:
    """Day first or month first, as the table's other dates show."""
    if column is None:
        return None
    return dates.order_of([row.get(column, "") for row in islice(_good(piece, desk), _ORDER_ROWS)])


def _rows(piece: Piece, desk: Desk) -> Iterator[Row | Gap]:
    start = piece.head(_SAMPLE).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] == b"[" or start[:1] == b"{":
        line = start.split(b"\n", 1)[0].strip()
        yield from _json_lines(piece, desk) if _is_object(line) else _json(piece, desk)
    else:
        yield from _separated(piece, desk)


def _is_object(line: bytes) -> bool:
    try:
        found = json.loads(line)
    except ValueError:
        return False
    return isinstance(found, dict) and not any(isinstance(found.get(key), list | dict) for key in _LISTS)


def _json_lines(piece: Piece, desk: Desk) -> Iterator[Row | Gap]:
    with _lines(piece) as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except (ValueError, RecursionError):
                value = None
            if isinstance(value, dict):
                yield {str(key): _words(item) for key, item in value.items()}
            else:
                yield gap(
                    piece.path, f"line {number} is no JSON object ({piece.path}:{number}); mend the line."
                )


def _json(piece: Piece, desk: Desk) -> Iterator[Row | Gap]:
    """A JSON document that is, or somewhere near its top has, a list of objects."""
    words, _ = decode(piece.data(desk.limits))
    try:
        value = json.loads(words)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"it is not valid JSON ({error})", where=piece.path, to_do="mend the file") from error
    for _ in range(2):
        if isinstance(value, dict):
            inner = next((value[k] for k in _LISTS if isinstance(value.get(k), list | dict)), None)
            value = [value] if inner is None else inner
    for number, item in enumerate(value if isinstance(value, list) else [], 1):
        if isinstance(item, dict):
            yield {str(key): _words(part) for key, part in item.items()}
        else:
            yield gap(piece.path, f"item {number} is no JSON object ({piece.path}); mend the item.")


def _words(value: object) -> str:
    """A cell as text: names of authors from lists and objects, paragraphs from lists of text."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("text") or "")
    return "" if value is None else str(value)


def _separated(piece: Piece, desk: Desk) -> Iterator[Row | Gap]:
    """Rows of CSV or TSV; the separator is the one most frequent in the heading."""
    # The csv module has one limit for the whole process, too low for long articles; ours holds afterwards.
    csv.field_size_limit(max(csv.field_size_limit(), desk.limits.report_characters * 2))
    with _lines(piece) as stream:
        heading = stream.readline()
        separator = max("\t,;|", key=heading.count)
        fields = next(csv.reader([heading], delimiter=separator), [])
        reader = csv.reader((line.replace("\x00", "") for line in stream), delimiter=separator)
        try:
            for cells in reader:
                if cells and len(cells) < 2 < len(fields):
                    yield gap(
                        piece.path,
                        f"row at line {reader.line_num + 1} has {len(cells)} of {len(fields)} cells "
                        f"({piece.path}:{reader.line_num + 1}); mend the row.",
                    )
                elif cells:
                    yield dict(zip(fields, cells, strict=False))
        except csv.Error as error:
            yield gap(
                piece.path,
                f"the rows from line {reader.line_num + 1} on cannot be read: {error} ({piece.path}); mend them.",
            )


@contextmanager
def _lines(piece: Piece) -> Iterator[io.TextIOWrapper]:
    """The content as lines of text, in the encoding of its first megabyte."""
    encoding = encoding_of(piece.head(_SAMPLE))
    with (
        piece.open() as raw,
        io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="") as stream,
    ):
        yield stream
