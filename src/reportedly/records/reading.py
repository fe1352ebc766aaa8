"""All that was read out of one report so far: what stages are given and add to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from reportedly.records.attribution import Attribution
from reportedly.records.event import Event
from reportedly.records.figure import Figure
from reportedly.records.gap import Gap
from reportedly.records.judgement import Judgement
from reportedly.records.mention import Mention
from reportedly.records.parse import Sentence
from reportedly.records.quantity import Quantity
from reportedly.records.relation import Relation
from reportedly.records.report import Report
from reportedly.records.statement import Statement
from reportedly.records.time import Time

Kept = Mention | Judgement | Statement | Event | Relation | Figure | Time | Gap
"""What a reading keeps: the store writes these."""

Working = Sentence | Attribution | Quantity
"""What stages leave for one another and nothing stores."""

Found = Kept | Working
"""Anything a stage may yield."""

F = TypeVar("F", bound=Found)


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with what was found in it, in the order found."""

    report: Report
    records: tuple[Kept, ...] = ()
    working: tuple[Working, ...] = field(default=(), compare=False, repr=False)

    def of(self, kind: type[F]) -> tuple[F, ...]:
        """The records of one type, in the order found."""
        return tuple(r for r in (*self.records, *self.working) if isinstance(r, kind))

    def plus(self, found: Iterable[Found]) -> Reading:
        """This reading with more in it; the reading itself stays as it was."""
        kept: list[Kept] = []
        working: list[Working] = []
        for record in found:
            if isinstance(record, Sentence | Attribution | Quantity):
                working.append(record)
            else:
                kept.append(record)
        return Reading(self.report, (*self.records, *kept), (*self.working, *working))

    def without_working(self) -> Reading:
        """The reading as it is stored: what a worker sends back."""
        return Reading(self.report, self.records)
