"""What happened when, told side by side: one entry for an event, however many reports tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.records import Basis, Chronicle, Event, EventType, Polarity, Statement, Style, content_id

_NO_YEAR = "9999"
_MARKS = re.compile(r"[~?%]")


@dataclass(frozen=True, slots=True)
class Moment:
    """One happening with its accounts. `when` is EDTF or None; `actors`, `recipients` are actor ids. It is `alleged`
    where nobody but a source tells of it, and `basis` says what the date rests on.
    """

    when: str | None
    basis: Basis | None
    event_type: EventType
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    events: tuple[Event, ...]
    alleged: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated moments, earliest first, and a shelf of those without a date."""

    dated: tuple[Moment, ...]
    undated: tuple[Moment, ...]


def timeline(chronicle: Chronicle, actor: str | None = None) -> Timeline:
    """All events that some account says happened, or those an actor (id) takes part in. Two events are one where
    type, time and known sides agree; without a date, only within one report.
    """
    groups: dict[str, list[Event]] = {}
    for event in chronicle.each(Event):
        if event.polarity is not Polarity.HELD:
            continue
        if actor is None or actor in (*_sides(event, "actor"), *_sides(event, "recipient")):
            groups.setdefault(moment_of(event), []).append(event)
    moments = [_moment(chronicle, events) for events in groups.values()]
    dated = sorted((m for m in moments if m.when), key=lambda m: (earliest(m.when), m.when, m.events[0].id))
    undated = sorted((m for m in moments if not m.when), key=lambda m: m.events[0].id)
    return Timeline(tuple(dated), tuple(undated))


def moment_of(event: Event) -> str:
    """The id of the moment that the event is an account of: equal for events that are one."""
    doing, receiving = _sides(event, "actor"), _sides(event, "recipient")
    when = event.time.edtf if event.time else None
    place = when or (event.report, *(() if doing and receiving else (event.id,)))
    return content_id("moment", place, event.event_type, doing, receiving)


def earliest(edtf: str | None) -> str:
    """The first day that an EDTF value may mean, as a string that sorts by time ("197X" before "1975-02")."""
    if not edtf:
        return _NO_YEAR
    first = _MARKS.sub("", edtf).split("/")[0]
    if first in {"", ".."}:
        return "0000"
    return first.replace("X", "0")


def latest(edtf: str | None) -> str:
    """The last day that an EDTF value may mean, as a string that sorts by time; what is open has no end."""
    if not edtf:
        return _NO_YEAR
    last = _MARKS.sub("", edtf).split("/")[-1]
    return _NO_YEAR if last in {"", ".."} else last.replace("X", "9") + "~"


def _moment(chronicle: Chronicle, events: Iterable[Event]) -> Moment:
    ordered = tuple(sorted(events, key=lambda e: (e.report, e.trigger.start, e.id)))
    first = ordered[0]
    return Moment(
        when=first.time.edtf if first.time else None,
        basis=first.time.basis if first.time else None,
        event_type=first.event_type,
        actors=_sides(first, "actor"),
        recipients=_sides(first, "recipient"),
        events=ordered,
        alleged=not any(_narrated(chronicle, e) for e in ordered),
    )


def _narrated(chronicle: Chronicle, event: Event) -> bool:
    statement = chronicle.get(Statement, event.statement)
    return statement is not None and statement.style is Style.NARRATED


def _sides(event: Event, role: str) -> tuple[str, ...]:
    return tuple(sorted(set(_known(event, role))))


def _known(event: Event, role: str) -> Iterator[str]:
    for participant in event.participants:
        if participant.role == role and participant.reference.actor:
            yield participant.reference.actor
