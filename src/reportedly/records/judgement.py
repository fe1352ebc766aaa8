"""Retractable answers to "are these the same?" and "is this right?", by machine and by people alike."""

from __future__ import annotations

from enum import StrEnum

from reportedly.records.base import Record
from reportedly.records.ids import content_id


class Verdict(StrEnum):
    """Same and different are about two things; wrong and instead are about one."""

    SAME = "same"
    DIFFERENT = "different"
    WRONG = "wrong"
    INSTEAD = "instead"


class Judgement(Record):
    """`left` and `right` are what is judged: ids of mentions, actors, statements or reports. For `wrong`,
    `right` is empty; for `instead`, it is the JSON of the corrected field. `judged_by` is "stage:NAME" or
    "person:NAME". `judged_at` is None for a stage: its Run carries the time, and the same reading must give
    the same record. Append-only: to undo is to add a copy with `retracted_at`.
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
