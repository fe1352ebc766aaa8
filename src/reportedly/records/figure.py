"""A number somebody gave."""

from __future__ import annotations

from reportedly.records.base import Record
from reportedly.records.mention import Reference
from reportedly.records.span import Span


class Figure(Record):
    """`value` in `unit` of `measure` ("fighters", "killed", "funding"), about `actor`, given by `statement`.

    `low` and `high` bound a range or a vague word; "dozens" has a `low` of 24 and no `value` (of a plural
    there are at least two). `approximator` is the word ("about", "at least"). `as_of` and `said` are EDTF: the day
    the figure holds for, and the day it was given.
    """

    id: str
    report: str
    measure: str
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approximator: str | None = None
    actor: Reference | None = None
    as_of: str | None = None
    said: str | None = None
    evidence: Span
    statement: str
