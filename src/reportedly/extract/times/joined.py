"""What stands around a date and changes it: "late", "since", "until", "from ... to", "about"."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.codebook import Codebook
from reportedly.extract.times.calendar import Point, Value, part, shift
from reportedly.extract.times.scene import Scene
from reportedly.records import Basis, Granularity

_THE = r"(?:the\s+)?"
_SINCE = re.compile(
    rf"\b(?:(?:ever\s+)?since(?:\s+(?:at\s+least|about|around|as\s+early\s+as))?)\s+{_THE}$", re.IGNORECASE
)
_UNTIL = re.compile(
    rf"\b(?:until|till|up\s+until|up\s+to|prior\s+to|before|not\s+before)\s+{_THE}$", re.IGNORECASE
)
_ABOUT = re.compile(r"\b(?:around|about|circa|c\.|ca\.|approximately|roughly)\s+$", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom\s+{_THE}$", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween\s+{_THE}$", re.IGNORECASE)
_TO = re.compile(rf"\s*(?:to|until|till|through|up\s+to|[-–—])\s*{_THE}", re.IGNORECASE)
_AND = re.compile(rf"\s+and\s+{_THE}", re.IGNORECASE)
_ONWARDS = re.compile(r"\s+(?:onwards?|on)(?=\s*[.,;:)]|\s*$)", re.IGNORECASE)
_PARTED = {Granularity.DECADE, Granularity.YEAR, Granularity.MONTH}


class Item(NamedTuple):
    """A dated stretch of a sentence's text, or (`value` a string) one that has no date and why."""

    start: int
    end: int
    value: Value | str


class Joiner:
    """Applies to dated stretches what stands around them."""

    def __init__(self, book: Codebook) -> None:
        words = book.times
        self._parts, self._words = words.parts, words.part_words
        adjectives = "|".join(w for w in ("early", "mid", "late") if w in words.part_words)
        nouns = "|".join(w for w in words.part_words if w not in {"early", "mid", "late"})
        self._before = re.compile(
            rf"\b(?:(?P<a>{adjectives})(?:\s*-\s*|\s+)(?:in\s+)?{_THE}|{_THE}(?:very\s+)?(?P<n>{nouns})\s+of\s+{_THE})$",
            re.IGNORECASE,
        )

    def __call__(self, scene: Scene, items: list[Item]) -> list[Item]:
        """The items in order, some of them joined."""
        text = scene.text
        parted = [self._part(text, item) for item in items]
        joined: list[Item] = []
        for item in parted:
            if joined and (pair := _pair(text, joined[-1], item)):
                joined[-1] = pair
            else:
                joined.append(item)
        return [_open(scene, item) for item in joined]

    def _part(self, text: str, item: Item) -> Item:
        """With "late" or "the end of" before it; "the end of the 2014 war" is no end of 2014."""
        before = text[: item.start]
        value = item.value
        if isinstance(value, str) or value.grain is Granularity.HOUR:
            return item
        if (
            (m := self._before.search(before))
            and value.grain in _PARTED
            and "/" not in value.edtf
            and "~" not in value.edtf
            and not (value.grain is Granularity.YEAR and before.lower().endswith("the "))
        ):
            name = self._words[(m["a"] or m["n"]).lower()]
            whole = part(value, self._parts[name][value.grain.value], value.basis)
            return Item(m.start(), item.end, whole)
        if (m := _ABOUT.search(before)) and "/" not in value.edtf and "~" not in value.edtf:
            return Item(m.start(), item.end, value._replace(edtf=f"{value.edtf}~"))
        return item


def _pair(text: str, left: Item, right: Item) -> Item | None:
    """Two dated stretches as one: "from A to B", "between A and B", and years in a row ("1997 and 1998")."""
    if isinstance(left.value, str) or isinstance(right.value, str):
        return None
    if Granularity.HOUR in {left.value.grain, right.value.grain}:
        return None
    link, before = text[left.end : right.start], text[: left.start]
    opened = (_FROM.search(before) if _TO.fullmatch(link) else None) or (
        _BETWEEN.search(before) if _AND.fullmatch(link) else None
    )
    in_a_row = (
        _AND.fullmatch(link)
        and left.value.grain is right.value.grain is Granularity.YEAR
        and left.value.end.year + 1 == right.value.start.year
        and "/" not in left.value.edtf + right.value.edtf
    )
    if not opened and not in_a_row:
        return None
    return Item(opened.start() if opened else left.start, right.end, _stretch(left.value, right.value))


def _stretch(first: Value, last: Value) -> Value:
    """From one value to another. Where they run backwards, the one whose year was not given is moved."""
    start, end = first.start, last.end
    if last.basis is Basis.TEXT and first.basis is not Basis.TEXT and first.grain is not Granularity.YEAR:
        start = start._replace(year=end.year)
        if start > end:
            start = start._replace(year=end.year - 1)
    elif start.first > end.last:
        if first.basis is Basis.TEXT and last.basis is Basis.TEXT:
            return first
        unit, count = (
            ("day", 7) if first.grain is Granularity.DAY and start.day and _near(start, end) else ("year", 1)
        )
        start = shift(start, -count, unit)
    basis = first.basis if first.basis is last.basis else Basis.PUBLICATION
    simple = "/" not in first.edtf and first.start == start
    left = first.edtf if simple and first.start == first.end else str(start)
    right = last.edtf if "/" not in last.edtf and last.start == last.end else str(end)
    return Value(f"{left}/{right}", last.grain, basis, start, end)


def _near(start: Point, end: Point) -> bool:
    return (start.year, start.month) == (end.year, end.month) or abs(
        (start.month or 1) - (end.month or 1)
    ) in {1, 11}


def _open(scene: Scene, item: Item) -> Item:
    """A value without an end after "since", without a beginning after "until" and "before"."""
    value, text = item.value, scene.text
    before = text[: item.start]
    if isinstance(value, str) or ".." in value.edtf or value.grain is Granularity.HOUR:
        return item
    first, _, last = value.edtf.partition("/")
    if "X" in value.edtf:
        first, last = f"{value.start}~", f"{value.end}~"
    if m := _SINCE.search(before):
        return Item(m.start(), item.end, value._replace(edtf=scene.since(first)))
    if m := _UNTIL.search(before):
        return Item(m.start(), item.end, value._replace(edtf=f"../{last or first}"))
    if (m := _FROM.search(before)) and (after := _ONWARDS.match(text, item.end)):
        return Item(m.start(), after.end(), value._replace(edtf=f"{first}/.."))
    return item
