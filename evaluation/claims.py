"""Claims across the annotated reports (`annotated/claims.json`), by topic.

found: statements of the gold that the chronicle has at their anchor (more than half of it in one piece of the
content). same: of the pairs of found statements of one gold claim, those that share a claim; precision: of the found
pairs that share a claim, those of one gold claim. apart: hard negatives that share none. sides: of the pairs for and
against, those on opposite sides of one claim. standing: contested or denied gold claims of which a claim says so.
origins: of the gold claims with a found claim, those whose best one (most of the found statements) has as many
origins as the reader counted, give or take one. value: points of figure series read with the right value. Ported
from the independent check, so that the figures compare; `origins` is ours. A topic is the reports before or after
number 100. The labels were made by a careful reading under written guidelines, not by a panel.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from reportedly.compose import compose
from reportedly.config import Settings
from reportedly.extract.reader import Reader
from reportedly.ingest import read_one
from reportedly.records import (
    Claim,
    Figure,
    MemoryChronicle,
    Reading,
    Report,
    Standing,
    Statement,
)
from reportedly.resolve import resolve

Row = dict[str, Any]
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_OPEN = frozenset({Standing.CONTESTED, Standing.DENIED})
TOPICS = {"withdrawal": range(100), "offensive": range(100, 1000)}


@dataclass
class Tally:
    """Right and asked by measure."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def add(self, measure: str, *, right: bool) -> None:
        """One answer to one question."""
        self.asked[measure] += 1
        self.right[measure] += right

    def figures(self) -> dict[str, float]:
        """The share right of each measure."""
        return {name: self.right[name] / asked for name, asked in self.asked.items()}


class Found:
    """The statements, claims and figures of a chronicle, to be asked by the gold's anchors."""

    def __init__(self, chronicle: MemoryChronicle) -> None:
        self._reports = {_number(r.path): r for r in chronicle.each(Report)}
        self.claims = {c.id: c for c in chronicle.each(Claim)}
        self._statements: dict[str, list[Statement]] = {}
        for s in chronicle.each(Statement):
            self._statements.setdefault(s.report, []).append(s)
        self._figures: dict[str, list[Figure]] = {}
        for f in chronicle.each(Figure):
            self._figures.setdefault(f.report, []).append(f)

    def _place(self, row: Row) -> tuple[str, int, int] | None:
        report = self._reports.get(int(row["article"]))
        at = report.text.translate(_QUOTES).find(row["anchor"].translate(_QUOTES)) if report else -1
        return (report.id, at, at + len(row["anchor"])) if report and at >= 0 else None

    def statements(self, row: Row) -> list[Statement]:
        """Those at an anchor, the narrowest first."""
        place = self._place(row)
        if place is None:
            return []
        report, start, end = place
        hits = []
        for s in self._statements.get(report, ()):
            inside = max((min(c.end, end) - max(c.start, start) for c in s.content), default=0)
            if inside > 0.5 * (end - start):
                hits.append((sum(c.end - c.start for c in s.content), s.id, s))
        return [s for _, _, s in sorted(hits, key=lambda hit: hit[:2])]

    def value(self, row: Row) -> bool:
        """Is one of the figures at an anchor read with the right value?"""
        place = self._place(row)
        if place is None:
            return False
        report, start, end = place
        wanted = [float(v) for v in (row["value"], row.get("low")) if v is not None]
        got = [
            v
            for f in self._figures.get(report, ())
            if f.evidence.start < end and start < f.evidence.end
            for v in (f.value, f.low)
            if v is not None
        ]
        return any(abs(v - w) <= 1e-6 * max(1.0, abs(w)) for v in got for w in wanted)


def _number(path: str) -> int:
    digits = "".join(c for c in Path(path).stem if c.isdigit())
    return int(digits or -1)


def measure(folder: Path, settings: Settings | None = None) -> dict[str, float]:
    """The figures over both topics, and of each by its name."""
    gold = json.loads((folder / "claims.json").read_text(encoding="utf-8"))
    reader = Reader(settings or Settings())
    readings = list(readings_of(gold, folder, reader))
    entries = compose(readings, list(resolve(readings, reader.codebook)), reader.codebook)
    found = Found(MemoryChronicle(entries))
    figures = score(gold, found)
    for name, numbers in TOPICS.items():
        figures |= {f"{name}.{k}": v for k, v in score(of_topic(gold, numbers), found).items()}
    return figures


def _articles(gold: Row) -> set[int]:
    rows = [x for c in gold["claims"] for x in c["statements"]] + [
        n[s] for n in gold["negatives"] for s in "ab"
    ]
    return {int(x["article"]) for x in rows + [p for f in gold["figures"] for p in f["points"]]}


def readings_of(gold: Row, folder: Path, reader: Reader) -> Iterator[Reading]:
    """Our reading of the reports that a gold is about."""
    articles = _articles(gold)
    for path in sorted((folder / "reports").glob("guardian-*.html")):
        if _number(path.name) in articles:
            yield from (reader(r) for r in read_one(path, reader.settings) if isinstance(r, Report))


def of_topic(gold: Row, numbers: range) -> Row:
    """The part of the gold that is about one topic: each claim by where most of its statements stand."""

    def most(rows: Sequence[Row]) -> bool:
        inside = sum(int(row["article"]) in numbers for row in rows)
        return inside * 2 > len(rows) or (inside * 2 == len(rows) and int(rows[0]["article"]) in numbers)

    return {
        "claims": [c for c in gold["claims"] if most(c["statements"])],
        "negatives": [n for n in gold["negatives"] if most([n["a"]])],
        "figures": [f for f in gold["figures"] if most(f["points"][:1])],
    }


def score(gold: Row, found: Found) -> dict[str, float]:
    """All figures of a gold."""
    tally = Tally()
    placed: list[tuple[str, list[Statement]]] = []
    for claim in gold["claims"]:
        rows = [(row, found.statements(row)) for row in claim["statements"]]
        for _, statements in rows:
            tally.add("found", right=bool(statements))
        there = [(row, statements) for row, statements in rows if statements]
        placed += [(claim["claim"], statements) for _, statements in there]
        _claim(claim, there, found.claims, tally)
    for (a, left), (b, right) in combinations(placed, 2):
        if _shared(left, right):
            tally.add("precision", right=a == b)
    for negative in gold["negatives"]:
        one, other = (found.statements(negative[side])[:1] for side in "ab")
        if one and other:
            tally.add("apart", right=not _shared(one, other))
    for series in gold["figures"]:
        for point in series["points"]:
            tally.add("value", right=found.value(point))
    return tally.figures()


def _claim(
    gold: Row, there: Sequence[tuple[Row, list[Statement]]], claims: Mapping[str, Claim], tally: Tally
) -> None:
    for (x, left), (y, right) in combinations(there, 2):
        shared = _shared(left, right)
        tally.add("same", right=bool(shared))
        if x["side"] != y["side"] and "for" in (x["side"], y["side"]):
            tally.add("sides", right=any(_opposed(claims[k], left, right) for k in shared if k in claims))
    ids = Counter(k for _, statements in there for k in {s.claim for s in statements if s.claim in claims})
    if gold["standing"] in ("contested", "denied") and len(there) > 1:
        tally.add("standing", right=any(claims[k].standing in _OPEN for k in ids if k))
    if ids:
        best = min(ids, key=lambda k: (-ids[k], k or ""))
        tally.add("origins", right=abs(len(claims[best or ""].origins) - gold["origins"]) <= 1)


def _shared(a: Iterable[Statement], b: Iterable[Statement]) -> set[str]:
    return {s.claim for s in a if s.claim} & {s.claim for s in b if s.claim}


def _opposed(claim: Claim, a: Iterable[Statement], b: Iterable[Statement]) -> bool:
    one, other = {s.id for s in a}, {s.id for s in b}
    pro, contra = set(claim.for_), set(claim.against)
    return bool((one & pro and other & contra) or (one & contra and other & pro))
