"""One build: what is new or changed is read, whole after any interruption; then all of it is composed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path

from reportedly import ingest
from reportedly.compose import compose
from reportedly.config import Settings
from reportedly.engine import Engine, Failure
from reportedly.extract.reader import Reader
from reportedly.records import Gap, Reading, Report, content_id
from reportedly.resolve import resolve
from reportedly.store import Counts, Store, Writer

_WRITES = 500  # most changes in one transaction, where a file gives many reports that are known already


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is. `phase`: "reading", "resolving", "composing"; `done` of `total` bytes of files are
    read; `reports` were read so far, by this build.
    """

    phase: str
    done: int
    total: int
    reports: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did, and what the chronicle holds after it: reports that were read or were known already, files
    that have vanished and files that were forgotten for it.
    """

    read: int
    unchanged: int
    missing: int
    removed: int
    counts: Counts


_Step = tuple[Report | None, Callable[[], None]]


@dataclass(slots=True)
class _Batch:
    """Reports to be read, and what is to be written once they are, in order; `done` is bytes of files read."""

    reports: list[Report] = field(default_factory=list)
    writes: list[Callable[[], None]] = field(default_factory=list)
    done: int = 0


@dataclass(frozen=True, slots=True)
class _Read:
    """Reads reports in languages that are read; of others, only the report is kept (ingest gives the gap)."""

    reader: Reader
    languages: tuple[str, ...]

    def __call__(self, report: Report) -> Reading:
        """What stands in the report."""
        return self.reader(report) if report.language in self.languages else Reading(report)


class Build:
    """One build under way."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        settings: Settings,
        reader: Reader,
        mapping: Mapping[str, str],
        on_progress: Callable[[Progress], None],
    ) -> None:
        self._store, self._writer, self._settings, self._reader = store, writer, settings, reader
        self._mapping, self._on_progress = mapping, on_progress
        self._met: set[str] = set()  # keys of files that are there
        self._under_way: set[str] = set()  # ids of reports sent to be read and not written yet
        self._reads_as = _reads_as(reader, settings)
        self._opens_as = content_id(
            "file", self._reads_as, settings.limits.model_dump_json(), sorted(mapping.items())
        )
        self._composes_as = composes_as(reader, settings)
        self.total = self.read_now = self.missing = self.removed = 0

    def read(self, paths: Sequence[Path], engine: Engine) -> None:
        """Read whatever is new or changed, writing batch by batch."""
        sent: deque[_Batch] = deque()

        def reports() -> Iterator[list[Report]]:
            for batch in self._batches(paths):
                sent.append(batch)
                yield batch.reports

        for results in engine.map(_Read(self._reader, self._settings.languages), reports()):
            batch = sent.popleft()
            with self._writer.batch():
                for report, result in zip(batch.reports, results, strict=True):
                    self._writer.read(_reading(report, result), self._reads_as)
                for write in batch.writes:
                    write()
            self._under_way.difference_update(report.id for report in batch.reports)
            self.read_now += len(results)
            self._on_progress(Progress("reading", batch.done, self.total, self.read_now))

    def tidy(self, paths: Sequence[Path], *, prune: bool) -> None:
        """Mark files that have vanished, or forget them; those that gave no report are forgotten in any case."""
        roots = [root for path in paths for root in (path.absolute(), path.resolve())]
        gone = [
            file
            for file in self._store.files()
            if file.key not in self._met and any(Path(file.key).is_relative_to(root) for root in roots)
        ]
        for file in gone:
            with self._writer.batch():
                if prune or not file.reports:
                    self._writer.forget(file.key)
                elif not file.missing:
                    self._writer.mark(file.key, missing=True)
        self.removed = len(gone) if prune else 0
        self.missing = 0 if prune else sum(file.reports > 0 for file in gone)

    def compose(self, started: str) -> None:
        """Make the chronicle agree with what was read, unless it does."""
        if self._store.agrees(self._composes_as):
            return
        readings, known = self._store.readings(), self._store.authorities()
        self._on_progress(Progress("resolving", self.total, self.total, self.read_now))
        with self._writer.batch():
            self._writer.resolved(resolve(readings, self._reader.codebook, known))
        self._on_progress(Progress("composing", self.total, self.total, self.read_now))
        with self._writer.batch():
            composed = compose(readings, self._store.judgements(), self._reader.codebook, known)
            entries = chain(composed, self._store.file_gaps())
            self._writer.composed(entries, self._reader.runs(started, now()), self._composes_as)

    def _batches(self, paths: Sequence[Path]) -> Iterator[_Batch]:
        """The work to do: file by file, then reports of files elsewhere that another reader has read."""
        found = list(self._found(paths))
        self.total = sum(file.size for file, _ in found)
        batch = _Batch()
        done = 0
        for file, gap in found:
            inside = 0  # characters read: near enough to bytes to tell how far a long table is
            for report, write in self._file(file, gap):
                if report is not None:
                    batch.reports.append(report)
                    inside += len(report.text)
                batch.writes.append(write)
                batch.done = done + min(inside, file.size)
                if len(batch.reports) >= self._settings.batch or len(batch.writes) >= _WRITES:
                    yield batch
                    batch = _Batch(done=batch.done)
            done += file.size
        yield batch
        others = (r for r in self._store.outdated(self._reads_as) if r.id not in self._under_way)
        while reports := list(islice(others, self._settings.batch)):
            yield _Batch(reports, done=done)

    def _found(self, paths: Sequence[Path]) -> Iterator[tuple[ingest.File, Gap | None]]:
        """The files there are, but for the chronicle's own; where one cannot be opened, the gap is its content."""
        own = str(Path(self._store.location).resolve())
        for item in ingest.files(paths, self._settings.limits):
            if isinstance(item, Gap):
                path = item.path or ""
                yield ingest.File(path, str(Path(path).absolute()), item.id, 0), item
            elif item.key.removesuffix("-wal").removesuffix("-shm") != own:
                yield item, None

    def _file(self, file: ingest.File, gap: Gap | None) -> Iterator[_Step]:
        """What to write for one file, in order, each with the report that must be read for it, if any."""
        writer, key = self._writer, file.key
        self._met.add(key)
        stored = self._store.file(key)
        if stored and stored.done and (stored.digest, stored.fingerprint) == (file.digest, self._opens_as):
            if stored.missing:
                yield None, partial(writer.mark, key, missing=False)
            return
        yield None, partial(writer.begin_file, key, file.path, file.digest, self._opens_as)
        here: set[str] = set()
        for item in [gap] if gap else ingest.reports(file, self._settings, self._mapping):
            if isinstance(item, Gap):
                yield None, partial(writer.trouble, key, item)
            elif item.id in here:
                said = "this report stands twice in its file; it was read once"
                yield None, partial(writer.trouble, key, Gap.of("ingest", said, path=item.path))
            else:
                here.add(item.id)
                yield item if self._is_new(item) else None, partial(writer.found, key, item)
        yield None, partial(writer.finish_file, key)

    def _is_new(self, report: Report) -> bool:
        """Must the report be read? Not where that was done before, or is under way."""
        if report.id in self._under_way or self._store.holds(report.id, self._reads_as):
            return False
        self._under_way.add(report.id)
        return True


def _reading(report: Report, result: Reading | Failure) -> Reading:
    """The result as a reading: where there is none, a gap says why."""
    if isinstance(result, Failure):
        said = f"the report could not be read: {result.reason}; it is kept without statements"
        return Reading(report, (Gap.of("engine", said, report=report.id),))
    return result


def _reads_as(reader: Reader, settings: Settings) -> str:
    return content_id("reading", reader.fingerprint, settings.languages)


def composes_as(reader: Reader, settings: Settings) -> str:
    """What a chronicle is composed with: another reader, other languages or another version compose it anew."""
    return content_id("chronicle", _reads_as(reader, settings), version("reportedly"))


def now() -> str:
    """This second, as ISO 8601 in UTC: how runs and judgements are dated."""
    return datetime.now(UTC).isoformat(timespec="seconds")
