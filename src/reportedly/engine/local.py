"""This machine: one process, or several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.synchronize import Event
from typing import Any

from reportedly.engine.base import A, B, Failure, attempt
from reportedly.errors import EngineError

_AHEAD = 2  # batches per worker under way or waiting: enough to keep it busy, few enough to bound memory
_BLAS_THREADS = "OPENBLAS_NUM_THREADS"
"""How many threads NumPy multiplies with: with more than one a process, they wait for one another."""
_DIED = "the process that read it died (perhaps for want of memory)"


class InProcess:
    """Everything in this process, one after the other."""

    def map(self, function: Callable[[A], B], batches: Iterable[Sequence[A]]) -> Iterator[list[B | Failure]]:
        """The results of each batch, in order."""
        for batch in batches:
            yield [attempt(function, item) for item in batch]


class Processes:
    """Worker processes, started afresh (never forked: model libraries run threads) and ended with the map.

    A worker that dies takes only the report with it that killed it: batches under way are gone through again,
    that one report at a time in a process of its own.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._start = multiprocessing.get_context("spawn")

    def map(self, function: Callable[[A], B], batches: Iterable[Sequence[A]]) -> Iterator[list[B | Failure]]:
        """The results of each batch, in order."""
        stop = self._start.Event()
        pool = self._pool(function, stop, self._jobs)
        waiting: deque[tuple[Sequence[A], Future[list[B | Failure]] | None]] = deque()
        source = iter(batches)
        try:
            while True:
                while len(waiting) < _AHEAD * self._jobs and (batch := next(source, None)) is not None:
                    waiting.append((batch, _submit(pool, batch)))
                if not waiting:
                    return
                batch, future = waiting.popleft()
                results = _results(future)
                if results is None:
                    pool.shutdown()
                    results = self._one_by_one(function, batch, stop)
                    pool = self._pool(function, stop, self._jobs)
                    again = [(b, f if f and _fine(f) else _submit(pool, b)) for b, f in waiting]
                    waiting = deque(again)
                yield results
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)

    def _one_by_one(self, function: Callable[[A], B], batch: Sequence[A], stop: Event) -> list[B | Failure]:
        """The results of a batch in which something kills workers, each item sent by itself."""
        results: list[B | Failure] = []
        pool = self._pool(function, stop, 1)
        deaths = 0
        try:
            for item in batch:
                single = _results(_submit(pool, [item]))
                if single is None:
                    deaths += 1
                    pool.shutdown()
                    pool = self._pool(function, stop, 1)
                results += single or [Failure(_DIED)]
        finally:
            pool.shutdown(cancel_futures=True)
        if deaths == len(batch) > 1:
            raise EngineError(
                "every worker process dies as soon as it reads",
                to_do="free some memory, or read in one process with `--jobs 1`",
            )
        return results

    def _pool(self, function: Callable[[A], B], stop: Event, jobs: int) -> ProcessPoolExecutor:
        os.environ.setdefault(_BLAS_THREADS, "1")  # for the workers: NumPy here has looked at it already
        return ProcessPoolExecutor(
            jobs, mp_context=self._start, initializer=_begin, initargs=(function, stop)
        )


def _submit(pool: ProcessPoolExecutor, batch: Sequence[A]) -> Future[Any] | None:
    """The batch under way, or None where the pool is broken already."""
    try:
        return pool.submit(_work, batch)
    except BrokenProcessPool:
        return None


def _results(future: Future[list[B | Failure]] | None) -> list[B | Failure] | None:
    """What came of a batch, or None where its worker died."""
    try:
        return future.result() if future else None
    except BrokenProcessPool:
        return None


def _fine(future: Future[Any]) -> bool:
    """Did the batch end well before the pool broke?"""
    return future.done() and not future.cancelled() and future.exception() is None


class _Worker:
    """What a worker process was told to do."""

    function: Callable[[Any], Any]
    stop: Event


def _begin(function: Callable[[Any], Any], stop: Event) -> None:
    """In a new worker: leave Ctrl-C to the parent, and end when the parent is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Worker.function, _Worker.stop = staticmethod(function), stop
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(batch: Sequence[Any]) -> list[Any]:
    """In a worker: a batch, left off in the middle when the parent has stopped."""
    return [attempt(_Worker.function, item) for item in batch if not _Worker.stop.is_set()]
