"""Read access to a stored chronicle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Select, Table, func, null, or_, select

from reportedly.records import (
    Actor,
    Claim,
    Event,
    Figure,
    Gap,
    Judgement,
    Mention,
    Relation,
    Report,
    Run,
    Statement,
    Time,
)
from reportedly.records.chronicle import E
from reportedly.store import judged, schema
from reportedly.store.backend import Backend
from reportedly.store.base import Counts, Filter, Hit
from reportedly.store.bodies import unpacked
from reportedly.store.errors import translated
from reportedly.store.rows import entry_from, kind_of

_CHUNK = 200  # rows fetched at once
_ENTRY = schema.entry.c
_TABLES: dict[type, Table] = {Judgement: schema.judgement, Run: schema.run}
_BY_PLACE = (_ENTRY.day, _ENTRY.report, _ENTRY.start, _ENTRY.id)
_BY_TIME = (_ENTRY.first.is_(None), _ENTRY.first, *_BY_PLACE)
_ORDERS: dict[type, tuple[Any, ...]] = {
    Report: (_ENTRY.day, _ENTRY.id),
    # contested, corroborated, denied, single: the alphabet happens to put first what an editor looks for
    Claim: (_ENTRY.standing, _ENTRY.weight.desc(), _ENTRY.id),
    **dict.fromkeys((Mention, Statement, Event, Relation, Figure, Time), _BY_PLACE),
}
_SELECTED: dict[type, tuple[Any, ...]] = {
    **_ORDERS,
    Actor: (_ENTRY.weight.desc(), _ENTRY.id),
    **dict.fromkeys((Event, Relation, Figure, Time), _BY_TIME),
    Gap: (_ENTRY.report.is_not(None), *_BY_PLACE),  # files that gave nothing are not to be overlooked
}


class SqlView:
    """A composed chronicle, streamed. Judgements and runs have tables of their own; judgements within one report
    are read out of its reading.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def each(self, kind: type[E]) -> Iterator[E]:
        """All entries of one type, in the documented order."""
        return self._found(kind, _all(kind).order_by(*_order(kind, _ORDERS)))

    def get(self, kind: type[E], id_: str) -> E | None:
        """The entry of that id, or None."""
        table = _TABLES.get(kind, schema.entry)
        return next(self._found(kind, _all(kind).where(table.c.id == id_)), None)

    def of_report(self, kind: type[E], report: str) -> Iterator[E]:
        """The entries of one type that were read in one report; of judgements, those within it."""
        if kind is Judgement:
            return self._within(
                kind, select(schema.reading.c.report).where(schema.reading.c.report == report)
            )
        return self._found(kind, _all(kind).where(_ENTRY.report == report).order_by(*_order(kind, _ORDERS)))

    def select(
        self, kind: type[E], wanted: Filter, *, limit: int | None = None, offset: int = 0
    ) -> Iterator[E]:
        """The wanted entries of one type: actors by number of mentions, events, relations, figures and times by
        time, gaps of files first and then by place, all others as `each` has them.
        """
        order = _order(kind, _SELECTED)
        if kind in _TABLES:  # nothing in them is filtered by
            return self._found(kind, _all(kind).order_by(*order).limit(limit).offset(offset))
        # bodies are fetched only once it is known which: sorting them too would be slow
        page = _narrowed(_all(kind).with_only_columns(_ENTRY.seq), kind, wanted)
        page = page.order_by(*order).limit(limit).offset(offset)
        return self._found(kind, _all(kind).where(_ENTRY.seq.in_(page)).order_by(*order))

    def several(self, kind: type[E], ids: Iterable[str]) -> dict[str, E]:
        """The entries of those ids that there are, fetched together."""
        found: dict[str, E] = {}
        for some in _batches(ids):
            asked = _all(kind).where((_TABLES[kind].c if kind in _TABLES else _ENTRY).id.in_(some))
            found |= {entry.id: entry for entry in self._found(kind, asked)}
        return found

    def lasting(self, kind: type[Any], ids: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
        """First and last day of each entry's time."""
        found: dict[str, tuple[str | None, str | None]] = {}
        for some in _batches(ids):
            asked = select(_ENTRY.id, _ENTRY.first, _ENTRY.last).where(_ENTRY.kind == kind_of(kind))
            found |= {id_: (first, last) for id_, first, last in self._rows(asked.where(_ENTRY.id.in_(some)))}
        return found

    def edition(self) -> int:
        """How many times the chronicle was composed."""
        asked = select(schema.fact.c.value).where(schema.fact.c.name == "edition")
        return int(next(iter(self._rows(asked)), ("0",))[0])

    def count(self, kind: type[Any], wanted: Filter) -> int:
        """How many `select` would give."""
        asked = select(func.count()).select_from(schema.entry).where(_ENTRY.kind == kind_of(kind))
        return int(next(self._rows(_narrowed(asked, kind, wanted)))[0])

    def named(self, name: str) -> list[Actor]:
        """Actors one of whose names is `name`, or failing that contains it; case is ignored."""
        folded = name.strip().casefold()
        if not folded:
            return []
        for words in (f"\n{folded}\n", folded):
            asked = _all(Actor).where(_ENTRY.who.contains(words, autoescape=True))
            if found := list(self._found(Actor, asked.order_by(*_SELECTED[Actor]))):
                return found
        return []

    def search(self, words: str, limit: int) -> list[Hit]:
        """The reports and statements that hold all the words, best first."""
        with translated(self._backend.name), self._backend.engine.connect() as connection:
            return self._backend.search(connection, words, limit)

    def judged(self, target: str | None = None) -> Iterator[Judgement]:
        """What people judged, of one thing or of all, oldest first."""
        return judged.by_people(self._rows, self._backend.name, target)

    def counts(self) -> Counts:
        """The totals."""
        with translated(self._backend.name), self._backend.engine.connect() as connection:
            by_kind = select(_ENTRY.kind, func.count()).group_by(_ENTRY.kind)
            entries: dict[str, int] = dict(connection.execute(by_kind).all())
            for table in (schema.judgement, schema.run):
                entries[table.name] = connection.scalar(select(func.count()).select_from(table)) or 0
            by_standing = select(_ENTRY.standing, func.count()).where(_ENTRY.kind == "claim")
            standings: dict[str, int] = dict(connection.execute(by_standing.group_by(_ENTRY.standing)).all())
            reprints = (
                connection.scalar(select(func.count(_ENTRY.reprint_of)).where(_ENTRY.kind == "report")) or 0
            )
        return Counts(entries, standings, reprints)

    def _found(self, kind: type[E], asked: Select[Any]) -> Iterator[E]:
        return (entry_from(kind, body, text) for body, text in self._rows(asked))

    def _within(self, kind: type[E], reports: Select[Any]) -> Iterator[E]:
        """Records of one type out of readings, which keep them packed."""
        table = schema.reading.c
        bare = Report(id="", path="", text="", digest="")
        asked = select(table.body).where(table.report.in_(reports)).order_by(table.day, table.report)
        for (body,) in self._rows(asked):
            yield from (record for record in unpacked(bare, body).records if isinstance(record, kind))

    def _rows(self, asked: Select[Any]) -> Iterator[Any]:
        with translated(self._backend.name), self._backend.engine.connect() as connection:
            yield from connection.execution_options(yield_per=_CHUNK).execute(asked)


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids, as many at a time as one question may name."""
    waiting = iter(ids)
    while batch := list(islice(waiting, _CHUNK)):
        yield batch


def _all(kind: type[Any]) -> Select[Any]:
    """Body and text of all entries of a kind."""
    if kind in _TABLES:
        return select(judged.BODY if kind is Judgement else _TABLES[kind].c.body, null())
    text = _ENTRY.text if kind is Report else null()
    return select(_ENTRY.body, text).where(_ENTRY.kind == kind_of(kind))


def _order(kind: type[Any], orders: dict[type, tuple[Any, ...]]) -> tuple[Any, ...]:
    return (_TABLES[kind].c.id,) if kind in _TABLES else orders.get(kind, (_ENTRY.id,))


def _narrowed(asked: Select[Any], kind: type[Any], wanted: Filter) -> Select[Any]:
    """The question with the filter's conditions put to it."""
    for name in ("report", "claim", "speaker", "statement", "standing", "stance"):
        if (value := getattr(wanted, name)) is not None:
            asked = asked.where(_ENTRY[name] == value)
    if wanted.actors is not None:
        part = schema.involved.c
        naming = select(part.seq).where(part.actor.in_(wanted.actors), part.kind == kind_of(kind))
        asked = asked.where(_ENTRY.seq.in_(naming))
    if wanted.since is not None or wanted.until is not None:
        asked = asked.where(or_(_ENTRY.first.is_not(None), _ENTRY.last.is_not(None)))
    if wanted.since is not None:
        asked = asked.where(or_(_ENTRY.last.is_(None), _ENTRY.last >= wanted.since))
    if wanted.until is not None:
        asked = asked.where(or_(_ENTRY.first.is_(None), _ENTRY.first <= wanted.until))
    return asked
