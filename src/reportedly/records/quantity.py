"""A number in a text, read, before anybody is said to have given it."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.records.span import Offsets


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and approximator. Working matter: the stage `figures` makes a Figure of it.

    `at` covers number, approximator and unit; `number` the number words alone. `value` is None where the words
    give only bounds ("dozens": low 24). `unit` is a codebook name ("USD", "percent", "km") or None for a bare
    count; `rate` the period of a rate ("month") or None; `counted` the offsets of the noun phrase that is
    counted ("fighters"), if any.
    """

    at: Offsets
    number: Offsets
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    rate: str | None
    approximator: str | None
    counted: Offsets | None
