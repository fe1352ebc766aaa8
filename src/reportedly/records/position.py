"""What one actor wants of another."""

from __future__ import annotations

from enum import StrEnum

from reportedly.records.base import Record


class PositionKind(StrEnum):
    """A demand, an offer or a refusal."""

    DEMAND = "demand"
    OFFER = "offer"
    REFUSAL = "refusal"


class Position(Record):
    """`holder` (actor id) demands, offers or refuses `text` of `addressee` (actor id or None); `answer` is
    the id of the statement that answers it, where one does.
    """

    id: str
    holder: str
    addressee: str | None
    kind: PositionKind
    text: str
    statements: tuple[str, ...]
    answer: str | None = None
