"""The one shape of all engines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reportedly.errors import ReportedlyError

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Failure:
    """What stands in the place of a result that could not be had, and why (the end of a sentence)."""

    reason: str


class Engine(Protocol):
    """Applies a function to many things, some at once."""

    def map(self, function: Callable[[A], B], batches: Iterable[Sequence[A]]) -> Iterator[list[B | Failure]]:
        """The results of each batch, batches and results in the order given.

        Batches are drawn as they are needed, never far ahead. The function must pickle. What it raises for one
        thing becomes a Failure in that place; a ReportedlyError is about the whole (no model, no codebook) and
        is raised. Raises EngineError where nothing can be run at all.
        """
        ...


def attempt(function: Callable[[A], B], item: A) -> B | Failure:
    """One result, or why not."""
    try:
        return function(item)
    except ReportedlyError:
        raise
    except Exception as error:
        return Failure(f"reading failed with {type(error).__name__}: {error}")
