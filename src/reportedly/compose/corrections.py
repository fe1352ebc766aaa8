"""What a person can correct in a record, and the record as corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from typing import Any, TypeVar

from reportedly.errors import UsageError
from reportedly.records import (
    Actor,
    Certainty,
    Claim,
    Event,
    EventType,
    Figure,
    Kind,
    Link,
    LinkKind,
    Polarity,
    Record,
    Relation,
    Report,
    Span,
    Stance,
    Statement,
    Style,
    Time,
    When,
)
from reportedly.records.time import Basis

Parser = Callable[[str], object]
R = TypeVar("R", bound=Record)


def _date(value: str) -> str | None:
    """EDTF, or nothing. Raises ValueError."""
    if not value:
        return None
    try:
        import_module("edtf").parse_edtf(value)  # slow to load, and seldom needed
        for day in value.split("/"):
            if len(day) == 10 and day.replace("-", "").isdigit():
                date.fromisoformat(day)
    except Exception as error:  # the library's parser raises many kinds
        raise ValueError(value) from error
    return value


def _needed_date(value: str) -> str:
    found = _date(value)
    if found is None:
        raise ValueError(value)
    return found


def _number(value: str) -> float | None:
    return float(value.replace(",", "")) if value else None


def _words(value: str) -> str:
    if not value.strip():
        raise ValueError(value)
    return value.strip()


def _perhaps(value: str) -> str | None:
    return value.strip() or None


FIELDS: Mapping[str, Mapping[str, Parser]] = {
    "actor": {"name": _words, "kind": Kind, "country": _perhaps},
    "claim": {"text": _words},
    "statement": {
        "source": str.strip,
        "source_kind": LinkKind,
        "content": _words,
        "stance": Stance,
        "certainty": Certainty,
        "stated": _date,
    },
    "figure": {
        "measure": _words,
        "value": _number,
        "low": _number,
        "high": _number,
        "unit": _perhaps,
        "approximator": _perhaps,
        "as_of": _date,
        "said": _date,
    },
    "relation": {"predicate": _words, "valid_from": _date, "valid_to": _date, "polarity": Polarity},
    "event": {"event_type": EventType, "time": _date},
    "time": {"edtf": _needed_date},
    "report": {"title": str.strip, "publisher": _perhaps, "published": _date, "credit": _perhaps},
}
"""What can be corrected, by kind of record and field. Dates are EDTF; "" takes a value out, where that may be."""


def checked(kind: str, changes: Mapping[str, str]) -> dict[str, str]:
    """The changes, if the kind has these fields and they can be so. Raises UsageError."""
    known = FIELDS.get(kind, {})
    if not changes:
        raise UsageError(
            "nothing is to be changed", to_do="name a field and its value, such as stance=denies"
        )
    for field, value in changes.items():
        if field not in known:
            may = ", ".join(known) or "nothing"
            raise UsageError(f"a {kind} has no field {field!r} to correct", to_do=f"correct one of: {may}")
        try:
            known[field](value)
        except ValueError as error:
            raise UsageError(f"{field} cannot be {value!r}", to_do=_advice(known[field])) from error
    return dict(changes)


def _advice(parser: Parser) -> str:
    if isinstance(parser, type) and hasattr(parser, "__members__"):
        return f"choose one of: {', '.join(str(m.value) for m in parser.__members__.values())}"
    if parser in (_date, _needed_date):
        return "write a date as EDTF, such as 1999-06, 2001-02-03 or 1980/1988"
    return "write a number" if parser is _number else "write some words"


def corrected(record: R, text: str, changes: Mapping[str, str]) -> R:
    """The record with the changes made; `text` is its report's. Raises UsageError for words that are not in it."""
    values = {field: FIELDS[_kind(record)][field](value) for field, value in changes.items()}
    if isinstance(record, Statement):
        values = _statement(record, text, values)
    if isinstance(record, Event) and "time" in values:
        when = values.pop("time")
        values["time"] = When(edtf=str(when), basis=Basis.INFERRED) if when else None
    return record.model_copy(update=values)


def _kind(record: Record) -> str:
    kinds = (Actor, Claim, Statement, Figure, Relation, Event, Time, Report)
    return next(kind.__name__.lower() for kind in kinds if isinstance(record, kind))


def _statement(statement: Statement, text: str, values: dict[str, Any]) -> dict[str, Any]:
    start = statement.content[0].start
    if "content" in values:
        values["content"] = (nearest(statement.report, text, values["content"], start),)
    kind = values.pop("source_kind", None)
    if "source" in values:
        values |= _source(statement, text, values["source"], kind)
    elif kind is not None:
        values["chain"] = (*statement.chain[:-1], statement.chain[-1].model_copy(update={"kind": kind}))
    return values


def _source(statement: Statement, text: str, words: str, kind: LinkKind | None) -> dict[str, Any]:
    """Another source: the last hand of the chain; without words, the reporter, and no hand but the publisher's."""
    if not words:
        return {"source": None, "cue": None, "chain": statement.chain[:1], "style": Style.NARRATED}
    span = nearest(statement.report, text, words, statement.content[0].start)
    link = Link(name=words, kind=kind or LinkKind.NAMED, span=span)
    before = statement.chain[:-1] if len(statement.chain) > 1 else statement.chain
    style = Style.INDIRECT if statement.style is Style.NARRATED else statement.style
    return {"source": span, "chain": (*before, link), "style": style}


def nearest(report: str, text: str, words: str, place: int) -> Span:
    """Where the words stand next to the place. Raises UsageError where they do not stand in the text at all."""
    found: list[int] = []
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    if not found:
        raise UsageError(
            f"the words {words!r} do not stand in the report", where=report, to_do="copy them out of its text"
        )
    start = min(found, key=lambda at: (abs(at - place), at))
    return Span(report=report, start=start, end=start + len(words), exact=words)
