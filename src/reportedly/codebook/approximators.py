"""Words that make a number less than exact."""

from __future__ import annotations

from typing import Literal

from reportedly.records.base import Record

Bound = Literal["about", "least", "most"]


class Approximators(Record):
    """What stands before or after a number and bounds it; `vague` plurals with the least they stand for ("dozens" is
    at least two dozen); `times`, words that are a number of times.
    """

    before: dict[str, Bound]
    after: dict[str, Bound]
    vague: dict[str, float]
    times: dict[str, float]
