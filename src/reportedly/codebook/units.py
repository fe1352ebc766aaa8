"""Units of measure and money, and how they are written."""

from __future__ import annotations

from reportedly.records.base import Record


class Unit(Record):
    """One unit: what it measures, and its signs and words; `leading` signs stand before the number ("US$")."""

    kind: str
    leading: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Units(Record):
    """Units by canonical name; `rates`, what a rate is per; `adverbs` that give a rate; `dimensions`, words that
    tell a length ("1.8m tall") from a multiplier ("1.8m people"); `scaled`, units of weight whose word means money in
    millions; `aged`, words before an age; `hundredths`, money that is a hundredth of the unit said before it.
    """

    units: dict[str, Unit]
    rates: dict[str, str]
    adverbs: dict[str, str]
    dimensions: frozenset[str]
    scaled: dict[str, str]
    aged: tuple[str, ...]
    hundredths: frozenset[str]
