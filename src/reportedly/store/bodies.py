"""Records as stored values, and back."""

from __future__ import annotations

import json
import zlib

from pydantic import BaseModel, ConfigDict

from reportedly.records import (
    Actor,
    Event,
    Figure,
    Gap,
    Judgement,
    Mention,
    Reading,
    Record,
    Relation,
    Report,
    Span,
    Statement,
    Time,
)


class Body(BaseModel):
    """The records of a reading by type, each in the order found. A reading that comes back has its records
    grouped in this order; among one type nothing moves.
    """

    model_config = ConfigDict(extra="forbid")

    mentions: tuple[Mention, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    figures: tuple[Figure, ...] = ()
    gaps: tuple[Gap, ...] = ()


def packed(reading: Reading) -> bytes:
    """All records of a reading as compressed JSON."""
    body = Body(
        mentions=reading.of(Mention),
        judgements=reading.of(Judgement),
        times=reading.of(Time),
        statements=reading.of(Statement),
        events=reading.of(Event),
        relations=reading.of(Relation),
        figures=reading.of(Figure),
        gaps=reading.of(Gap),
    )
    return zlib.compress(body.model_dump_json(exclude_defaults=True).encode(), 1)


def unpacked(report: Report, value: bytes) -> Reading:
    """The reading that `packed` made, of the report it was read from."""
    body = Body.model_validate_json(zlib.decompress(value))
    return Reading(
        report,
        (
            *body.mentions,
            *body.judgements,
            *body.times,
            *body.statements,
            *body.events,
            *body.relations,
            *body.figures,
            *body.gaps,
        ),
    )


def written(record: Record) -> str:
    """One record as JSON; a report without its text and an actor without its mentions, which have columns of their
    own.
    """
    without = {"text"} if isinstance(record, Report) else {"mentions"} if isinstance(record, Actor) else set()
    return record.model_dump_json(exclude=without, exclude_defaults=True, by_alias=True)


def report_from(body: str, text: str) -> Report:
    """The report that `written` made."""
    bare = _Bare.model_validate_json(body)
    return Report.model_construct(**{**bare.__dict__, "text": text})


def places(actor: Actor) -> str:
    """The mentions of an actor as JSON."""
    return json.dumps([(m.report, m.start, m.end, m.exact) for m in actor.mentions], ensure_ascii=False)


def actor_from(body: str, places_: str | None) -> Actor:
    """The actor that `written` and `places` made; without places, the bare actor."""
    bare = Actor.model_validate_json(body)
    # checked when they were written: there may be ten thousand
    spans = (
        Span.model_construct(report=report, start=start, end=end, exact=exact)
        for report, start, end, exact in json.loads(places_ or "[]")
    )
    return bare.model_copy(update={"mentions": tuple(spans)})


class _Bare(Report):
    """A report whose text lies elsewhere."""

    text: str = ""
