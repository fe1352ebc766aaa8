"""A tie between two actors, from when to when, on whose word."""

from __future__ import annotations

from enum import StrEnum

from reportedly.records.base import Record
from reportedly.records.mention import Reference
from reportedly.records.span import Span


class Polarity(StrEnum):
    """Is the tie said to hold, said not to hold, or only supposed ("if it arms", "would host")?"""

    HELD = "held"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


class Relation(Record):
    """`subject` stands in `predicate` (a codebook name) to `object`. `valid_from` and `valid_to` are EDTF or
    None where the text gives no bound. `evidence` is the clause that says so, `statement` whose saying it is.
    """

    id: str
    report: str
    subject: Reference
    predicate: str
    object: Reference
    valid_from: str | None = None
    valid_to: str | None = None
    polarity: Polarity = Polarity.HELD
    evidence: Span
    statement: str
