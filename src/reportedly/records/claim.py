"""What is at issue: who stands for it, who against, on how many independent legs."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from reportedly.records.base import Record


class Standing(StrEnum):
    """Single: one origin, nobody against. Corroborated: two or more independent origins, nobody against.
    Contested: somebody for and somebody against. Denied: only ever reported as denied.
    """

    SINGLE = "single"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"
    DENIED = "denied"


class Origin(Record):
    """One independent origin of a claim: `statements` count once, and `why` says why they do. `circle` names outlets
    that cite one another for it, where they do: nobody outside the circle is given.
    """

    name: str
    actor: str | None = None
    statements: tuple[str, ...]
    why: str
    circle: tuple[str, ...] = ()


class Claim(Record):
    """A proposition that statements assert or deny. `text` is taken from its clearest statement."""

    id: str
    text: str
    for_: tuple[str, ...] = Field(alias="for")
    against: tuple[str, ...] = ()
    asserted_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    standing: Standing
