"""The one shape of all stages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from reportedly.records import Found, Reading


class Stage(Protocol):
    """A pure function of a reading that says what it needs and what it gives.

    `requires` and `provides` are sets of record types; the pipeline works out the order from them. A stage
    yields new records and changes none; two calls on equal readings yield equal records.
    """

    name: str
    version: str
    requires: frozenset[type]
    provides: frozenset[type]

    def __call__(self, reading: Reading) -> Iterable[Found]:
        """What this stage finds in the reading, beyond what is there."""
        ...
