"""Times of day: "at 22:30", "as of 15:11 GMT", "10 p.m. on Sunday", with the day that they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.extract.times.calendar import Point, Unplaced, Value
from reportedly.extract.times.scene import Grammar, Rule, Scene
from reportedly.records import Basis, Granularity

_LEADS = (
    r"(?:shortly\s+|just\s+)?(?:as\s+of|at|by|until|till|before|after|from|since|around|about)\s+"
    r"(?:about\s+|around\s+)?"
)
_ON = re.compile(r",?\s+(?:(?:local\s+time|on|of)\s+)*", re.IGNORECASE)
_HABIT = re.compile(r"\b(?:every|each|daily|nightly|weekdays|usually|normally)\b", re.IGNORECASE)
_NAMED = {"noon": 12, "midday": 12, "midnight": 0}


def clock_rules(g: Grammar, days: Sequence[Rule]) -> list[Rule]:
    """The rule for times of day; `days` are the rules for what may follow one and name its day."""
    zones = "|".join(sorted(g.book.times.zones))
    half, zone = r"\s?(?P<p>[ap])\.?m\b\.?", rf"(?:\s+\(?(?P<z>{zones})\)?)"

    def read(m: re.Match[str], scene: Scene) -> Value | None:
        return _clock(m, scene, days)

    return [
        g.rule(rf"(?:{_LEADS})?(?P<h>\d\d?)(?:[:.](?P<m>\d\d))?{half}{zone}?", read),
        g.rule(rf"(?:{_LEADS})?(?P<h>\d\d?)[:.](?P<m>\d\d){zone}", read),
        g.rule(rf"{_LEADS}(?P<h>\d\d?):(?P<m>\d\d)", read),
        g.rule(rf"{_LEADS}(?P<n>noon|midday|midnight)", read),
    ]


def _clock(m: re.Match[str], scene: Scene, days: Sequence[Rule]) -> Value | None:
    hour, minute = _hour(m)
    if hour is None or hour > 23 or minute > 59 or _HABIT.search(scene.text):
        return None
    day, basis = _day(m, scene, days)
    mark = "Z" if m.groupdict().get("z") else ""
    return Value(f"{day}T{hour:02d}:{minute:02d}:00{mark}", Granularity.HOUR, basis, day, day)


def _hour(m: re.Match[str]) -> tuple[int | None, int]:
    found = m.groupdict()
    if "n" in found:
        return _NAMED[found["n"].lower()], 0
    hour, minute, half = int(found["h"]), int(found.get("m") or 0), (found.get("p") or "").lower()
    if not half:
        return hour, minute
    return (hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else None), minute


def _day(m: re.Match[str], scene: Scene, days: Sequence[Rule]) -> tuple[Point, Basis]:
    """The day named right behind the time; otherwise the one last told of, or the one that the report opens with."""
    link = _ON.match(scene.text, m.end())
    for rule in days:
        behind = rule.pattern.match(scene.text, link.end()) if link else None
        value = rule.read(behind, scene) if behind else None
        if value and value.start == value.end and value.start.day is not None:
            return value.start, value.basis
    for told in (scene.told, scene.lead):
        if told and told.start == told.end and told.start.day is not None:
            return told.start, Basis.INFERRED
    raise Unplaced("no day stands near it that it could belong to")
