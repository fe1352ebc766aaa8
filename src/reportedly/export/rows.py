"""Records to rows: references flattened to actor ids, everything else as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reportedly.export.schema import (
    ActorRow,
    ClaimRow,
    EventRow,
    FigureRow,
    GapRow,
    JudgementRow,
    ParticipantRow,
    PositionRow,
    RelationRow,
    ReportRow,
    Row,
    RunRow,
    StatementRow,
    TimeOfEvent,
    TimeRow,
)
from reportedly.records import (
    Actor,
    Chronicle,
    Claim,
    Entry,
    Event,
    Figure,
    Gap,
    Judgement,
    Link,
    Position,
    Reference,
    Relation,
    Report,
    Run,
    Statement,
    Time,
)


def _actor(reference: Reference | None) -> str | None:
    return reference.actor if reference else None


def _link(link: Link) -> dict[str, Any]:
    return {"actor": link.actor, "name": link.name, "kind": link.kind, "span": link.span}


def _statement(s: Statement) -> Row:
    own = s.model_dump(exclude={"chain", "addressee", "source", "cue", "content", "points"})
    return StatementRow.model_validate(
        {
            **own,
            "source": s.source,
            "cue": s.cue,
            "content": list(s.content),
            "chain": [_link(link) for link in s.chain],
            "addressee": _actor(s.addressee),
        }
    )


def _event(e: Event) -> Row:
    present = [p for p in e.participants if p.reference.actor]
    return EventRow(
        id=e.id,
        report=e.report,
        event_type=e.event_type,
        time=TimeOfEvent(edtf=e.time.edtf, basis=e.time.basis, span=e.time.span) if e.time else None,
        place=e.place.exact if e.place else None,
        polarity=e.polarity,
        participants=[ParticipantRow(actor=p.reference.actor or "", role=p.role) for p in present],
        trigger=e.trigger,
        statement=e.statement,
    )


def _relation(r: Relation) -> Row:
    own = r.model_dump(exclude={"subject", "object", "evidence"})
    return RelationRow.model_validate(
        {**own, "subject": r.subject.actor, "object": r.object.actor, "evidence": r.evidence}
    )


def _figure(f: Figure) -> Row:
    own = f.model_dump(exclude={"actor", "evidence"})
    return FigureRow.model_validate({**own, "actor": _actor(f.actor), "evidence": f.evidence})


def _plain(row: type[Row]) -> Callable[[Any], Row]:
    def make(record: Any) -> Row:  # noqa: ANN401 - each row model checks its own record
        return row.model_validate(record.model_dump(by_alias=True))

    return make


ROWS: dict[type[Entry], tuple[type[Row], Callable[[Any], Row]]] = {
    Report: (ReportRow, _plain(ReportRow)),
    Actor: (ActorRow, _plain(ActorRow)),
    Statement: (StatementRow, _statement),
    Event: (EventRow, _event),
    Relation: (RelationRow, _relation),
    Figure: (FigureRow, _figure),
    Time: (TimeRow, _plain(TimeRow)),
    Claim: (ClaimRow, _plain(ClaimRow)),
    Position: (PositionRow, _plain(PositionRow)),
    Judgement: (JudgementRow, _plain(JudgementRow)),
    Run: (RunRow, _plain(RunRow)),
    Gap: (GapRow, _plain(GapRow)),
}
"""Record type → row model and how to make it, in the order of the export."""


def row(entry: Entry) -> Row:
    """The export row of an entry."""
    return ROWS[type(entry)][1](entry)


def rows(chronicle: Chronicle) -> Iterator[Row]:
    """All rows of a chronicle, streamed, by type in the order of `ROWS`."""
    for kind in ROWS:
        for entry in chronicle.each(kind):
            yield row(entry)
