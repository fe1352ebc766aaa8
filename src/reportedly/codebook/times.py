"""Words that place something in time."""

from __future__ import annotations

from typing import Literal

from reportedly.records.base import Record


class TimeWords(Record):
    """Months and weekdays by number, units by their plain name, seasons by their first month,
    vague parts of periods as offsets, days with a name. `few` is how many of a unit "recent months" reaches back.
    `ahead` and `same_time` help to tell what is still to come; `ambiguous`, `sure_before` and `habits` what is no
    date; `since` is how a beginning without an end is written; `before_year`, `not_after` and `not_before` tell what
    is no year; `tens` are decades in words; `present` and `lately` rest on the moment of writing; `periods` are
    stretches of history with a name, `running` struggles known by how long they have lasted; `zones` those of the
    clock.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, int]
    parts: dict[str, dict[str, str]]
    part_words: dict[str, str]
    feasts: dict[str, str]
    named: dict[str, str]
    about: tuple[str, ...]
    few: int
    since: Literal["open", "published"]
    ahead: frozenset[str]
    same_time: frozenset[str]
    ambiguous: frozenset[str]
    sure_before: tuple[str, ...]
    habits: frozenset[str]
    before_year: tuple[str, ...]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    tens: dict[str, int]
    present: dict[str, str]
    lately: tuple[str, ...]
    periods: dict[str, str]
    running: frozenset[str]
    zones: frozenset[str]
