"""Something that happened, or is said to have."""

from __future__ import annotations

from enum import StrEnum

from reportedly.records.base import Record
from reportedly.records.mention import Participant
from reportedly.records.relation import Polarity
from reportedly.records.span import Span
from reportedly.records.time import When


class EventType(StrEnum):
    """PLOVER's sixteen event types (Political Language Ontology for Verifiable Event Records, manual 1.0)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Event(Record):
    """An event with whoever takes part; `statement` is the id of the saying that tells of it, so an event is
    never the program's own assertion. Its `polarity` is as a Relation's: what is said not to have happened, or only
    supposed, is no event of a timeline.
    """

    id: str
    report: str
    event_type: EventType
    trigger: Span
    participants: tuple[Participant, ...] = ()
    time: When | None = None
    place: Span | None = None
    polarity: Polarity = Polarity.HELD
    statement: str
