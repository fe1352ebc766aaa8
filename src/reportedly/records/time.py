"""Time expressions and what they come to."""

from __future__ import annotations

from enum import StrEnum

from reportedly.records.base import Record
from reportedly.records.span import Span


class Granularity(StrEnum):
    """How fine the expression is."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


class Basis(StrEnum):
    """What a value rests on: the words alone ("June 1999"), the words and the publication date ("last
    week"), or a conclusion from other dates of the text ("the next day").
    """

    TEXT = "text"
    PUBLICATION = "publication"
    INFERRED = "inferred"


class Time(Record):
    """A time expression with its EDTF value. Durations without a place in time ("for three years") and
    recurring times ("every Friday") are not Times.
    """

    id: str
    report: str
    span: Span
    edtf: str
    granularity: Granularity
    basis: Basis


class When(Record):
    """The time given to an event: value, what it rests on, and the words (None if only inferred)."""

    edtf: str
    basis: Basis
    span: Span | None = None
