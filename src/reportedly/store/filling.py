"""Fills the tables of a composed chronicle."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, and_, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from reportedly.records import Actor, Entry, Statement
from reportedly.store import schema
from reportedly.store.days import UNDATED
from reportedly.store.rows import Cells, actors, kind_of, row

ABOUT = "about"
"""The kind under which `involved` keeps of whom a saying speaks."""

_CHUNK = 500  # rows written at once
_APART = ("who", "text", "body", "more")
_BEST = ("named", "unnamed", "narrated")
T = TypeVar("T")


class Filling:
    """Writes entries within somebody else's transaction; `settle` once all are in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        reading = schema.reading
        self._published = dict(connection.execute(select(reading.c.report, reading.c.day)).all())

    def empty(self) -> None:
        """Take out all that is there."""
        for table in (schema.entry, schema.content, schema.involved, schema.mentioned, schema.saying):
            self._connection.execute(delete(table))

    def add(self, entries: Iterable[Entry]) -> None:
        """Write them, in order."""
        for chunk in chunks(enumerate(entries, start=1)):
            cells = [self._cells(seq, entry) for seq, entry in chunk]
            apart = [{"seq": c["seq"], "kind": c["kind"], **{n: c.pop(n) for n in _APART}} for c in cells]
            put(self._connection, schema.entry, cells)
            put(self._connection, schema.content, apart)
            put(
                self._connection,
                schema.involved,
                [_part(seq, e, who) for seq, e in chunk for who in actors(e)],
            )
            put(self._connection, schema.mentioned, [place for _, e in chunk for place in _mentioned(e)])
            put(self._connection, schema.saying, [words for seq, e in chunk for words in _saying(seq, e)])

    def settle(self) -> None:
        """Work out what only all entries together tell."""
        self._drop_doubles()
        self._date_by_statements()
        self._voice_claims()
        self._tell_about()

    def _cells(self, seq: int, entry: Entry) -> Cells:
        cells = row(entry)
        day = self._published.get(str(cells["report"]), UNDATED)
        if cells["kind"] == "statement" and cells["first"] is cells["last"] is None and day != UNDATED:
            # said by the day it was published: good enough to be filtered by
            cells |= {"first": day, "last": day}
        return {**cells, "seq": seq, "day": day, "at": cells["first"] or UNDATED}

    def _drop_doubles(self) -> None:
        """An entry that was given twice stands once: what the second one brought goes."""
        content = schema.content
        self._connection.execute(delete(content).where(content.c.seq.not_in(select(schema.entry.c.seq))))

    def _date_by_statements(self) -> None:
        """Claims last from their first to their last statement; a position is as old as its first statement."""
        entry, said = schema.entry, schema.entry.alias("said")
        for kind, its, column in (
            ("claim", entry.c.id, said.c.claim),
            ("position", entry.c.statement, said.c.id),
        ):
            # one pass over the statements: asked claim by claim, SQLite would go through all of them for each
            span = (
                select(
                    column.label("of"),
                    func.min(said.c.first).label("first"),
                    func.max(said.c.last).label("last"),
                    func.count(said.c.report.distinct()).label("reports"),
                )
                .where(said.c.kind == "statement", column.is_not(None))
                .group_by(column)
                .subquery()
            )
            self._connection.execute(
                update(entry)
                .where(entry.c.kind == kind, its == span.c.of)
                .values(
                    first=span.c.first,
                    last=span.c.last,
                    at=func.coalesce(span.c.first, UNDATED),
                    reports=span.c.reports,
                )
            )

    def _voice_claims(self) -> None:
        """A claim's voice is the best of those who stand for it, or against it where nobody stands for it."""
        entry, content = schema.entry, schema.content
        claims = self._connection.execute(
            select(entry.c.seq, content.c.body).join_from(entry, content, entry.c.seq == content.c.seq)
            .where(entry.c.kind == "claim")
        )  # fmt: skip
        change = update(entry).where(entry.c.seq == bindparam("of")).values(voice=bindparam("best"))
        for chunk in chunks(claims):
            sides = [(seq, body.get("for") or body.get("against") or ()) for seq, body in _read(chunk)]
            voices = self._voices([statement for _, side in sides for statement in side])
            best = [
                {"of": seq, "best": min((voices[i] for i in side if i in voices), key=_BEST.index)}
                for seq, side in sides
                if any(i in voices for i in side)
            ]
            if best:
                self._connection.execute(change, best)

    def _voices(self, statements: Sequence[str]) -> dict[str, str]:
        entry = schema.entry.c
        found: dict[str, str] = {}
        for some in chunks(statements):
            asked = select(entry.id, entry.voice).where(entry.kind == "statement", entry.id.in_(some))
            found.update(dict(self._connection.execute(asked).all()))
        return found

    def _tell_about(self) -> None:
        """Of whom each saying speaks: whoever is mentioned in its words, but for the one who says it."""
        entry, place, saying = schema.entry, schema.mentioned, schema.saying
        said = (
            select(place.c.actor, bindparam("about", ABOUT).label("kind"), entry.c.seq)
            .distinct()
            .join_from(saying, entry, entry.c.seq == saying.c.seq)
            .join(
                place,
                and_(
                    place.c.report == entry.c.report,
                    place.c.start >= saying.c.start,
                    place.c.start < saying.c.end,
                ),
            )
            .where(or_(entry.c.speaker.is_(None), entry.c.speaker != place.c.actor))
        )
        self._connection.execute(insert(schema.involved).from_select(["actor", "kind", "seq"], said))


def put(connection: Connection, table: Table, rows: Sequence[Any]) -> None:
    """Write rows; one that is there already stays, since equal ids come of equal content."""
    if rows:
        connection.execute(inserting(connection, table).on_conflict_do_nothing(), rows)


def inserting(connection: Connection, table: Table) -> Any:  # noqa: ANN401 - the dialects' inserts share no base with on_conflict
    """An insert that can be told what to do with a row that is there."""
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)


def chunks(items: Iterable[T]) -> Iterator[list[T]]:
    """The items, as many at a time as are written at once."""
    waiting = iter(items)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk


def _read(rows: Iterable[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    return ((seq, json.loads(body)) for seq, body in rows)


def _part(seq: int, entry: Entry, actor: str) -> dict[str, object]:
    return {"actor": actor, "kind": kind_of(type(entry)), "seq": seq}


def _mentioned(entry: Entry) -> Iterator[dict[str, object]]:
    for place in entry.mentions if isinstance(entry, Actor) else ():
        yield {"report": place.report, "start": place.start, "end": place.end, "actor": entry.id}


def _saying(seq: int, entry: Entry) -> Iterator[dict[str, object]]:
    if isinstance(entry, Statement) and entry.source is not None:
        for words in entry.content:
            yield {"seq": seq, "start": words.start, "end": words.end}
