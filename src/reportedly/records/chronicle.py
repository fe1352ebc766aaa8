"""What composing gives and every page, table and export renders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from reportedly.records.actor import Actor
from reportedly.records.claim import Claim
from reportedly.records.event import Event
from reportedly.records.figure import Figure
from reportedly.records.gap import Gap
from reportedly.records.judgement import Judgement
from reportedly.records.mention import Mention
from reportedly.records.position import Position
from reportedly.records.relation import Relation
from reportedly.records.report import Report
from reportedly.records.run import Run
from reportedly.records.statement import Statement
from reportedly.records.time import Time

Entry = (
    Report
    | Actor
    | Mention
    | Statement
    | Event
    | Relation
    | Figure
    | Time
    | Claim
    | Position
    | Judgement
    | Run
    | Gap
)
"""A record that stands in a chronicle, with its actors, claims and reprints filled in."""

E = TypeVar("E", bound=Entry)


class Chronicle(Protocol):
    """Read access to a composed chronicle. Orders are stable: reports by date published, then id; records of a
    report by place in its text; claims by standing and number of statements; others by id.
    """

    def each(self, kind: type[E]) -> Iterator[E]:
        """All entries of one type, streamed."""
        ...

    def get(self, kind: type[E], id_: str) -> E | None:
        """The entry of that id, or None."""
        ...

    def of_report(self, kind: type[E], report: str) -> Iterator[E]:
        """The entries of one type that were read in one report."""
        ...


class MemoryChronicle:
    """A chronicle held in memory: for one report's audit, and for tests."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_kind: dict[type, dict[str, Entry]] = {}
        for entry in entries:
            self._by_kind.setdefault(type(entry), {})[entry.id] = entry

    def each(self, kind: type[E]) -> Iterator[E]:
        """All entries of one type, in the order given."""
        for entry in self._by_kind.get(kind, {}).values():
            if isinstance(entry, kind):
                yield entry

    def get(self, kind: type[E], id_: str) -> E | None:
        """The entry of that id, or None."""
        entry = self._by_kind.get(kind, {}).get(id_)
        return entry if isinstance(entry, kind) else None

    def of_report(self, kind: type[E], report: str) -> Iterator[E]:
        """The entries of one type that were read in one report."""
        return (entry for entry in self.each(kind) if getattr(entry, "report", None) == report)
