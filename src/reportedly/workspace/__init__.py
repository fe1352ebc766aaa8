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
from reportedly.ingest.authority import authorities
from reportedly.records import Judgement
from reportedly.store import Store, View, open_store
from reportedly.workspace.build import Build, Progress, Summary, composes_as, now
from reportedly.workspace.importing import Taken, taken
from reportedly.workspace.judging import (
    Action,
    Asked,
    Judged,
    after,
    conflict,
    judgement_of,
    retracted,
    undoing,
)

__all__ = ["Action", "Judged", "Progress", "Summary", "Taken", "Workspace"]


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

    def know(self, path: Path) -> int:
        """Take a list of known actors, CSV or FollowTheMoney, in the place of the one before; the next build resolves
        by it, and so do all builds after. How many actors are in it? An empty list takes the one before away. Raises
        AuthorityError, StoreError.
        """
        known = authorities(path, self._reader.codebook.countries)
        if known != self._store.authorities():
            with self._store.writer() as writer, writer.batch():
                writer.know(known)
        return len(known)

    def judge(
        self,
        action: Action | str,
        targets: Sequence[str],
        *,
        by: str,
        why: str = "",
        changes: Mapping[str, str] | None = None,
        seen: int | None = None,
    ) -> Judged:
        """Append what a person judges: merge, split, reject, restore or edit (see Action) things that the ids in
        `targets` name; `changes` are the fields of an edit. It counts from the next `settle` or `build` on.

        `seen` is the `revision` of the first target that the person looked at. Raises ConflictError where somebody
        judged it since, UsageError where the action makes no sense, StoreError.
        """
        asked = Asked(_action(action), tuple(targets), by, why, changes or {})
        return self._append(lambda at: judgement_of(asked, self.view, at), asked.targets[:1], seen)

    def undo(self, judgement: str, *, by: str, why: str = "", seen: int | None = None) -> Judged:
        """Take a judgement back, one's own or another's; to undo an undo, undo that. Nothing is deleted. Raises
        UsageError (no such judgement, or taken back already), ConflictError, StoreError.
        """
        known = {one.id: one for one in self.judgements()}
        if judgement not in known:
            raise UsageError(f"there is no judgement {judgement}", to_do="see `reportedly judge log`")
        return self._append(lambda at: undoing(known[judgement], by, why, at), (known[judgement].left,), seen)

    def take(self, path: Path) -> Taken:
        """Append people's judgements from a JSONL file, as an export has them. They count from the next `settle` or
        `build` on; those known already are left as they are, and lines that hold none are refused, each with its
        reason. Raises ReadError, StoreError.
        """
        with self._store.writer() as writer:
            found = taken(path, {one.id: one for one in self.view.judged()})
            with writer.batch():
                for one in found.new:
                    writer.judge(one)
        return found

    def judgements(self, target: str | None = None) -> list[Judgement]:
        """What people judged, of one thing (its id, now or when it was judged) or of all, oldest first. `state` says
        what became of each by the last composing, None where it was made since; `retracted_at` is up to date.
        """
        return retracted(self.view.judged(target))

    def revision(self, target: str | None = None) -> int:
        """How often people judged one thing, or anything: to be given back as `seen`."""
        return sum(1 for _ in self.view.judged(target))

    @property
    def settled(self) -> bool:
        """Does the chronicle go by all that was judged?"""
        return self._store.agrees(composes_as(self._reader, self.settings))

    def settle(self, on_progress: Callable[[Progress], None] = lambda _: None) -> bool:
        """Compose the chronicle by what was judged since; no report is read. Was there anything to do? Some five
        seconds for a thousand reports; it grows with their number. Raises StoreError.
        """
        if self.settled:
            return False
        with self._store.writer() as writer:
            Build(self._store, writer, self.settings, self._reader, {}, on_progress).compose(now())
        return True

    def _append(self, make: Callable[[str], Judgement], targets: Sequence[str], seen: int | None) -> Judged:
        with self._store.writer() as writer:
            latest = max((one.judged_at or "" for one in self.view.judged()), default="")
            made = make(after(latest))
            for target in targets:
                before = self.judgements(target)
                if seen is not None and len(before) > seen:
                    raise conflict(before[seen:], made)
            with writer.batch():
                writer.judge(made)
        return Judged(made, self.revision(targets[0]))

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


def _action(action: Action | str) -> Action:
    try:
        return Action(action)
    except ValueError as error:
        raise UsageError(
            f"one cannot {action} anything", to_do=f"choose one of {', '.join(Action)}"
        ) from error
