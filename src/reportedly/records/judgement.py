"""Retractable answers to "are these the same?" and "is this right?", by machine and by people alike."""

from __future__ import annotations

from enum import StrEnum

from reportedly.records.base import Record
from reportedly.records.ids import content_id

PERSON = "person:"
"""What `judged_by` begins with where a person judged."""


class Verdict(StrEnum):
    """Same and different are about two things; wrong, right and instead are about one."""

    SAME = "same"
    DIFFERENT = "different"
    WRONG = "wrong"
    RIGHT = "right"
    INSTEAD = "instead"


class JudgementState(StrEnum):
    """What became of a person's judgement: it applies; a later one says otherwise; it was taken back; or what it is
    about is not in the reports any more, so that it waits until it is.
    """

    APPLIES = "applies"
    OVERRULED = "overruled"
    RETRACTED = "retracted"
    DETACHED = "detached"


class Anchor(Record):
    """Where something that a person judged stands, so that it is found again when its report has been read anew or
    has changed: by the report's id or digest and the span, else by the words in the report of the same path.

    `kind` is that of the record (mention, statement, figure, relation, event, time, report), `id` the one it had.
    `before` are the characters in front, `what` tells it from others in the same words (the name of an actor, the
    source of a statement, the sides of a tie).
    """

    kind: str
    id: str = ""
    report: str
    digest: str
    path: str
    start: int = 0
    end: int = 0
    exact: str = ""
    before: str = ""
    what: str = ""


class Judgement(Record):
    """`left` and `right` are what is judged: ids of mentions, actors, claims, statements, figures, ties, events,
    times, reports, or of a judgement, where a person takes one back. For `wrong` and `right`, `right` is empty; for
    `instead`, it is JSON of the corrected fields. `judged_by` is "stage:NAME" or "person:NAME". `judged_at` is None
    for a stage: its Run carries the time, and the same reading must give the same record. Append-only: to undo is to
    append that it was wrong, and `retracted_at` is when.

    A person's judgement says where its things stand: `left_at`, `right_at` hold places of which the first that is
    found again counts; of `different`, all in `left_at` do: they are one, and not what is on the right. `state` and
    `overruled_by` (the id of the judgement that says otherwise) are filled in by composing, as are `left` and
    `right` where the thing goes by another id now.
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    score: float
    why: str
    judged_by: str
    judged_at: str | None = None
    retracted_at: str | None = None
    left_at: tuple[Anchor, ...] = ()
    right_at: tuple[Anchor, ...] = ()
    state: JudgementState | None = None
    overruled_by: str | None = None

    @property
    def by_person(self) -> bool:
        """Did a person judge?"""
        return self.judged_by.startswith(PERSON)

    @classmethod
    def by_stage(
        cls, stage: str, verdict: Verdict, left: str, right: str, *, score: float, why: str
    ) -> Judgement:
        """A judgement of the machine: its id hashes who judged what, so that judging again adds nothing."""
        return cls(
            id=content_id("judgement", stage, verdict, left, right),
            left=left,
            right=right,
            verdict=verdict,
            score=score,
            why=why,
            judged_by=f"stage:{stage}",
        )
