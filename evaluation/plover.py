"""Scores events on PLOVER's gold records: sentences of the CAMEO manual, each with one event.

A type is right where an event of the gold's type is among ours for the sentence; each of our events of another type
is wrong. A triple is right where an event has the gold's type, one of the gold's sources among its actors and one
of its targets among its recipients, each by itself or what it is one with sharing
a character with the gold's words; a side that the gold leaves
open is not asked for, and every one of our events counts for precision. The records are single sentences without a
report around them, so pronouns stay open.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportedly.config import Settings
from reportedly.extract.reader import Reader
from reportedly.records import (
    Event,
    EventType,
    Judgement,
    Mention,
    Offsets,
    Polarity,
    Reading,
    Report,
    Sameness,
)

Row = dict[str, Any]

RENAMED = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
"""The records' types (PLOVER 0.5) that the manual (1.0) calls otherwise."""


@dataclass
class Tally:
    """Sentences, those whose type and whose triple was found, our events, and those with the type and the triple."""

    gold: int = 0
    types_found: int = 0
    triples_found: int = 0
    predicted: int = 0
    types_right: int = 0
    triples_right: int = 0
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Recall, precision and F1 of types, F1 of triples."""
        recall, precision = _share(self.types_found, self.gold), _share(self.types_right, self.predicted)
        told, said = _share(self.triples_found, self.gold), _share(self.triples_right, self.predicted)
        return {
            "type.recall": recall,
            "type.precision": precision,
            "type.f1": _f1(recall, precision),
            "triple.f1": _f1(told, said),
        }


def measure(folder: Path, settings: Settings | None = None) -> dict[str, float]:
    """The figures on the gold records of `folder`."""
    rows = json.loads((folder / "PLOVER_GSR_CAMEO.json").read_text(encoding="utf-8"))
    reader = Reader(settings or Settings())
    return compare(
        (row, reader(Report.of(path=row["id"], text=row["text"]))) for row in asked(rows)
    ).figures()


def asked(rows: Iterable[Row]) -> Iterator[Row]:
    """The records that are events with a text."""
    types = {kind.value for kind in EventType}
    return (row for row in rows if type_of(row) in types and row.get("text"))


def type_of(row: Row) -> str:
    """The type of a record by the names of the manual."""
    own: str = row["event"]
    return RENAMED.get(own, own)


def compare(pairs: Iterable[tuple[Row, Reading]]) -> Tally:
    """The tally over records with our readings of their texts."""
    tally = Tally()
    for row, reading in pairs:
        events = [e for e in reading.of(Event) if e.polarity is Polarity.HELD]
        of_type = [e for e in events if e.event_type == type_of(row)]
        chains = _chains(reading)
        whole = [e for e in of_type if _sides_agree(row, e, chains)]
        tally.gold += 1
        tally.predicted += len(events)
        tally.types_found += bool(of_type)
        tally.triples_found += bool(whole)
        tally.types_right += len(of_type)
        tally.triples_right += len(whole)
        if not whole:
            tally.misses.append(_worded(row, events))
    return tally


def _chains(reading: Reading) -> dict[Offsets, list[Offsets]]:
    """Every mention's place, and those of all that are one with it in the sentence."""
    same = Sameness(reading.of(Judgement))
    groups: dict[str, list[Offsets]] = {}
    for mention in reading.of(Mention):
        groups.setdefault(same.root(mention.id), []).append(mention.span.offsets)
    return {place: group for group in groups.values() for place in group}


def _sides_agree(row: Row, event: Event, chains: dict[Offsets, list[Offsets]]) -> bool:
    sides = {"actor": places(row, "source"), "recipient": places(row, "target")}
    have: dict[str, list[Offsets]] = {role: [] for role in sides}
    for participant in event.participants:
        place = participant.reference.span.offsets
        have.setdefault(participant.role, []).extend(chains.get(place, [place]))
    return all(not gold or any(_meet(a, b) for a in gold for b in have[role]) for role, gold in sides.items())


def places(row: Row, side: str) -> list[Offsets]:
    """Where the words for the actors of a side stand in the text; every occurrence."""
    names = [actor["actorText"] for actor in _actors(row, side) if actor.get("actorText")]
    return [Offsets(*m.span()) for name in names for m in re.finditer(re.escape(name), row["text"])]


def _actors(row: Row, side: str) -> list[Row]:
    """The actors of a side; a few records have a word or nothing in the place of the list."""
    given = row.get(side)
    return given if isinstance(given, list) else []


def _meet(a: Offsets, b: Offsets) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _worded(row: Row, events: Iterable[Event]) -> str:
    sides = [[a.get("actorText") for a in _actors(row, side)] for side in ("source", "target")]
    ours = [
        (str(e.event_type), e.trigger.exact, [(p.role, p.reference.span.exact) for p in e.participants])
        for e in events
    ]
    return f"{type_of(row)} {row['eventText']!r} {sides[0]} -> {sides[1]}: {row['text']} | {ours}"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0
