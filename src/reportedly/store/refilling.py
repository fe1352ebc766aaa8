"""Writes the entries of an older chronicle into the tables of today: what they print stays, what pages ask is new."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from reportedly.records import (
    Actor,
    Claim,
    Entry,
    Event,
    Figure,
    Gap,
    Mention,
    Position,
    Relation,
    Report,
    Statement,
    Time,
)
from reportedly.store import schema
from reportedly.store.bodies import report_from
from reportedly.store.counting import FACT, counted
from reportedly.store.filling import Filling, put
from reportedly.store.rows import kind_of

BEFORE = "entry_before"
"""The table that a migration moved the entries into."""

_KINDS: tuple[type[Entry], ...] = (
    *(Actor, Claim, Event, Figure, Gap, Mention, Position, Relation, Report, Statement, Time),
)


def refill(connection: Connection) -> None:
    """Move all entries over."""
    filling = Filling(connection)
    filling.empty()
    filling.add(_entries(connection))
    filling.settle()
    put(connection, schema.fact, [{"name": FACT, "value": counted(connection)}])
    connection.execute(text(f"DROP TABLE {BEFORE}"))


def _entries(connection: Connection) -> Iterator[Entry]:
    kinds = {kind_of(kind): kind for kind in _KINDS}
    asked = text(f"SELECT kind, body, text FROM {BEFORE} ORDER BY seq")  # noqa: S608 - our own name
    for kind, body, words in connection.execute(asked.execution_options(yield_per=500)):
        yield report_from(body, words) if kind == "report" else kinds[kind].model_validate_json(body)
