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
    year, month, day = match.groups()
    year = year.replace("X", "09"[side])
    month = month or "XX"
    if month in _SEASONS:
        month, day = _SEASONS[month][side], None
    elif "X" in month or not "01" <= month <= "12":
        low, high = month.replace("X", "0"), month.replace("X", "9")
        month = (max("01", low), min("12", high))[side] if low <= "12" else ("01", "12")[side]
    if day is None or "X" in day:
        low, high = (day or "XX").replace("X", "0"), (day or "XX").replace("X", "9")
        day = (max("01", low), min("31", high))[side]
    return f"{year}-{month}-{day}"
