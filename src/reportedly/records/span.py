"""Exact words: where they stand and what they are."""

from __future__ import annotations

from typing import NamedTuple, Self

from pydantic import model_validator

from reportedly.records.base import Record


class Offsets(NamedTuple):
    """A half-open range of Unicode code points in some text: the bare numbers of a Span."""

    start: int
    end: int


class Span(Record):
    """Words of one report: `report.text[start:end] == exact`, half-open, in Unicode code points.

    On export it becomes a W3C TextPositionSelector with a TextQuoteSelector.
    """

    report: str
    start: int
    end: int
    exact: str

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if not 0 <= self.start < self.end or len(self.exact) != self.end - self.start:
            raise ValueError(f"span {self.start}:{self.end} does not fit its {len(self.exact)} characters")
        return self

    @property
    def offsets(self) -> Offsets:
        """The bare numbers, for arithmetic."""
        return Offsets(self.start, self.end)

    def overlaps(self, other: Span) -> bool:
        """Do the two share a character of one report?"""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Does every character of `other` lie in this span?"""
        return self.report == other.report and self.start <= other.start and other.end <= self.end
