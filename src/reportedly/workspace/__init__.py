"""The Python API, and the only writer: opens a chronicle, builds it from files, judges, shows and exports it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

from reportedly import export
from reportedly.config import Settings
from reportedly.engine import Engine, engine_named
from reportedly.errors import UsageError
from reportedly.extract.reader import Reader
from reportedly.records import Judgement
from reportedly.store import Store, View, open_store
from reportedly.workspace.build import Build, Progress, Summary, now

__all__ = ["Progress", "Summary", "Workspace"]


class Workspace(AbstractContextManager["Workspace"]):
    """An open chronicle. Use it in a `with` statement, or close it.

    >>> with Workspace.open("chronicle.db", create=True) as workspace:  # doctest: +SKIP
    ...     print(workspace.build([Path("reports")]).counts)
    """

    def __init__(self, store: Store, settings: Settings, reader: Reader) -> None:
        self._store, self.settings, self._reader = store, settings, reader

    @classmethod
    def open(
        cls,
        location: str | Path,
        settings: Settings | None = None,
        *,
        create: bool = False,
        reader: Reader | None = None,
    ) -> Self:
        """The chronicle in a file or at a postgresql:// URL; made where there is none, if `create`. `reader` reads
        reports in the place of the built-in one. Raises StoreError, SettingsError.
        """
        chosen = settings or Settings.load()
        return cls(open_store(location, create=create), chosen, reader or Reader(chosen))

    def __exit__(self, *_: object) -> None:
        """Closed, however the block ended."""
        self.close()

    def close(self) -> None:
        """Let go of the file or connection."""
        self._store.close()

    @property
    def view(self) -> View:
        """The chronicle, to read, filter and search."""
        return self._store.view()

    def export(self, format_: str, out: Path) -> None:
        """Write the chronicle in that format. Raises ExportError, UsageError for a format there is not."""
        export.write(format_, self.view, out)

    def judge(self, judgement: Judgement) -> None:
        """Append a person's judgement; the next build composes by it. Raises StoreError, UsageError."""
        if not judgement.judged_by.startswith("person:"):
            raise UsageError("only people's judgements are appended", to_do='set judged_by to "person:NAME"')
        with self._store.writer() as writer, writer.batch():
            writer.judge(judgement)

    def build(
        self,
        paths: Sequence[Path],
        *,
        engine: Engine | None = None,
        mapping: Mapping[str, str] | None = None,
        prune: bool = False,
        on_progress: Callable[[Progress], None] = lambda _: None,
    ) -> Summary:
        """Bring the chronicle up to date with files and folders.

        Only what is new or changed is read; what came from elsewhere stays as it is. Reports whose file under
        `paths` has vanished stay too, with a Gap that says so, unless `prune`. `mapping` names the columns of
        tables (field → column). Stopped at any moment, the next build goes on where this one was.
        Raises UsageError (no such path), StoreError, ModelError, CodebookError, EngineError.
        """
        started = now()
        with self._store.writer() as writer:
            build = Build(self._store, writer, self.settings, self._reader, mapping or {}, on_progress)
            build.read(paths, engine or engine_named("local", self.settings.jobs))
            build.tidy(paths, prune=prune)
            build.compose(started)
        counts = self.view.counts()
        known = counts.entries.get("report", 0) - build.read_now
        return Summary(build.read_now, known, build.missing, build.removed, counts)
