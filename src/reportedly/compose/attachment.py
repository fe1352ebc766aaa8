"""Finds again what people judged, in reports that were read anew or have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from reportedly.records import (
    Anchor,
    Event,
    Figure,
    Kept,
    Mention,
    Reading,
    Relation,
    Report,
    Span,
    Statement,
    Time,
)
from reportedly.records.names import name_key

Anchored = Mention | Statement | Figure | Relation | Event | Time

KINDS: dict[str, type[Anchored]] = {
    kind.__name__.lower(): kind for kind in (Mention, Statement, Figure, Relation, Event, Time)
}

_SAME_PLACE = 0.5
"""The share of two spans together that both must have, for the records that stand there to be the same."""

_BEFORE = 32
"""Characters kept of what stands in front of an anchor: enough to tell one "he said" from the next."""


class _Fit(NamedTuple):
    """How well a record fits an anchor: the less, the better."""

    report: int  # 0: the report itself, 1: the same text, 2: the same path, 3: the same name anywhere
    apart: float
    other: bool
    id: str


def anchor(record: Anchored | Span | Report, report: Report, what: str = "") -> Anchor:
    """Where a record stands, or, for an actor (`what` is its name), one of its mentions."""
    if isinstance(record, Report):
        return Anchor(kind="report", id=report.id, report=report.id, digest=report.digest, path=report.path)
    span = record if isinstance(record, Span) else place_of(record)
    return Anchor(
        kind="mention" if isinstance(record, Span) else type(record).__name__.lower(),
        id="" if isinstance(record, Span) else record.id,
        report=report.id,
        digest=report.digest,
        path=report.path,
        start=span.start,
        end=span.end,
        exact=span.exact,
        before=report.text[max(0, span.start - _BEFORE) : span.start],
        what=what if isinstance(record, Span) else telling(record),
    )


def place_of(record: Anchored) -> Span:
    """The words that a record stands on."""
    match record:
        case Statement():
            return record.content[0]
        case Figure() | Relation():
            return record.evidence
        case Event():
            return record.trigger
        case _:
            return record.span


def telling(record: Anchored) -> str:
    """What tells a record from others in the same words."""
    match record:
        case Statement():
            return record.source.exact if record.source else ""
        case Figure():
            return record.measure
        case Relation():
            return f"{record.subject.span.exact} {record.predicate} {record.object.span.exact}"
        case Event():
            return record.event_type.value
        case Mention():
            return record.head.exact
        case _:
            return ""


class Attachment:
    """Looks for anchors, reading by reading, in whatever order these come; one without a report is found by its id
    alone.
    """

    def __init__(self, anchors: Iterable[Anchor]) -> None:
        self._found: dict[Anchor, _Fit] = {}
        self._by_report: dict[str, list[Anchor]] = {}
        self._by_name: dict[str, list[Anchor]] = {}
        self._by_id: dict[str, Anchor] = {}
        for one in dict.fromkeys(anchors):
            if not one.report:
                self._by_id[one.id] = one
                continue
            for key in {one.report, one.digest, one.path}:
                self._by_report.setdefault(key, []).append(one)
            if one.kind == "mention":
                self._by_name.setdefault(name_key(one.what), []).append(one)

    def see(self, reading: Reading) -> None:
        """Look for what stands in this reading."""
        report = reading.report
        keys = (report.id, report.digest, report.path)
        for wanted in {a: None for key in keys for a in self._by_report.get(key, ())}:
            self._keep(wanted, _fits(wanted, reading))
        if self._by_id:
            for record in (report, *reading.records):
                if (wanted_ := self._by_id.get(record.id)) is not None:
                    self._keep(wanted_, [_Fit(0, 0, False, record.id)])
        if self._by_name:
            for mention in reading.of(Mention):
                for wanted in self._by_name.get(name_key(mention.head.exact), ()):
                    self._keep(wanted, [_Fit(3, 0, False, mention.id)])

    def id_of(self, wanted: Anchor) -> str | None:
        """The id of what stands there now, or None."""
        fit = self._found.get(wanted)
        return fit.id if fit else None

    def _keep(self, wanted: Anchor, fits: Iterable[_Fit]) -> None:
        known = self._found.get(wanted)
        best = min((fit for fit in (*fits, known) if fit), default=None)
        if best:
            self._found[wanted] = best


def _fits(wanted: Anchor, reading: Reading) -> Iterator[_Fit]:
    """The records of a report that can be what was judged."""
    report = reading.report
    rank = 0 if report.id == wanted.report else 1 if report.digest == wanted.digest else 2
    if wanted.kind == "report":
        yield _Fit(rank, 0, False, report.id)
        return
    place = _place(wanted, report)
    for record in reading.of(KINDS[wanted.kind]) if wanted.kind in KINDS else ():
        if wanted.id and record.id == wanted.id:
            yield _Fit(rank, -1, False, record.id)
        elif place is not None:
            apart = 1 - _in_common(place, place_of(record))
            if apart <= _SAME_PLACE:
                yield _Fit(rank, apart, telling(record) != wanted.what and not _named(record), record.id)


def _named(record: Kept) -> bool:
    """An actor's anchor holds its name, not the mention's words."""
    return isinstance(record, Mention)


def _place(wanted: Anchor, report: Report) -> tuple[int, int] | None:
    """Where the words stand: in the same text where they stood, else where most of what was in front still is."""
    if report.text[wanted.start : wanted.end] == wanted.exact and report.digest == wanted.digest:
        return wanted.start, wanted.end
    found: list[int] = []
    at = report.text.find(wanted.exact)
    while at >= 0:
        found.append(at)
        at = report.text.find(wanted.exact, at + 1)
    if not found:
        return None

    def nearness(start: int) -> tuple[int, int, int]:
        front = report.text[max(0, start - _BEFORE) : start]
        alike = takewhile(
            lambda pair: pair[0] == pair[1], zip(front[::-1], wanted.before[::-1], strict=False)
        )
        return -len(list(alike)), abs(start - wanted.start), start

    start = min(found, key=nearness)
    return start, start + len(wanted.exact)


def _in_common(place: tuple[int, int], span: Span) -> float:
    both = min(place[1], span.end) - max(place[0], span.start)
    return max(0, both) / (max(place[1], span.end) - min(place[0], span.start))
