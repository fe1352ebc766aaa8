"""How far from a date an expression reaches: so many days, weeks, months or years, and whole ones of a calendar."""

from __future__ import annotations

import re

from reportedly.extract.times.calendar import Point, Value, at, between, century, decade, shift, week
from reportedly.extract.times.scene import Scene
from reportedly.records import Basis, Granularity

GRAINS = {
    "year": Granularity.YEAR,
    "month": Granularity.MONTH,
    "day": Granularity.DAY,
    "week": Granularity.WEEK,
}
_FINER = {"decade": "year", "year": "month", "month": "day", "week": "day", "day": "day", "fortnight": "day"}


def period(unit: str, day: Point, step: int, basis: Basis) -> Value:
    """The calendar week, month, year, decade or century `step` units after the one that a point lies in."""
    if unit == "week":
        return between(*week(day, step), basis, Granularity.WEEK)
    if unit == "decade":
        return decade(day.year // 10 * 10 + 10 * step, basis)
    if unit == "century":
        return century(day.year // 100 * 100 + 100 * step, basis)
    return at(shift(day.to(GRAINS[unit]), step, unit), basis)


def count_of(m: re.Match[str], scene: Scene) -> tuple[float, bool]:
    """How many units, and whether that is only about right."""
    word = (m["n"] or "").lower()
    if word in {"", "few", "a few", "several"}:
        return scene.book.times.few, True
    plain = {"a": 1.0, "an": 1.0, "couple of": 2.0, "a couple of": 2.0}
    number = plain[word] if word in plain else scene.book.numbers.read(word)
    half = bool(m.groupdict().get("h"))
    return number + 0.5 * half, bool(m.groupdict().get("a")) or half or number % 1 > 0


def moved(start: Point, count: float, unit: str, *, about: bool, basis: Basis) -> Value:
    """The point so many units away, as fine as the unit: a year of years, a month of months, a day of days; a
    count of weeks gives a day that is only about right.
    """
    if unit in {"hour", "night"}:
        count, unit, about = (round(count / 24), "day", True) if unit == "hour" else (count, "day", about)
    if unit in {"decade", "century"}:
        count, unit, about = count * (10 if unit == "decade" else 100), "year", True
    if count % 1 and unit in {"year", "month"}:
        month = shift(start.to(Granularity.MONTH), round(count * (12 if unit == "year" else 1)), "month")
        return at(month.to(GRAINS[unit]), basis, about=True)
    grain = GRAINS.get(unit, Granularity.DAY)
    if unit in {"week", "fortnight"}:
        grain, about = Granularity.DAY, True
    return at(shift(start.to(grain), int(count), unit), basis, about=about)


def until_published(scene: Scene, unit: str, count: float, *, about: bool, fine: str = "") -> Value:
    """The stretch of so many units that ends with publication, in `fine` or, of several years or months, in
    themselves; of one, in the next finer unit.
    """
    today = scene.day()
    fine = fine or (unit if count > 1 and unit in {"year", "month"} else _FINER.get(unit, "year"))
    start = shift(today, -int(count), unit).to(GRAINS[fine])
    end = today.to(GRAINS[fine])
    return Value(f"{start}{'~' if about else ''}/{end}", start.grain, Basis.PUBLICATION, start, end)
