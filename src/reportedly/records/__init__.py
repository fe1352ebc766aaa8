"""The nouns of the program, one file each, compared by value."""

from reportedly.records.actor import Actor
from reportedly.records.attribution import Attribution
from reportedly.records.authority import Authority
from reportedly.records.base import Record
from reportedly.records.chronicle import Chronicle, Entry, MemoryChronicle
from reportedly.records.claim import Claim, Origin, Standing
from reportedly.records.event import Event, EventType
from reportedly.records.figure import Figure
from reportedly.records.gap import Gap
from reportedly.records.ids import bytes_digest, content_id, text_digest
from reportedly.records.judgement import PERSON, Anchor, Judgement, JudgementState, Verdict
from reportedly.records.mention import Form, Kind, Mention, Participant, Reference
from reportedly.records.parse import Sentence, Token
from reportedly.records.position import Position, PositionKind
from reportedly.records.quantity import Quantity
from reportedly.records.reading import Found, Kept, Reading, Working
from reportedly.records.relation import Polarity, Relation
from reportedly.records.report import Report
from reportedly.records.run import Run
from reportedly.records.sameness import Sameness
from reportedly.records.span import Offsets, Span
from reportedly.records.statement import Certainty, Link, LinkKind, Mood, Point, Stance, Statement, Style
from reportedly.records.time import Basis, Granularity, Time, When

__all__ = [
    "PERSON",
    "Actor",
    "Anchor",
    "Attribution",
    "Authority",
    "Basis",
    "Certainty",
    "Chronicle",
    "Claim",
    "Entry",
    "Event",
    "EventType",
    "Figure",
    "Form",
    "Found",
    "Gap",
    "Granularity",
    "Judgement",
    "JudgementState",
    "Kept",
    "Kind",
    "Link",
    "LinkKind",
    "MemoryChronicle",
    "Mention",
    "Mood",
    "Offsets",
    "Origin",
    "Participant",
    "Point",
    "Polarity",
    "Position",
    "PositionKind",
    "Quantity",
    "Reading",
    "Record",
    "Reference",
    "Relation",
    "Report",
    "Run",
    "Sameness",
    "Sentence",
    "Span",
    "Stance",
    "Standing",
    "Statement",
    "Style",
    "Time",
    "Token",
    "Verdict",
    "When",
    "Working",
    "bytes_digest",
    "content_id",
    "text_digest",
]
