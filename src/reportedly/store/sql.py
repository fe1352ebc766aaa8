"""The store over SQLAlchemy: one code for both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Select, func, select

from reportedly.records import Authority, Gap, Judgement, Reading, Report
from reportedly.store import schema
from reportedly.store.backend import Backend
from reportedly.store.base import StoredFile
from reportedly.store.bodies import report_from, unpacked
from reportedly.store.errors import translated
from reportedly.store.judged import judgement
from reportedly.store.view import SqlView
from reportedly.store.writer import SqlWriter

T = TypeVar("T")
_AUTHORITIES = TypeAdapter(tuple[Authority, ...])
_CHUNK = 200  # rows fetched at once


class Again(Generic[T]):
    """An iterable that may be gone through more than once: each time the question is asked anew."""

    def __init__(self, ask: Callable[[], Iterator[T]]) -> None:
        self._ask = ask

    def __iter__(self) -> Iterator[T]:
        """Ask."""
        return self._ask()


class SqlStore:
    """A chronicle in a database. Readers see the state of the last batch, never half of one."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self.location = backend.name

    def view(self) -> SqlView:
        """Read access to the composed chronicle."""
        return SqlView(self._backend)

    @contextmanager
    def writer(self) -> Iterator[SqlWriter]:
        """The one writer. Raises StoreError where another holds on for longer than a few seconds."""
        with self._backend.lock():
            yield SqlWriter(self._backend)

    def close(self) -> None:
        """Let go of the file or connection."""
        self._backend.engine.dispose()

    def files(self) -> Iterator[StoredFile]:
        """All files, by key."""
        for row in self._rows(_files().order_by(schema.file.c.key)):
            yield StoredFile(*row)

    def file(self, key: str) -> StoredFile | None:
        """The file of that key, or None."""
        return next((StoredFile(*row) for row in self._rows(_files().where(schema.file.c.key == key))), None)

    def file_gaps(self) -> Iterator[Gap]:
        """What only files tell: what could not be read in them, which have vanished, which hold copies."""
        table = schema.trouble
        for (body,) in self._rows(select(table.c.body).order_by(table.c.file, table.c.id)):
            yield Gap.model_validate_json(body)
        for file in self.files():
            if file.missing:
                said = (
                    "the file is no longer there; what was read in it is kept, unless you build with --prune"
                )
                yield Gap.of("ingest", said, path=file.path)
        yield from self._copies()

    def _copies(self) -> Iterator[Gap]:
        """Reports that more than one file gave; the file that counts is the first by key that is still there."""
        source, file = schema.source, schema.file
        many = select(source.c.report).group_by(source.c.report).having(func.count() > 1)
        wanted = (
            select(source.c.report, source.c.body)
            .join(file)
            .where(source.c.report.in_(many))
            .order_by(source.c.report, file.c.missing, file.c.key)
        )
        counts = None
        for id_, body in self._rows(wanted):
            report = report_from(body, "")
            if counts is not None and counts.id == id_:
                said = f"the same report as in {counts.path}; it was read once"
                yield Gap.of("ingest", said, path=report.path, report=id_)
            else:
                counts = report

    def holds(self, report: str, fingerprint: str) -> bool:
        """Was the report read with that fingerprint?"""
        table = schema.reading
        asked = select(table.c.report).where(table.c.report == report, table.c.fingerprint == fingerprint)
        return next(self._rows(asked), None) is not None

    def outdated(self, fingerprint: str) -> Iterator[Report]:
        """Reports that were read with another fingerprint, by id."""
        table = schema.reading
        asked = _readings().where(table.c.fingerprint != fingerprint).order_by(table.c.report)
        for text, _, meta in self._rows(asked):
            yield report_from(meta, text)

    def readings(self) -> Again[Reading]:
        """All readings by date published, then id."""
        asked = _readings().order_by(schema.reading.c.day, schema.reading.c.report)
        return Again(
            lambda: (unpacked(report_from(meta, text), body) for text, body, meta in self._rows(asked))
        )

    def judgements(self) -> Again[Judgement]:
        """Judgements across reports, people's and the machine's, by id."""
        table = schema.judgement
        asked = select(table.c.body).order_by(table.c.id)
        return Again(lambda: (judgement(body, self.location) for (body,) in self._rows(asked)))

    def authorities(self) -> tuple[Authority, ...]:
        """The list of known actors, in its order."""
        fact = schema.fact
        asked = select(fact.c.value).where(fact.c.name == schema.AUTHORITIES)
        return _AUTHORITIES.validate_json(next(self._rows(asked), ("[]",))[0])

    def agrees(self, fingerprint: str) -> bool:
        """Is the chronicle composed from all that was read, with that fingerprint?"""
        fact = schema.fact
        asked = select(fact.c.value).where(fact.c.name == "composed", fact.c.value == fingerprint)
        return next(self._rows(asked), None) is not None

    def _rows(self, asked: Select[Any]) -> Iterator[Any]:
        with translated(self.location), self._backend.engine.connect() as connection:
            yield from connection.execution_options(yield_per=_CHUNK).execute(asked)


def _files() -> Select[Any]:
    file, source = schema.file, schema.source
    given = select(func.count()).where(source.c.file == file.c.key).scalar_subquery()
    return select(
        file.c.key, file.c.path, file.c.digest, file.c.fingerprint, file.c.done, file.c.missing, given
    )


def _readings() -> Select[Any]:
    """Text, body and metadata of readings; the metadata as the first file by key has it that is still there."""
    reading, source, file = schema.reading, schema.source, schema.file
    meta = (
        select(source.c.body)
        .join(file)
        .where(source.c.report == reading.c.report)
        .order_by(file.c.missing, file.c.key)
        .limit(1)
        .scalar_subquery()
    )
    return select(reading.c.text, reading.c.body, meta)
