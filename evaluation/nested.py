"""The nested corpus (`annotated/nested`): spans of each level, stance and certainty, by our reading.

Its labels were made by a careful reading under written guidelines, not by a panel: say so with any figure.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.reading import span_said
from evaluation.spans import Read, Said, full, matched, score
from reportedly.config import Settings
from reportedly.extract.reader import Reader
from reportedly.records import Report, Statement


class Labelled(NamedTuple):
    """A saying with its labels; `level` 0 is outermost."""

    said: Said
    stance: str
    certainty: str
    source_kind: str
    level: int


def texts(file: Path) -> Iterator[tuple[str, str, list[Labelled]]]:
    """Name, text and sayings of each text of the corpus."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            above = {s["id"]: s["nested_in"] for s in row["statements"]}
            yield row["report"], row["text"], [_labelled(s, above) for s in row["statements"]]


def _labelled(row: dict[str, Any], above: dict[str, str | None]) -> Labelled:
    level, parent = 0, row["nested_in"]
    while parent and level < len(above):
        level, parent = level + 1, above.get(parent)
    return Labelled(span_said(row), row["stance"], row["certainty"], row["source_kind"], level)


def _found(statement: Statement) -> Labelled:
    source = ((statement.source.start, statement.source.end),) if statement.source else ()
    cue = ((statement.cue.start, statement.cue.end),) if statement.cue else ()
    content = tuple((c.start, c.end) for c in statement.content)
    kind = statement.chain[-1].kind if statement.source else "none"
    level = 1 if statement.nested_in else 0
    return Labelled(Said(source, cue, content), statement.stance, statement.certainty, kind, level)


def measure(file: Path, settings: Settings | None = None) -> dict[str, float]:
    """F1 of outermost and nested sayings, and the share of right labels among those found at any level."""
    reader = Reader(settings or Settings())
    outer: list[Read] = []
    inner: list[Read] = []
    right = {"stance": 0, "certainty": 0, "source_kind": 0}
    pairs_seen = 0
    for name, text, gold in texts(file):
        reading = reader(Report.of(path=name, text=text))
        found = [_found(s) for s in reading.of(Statement) if s.style != "narrated"]
        for level, reads in ((0, outer), (1, inner)):
            reads.append(Read(text, _at(gold, level), _at(found, level)))
        whole = Read(text, [g.said for g in gold], [f.said for f in found])
        pairs = matched([whole.roles(s) for s in whole.gold], [whole.roles(s) for s in whole.found], full)
        pairs_seen += len(pairs)
        for i, j in pairs:
            asserting = {gold[i].stance, found[j].stance} <= {"asserts", "believes"}
            right["stance"] += gold[i].stance == found[j].stance or asserting
            right["certainty"] += gold[i].certainty == found[j].certainty
            right["source_kind"] += gold[i].source_kind == found[j].source_kind
    figures = {"outermost": score(outer).figures()["full"], "inner": score(inner).figures()["full"]}
    return figures | {label: n / pairs_seen if pairs_seen else 0.0 for label, n in right.items()}


def _at(sayings: list[Labelled], level: int) -> list[Said]:
    return [s.said for s in sayings if min(s.level, 1) == level]
