"""What takes longer than a page may: composing anew after a judgement, reading files that were dropped.

One thing at a time, in the order asked, while pages go on showing the chronicle as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import TypeVar

from reportedly.engine.choice import engine_named
from reportedly.errors import ReportedlyError
from reportedly.records import Claim, Report
from reportedly.store import Filter
from reportedly.workspace import Progress, Summary, Workspace

T = TypeVar("T")
_ALONE = 8  # files that are read in this process: to start others takes longer


@dataclass(frozen=True, slots=True)
class Before:
    """The chronicle as it was: ids of its reports, standing of its claims by id."""

    reports: frozenset[str]
    standings: dict[str, str]


@dataclass(frozen=True, slots=True)
class Adding:
    """Files being added, or added: what was there before, how far it is, what came of it. `failed` is the sentence
    of the error that ended it.
    """

    names: tuple[str, ...]
    before: Before = field(default_factory=lambda: Before(frozenset(), {}))
    progress: Progress | None = None
    summary: Summary | None = None
    failed: str | None = None

    @property
    def over(self) -> bool:
        """Is nothing more to be waited for?"""
        return self.summary is not None or self.failed is not None


class Jobs:
    """The one worker of a server."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="reportedly")
        self._lock, self._writing = Lock(), Lock()
        self._last: Future[None] | None = None
        self._queued: Future[None] | None = None
        self.adding: Adding | None = None
        self.failed: str | None = None

    def write(self, change: Callable[[], T]) -> T:
        """Make a short change of the chronicle, when nothing else is being written."""
        with self._writing:
            return change()

    def settle(self, within: float) -> bool:
        """Compose by what was judged. Is it done within so many seconds? It goes on in any case; who asks while it is
        still to begin shares it.
        """
        with self._lock:
            job = self._queued = self._queued or self._pool.submit(self._settle)
            self._last = job
        return self._done(job, within)

    def add(self, files: Sequence[Path], within: float) -> bool:
        """Read files into the chronicle; `adding` tells how far it is. Is it done within so many seconds?"""
        self.adding = Adding(tuple(file.name for file in files))
        return self._done(self._submit(lambda: self._add(files)), within)

    def idle(self, within: float) -> bool:
        """Is nothing going on, after so many seconds at most?"""
        return self._last is None or self._done(self._last, within)

    def _submit(self, work: Callable[[], None]) -> Future[None]:
        with self._lock:
            self._last = self._pool.submit(work)
            return self._last

    def _done(self, job: Future[None], within: float) -> bool:
        return not wait([job], within).not_done

    def _settle(self) -> None:
        self.failed = None
        try:
            with self._writing:
                with self._lock:
                    self._queued = None
                self._workspace.settle()
        except ReportedlyError as error:
            self.failed = str(error)

    def _add(self, files: Sequence[Path]) -> None:
        started = Adding(tuple(file.name for file in files), self._before())
        self.adding = started

        def tell(progress: Progress) -> None:
            self.adding = replace(started, progress=progress)

        jobs = 1 if len(files) <= _ALONE else self._workspace.settings.jobs
        try:
            with self._writing:
                summary = self._workspace.build(files, engine=engine_named("local", jobs), on_progress=tell)
            self.adding = replace(started, summary=summary)
        except ReportedlyError as error:
            self.adding = replace(started, failed=str(error))
        except Exception as error:
            self.adding = replace(started, failed=f"the files could not be read ({type(error).__name__}).")
            raise

    def _before(self) -> Before:
        view = self._workspace.view
        reports = view.tally(Report, Filter(), "id")
        standings = view.tally(Claim, Filter(), "id", "standing")
        return Before(frozenset(str(id_) for (id_,) in reports), {str(id_): str(st) for id_, st in standings})
