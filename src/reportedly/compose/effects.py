"""What a person's judgement does to the records of a reading, and to what is composed of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from reportedly.compose.corrections import corrected
from reportedly.errors import UsageError
from reportedly.records import (
    Event,
    Figure,
    Judgement,
    JudgementState,
    Kept,
    Reading,
    Record,
    Relation,
    Statement,
    Verdict,
)

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Ruling:
    """A person's judgement under way: the ids of what it is about now, and what became of it."""

    judgement: Judgement
    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    state: JudgementState = JudgementState.APPLIES
    by: str | None = None
    at: str | None = None
    reason: str = ""

    @property
    def kind(self) -> str:
        """Of what: actor, claim, statement, figure, relation, event, time, mention or report."""
        return self.judgement.left.partition("-")[0]

    def detach(self, reason: str) -> None:
        """It cannot be made to count."""
        self.state, self.reason = JudgementState.DETACHED, reason

    def overrule(self, by: Ruling) -> None:
        """A later judgement says otherwise."""
        self.state, self.by = JudgementState.OVERRULED, by.judgement.id


@dataclass(slots=True)
class Effect:
    """What people's judgements come to for one thing: is it right, and what its fields should be, newest first."""

    right: Ruling | None = None
    fields: dict[str, tuple[str, Ruling]] = field(default_factory=dict)

    @property
    def rejected(self) -> bool:
        """Is it not to stand?"""
        return self.right is not None and self.right.judgement.verdict is Verdict.WRONG

    def applied(self, record: R, text: str) -> R:
        """The record with its fields put right; what cannot be is detached."""
        by_ruling: dict[str, tuple[Ruling, dict[str, str]]] = {}
        for name, (value, ruling) in self.fields.items():
            by_ruling.setdefault(ruling.judgement.id, (ruling, {}))[1][name] = value
        for ruling, changes in reversed(by_ruling.values()):
            try:
                record = corrected(record, text, changes)
            except (UsageError, ValueError, KeyError) as error:
                ruling.detach(error.what if isinstance(error, UsageError) else f"{changes} cannot be")
        return record


class Corrected:
    """Readings with people's corrections made, as often as they are gone through."""

    def __init__(self, readings: Iterable[Reading], effects: Mapping[str, Effect]) -> None:
        self._readings, self._effects = readings, effects

    def __iter__(self) -> Iterator[Reading]:
        """Each reading, corrected."""
        for reading in self._readings:
            yield self._reading(reading)

    def _reading(self, reading: Reading) -> Reading:
        touched = [r.id for r in (reading.report, *reading.records) if r.id in self._effects]
        if not touched:
            return reading
        report, text = reading.report, reading.report.text
        dropped = {id_ for id_ in touched if self._effects[id_].rejected}
        inside = {r.id: r.nested_in for r in reading.of(Statement) if r.id in dropped}
        records = [
            self._record(record, text, inside)
            for record in reading.records
            if record.id not in dropped and not _hangs_on(record, inside)
        ]
        if report.id in self._effects:
            report = self._effects[report.id].applied(report, text)
        return Reading(report, tuple(records))

    def _record(self, record: Kept, text: str, inside: Mapping[str, str | None]) -> Kept:
        if isinstance(record, Statement) and record.nested_in and record.nested_in in inside:
            outer: str | None = record.nested_in
            while outer and outer in inside:
                outer = inside[outer]
            record = record.model_copy(update={"nested_in": outer})
        effect = self._effects.get(record.id)
        return effect.applied(record, text) if effect else record


def _hangs_on(record: Kept, statements: Mapping[str, str | None]) -> bool:
    """Does the record stand on one of the statements alone?"""
    return isinstance(record, Event | Relation | Figure) and record.statement in statements
