"""A Ray cluster, or Ray on this machine."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from reportedly.engine.base import A, B, Failure, attempt
from reportedly.errors import EngineError

_AHEAD = 2  # batches per job under way at once


class OnRay:
    """Tasks on Ray, as many at once as `jobs` says; the cluster is the one that RAY_ADDRESS names, or one is
    started here. Raises EngineError where Ray is not installed.
    """

    def __init__(self, jobs: int) -> None:
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # nobody is to learn that something is being read here
        try:
            import ray  # noqa: PLC0415 - an optional extra that takes seconds to import
        except ImportError as error:
            raise EngineError(
                "the engine ray needs the package ray",
                to_do="install it with `pip install reportedly[ray]`, or leave --engine out",
            ) from error
        self._ray: Any = ray
        self._jobs = jobs

    def map(self, function: Callable[[A], B], batches: Iterable[Sequence[A]]) -> Iterator[list[B | Failure]]:
        """The results of each batch, in order."""
        ray = self._ray
        if not ray.is_initialized():
            ray.init(log_to_driver=False)
        shared = ray.put(function)
        task = ray.remote(max_retries=1)(_work)
        waiting: deque[tuple[Sequence[A], Any]] = deque()
        source = iter(batches)
        while True:
            while len(waiting) < _AHEAD * self._jobs and (batch := next(source, None)) is not None:
                waiting.append((batch, task.remote(shared, batch)))
            if not waiting:
                return
            batch, result = waiting.popleft()
            yield self._results(task, shared, batch, result)

    def _results(self, task: Any, shared: Any, batch: Sequence[A], result: Any) -> list[Any]:  # noqa: ANN401 - Ray's handles have no types
        """What came of a batch; where its worker died, each item is sent again by itself."""
        crashed = self._ray.exceptions.WorkerCrashedError, self._ray.exceptions.OutOfMemoryError
        try:
            return list(self._ray.get(result))
        except crashed:
            if len(batch) == 1:
                return [Failure("the process that read it died (perhaps for want of memory)")]
            return [
                one
                for item in batch
                for one in self._results(task, shared, [item], task.remote(shared, [item]))
            ]


def _work(function: Callable[[A], B], batch: Sequence[A]) -> list[B | Failure]:
    return [attempt(function, item) for item in batch]
