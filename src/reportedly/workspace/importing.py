"""Judgements from a file: an export of another chronicle, or one that somebody edited by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from reportedly.compose.corrections import checked
from reportedly.errors import ReadError, UsageError
from reportedly.records import PERSON, Judgement, Verdict

_PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT})


@dataclass(frozen=True, slots=True)
class Refused:
    """A line (its number, from 1) that holds no judgement one could take, and the sentence that says why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file: judgements that are new, how many were known already, and the lines that were refused."""

    new: tuple[Judgement, ...]
    known: int
    refused: tuple[Refused, ...]


def taken(path: Path, known: dict[str, Judgement]) -> Taken:
    """People's judgements in a JSONL file; its rows of other types, and the program's judgements, are passed over. Of
    `known` ones, by id, those that read otherwise are refused: what was judged is taken back, never rewritten. Raises
    ReadError for a file that cannot be opened.
    """
    new: dict[str, Judgement] = {}
    again = 0
    refused: list[Refused] = []
    for number, line in _lines(path):
        try:
            one = _judgement(line)
            if one is None:
                continue
            before = new.get(one.id) or known.get(one.id)
            if before is not None and _appended(before) != one:
                raise UsageError(
                    f"the judgement {one.id} was made already and reads otherwise",
                    to_do="take it back with `reportedly judge undo`, then judge anew",
                )
        except UsageError as error:
            refused.append(Refused(number, str(error)))
            continue
        again += before is not None
        new |= {} if before is not None else {one.id: one}
    return Taken(tuple(new.values()), again, tuple(refused))


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as file:
            yield from ((n, line.strip()) for n, line in enumerate(file, 1) if line.strip())
    except OSError as error:
        raise ReadError(f"the file cannot be read: {error.strerror}", where=str(path)) from error


def _judgement(line: bytes) -> Judgement | None:
    """A person's judgement as it was appended; None for a row that is none. Raises UsageError."""
    row = _row(line)
    if row.pop("type", "judgement") != "judgement":
        return None
    try:
        one = Judgement.model_validate_json(json.dumps(row))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "the whole"
        raise UsageError(f"this is no judgement, {field}: {first['msg'].lower()}") from error
    if not one.by_person:
        return None
    _makes_sense(one)
    return _appended(one)


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(
            "this is not JSON", to_do="write one JSON object a line, as the export does"
        ) from error
    if not isinstance(row, dict):
        raise UsageError("this is no JSON object", to_do="write one JSON object a line, as the export does")
    return row


def _appended(one: Judgement) -> Judgement:
    """Without what composing filled in."""
    return one.model_copy(update={"state": None, "overruled_by": None, "retracted_at": None})


def _makes_sense(one: Judgement) -> None:
    """Can it count, once what it is about is there? Raises UsageError."""
    if not one.judged_by.removeprefix(PERSON).strip():
        raise UsageError("nobody is named who judged", to_do="write judged_by as person:NAME")
    try:
        when = datetime.fromisoformat(one.judged_at or "")
    except ValueError as error:
        raise UsageError(
            f"judged_at cannot be {one.judged_at!r}", to_do="write ISO 8601 with a zone"
        ) from error
    if when.tzinfo is None:
        raise UsageError(f"judged_at has no zone: {one.judged_at!r}", to_do="write ISO 8601 with a zone")
    kind = one.left.partition("-")[0]
    if kind != "judgement" and not one.left_at:
        raise UsageError("left_at is empty, so what it is about could not be found again")
    if one.verdict in _PAIRS and not one.right_at:
        raise UsageError(f"what is {one.verdict} must be two things, but right_at is empty")
    if one.verdict is Verdict.INSTEAD:
        _corrects(kind, one.right)


def _corrects(kind: str, right: str) -> None:
    try:
        changes = json.loads(right)
    except ValueError as error:
        raise UsageError(f"its correction is not JSON: {right!r}") from error
    if not isinstance(changes, dict):
        raise UsageError(f"its correction is no JSON object of fields: {right!r}")
    checked(kind, {str(name): str(value) for name, value in changes.items()})
