"""Entries as rows: which columns each kind fills, and which actors it names."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from reportedly.compose.audit import voice
from reportedly.compose.figures import series_of
from reportedly.compose.network import tie_of
from reportedly.compose.timeline import moment_of
from reportedly.errors import StoreError
from reportedly.records import (
    Actor,
    Claim,
    Entry,
    Event,
    Figure,
    Gap,
    Judgement,
    Mention,
    Position,
    Relation,
    Report,
    Run,
    Span,
    Statement,
    Time,
)
from reportedly.records.chronicle import E
from reportedly.store.bodies import actor_from, places, report_from, written
from reportedly.store.days import days

COLUMNS = (
    *("report", "start", "first", "last", "statement", "claim", "speaker", "addressee", "standing", "stance"),
    *("type", "voice", "origins", "reports", "weight", "confidence", "reprint_of", "together"),
    *("who", "text", "more"),
)
Cells = dict[str, str | int | float | None]


def kind_of(kind: type[Entry]) -> str:
    """The name a kind of entry is stored under."""
    return kind.__name__.lower()


def row(entry: Entry) -> Cells:
    """The columns of an entry in both its tables, all but `seq`, `day` and `at`."""
    cells: Cells = dict.fromkeys(COLUMNS)
    cells |= {"kind": kind_of(type(entry)), "id": entry.id, "body": written(entry)}
    match entry:
        case Report():
            cells |= {
                "report": entry.id,
                "text": entry.text,
                "who": f"{entry.title}\n{entry.publisher or ''}",
            }
            cells |= {"reprint_of": entry.reprint_of, **_between(entry.published)}
        case Statement():
            cells |= _statement(entry)
        case Event():
            cells |= _evidence(entry.trigger, entry.statement)
            cells |= _between(entry.time.edtf if entry.time else None)
            cells |= {"type": entry.event_type.value, "together": moment_of(entry)}
        case Relation():
            cells |= _evidence(entry.evidence, entry.statement)
            cells |= {"type": entry.predicate, "stance": entry.polarity.value, "together": tie_of(entry)}
            if entry.valid_from or entry.valid_to:
                cells |= {"first": days(entry.valid_from)[0], "last": days(entry.valid_to)[1]}
        case Figure():
            cells |= _evidence(entry.evidence, entry.statement) | _between(entry.as_of or entry.said)
            cells |= {"type": entry.measure, "together": series_of(entry)}
        case Time() | Mention():
            cells |= _evidence(entry.span, None)
            cells |= _between(entry.edtf) if isinstance(entry, Time) else {}
        case Gap():
            cells |= {"report": entry.report, "start": entry.span.start if entry.span else None}
        case Actor():
            cells |= _actor(entry)
        case Claim():
            weight = len(entry.for_) + len(entry.against)
            cells |= {"standing": entry.standing.value, "weight": weight, "origins": len(entry.origins)}
        case Position():
            cells |= {
                "statement": entry.statements[0] if entry.statements else None,
                "type": entry.kind.value,
            }
            cells |= {"speaker": entry.holder, "addressee": entry.addressee}
        case Judgement() | Run():
            pass
    return cells


def actors(entry: Entry) -> Iterator[str]:
    """The ids of the actors that an entry names, each once; of a judgement, of whatever it is about."""
    match entry:
        case Statement():
            named = [
                entry.speaker,
                entry.addressee and entry.addressee.actor,
                *(x.actor for x in entry.chain),
            ]
        case Event():
            named = [taking_part.reference.actor for taking_part in entry.participants]
        case Relation():
            named = [entry.subject.actor, entry.object.actor]
        case Figure():
            named = [entry.actor and entry.actor.actor]
        case Claim():
            named = [*entry.asserted_by, *entry.denied_by]
        case Position():
            named = [entry.holder, entry.addressee]
        case Judgement():
            named = [entry.left, entry.right if entry.right_at else None]
        case _:
            named = []
    yield from dict.fromkeys(actor for actor in named if actor)


def entry_from(kind: type[E], body: str, apart: str | None) -> E:
    """The entry that a row was made of. `apart` is what has a column of its own: a report's text,
    an actor's places. Raises StoreError where it is not an entry as this version knows it.
    """
    entry: Entry
    try:
        if kind is Report:
            entry = report_from(body, apart or "")
        elif kind is Actor:
            entry = actor_from(body, apart)
        else:
            entry = kind.model_validate_json(body)
    except ValidationError as error:
        raise StoreError(
            f"a {kind.__name__.lower()} in the chronicle was written by another version of reportedly",
            to_do="build the chronicle anew",
        ) from error
    if not isinstance(entry, kind):  # pragma: no cover - tells the type checker what `kind is Report` means
        raise TypeError(kind)
    return entry


def _statement(entry: Statement) -> Cells:
    return {
        **_evidence(entry.content[0], entry.nested_in),
        **_between(entry.stated),
        "claim": entry.claim,
        "speaker": entry.speaker,
        "addressee": entry.addressee.actor if entry.addressee else None,
        "voice": voice(entry),
        "confidence": entry.confidence,
        "stance": entry.stance.value,
        "who": entry.chain[-1].name,
        "text": " … ".join(span.exact for span in entry.content),
    }


def _actor(entry: Actor) -> Cells:
    return {
        "who": _names(entry),
        "text": "\n".join(dict.fromkeys((entry.name, *entry.aliases))),
        "more": places(entry),
        "type": entry.kind.value,
        "weight": len(entry.mentions),
        "reports": len({m.report for m in entry.mentions}),
    }


def _evidence(span: Span, statement: str | None) -> Cells:
    return {"report": span.report, "start": span.start, "statement": statement}


def _between(edtf: str | None) -> Cells:
    first, last = days(edtf)
    return {"first": first, "last": last}


def _names(actor: Actor) -> str:
    """All names, folded for looking up, each between line breaks."""
    return "\n" + "\n".join(dict.fromkeys(name.casefold() for name in (actor.name, *actor.aliases))) + "\n"
