"""EDTF values in words, for readers: "14 March 2022", "the 1990s", "since 1987", "about 2000"."""

from __future__ import annotations

import re

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_QUARTERS = {
    "33": "first quarter of",
    "34": "second quarter of",
    "35": "third quarter of",
    "36": "fourth quarter of",
}
_POINT = re.compile(
    r"(?P<year>-?\d{2,4}X{0,2})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?P<mark>[~?%]?)"
)


def in_words(edtf: str | None) -> str:
    """The date or interval in English; what is not understood is given back as it stands, None as "undated"."""
    if not edtf:
        return "undated"
    if "/" not in edtf:
        return _point(edtf)
    start, end = edtf.split("/", 1)
    if end in {"..", ""}:
        return f"since {_point(start)}"
    if start in {"..", ""}:
        return f"until {_point(end)}"
    return f"{_point(start)} to {_point(end)}"


def _point(value: str) -> str:
    match = _POINT.fullmatch(value.split("T")[0])
    if not match:
        return value
    about = "about " if match["mark"] in {"~", "%"} else ""
    unsure = " (uncertain)" if match["mark"] in {"?", "%"} else ""
    return f"{about}{_day(match['year'], match['month'], match['day'])}{unsure}"


def _day(year: str, month: str | None, day: str | None) -> str:
    named = _year(year)
    if month is None or month == "XX":
        return named
    if month in _SEASONS:
        return f"{_SEASONS[month]} {named}"
    if month in _QUARTERS:
        return f"{_QUARTERS[month]} {named}"
    if not 1 <= int(month) <= len(_MONTHS):
        return f"{year}-{month}"
    name = _MONTHS[int(month) - 1]
    return f"{name} {named}" if day is None or day == "XX" else f"{int(day)} {name} {named}"


def _year(year: str) -> str:
    if year.endswith("XX"):
        return f"the {int(year[:-2]) + 1}th century"
    return f"the {year[:-1]}0s" if year.endswith("X") else year
