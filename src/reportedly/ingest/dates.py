"""Publication dates in all usual forms, as EDTF. What cannot be read for certain is refused, not guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Literal

Order = Literal["day first", "month first"]
"""How a file writes 03/04/2020."""

_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"

DATE = (
    rf"(?:{_WEEKDAY}(?:{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+\d{{4}}|{_MONTH}\s+{_DAY},?\s+\d{{4}}|{_MONTH},?\s+\d{{4}})"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})"
)
"""A date with its year, as it stands in a line of text (to be used without regard to case)."""

_FOUND = re.compile(rf"(?<![\w/]){DATE}(?![\w/])", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}\S*)?")
_DAY_MONTH = re.compile(rf"{_WEEKDAY}({_DAY})(?:\s+of)?[\s-]+({_MONTH}),?[\s-]+(\d{{4}})(?:\D.*)?", re.I)
_MONTH_DAY = re.compile(rf"{_WEEKDAY}({_MONTH})\s+({_DAY}),?\s+(\d{{4}})(?:\D.*)?", re.I)
_MONTH_YEAR = re.compile(rf"({_MONTH}),?\s+(\d{{4}})", re.I)
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ ,T].*)?")
_YEAR = re.compile(r"(\d{4})")
_EPOCH = re.compile(r"(\d{10})(?:\d{3}|\.\d+)?")
_CLOCK_FIRST = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?,?\s+", re.I)

AMBIGUOUS = "may be day/month or month/day"
"""Why 03/04/2020 is refused: another date of the file may decide it."""

EARLIEST = 1600
"""The year of the first newspapers: a publication date before it is a mistake."""


class UnreadableDateError(ValueError):
    """The words are no date that can be trusted; the message says why, as the end of a sentence."""


def find(words: str) -> str | None:
    """The first date with a year in a line of text, as written, or None."""
    match = _FOUND.search(words)
    return match.group() if match else None


def read(words: str, order: Order | None = None) -> str:
    """A publication date as EDTF to the day, month or year. Time of day is left off: it is as given, in the
    outlet's own time zone, so the day is the day on the page.

    03/04/2020 is read by `order`; without one, and unless one number is over 12, it raises UnreadableDateError, as
    do impossible dates, dates in the future and words that are no date.
    """
    words = _CLOCK_FIRST.sub("", " ".join(words.split()))
    value = _named(words) or _numeric(words, order)
    if value is None:
        raise UnreadableDateError("is in no form known")
    year, month, day = value
    if not year >= EARLIEST or (month is not None and not 1 <= month <= 12):
        raise UnreadableDateError("is impossible")
    try:
        at = date(year, month or 1, day or 1)
    except ValueError:
        raise UnreadableDateError("is impossible") from None
    if at > datetime.now(UTC).date() + timedelta(days=1):
        raise UnreadableDateError("lies in the future")
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def order_of(values: list[str]) -> Order | None:
    """How a column of dates writes day and month, if some of them leave no doubt and none contradicts."""
    seen = {order for words in values if (order := _certain_order(words))}
    return seen.pop() if len(seen) == 1 else None


def _certain_order(words: str) -> Order | None:
    match = _NUMBERS.fullmatch(words.strip())
    if not match:
        return None
    first, second = int(match[1]), int(match[3])
    if first > 12 >= second:
        return "day first"
    return "month first" if second > 12 >= first else None


def _named(words: str) -> tuple[int, int | None, int | None] | None:
    if match := _DAY_MONTH.fullmatch(words):
        return int(match[3]), _month(match[2]), _number(match[1])
    if match := _MONTH_DAY.fullmatch(words):
        return int(match[3]), _month(match[1]), _number(match[2])
    if match := _MONTH_YEAR.fullmatch(words):
        return int(match[2]), _month(match[1]), None
    return None


def _numeric(words: str, order: Order | None) -> tuple[int, int | None, int | None] | None:
    if match := _YEAR_FIRST.fullmatch(words) or _COMPACT.fullmatch(words):
        return int(match[1]), int(match[2]), int(match[3]) if match[3] else None
    if match := _NUMBERS.fullmatch(words):
        return int(match[4]), *_ordered(int(match[1]), int(match[3]), match[2], order)
    if match := _EPOCH.fullmatch(words):
        at = datetime.fromtimestamp(int(match[1]), UTC)
        return at.year, at.month, at.day
    if match := _YEAR.fullmatch(words):
        return int(match[1]), None, None
    return None


def _ordered(first: int, second: int, mark: str, order: Order | None) -> tuple[int, int]:
    """Month and day. Points are the day-first style of continental Europe; only slashes and hyphens differ
    between Britain and America.
    """
    if first == second or mark == "." or first > 12:
        return second, first
    if first <= 12 < second:
        return first, second
    if order is None:
        raise UnreadableDateError(AMBIGUOUS)
    return (second, first) if order == "day first" else (first, second)


def _month(name: str) -> int:
    return next(n for n, full in enumerate(_NAMES, 1) if full.startswith(name.rstrip(".").casefold()[:3]))


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))
