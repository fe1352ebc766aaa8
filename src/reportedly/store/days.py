"""EDTF dates as days that sort: what the date columns hold."""

from __future__ import annotations

import re
from functools import lru_cache

UNDATED = "9999-99-99"
"""Sorts behind every date."""

_DATE = re.compile(r"(\d[\dX]{3})(?:-([\dX]{2}))?(?:-([\dX]{2}))?")
_SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11")}


@lru_cache(maxsize=50_000)
def days(edtf: str | None) -> tuple[str | None, str | None]:
    """The first and the last day that an EDTF value can mean, as YYYY-MM-DD; None for an open end or no date.

    The last day of a month is written 31 whatever the month: the days are for comparing. Winters and
    quarters count as their whole year.
    """
    if not edtf:
        return None, None
    start, _, end = edtf.partition("/")
    if "/" not in edtf:
        end = start
    firsts, lasts = list(_DATE.finditer(start)), list(_DATE.finditer(end))
    first = min((_day(match, 0) for match in firsts), default=None)
    last = max((_day(match, 1) for match in lasts), default=None)
    return first, last


def _day(match: re.Match[str], side: int) -> str:
    """The first (side 0) or last (side 1) day of one date; X is any digit."""
    year, month, day = (part or "XX" for part in match.groups())
    if month in _SEASONS:
        month, day = _SEASONS[month][side], "XX"
    elif month > "12" and "X" not in month:
        month = "XX"
    return f"{_digits(year, side)}-{_digits(month, side, '01', '12')}-{_digits(day, side, '01', '31')}"


def _digits(part: str, side: int, least: str = "0000", most: str = "9999") -> str:
    """The least (side 0) or most (side 1) that the part can be."""
    return min(max(part.replace("X", "09"[side]), least), most)
