"""What a judgement can be about, in words that a person knows it by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from reportedly.compose.corrections import FIELDS, Parser
from reportedly.export.html.lines import short
from reportedly.records import Actor, Claim, Event, Figure, Judgement, Relation, Report, Span, Statement, Time
from reportedly.web.desk import Desk

KINDS: Mapping[str, type[Any]] = {
    kind.__name__.lower(): kind for kind in (Actor, Claim, Statement, Figure, Relation, Event, Time, Report)
}
CALLED = {"relation": "tie", "time": "date"}
"""What people call a kind, where it is not the record's name."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing by id: what kind it is, in which words it is shown, and where."""

    id: str
    kind: str
    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field that can be corrected, as it is now; `options` where it can only be one of these."""

    name: str
    value: str
    options: tuple[str, ...]


def kind_of(id_: str) -> str:
    """The kind that an id is of."""
    return id_.partition("-")[0]


def found(id_: str, desk: Desk) -> Any | None:  # noqa: ANN401 - any record that can be judged
    """The record of that id, if it is in the chronicle."""
    kind = KINDS.get(kind_of(id_))
    return desk.lookup(kind).get(id_) if kind else None


def subject(id_: str, desk: Desk, judgement: Judgement | None = None) -> Subject:
    """The thing of that id; one that is no longer there goes by the words that it stood in when it was judged."""
    kind = CALLED.get(kind_of(id_), kind_of(id_))
    record = found(id_, desk)
    if record is None:
        places = (*judgement.left_at, *judgement.right_at) if judgement else ()
        words = next((p.what or p.exact for p in places if p.id == id_ and (p.what or p.exact)), "")
        return Subject(id_, kind, short(words or (places[0].exact if places else "")) or id_, None)
    return Subject(id_, kind, short(_words(record, desk)), _href(record, desk))


def _words(record: Any, desk: Desk) -> str:  # noqa: ANN401 - any record that can be judged
    match record:
        case Actor():
            return record.name
        case Claim():
            return record.text
        case Statement():
            return " … ".join(span.exact for span in record.content)
        case Report():
            return record.title or record.path
        case Relation():
            names = [_name(side.actor, side.span.exact, desk) for side in (record.subject, record.object)]
            return f"{names[0]} {record.predicate.replace('_', ' ')} {names[1]}"
        case Event():
            return f"{record.event_type.value.lower()}: {record.trigger.exact}"
        case Figure():
            return record.evidence.exact
        case _:
            return str(record.span.exact)


def _name(actor: str | None, words: str, desk: Desk) -> str:
    known = desk.actors.get(actor) if actor else None
    return known.name if known else words


def _href(record: Any, desk: Desk) -> str | None:  # noqa: ANN401 - any record that can be judged
    match record:
        case Actor():
            return desk.places.actor(record.id)
        case Claim():
            return desk.places.claim(record.id)
        case Report():
            return desk.places.report(record.id)
        case Statement():
            return desk.places.said(record)
    said = desk.statements.get(getattr(record, "statement", None) or "")
    return desk.places.said(said) if said else desk.places.report(record.report)


def fields(record: Any) -> tuple[FieldLine, ...]:  # noqa: ANN401 - any record that can be judged
    """What can be corrected of the record."""
    kind = type(record).__name__.lower()
    return tuple(
        FieldLine(name, _value(record, name), _options(parser)) for name, parser in FIELDS[kind].items()
    )


def _options(parser: Parser) -> tuple[str, ...]:
    if isinstance(parser, type) and issubclass(parser, Enum):
        return tuple(str(member.value) for member in parser)
    return ()


def _value(record: Any, name: str) -> str:  # noqa: ANN401 - any record that can be judged
    if isinstance(record, Statement) and name == "content":
        return " ".join(span.exact for span in record.content) if len(record.content) == 1 else ""
    if isinstance(record, Statement) and name == "source_kind":
        return str(record.chain[-1].kind.value)
    value = getattr(record, name, None)
    if isinstance(value, Span):
        return value.exact
    value = getattr(value, "edtf", value)
    return "" if value is None else str(getattr(value, "value", value))


def changed(form: Iterable[tuple[str, object]]) -> dict[str, str]:
    """The fields of an edit form that were altered: each is posted beside what it was."""
    posted = {name: value for name, value in form if isinstance(value, str)}
    return {
        name.removeprefix("to."): value.replace("\r\n", "\n").strip()
        for name, value in posted.items()
        if name.startswith("to.")
        and value.strip() != posted.get(f"was.{name.removeprefix('to.')}", "").strip()
    }
