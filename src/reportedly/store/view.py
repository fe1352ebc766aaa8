"""Read access to a stored chronicle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Select, Table, func, null, select

from reportedly.records import Actor, Event, Judgement, Offsets, Report, Run
from reportedly.records.chronicle import E
from reportedly.store import judged, schema
from reportedly.store.asked import Bundle, Counts, Filter, Hit, Profile, Sort
from reportedly.store.backend import Backend
from reportedly.store.bodies import actor_from, unpacked
from reportedly.store.counting import known
from reportedly.store.errors import translated
from reportedly.store.questions import CONTENT, ENTRY, chosen, chronicled, counted_by, selected, told
from reportedly.store.rows import entry_from, kind_of
from reportedly.store.search import Asked

_CHUNK = 200  # rows fetched at once
_TABLES: dict[type, Table] = {Judgement: schema.judgement, Run: schema.run}


class SqlView:
    """A composed chronicle, streamed. Judgements and runs have tables of their own; judgements within one report
    are read out of its reading.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def each(self, kind: type[E]) -> Iterator[E]:
        """All entries of one type, in the documented order."""
        if kind in _TABLES:
            return self._found(kind, _table(kind).order_by(_TABLES[kind].c.id))
        return self._found(kind, told(kind).order_by(*chronicled(kind)))

    def get(self, kind: type[E], id_: str) -> E | None:
        """The entry of that id, or None."""
        return self.several(kind, (id_,)).get(id_)

    def of_report(self, kind: type[E], report: str) -> Iterator[E]:
        """The entries of one type that were read in one report; of judgements, those within it."""
        if kind is Judgement:
            return self._within(
                kind, select(schema.reading.c.report).where(schema.reading.c.report == report)
            )
        return self._found(kind, told(kind).where(ENTRY.report == report).order_by(*chronicled(kind)))

    def select(
        self,
        kind: type[E],
        wanted: Filter,
        *,
        sort: Sort | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[E]:
        """The wanted entries of one type, in the documented order or sorted otherwise."""
        if kind in _TABLES:  # nothing in them is filtered by
            yield from self._found(
                kind, _table(kind).order_by(_TABLES[kind].c.id).limit(limit).offset(offset)
            )
            return
        # bodies are fetched only once it is known which: sorting them too would be slow
        page = chosen(kind, wanted, ENTRY.seq).order_by(*selected(kind, sort)).limit(limit).offset(offset)
        for some in _batches(seq for (seq,) in self._rows(page)):
            asked = told(kind).add_columns(ENTRY.seq).where(ENTRY.seq.in_(some))
            found = {seq: entry_from(kind, body, apart) for body, apart, seq in self._rows(asked)}
            yield from (found[seq] for seq in some)

    def profiles(
        self, wanted: Filter, *, sort: Sort = Sort.MOST, limit: int | None = None, offset: int = 0
    ) -> Iterator[Profile]:
        """The wanted actors, for a list."""
        page = chosen(Actor, wanted, CONTENT.body, ENTRY.weight, ENTRY.reports)
        page = page.join(schema.content, ENTRY.seq == CONTENT.seq).order_by(*selected(Actor, sort))
        for body, mentions, reports in self._rows(page.limit(limit).offset(offset)):
            yield Profile(actor_from(body, None), int(mentions), reports)

    def bundles(
        self, kind: type[Any], wanted: Filter, *, limit: int | None = None, offset: int = 0
    ) -> list[Bundle]:
        """What the wanted entries are accounts of."""
        size = func.count()
        asked = chosen(kind, wanted, ENTRY.together, size, func.min(ENTRY.first), func.max(ENTRY.last))
        by = func.min(ENTRY.at) if kind is Event else size.desc()
        asked = asked.where(ENTRY.together.is_not(None)).group_by(ENTRY.together)
        return [
            Bundle(*row) for row in self._rows(asked.order_by(by, ENTRY.together).limit(limit).offset(offset))
        ]

    def bundled(self, kind: type[Any], wanted: Filter) -> int:
        """How many `bundles` would give."""
        return self._number(chosen(kind, wanted, func.count(ENTRY.together.distinct())))

    def tally(self, kind: type[Any], wanted: Filter, *by: str) -> dict[tuple[str | None, ...], int]:
        """How many of the wanted entries there are of each value."""
        columns = [counted_by(name) for name in by]
        asked = chosen(kind, wanted, *columns, func.count()).group_by(*columns).order_by(*columns)
        return {tuple(values): number for *values, number in self._rows(asked)}

    def cast(self, report: str) -> list[tuple[Offsets, str]]:
        """Every place in the report where an actor is mentioned, with the actor's id."""
        place = schema.mentioned.c
        asked = select(place.start, place.end, place.actor).where(place.report == report)
        return [
            (Offsets(start, end), actor)
            for start, end, actor in self._rows(asked.order_by(place.start, place.end, place.actor))
        ]

    def several(self, kind: type[E], ids: Iterable[str]) -> dict[str, E]:
        """The entries of those ids that there are, fetched together."""
        found: dict[str, E] = {}
        for some in _batches(ids):
            asked = (
                _table(kind).where(_TABLES[kind].c.id.in_(some))
                if kind in _TABLES
                else told(kind).where(ENTRY.id.in_(some))
            )
            found |= {entry.id: entry for entry in self._found(kind, asked)}
        return found

    def lasting(self, kind: type[Any], ids: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
        """First and last day of each entry's time."""
        found: dict[str, tuple[str | None, str | None]] = {}
        for some in _batches(ids):
            asked = select(ENTRY.id, ENTRY.first, ENTRY.last).where(ENTRY.kind == kind_of(kind))
            found |= {id_: (first, last) for id_, first, last in self._rows(asked.where(ENTRY.id.in_(some)))}
        return found

    def edition(self) -> int:
        """How many times the chronicle was composed."""
        asked = select(schema.fact.c.value).where(schema.fact.c.name == "edition")
        return int(next(iter(self._rows(asked)), ("0",))[0])

    def count(self, kind: type[Any], wanted: Filter) -> int:
        """How many `select` would give."""
        return self._number(chosen(kind, wanted, func.count()))

    def named(self, name: str) -> list[Actor]:
        """Actors one of whose names is `name`, or failing that contains it; case is ignored."""
        folded = name.strip().casefold()
        if not folded:
            return []
        for words in (f"\n{folded}\n", folded):
            asked = told(Actor).where(CONTENT.who.contains(words, autoescape=True))
            if found := list(self._found(Actor, asked.order_by(*selected(Actor, None)))):
                return found
        return []

    def search(
        self, words: str, limit: int, *, kind: type[Any] | None = None, typing: bool = False
    ) -> list[Hit]:
        """The entries that hold all the words, best first."""
        asked = Asked(words, kind_of(kind) if kind else None, typing, limit)
        with translated(self._backend.name), self._backend.engine.connect() as connection:
            return self._backend.search(connection, asked)

    def judged(self, target: str | None = None) -> Iterator[Judgement]:
        """What people judged, of one thing or of all, oldest first."""
        return judged.by_people(self._rows, self._backend.name, target)

    def counts(self) -> Counts:
        """The totals, as they were when the chronicle was composed; judgements as they are now."""
        with translated(self._backend.name), self._backend.engine.connect() as connection:
            return known(connection)

    def _found(self, kind: type[E], asked: Select[Any]) -> Iterator[E]:
        return (entry_from(kind, body, text) for body, text in self._rows(asked))

    def _within(self, kind: type[E], reports: Select[Any]) -> Iterator[E]:
        """Records of one type out of readings, which keep them packed."""
        table = schema.reading.c
        bare = Report(id="", path="", text="", digest="")
        asked = select(table.body).where(table.report.in_(reports)).order_by(table.day, table.report)
        for (body,) in self._rows(asked):
            yield from (record for record in unpacked(bare, body).records if isinstance(record, kind))

    def _number(self, asked: Select[Any]) -> int:
        return int(next(self._rows(asked))[0])

    def _rows(self, asked: Select[Any]) -> Iterator[Any]:
        with translated(self._backend.name), self._backend.engine.connect() as connection:
            yield from connection.execution_options(yield_per=_CHUNK).execute(asked)


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids, as many at a time as one question may name."""
    waiting = iter(ids)
    while batch := list(islice(waiting, _CHUNK)):
        yield batch


def _table(kind: type[Any]) -> Select[Any]:
    """The bodies of what has a table of its own."""
    return select(judged.BODY if kind is Judgement else _TABLES[kind].c.body, null())
