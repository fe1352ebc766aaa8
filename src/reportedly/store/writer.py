"""The one who changes a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, insert, not_, select, update

from reportedly.errors import StoreError
from reportedly.records import Authority, Entry, Gap, Judgement, Reading, Report, Run
from reportedly.store import schema
from reportedly.store.backend import Backend
from reportedly.store.bodies import packed, written
from reportedly.store.counting import FACT, counted
from reportedly.store.days import UNDATED, days
from reportedly.store.errors import translated
from reportedly.store.filling import Filling, chunks, inserting, put


class SqlWriter:
    """Writes in batches, each whole or not at all. Whatever changes what was read unsettles the chronicle: it no
    longer agrees, until it is composed anew.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._open: Connection | None = None

    @contextmanager
    def batch(self) -> Iterator[None]:
        """A transaction."""
        with translated(self._backend.name), self._backend.engine.begin() as connection:
            self._open = connection
            try:
                yield
            finally:
                self._open = None

    def begin_file(self, key: str, path: str, digest: str, fingerprint: str) -> None:
        """The file is being read; its reports await being found again."""
        self._unsettle()
        cells = {"path": path, "digest": digest, "fingerprint": fingerprint, "done": False, "missing": False}
        self._put(schema.file, {"key": key}, cells)
        source, trouble = schema.source, schema.trouble
        self._connection.execute(update(source).where(source.c.file == key).values(seen=False))
        self._connection.execute(delete(trouble).where(trouble.c.file == key))

    def found(self, key: str, report: Report) -> None:
        """The file gave this report."""
        self._put(schema.source, {"report": report.id, "file": key}, {"seen": True, "body": written(report)})

    def read(self, reading: Reading, fingerprint: str) -> None:
        """The report was read; what was read in it before is replaced."""
        self._unsettle()
        report = reading.report
        cells = {
            "day": days(report.published)[0] or UNDATED,
            "fingerprint": fingerprint,
            "text": report.text,
            "body": packed(reading),
        }
        self._put(schema.reading, {"report": report.id}, cells)

    def trouble(self, key: str, gap: Gap) -> None:
        """The file gave this gap."""
        self._unsettle()
        self._put(schema.trouble, {"file": key, "id": gap.id}, {"body": written(gap)})

    def finish_file(self, key: str) -> None:
        """All of the file is in: reports that it no longer gives, and no other file does, go."""
        source, file = schema.source, schema.file
        self._drop_sources(and_(source.c.file == key, not_(source.c.seen)))
        self._connection.execute(update(file).where(file.c.key == key).values(done=True))

    def mark(self, key: str, *, missing: bool) -> None:
        """The file has vanished, or has come back."""
        self._unsettle()
        file = schema.file
        self._connection.execute(update(file).where(file.c.key == key).values(missing=missing))

    def forget(self, key: str) -> None:
        """The file goes, and the reports that only it gave, and its gaps."""
        self._unsettle()
        self._drop_sources(schema.source.c.file == key)
        self._connection.execute(delete(schema.trouble).where(schema.trouble.c.file == key))
        self._connection.execute(delete(schema.file).where(schema.file.c.key == key))

    def judge(self, judgement: Judgement) -> None:
        """Append a person's judgement. Raises StoreError where one of that id was made already."""
        self._unsettle()
        table = schema.judgement
        if self._connection.execute(select(table.c.id).where(table.c.id == judgement.id)).first():
            raise StoreError(f"the judgement {judgement.id} was made already", where=self._backend.name)
        self._connection.execute(insert(table), [_judgement(judgement, machine=False)])

    def know(self, authorities: Sequence[Authority]) -> None:
        """Put this list of known actors in the place of the one before."""
        self._unsettle()
        value = f"[{','.join(map(written, authorities))}]"
        self._put(schema.fact, {"name": schema.AUTHORITIES}, {"value": value})

    def resolved(self, judgements: Iterable[Judgement]) -> None:
        """Put these in the place of all that the machine judged across reports."""
        table = schema.judgement
        self._connection.execute(delete(table).where(table.c.machine))
        for chunk in chunks(_judgement(judgement, machine=True) for judgement in judgements):
            put(self._connection, table, chunk)

    def composed(self, entries: Iterable[Entry], runs: Iterable[Run], fingerprint: str) -> None:
        """Put these in the place of the whole chronicle, which thereby agrees with what was read."""
        edition = self._connection.scalar(select(schema.fact.c.value).where(schema.fact.c.name == "edition"))
        fact = schema.fact
        self._connection.execute(delete(schema.run))
        self._connection.execute(delete(fact).where(fact.c.name != schema.AUTHORITIES))
        filling = Filling(self._connection)
        filling.empty()
        filling.add(entries)
        filling.settle()
        put(self._connection, schema.run, [{"id": run.id, "body": written(run)} for run in runs])
        self._backend.reindex(self._connection)
        self._put(schema.fact, {"name": FACT}, {"value": counted(self._connection)})
        self._put(schema.fact, {"name": "composed"}, {"value": fingerprint})
        self._put(schema.fact, {"name": "edition"}, {"value": str(int(edition or 0) + 1)})

    @property
    def _connection(self) -> Connection:
        if self._open is None:
            raise StoreError("something was written outside a batch", where=self._backend.name)
        return self._open

    def _unsettle(self) -> None:
        self._connection.execute(delete(schema.fact).where(schema.fact.c.name == "composed"))

    def _put(self, table: Table, key: Mapping[str, object], cells: Mapping[str, object]) -> None:
        """The row of that key, made or replaced."""
        self._connection.execute(
            inserting(self._connection, table).on_conflict_do_update(
                index_elements=list(key), set_=dict(cells)
            ),
            {**key, **cells},
        )

    def _drop_sources(self, which: Any) -> None:  # noqa: ANN401 - a SQL condition
        """Take sources out, and the readings of reports that have none left."""
        source, reading = schema.source, schema.reading
        going = select(source.c.report).where(which)
        staying = select(source.c.report).where(source.c.report == reading.c.report, not_(which)).exists()
        self._connection.execute(delete(reading).where(reading.c.report.in_(going), not_(staying)))
        self._connection.execute(delete(source).where(which))


def _judgement(judgement: Judgement, *, machine: bool) -> dict[str, object]:
    return {
        "id": judgement.id,
        "left": judgement.left,
        "right": judgement.right,
        "machine": machine,
        "body": written(judgement),
    }
