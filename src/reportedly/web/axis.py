"""Time as a line from one day to another: where a date lies on it, how it is counted along it, how sure it is drawn.

Every month is as long as the longest, so that any EDTF date has its place, the year 800 as well as a 31st of June.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.export.html.dates import in_words
from reportedly.store.days import days

_MONTH, _YEAR = 31, 372  # days on the line
_UNITS = (("day", 5 * _MONTH), ("month", 6 * _YEAR), ("year", 80 * _YEAR), ("decade", 800 * _YEAR))
"""How finely a line up to so many days long is counted; a longer one by centuries."""

_LETTERS = {"century": 2, "decade": 3, "year": 4, "month": 7, "day": 10}
_MARKS = 9  # most dates printed along a line
_TIME = re.compile(r"T.*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A date printed along the line, `at` percent of it."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Bucket:
    """A stretch that is counted as one: `since` and `until` ask a page for it."""

    name: str
    since: str
    until: str
    words: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A date on the line, in percent. `sort`: "exact", a day; "within", somewhere in it; "lasting", all through it.
    `about` and `unsure` are EDTF's "~" and "?"; `began` and `ended` are false where an end is open.
    """

    left: float
    width: float
    sort: str
    about: bool
    unsure: bool
    began: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The line, from the day `first` to the day `last`, counted by `unit` (century, decade, year, month, day)."""

    first: str
    last: str
    unit: str

    @classmethod
    def over(cls, first: str, last: str) -> Axis:
        """The line between two days; at least a few days long, since a point has no sides."""
        start, end = _number(first), max(_number(last), _number(first) + 6)
        unit = next((name for name, most in _UNITS if end - start <= most), "century")
        return cls(first, _named(end), unit)

    @property
    def length(self) -> int:
        """Days from end to end."""
        return max(1, _number(self.last) - _number(self.first) + 1)

    def place(self, day: str) -> float:
        """Where the day begins, in percent, kept within the line."""
        return round(min(100.0, max(0.0, 100 * (_number(day) - _number(self.first)) / self.length)), 2)

    def bucket(self, day: str) -> Bucket:
        """The stretch that the day is counted in; what began before the line is counted at its beginning."""
        name = max(day, self.first)[: _LETTERS[self.unit]]
        since, until = name.ljust(4, "0"), name.ljust(4, "9")
        left = self.place(_filled(since, "01"))
        right = self.place(_named(_number(_filled(until, "31")) + 1))
        words = f"{since}–{until}" if len(name) < 4 else in_words(name)
        return Bucket(name, since, until, words, left, round(max(right - left, 0.4), 2))

    def marks(self) -> tuple[Mark, ...]:
        """Dates to print along it, each at the beginning of what it names."""
        start, end = _number(self.first), _number(self.last)
        steps = {"day": (1, 7, _MONTH), "month": (_MONTH, 3 * _MONTH, _YEAR)}.get(self.unit, ())
        tens = tuple(_YEAR * n * 10**power for power in range(4) for n in (1, 2, 5))
        step = next(s for s in (*steps, *tens) if (end - start) / s <= _MARKS)
        letters = 10 if step < _MONTH else 7 if step < _YEAR else 4
        at = -(-start // step) * step
        found: list[Mark] = []
        while at <= end:
            day = _named(at)
            found.append(Mark(self.place(day), in_words(day[:letters])))
            at += step
        return tuple(found)

    def drawn(self, edtf: str) -> Drawn:
        """The date as it is drawn: uncertain where it is uncertain."""
        value = _TIME.sub("", edtf)
        first, last = days(value)
        left, right = self.place(first or self.first), self.place(_after(last)) if last else 100.0
        lasting, exact = "/" in value, first is not None and first == last
        return Drawn(
            left=left,
            width=round(max(right - left, 0.4), 2),
            sort="lasting" if lasting else "exact" if exact else "within",
            about="~" in value or "%" in value,
            unsure="?" in value or "%" in value,
            began=first is not None,
            ended=last is not None,
        )

    def moved(self, times: float) -> tuple[str, str]:
        """The days of a line as long that lies `times` its length later."""
        by = int(self.length * times)
        return self._asked(_number(self.first) + by), self._asked(_number(self.last) + by)

    def wider(self) -> tuple[str, str]:
        """The days of a line three times as long around it."""
        return self._asked(_number(self.first) - self.length), self._asked(_number(self.last) + self.length)

    def _asked(self, number: int) -> str:
        """A day as a page is asked for it: as fine as the line is counted, or a year."""
        return _named(number)[: max(4, _LETTERS[self.unit])]


def _number(day: str) -> int:
    year, month, in_month = (int(part) for part in _filled(day, "01").split("-"))
    return year * _YEAR + (min(max(month, 1), 12) - 1) * _MONTH + min(max(in_month, 1), _MONTH) - 1


def _named(number: int) -> str:
    year, rest = divmod(min(max(number, 0), 10_000 * _YEAR - 1), _YEAR)
    return f"{year:04}-{rest // _MONTH + 1:02}-{rest % _MONTH + 1:02}"


def _after(day: str) -> str:
    return _named(_number(day) + 1)


def _filled(day: str, with_: str) -> str:
    """A year or month as its first day ("01") or its last ("31": the year's last month is told apart)."""
    if len(day) == 4:
        day += "-12" if with_ == "31" else "-01"
    return day if len(day) == 10 else f"{day[:7]}-{with_}"
