"""Points and stretches of the calendar, and how they are written in EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

from reportedly.records import Basis, Granularity

DAYS = {"day": 1, "week": 7, "fortnight": 14}
MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Unplaced(Exception):  # noqa: N818 - not an error: it carries what a Gap will say
    """An expression of time that cannot be given a date; the message ends the sentence "... has no date: "."""


class Point(NamedTuple):
    """A year, month or day of the calendar: how much of it is known is how fine it is."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        year = f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        return year + "".join(f"-{part:02d}" for part in (self.month, self.day) if part is not None)

    @property
    def grain(self) -> Granularity:
        """How fine the point is."""
        if self.day is not None:
            return Granularity.DAY
        return Granularity.MONTH if self.month is not None else Granularity.YEAR

    @property
    def first(self) -> Point:
        """Its first day."""
        return Point(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> Point:
        """Its last day."""
        month = self.month or 12
        return Point(self.year, month, self.day or last_day(self.year, month))

    def to(self, grain: Granularity) -> Point:
        """The year or month that it lies in. Raises Unplaced where it is not known so finely."""
        if grain is Granularity.YEAR:
            return Point(self.year)
        if self.month is None or (grain is Granularity.DAY and self.day is None):
            raise Unplaced(f"the date that it counts from is known only as {self}")
        return Point(self.year, self.month) if grain is Granularity.MONTH else self


class Value(NamedTuple):
    """What an expression comes to: its EDTF, how fine it is, what it rests on, and its two ends as points
    (the same point twice for a single day, month or year).
    """

    edtf: str
    grain: Granularity
    basis: Basis
    start: Point
    end: Point


def point(year: int, month: int | None = None, day: int | None = None) -> Point:
    """A point that the calendar has. Raises Unplaced for "31 February" or a month 13."""
    if month is not None and not 1 <= month <= 12:
        raise Unplaced(f"there is no month {month}")
    if month is not None and day is not None and not 1 <= day <= last_day(year, month):
        raise Unplaced(f"the month {year:04d}-{month:02d} has no day {day}")
    return Point(year, month, day)


def published(edtf: str | None) -> Point | None:
    """A report's publication date as a point: None where there is none, or none that the calendar has. Of an
    approximate date or an interval, nothing can be counted.
    """
    match = _PUBLISHED.fullmatch(edtf or "")
    if match is None:
        return None
    try:
        return point(*(int(part) for part in match.groups() if part is not None))
    except Unplaced:
        return None


def last_day(year: int, month: int) -> int:
    """The number of days of a month (years before 1 are read in the proleptic calendar)."""
    return monthrange(year if year > 0 else 4 + year % 4, month)[1]


def shift(start: Point, count: int, unit: str) -> Point:
    """The point `count` units later (earlier, if negative), as fine as the unit and the start allow."""
    if unit in MONTHS:
        months = count * MONTHS[unit]
        if start.month is None:
            if months % 12:
                raise Unplaced(f"the date that it counts from is known only as {start}")
            return _within(Point(start.year + months // 12))
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        day = None if start.day is None else min(start.day, last_day(year, month + 1))
        return _within(Point(year, month + 1, day))
    moved = to_date(start).toordinal() + count * DAYS[unit]
    if not date.min.toordinal() <= moved <= date.max.toordinal():
        raise Unplaced("it lies outside the calendar")
    return from_date(date.fromordinal(moved))


def _within(p: Point) -> Point:
    earliest = -MAXYEAR if p.month is None else MINYEAR
    if not earliest <= p.year <= MAXYEAR:
        raise Unplaced("it lies outside the calendar")
    return p


def to_date(p: Point) -> date:
    """A day as Python's date. Raises Unplaced where only the month or year is known."""
    if p.month is None or p.day is None:
        raise Unplaced(f"the date that it counts from is known only as {p}")
    if not MINYEAR <= p.year <= MAXYEAR:
        raise Unplaced("it lies outside the calendar")
    return date(p.year, p.month, p.day)


def from_date(day: date) -> Point:
    """Python's date as a point."""
    return Point(day.year, day.month, day.day)


def week(day: Point, count: int = 0) -> tuple[Point, Point]:
    """Monday and Sunday of the week `count` weeks after the one that a day lies in (ISO 8601: Monday first)."""
    monday = to_date(day) - timedelta(days=to_date(day).weekday())
    first = shift(from_date(monday), count, "week")
    return first, shift(first, 6, "day")


def at(p: Point, basis: Basis, grain: Granularity | None = None, *, about: bool = False) -> Value:
    """One point as a value; `about` marks it approximate. Raises Unplaced outside the calendar."""
    _within(p)
    return Value(f"{p}~" if about else str(p), grain or p.grain, basis, p, p)


def between(start: Point, end: Point, basis: Basis, grain: Granularity) -> Value:
    """A stretch from one point to another, both included. Raises Unplaced outside the calendar."""
    _within(start)
    _within(end)
    return Value(f"{start}/{end}", grain, basis, start, end)


def decade(year: int, basis: Basis) -> Value:
    """The ten years that begin with `year`, as EDTF has them: 198X."""
    return Value(f"{year // 10:03d}X", Granularity.DECADE, basis, Point(year), Point(year + 9))


def century(year: int, basis: Basis) -> Value:
    """The hundred years that begin with `year`: 19XX."""
    return Value(f"{year // 100:02d}XX", Granularity.CENTURY, basis, Point(year), Point(year + 99))


def part(whole: Value, offsets: str, basis: Basis) -> Value:
    """A vague part of a decade, year or month: `offsets` as the codebook gives them ("05~/08~", "12~")."""
    ends = []
    for text in offsets.split("/"):
        number, mark = int(text.rstrip("~")), "~" if text.endswith("~") else ""
        p = whole.start
        if whole.grain is Granularity.DECADE:
            p = Point(p.year + number)
        elif whole.grain is Granularity.YEAR:
            p = Point(p.year, number)
        else:
            p = Point(p.year, p.month, number or last_day(p.year, p.month or 1))
        ends.append((p, mark))
    edtf = "/".join(f"{p}{mark}" for p, mark in ends)
    grain = {Granularity.DECADE: Granularity.YEAR, Granularity.YEAR: Granularity.MONTH}
    return Value(edtf, grain.get(whole.grain, Granularity.DAY), basis, ends[0][0], ends[-1][0])
