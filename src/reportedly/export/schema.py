"""The rows of the JSONL export: one model a type, documented field by field.

They are the records with their references flattened to actor ids. The JSON Schema in the documentation is made
from these models, and a test holds the two together.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from reportedly.records import Span

_EDTF = "EDTF (ISO 8601-2), or null"


class Row(BaseModel):
    """One line of the export."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ReportRow(Row):
    """One published text."""

    type: Literal["report"] = "report"
    id: str = Field(description="hashes the text and what is known of its publication")
    path: str = Field(description="the file it came from; `#member` follows inside a container")
    url: str | None = Field(description="where it was published, if the file says so")
    title: str = Field(description="headline, empty if none was found")
    publisher: str | None = Field(description="the outlet whose report it is")
    republisher: str | None = Field(description="the outlet that republished it, if another")
    byline: list[str] = Field(description="names of the authors")
    published: str | None = Field(description=f"date of publication, {_EDTF}")
    place: str | None = Field(description="place in the dateline")
    credit: str | None = Field(description="wire or paper that the text credits")
    language: str = Field(description="ISO 639 code, `und` if unknown")
    text: str = Field(description="the article's text; all spans count its code points")
    digest: str = Field(description="BLAKE2b-128 of the text")
    reprint_of: str | None = Field(description="id of the report that it copies")
    basis: dict[str, str] = Field(description="what each piece of metadata rests on")


class ActorRow(Row):
    """Somebody who acts or speaks, across reports."""

    type: Literal["actor"] = "actor"
    id: str = Field(description="hashes name and kind")
    name: str = Field(description="the fullest name")
    kind: str = Field(
        description="person, government, agency, armed_group, party, organization, outlet, people …"
    )
    aliases: list[str] = Field(description="other names in the texts")
    country: str | None = Field(description="ISO 3166 alpha-2")
    authorities: dict[str, str] = Field(description="ids in imported lists, by scheme")
    mentions: list[Span] = Field(description="where texts refer to it")


class LinkRow(Row):
    """One hop of a chain."""

    actor: str | None = Field(description="actor id")
    name: str = Field(description="the fullest name known in the report")
    kind: str = Field(description="named, unnamed, collective, document, outlet")
    span: Span | None = Field(description="the words it rests on; null for the publisher")


class StatementRow(Row):
    """One source's saying, in one report."""

    type: Literal["statement"] = "statement"
    id: str = Field(description="hashes report and offsets")
    report: str = Field(description="report id")
    source: Span | None = Field(description="the words for who says it")
    cue: Span | None = Field(description="the words that attribute it")
    content: list[Span] = Field(description="what is said, perhaps in several pieces")
    style: str = Field(description="direct, indirect, mixed, narrated")
    stance: str = Field(
        description="asserts, denies, confirms, doubts, believes, demands, offers, refuses, asks"
    )
    certainty: str = Field(description="certain, probable, possible, underspecified (FactBank)")
    speaker: str | None = Field(description="actor id of the last hop")
    chain: list[LinkRow] = Field(description="outermost first, beginning with the publisher")
    nested_in: str | None = Field(description="id of the statement within whose content it stands")
    addressee: str | None = Field(description="actor id of who is told or asked")
    stated: str | None = Field(description=f"when it was said, {_EDTF}")
    claim: str | None = Field(description="claim id")
    confidence: float = Field(ge=0, le=1, description="the reader's estimate that the spans are right")


class TimeOfEvent(Row):
    """The time given to an event."""

    edtf: str = Field(description="EDTF value")
    basis: str = Field(description="text, publication or inferred")
    span: Span | None = Field(description="the words")


class ParticipantRow(Row):
    """Who takes part in an event."""

    actor: str = Field(description="actor id")
    role: str = Field(description="actor, recipient …")


class EventRow(Row):
    """Something that happened, or is said to have."""

    type: Literal["event"] = "event"
    id: str = Field(description="hashes report, type and trigger")
    report: str = Field(description="report id")
    event_type: str = Field(description="one of PLOVER's sixteen")
    time: TimeOfEvent | None = Field(description="when, and what that rests on")
    place: str | None = Field(description="where, in the report's words")
    polarity: str = Field(description="held, negated, hypothetical")
    participants: list[ParticipantRow] = Field(description="who")
    trigger: Span = Field(description="the word that tells of it")
    statement: str = Field(description="id of the statement that tells of it")


class RelationRow(Row):
    """A tie between two actors."""

    type: Literal["relation"] = "relation"
    id: str = Field(description="hashes report, predicate and offsets")
    report: str = Field(description="report id")
    subject: str | None = Field(description="actor id")
    predicate: str = Field(description="a codebook name")
    object: str | None = Field(description="actor id")
    valid_from: str | None = Field(description=f"since when, {_EDTF}")
    valid_to: str | None = Field(description=f"until when, {_EDTF}")
    polarity: str = Field(description="held, negated, hypothetical")
    evidence: Span = Field(description="the clause that says so")
    statement: str = Field(description="id of the statement that says so")


class FigureRow(Row):
    """A number somebody gave."""

    type: Literal["figure"] = "figure"
    id: str = Field(description="hashes report and offsets")
    report: str = Field(description="report id")
    measure: str = Field(description="what is counted")
    value: float | None = Field(description="the number, or null where only bounds are given")
    low: float | None = Field(description="lower bound")
    high: float | None = Field(description="upper bound")
    unit: str | None = Field(description="unit, with the period of a rate")
    approximator: str | None = Field(description="about, at least, dozens …")
    actor: str | None = Field(description="actor id of whom it is")
    as_of: str | None = Field(description=f"the day it holds for, {_EDTF}")
    said: str | None = Field(description=f"the day it was given, {_EDTF}")
    evidence: Span = Field(description="the words")
    statement: str = Field(description="id of the statement that gives it")


class TimeRow(Row):
    """A time expression and its value."""

    type: Literal["time"] = "time"
    id: str = Field(description="hashes report and offsets")
    report: str = Field(description="report id")
    span: Span = Field(description="the words")
    edtf: str = Field(description="EDTF value")
    granularity: str = Field(description="century, decade, year, season, month, week, day, hour")
    basis: str = Field(description="text, publication or inferred")


class OriginRow(Row):
    """One independent origin of a claim."""

    actor: str | None = Field(description="actor id")
    name: str = Field(description="who or what it is")
    statements: list[str] = Field(description="statement ids that count once")
    why: str = Field(description="why they count once")
    circle: list[str] = Field(description="outlets that cite one another for it, where they do")


class ClaimRow(Row):
    """What is at issue."""

    type: Literal["claim"] = "claim"
    id: str = Field(description="hashes its statements' proposition")
    text: str = Field(description="taken from its clearest statement")
    for_: list[str] = Field(alias="for", description="statement ids")
    against: list[str] = Field(description="statement ids")
    asserted_by: list[str] = Field(description="actor ids")
    denied_by: list[str] = Field(description="actor ids")
    origins: list[OriginRow] = Field(description="independent origins, with the reason for each")
    standing: str = Field(description="single, corroborated, contested, denied")


class PositionRow(Row):
    """What one actor wants of another."""

    type: Literal["position"] = "position"
    id: str = Field(description="hashes holder, addressee, kind and text")
    holder: str = Field(description="actor id")
    addressee: str | None = Field(description="actor id")
    kind: str = Field(description="demand, offer, refusal")
    text: str = Field(description="in the report's words")
    statements: list[str] = Field(description="statement ids")
    answer: str | None = Field(description="id of the statement that answers it")


class AnchorRow(Row):
    """Where something that a person judged stands."""

    kind: str = Field(description="mention, statement, figure, relation, event, time, report")
    id: str = Field(description="its id when it was judged, if it had one")
    report: str = Field(description="report id, when it was judged")
    digest: str = Field(description="digest of the report's text")
    path: str = Field(description="the report's file")
    start: int = Field(description="first code point")
    end: int = Field(description="behind the last code point")
    exact: str = Field(description="the words")
    before: str = Field(description="the characters in front of them")
    what: str = Field(description="what tells it from others in the same words")


class JudgementRow(Row):
    """An answer to "are these the same?" or "is this right?"."""

    type: Literal["judgement"] = "judgement"
    id: str = Field(description="hashes who judged what")
    left: str = Field(description="id of what is judged")
    right: str = Field(description="id of the other, or the corrected fields as JSON")
    verdict: str = Field(description="same, different, wrong, right, instead")
    score: float = Field(description="0 to 1")
    why: str = Field(description="the reason in words")
    judged_by: str = Field(description="`stage:NAME` or `person:NAME`")
    judged_at: str | None = Field(description="ISO 8601, null for a stage (its run has the time)")
    retracted_at: str | None = Field(description="ISO 8601, null while it stands")
    left_at: list[AnchorRow] = Field(description="where a person's judgement stands in the reports")
    right_at: list[AnchorRow] = Field(description="the same of the other")
    state: str | None = Field(description="applies, overruled, retracted, detached; null for a stage")
    overruled_by: str | None = Field(description="id of the judgement that says otherwise")


class RunRow(Row):
    """What produced records."""

    type: Literal["run"] = "run"
    id: str = Field(description="hashes stage, versions and start")
    stage: str = Field(description="name of the stage")
    version: str = Field(description="version of the stage")
    model_digest: str | None = Field(description="which model")
    codebook_digest: str | None = Field(description="which codebook")
    started: str = Field(description="ISO 8601, UTC")
    ended: str = Field(description="ISO 8601, UTC")


class GapRow(Row):
    """What could not be read or placed."""

    type: Literal["gap"] = "gap"
    id: str = Field(description="hashes stage, place and reason")
    path: str | None = Field(description="the file, where it gave no report")
    report: str | None = Field(description="report id")
    span: Span | None = Field(description="the words")
    stage: str = Field(description="who met it")
    reason: str = Field(description="one sentence: what, where, what to do")
