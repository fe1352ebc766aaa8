"""The annotated reports (`annotated/statements.json`): ties between named actors.

The 30 reports are read, resolved and composed together, as a build does. A tie of the gold is found where one of ours
with its predicate shares a character with its anchor and both sides answer to its names (see `gold.answers`). The
labels were made by a careful reading under written guidelines, not by a panel, and hold much that a reader infers
("For Obama, Syria was a blot": he leads a country), so that two such readings agree on 0.80 of them. `right` is the
share of our
ties that answer to one of the gold; the others are not all wrong, for the gold has one anchor a tie.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.gold import answers
from reportedly.compose import compose
from reportedly.config import Settings
from reportedly.extract.reader import Reader
from reportedly.ingest import read_one
from reportedly.records import Actor, MemoryChronicle, Relation, Report
from reportedly.resolve import resolve

Row = dict[str, Any]
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass
class Tally:
    """Ties of the gold and those found, ours and those that answer to one; `misses` in words."""

    gold: int = 0
    found: int = 0
    predicted: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Recall, the share of ours that is in the gold, and how many ties we make for one of the gold."""
        return {
            "recall": self.found / self.gold if self.gold else 0.0,
            "right": self.right / self.predicted if self.predicted else 0.0,
            "predicted.per.gold": self.predicted / self.gold if self.gold else 0.0,
        }


def measure(folder: Path, settings: Settings | None = None) -> dict[str, float]:
    """The figures on the annotated reports."""
    gold = json.loads((folder / "statements.json").read_text(encoding="utf-8"))
    return compare(
        gold["reports"], chronicle(folder, [row["seed"] for row in gold["reports"]], settings)
    ).figures()


def chronicle(folder: Path, seeds: Iterable[str], settings: Settings | None = None) -> MemoryChronicle:
    """The reports of those names, built into one chronicle."""
    reader = Reader(settings or Settings())
    files = [
        path for path in sorted((folder / "reports").glob("*.html")) if any(s in str(path) for s in seeds)
    ]
    reports = [r for path in files for r in read_one(path, reader.settings) if isinstance(r, Report)]
    readings = [reader(report) for report in reports]
    judgements = list(resolve(readings, reader.codebook))
    return MemoryChronicle(compose(readings, judgements, reader.codebook))


def compare(rows: Iterable[Row], found: MemoryChronicle) -> Tally:
    """The tally over the gold's reports; a report is known by its `seed` in the path."""
    tally = Tally()
    reports = list(found.each(Report))
    for row in rows:
        report = next((r for r in reports if row["seed"] in r.path), None)
        if report is None:
            continue
        ours = list(found.of_report(Relation, report.id))
        hits: set[str] = set()
        for wanted in row["relations"]:
            same = {tie.id for tie in ours if _same(wanted, tie, report, found)}
            hits |= same
            tally.gold += 1
            tally.found += bool(same)
            if not same:
                tally.misses.append(
                    f"{row['seed']} {wanted['subject']} {wanted['predicate']} {wanted['object']}"
                )
        tally.predicted += len(ours)
        tally.right += len(hits)
    return tally


def _same(wanted: Row, tie: Relation, report: Report, found: MemoryChronicle) -> bool:
    anchor = wanted["anchor"].translate(_QUOTES)
    at = report.text.translate(_QUOTES).find(anchor)
    if at < 0 or tie.predicate != wanted["predicate"]:
        return False
    if tie.evidence.start >= at + len(anchor) or tie.evidence.end <= at:
        return False
    sides = ((wanted["subject"], tie.subject.actor), (wanted["object"], tie.object.actor))
    return all(_named(word, actor, found) for word, actor in sides)


def _named(word: str, actor: str | None, found: MemoryChronicle) -> bool:
    known = found.get(Actor, actor) if actor else None
    return known is not None and any(answers(word, name, {}) for name in (known.name, *known.aliases))
