"""Stretches of time as lengths of one bar, with ends that nobody gave drawn as such."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.store.days import days


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length in percent. `began` and `ended` are true where somebody gave that bound."""

    left: float
    width: float
    began: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """From the first to the last year of a bar, with the years to print on it: (place in percent, year)."""

    first: int
    last: int
    marks: tuple[tuple[float, int], ...]


def scale(bounds: Iterable[tuple[str | None, str | None]]) -> Scale | None:
    """A scale that holds all these stretches (EDTF bounds); None where nobody gave any."""
    found = [day for start, end in bounds for day in (days(start)[0], days(end)[1]) if day]
    years = [int(day[:4]) for day in found]
    if not years:
        return None
    first, last = min(years), max(years) + 1
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100) if (last - first) / s <= 8), 500)
    marks = [y for y in range(first, last + 1) if y % step == 0 or y == first]
    return Scale(first, last, tuple((round(100 * (y - first) / (last - first), 2), y) for y in marks))


def stretch(start: str | None, end: str | None, on: Scale) -> Stretch:
    """A stretch on the scale. Where a bound is missing it reaches to the edge of the bar."""
    began, ended = days(start)[0], days(end)[1]
    left = _place(began, on) if began else 0.0
    right = _place(ended, on) if ended else 100.0
    return Stretch(round(left, 2), round(max(right - left, 0.6), 2), bool(began), bool(ended))


def _place(day: str, on: Scale) -> float:
    """Where a day lies, in percent: near enough, with months of 31 days."""
    year, month, day_ = (int(part) for part in day.split("-"))
    passed = year - on.first + (31 * (month - 1) + day_ - 1) / 372
    return min(100.0, max(0.0, 100 * passed / (on.last - on.first)))
