"""The annotated reports (`annotated/statements.json`): statements found, their stance and their chains.

A statement of the gold is found where an attributed one of ours shares a character with its anchor, and
both cue and source answer to the gold's words (one contains the other, as whole words). Stances of those
found are right where equal, asserting and believing counted as one. A chain is right where it has the
gold's number of links below the publisher and every named one answers to the gold's name. Ported from
the independent check, so that the figures compare; it also says how many statements we make for how many
in the gold, because recall alone can be had by saying everything. The labels were made by a careful
reading under written guidelines, not by a panel.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportedly.config import Settings
from reportedly.extract.reader import Reader
from reportedly.ingest import read_one
from reportedly.records import Link, Reading, Report, Statement

Row = dict[str, Any]
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_ALIKE = frozenset({"asserts", "believes"})
_LEAST = 4  # two for the cue and two for the source


@dataclass
class Tally:
    """Right and asked by measure; `predicted` statements beside `gold` ones; `misses` in words."""

    right: dict[str, int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    predicted: int = 0
    gold: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, measure: str, *, right: bool) -> None:
        """One answer to one question."""
        self.asked[measure] = self.asked.get(measure, 0) + 1
        self.right[measure] = self.right.get(measure, 0) + right

    def figures(self) -> dict[str, float]:
        """The share right of each measure, and predictions a gold statement."""
        shares = {name: self.right[name] / asked for name, asked in self.asked.items()}
        return shares | {"predicted.per.gold": self.predicted / self.gold if self.gold else 0.0}


def plain(text: str | None) -> str:
    """Lower case, straight quotes, single spaces: how words are compared."""
    return re.sub(r"\s+", " ", (text or "").translate(_QUOTES)).strip().lower()


def answers(word: str, name: str, same_names: dict[str, list[str]]) -> bool:
    """Does a name answer to one of the names in `word` ("A|B")?"""
    got = plain(name)
    for wanted in word.split("|"):
        key = plain(wanted).lstrip("*")
        for candidate in same_names.get(key, [key]):
            if candidate == got or re.search(rf"\b{re.escape(candidate)}\b", got):
                return True
            if len(got) > 3 and re.search(rf"\b{re.escape(got)}\b", candidate):
                return True
    return False


def measure(folder: Path, settings: Settings | None = None) -> Tally:
    """Our reading of the reports of `annotated/` against its statements."""
    gold = json.loads((folder / "statements.json").read_text(encoding="utf-8"))
    reader = Reader(settings or Settings())
    return compare(gold, _readings(folder / "reports", reader))


def _readings(folder: Path, reader: Reader) -> Iterator[Reading]:
    for path in sorted(folder.glob("*.html")):
        for report in read_one(path, reader.settings):
            if isinstance(report, Report):
                yield reader(report)


def compare(gold: Row, readings: Iterable[Reading]) -> Tally:
    """The tally over all reports of the gold; a report is known by its `seed` in the path."""
    by_path = {reading.report.path: reading for reading in readings}
    same_names: dict[str, list[str]] = gold.get("same_names", {})
    tally = Tally()
    for row in gold["reports"]:
        reading = next((r for path, r in by_path.items() if row["seed"] in path), None)
        tally.add("report", right=reading is not None)
        if reading is not None:
            _report(row, reading, lambda w, n: answers(w, n, same_names), tally)
    return tally


def _report(row: Row, reading: Reading, same: Callable[[str, str], bool], tally: Tally) -> None:
    mine = [s for s in reading.of(Statement) if s.style != "narrated"]
    text = reading.report.text.translate(_QUOTES)
    tally.predicted += len(mine)
    tally.gold += len(row["statements"])
    for wanted in row["statements"]:
        found = best(wanted, mine, text)
        tally.add("found.hard" if wanted.get("hard") else "found", right=found is not None)
        if found is None:
            tally.misses.append(
                f"{row['seed']} {wanted['id']} {wanted['source']} | {wanted['cue']} | {wanted['content']}"
            )
            continue
        stance = found.stance == wanted["stance"] or {found.stance, wanted["stance"]} <= _ALIKE
        tally.add("stance", right=stance)
        right = chain_right(wanted["chain"], found.chain[1:], same)
        tally.add("chain", right=right)
        if len(wanted["chain"]) > 1:
            tally.add("chain.nested", right=right)


def best(wanted: Row, mine: Iterable[Statement], text: str) -> Statement | None:
    """Our statement that answers best to one of the gold, if any answers well enough."""
    anchor = (wanted["content"] or "").translate(_QUOTES)
    at = text.find(anchor) if anchor else -1
    found: tuple[int, Statement] | None = None
    for s in mine:
        if at >= 0 and not any(c.start < at + len(anchor) and c.end > at for c in s.content):
            continue
        cue, source = plain(wanted["cue"]), plain(wanted["source"])
        points = 2 * (_touches(cue, s.cue.exact if s.cue else "") if cue.strip("-") else True)
        points += 2 * (_touches(source, s.source.exact if s.source else "") if source else s.source is None)
        if points > (found[0] if found else 0):
            found = (points, s)
    return found[1] if found and found[0] >= _LEAST else None


def _touches(wanted: str, got: str) -> bool:
    """Does one contain the other as whole words?"""
    got = plain(got)
    return bool(wanted and got) and (f" {wanted} " in f" {got} " or f" {got} " in f" {wanted} ")


def chain_right(wanted: list[str], links: tuple[Link, ...], same: Callable[[str, str], bool]) -> bool:
    """As many links as wanted, and every named one by its name (`*` marks unnamed and collective ones)."""
    if len(wanted) != len(links):
        return False
    return all(w.startswith("*") or same(w, link.name) for w, link in zip(wanted, links, strict=True))
