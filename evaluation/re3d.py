"""Scores ties on re3d (CENTCOM, UK Government): relations marked by people in statements on Syria and Iraq.

The two sets of types are not the same. A relation is asked for where its type has a tie of ours in TYPES and both its
ends are actors (ENDS); what re3d marks beside that (who is where, what is whose weapon, who likes whom, synonyms,
numbers) is left out, and so are ties of ours that no type of re3d covers (`hosts`, `based_in`, `detains`,
`withdraws_from`, `designates`, `recognises`). A triple is right where the types answer to one another and both
sides share a character. Fighting, being allied and talking are taken to go both ways.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.config import Settings
from reportedly.extract.reader import Reader
from reportedly.records import Offsets, Polarity, Reading, Relation, Report

Row = dict[str, Any]

TYPES = {
    "FightingAgainst": frozenset({"opposes", "attacks"}),
    "AlliesOf": frozenset({"allied_with", "assists", "arms", "trains", "funds"}),
    "InChargeOf": frozenset({"leads", "controls"}),
    "BelongsTo": frozenset({"part_of", "role_in"}),
    "CommWith": frozenset({"negotiates_with"}),
}
BOTH_WAYS = frozenset({"FightingAgainst", "AlliesOf", "CommWith"})
ENDS = frozenset({"Person", "Organisation", "Nationality", "Location"})
PARTS = ("CENTCOM", "UK Government")


class Triple(NamedTuple):
    """A relation between two places of a text, by re3d's type."""

    type: str
    source: Offsets
    target: Offsets


@dataclass
class Tally:
    """Relations asked for and found, ties of ours and those right."""

    gold: int = 0
    found: int = 0
    predicted: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Recall, precision and F1 of triples."""
        recall = self.found / self.gold if self.gold else 0.0
        precision = self.right / self.predicted if self.predicted else 0.0
        f1 = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
        return {"triple.recall": recall, "triple.precision": precision, "triple.f1": f1}


def measure(folder: Path, settings: Settings | None = None) -> dict[str, float]:
    """The figures over both parts of re3d."""
    reader = Reader(settings or Settings())
    return compare((text, gold, reader(text)) for text, gold in documents(folder)).figures()


def documents(folder: Path) -> Iterator[tuple[Report, list[Triple]]]:
    """Every document as a report, with the relations that are asked for."""
    for part in PARTS:
        kinds = {
            (r["documentId"], r["begin"], r["end"]): r["type"] for r in _rows(folder / part / "entities.json")
        }
        relations: dict[str, list[Row]] = {}
        for row in _rows(folder / part / "relations.json"):
            relations.setdefault(row["documentId"], []).append(row)
        for row in _rows(folder / part / "documents.json"):
            mine = [r for r in relations.get(row["_id"], ()) if _asked(r, kinds)]
            triples = dict.fromkeys(map(_triple, mine))
            yield Report.of(path=f"{part}/{row['_id']}", text=row["text"]), list(triples)


def _rows(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def _asked(row: Row, kinds: dict[tuple[str, int, int], str]) -> bool:
    ends = [
        kinds.get((row["documentId"], row[f"{end}Begin"], row[f"{end}End"])) for end in ("source", "target")
    ]
    return row["type"] in TYPES and all(kind in ENDS for kind in ends)


def _triple(row: Row) -> Triple:
    source = Offsets(row["sourceBegin"], row["sourceEnd"])
    target = Offsets(row["targetBegin"], row["targetEnd"])
    if row["type"] in BOTH_WAYS and target < source:
        source, target = target, source
    return Triple(row["type"], source, target)


def compare(readings: Iterable[tuple[Report, list[Triple], Reading]]) -> Tally:
    """The tally over documents with their gold and our readings."""
    tally = Tally()
    for report, gold, reading in readings:
        covered = frozenset().union(*TYPES.values())
        ties = [
            r for r in reading.of(Relation) if r.predicate in covered and r.polarity is not Polarity.NEGATED
        ]
        tally.gold += len(gold)
        tally.predicted += len(ties)
        tally.right += sum(any(agree(triple, tie) for triple in gold) for tie in ties)
        for triple in gold:
            if any(agree(triple, tie) for tie in ties):
                tally.found += 1
            else:
                words = [report.text[slice(*at)] for at in triple[1:]]
                around = report.text[max(0, triple.source.start - 60) : triple.target.end + 60]
                tally.misses.append(f"{triple.type} {words[0]} -> {words[1]}: {around!r}")
    return tally


def agree(triple: Triple, tie: Relation) -> bool:
    """Do they say the same of the same two?"""
    if tie.predicate not in TYPES[triple.type]:
        return False
    sides = (tie.subject.span.offsets, tie.object.span.offsets)
    ways = [sides, sides[::-1]] if triple.type in BOTH_WAYS else [sides]
    return any(_meet(triple.source, a) and _meet(triple.target, b) for a, b in ways)


def _meet(a: Offsets, b: Offsets) -> bool:
    return a.start < b.end and b.start < a.end
