"""Judgements as they are listed: who decided what about which thing, why, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.records import Judgement, JudgementState, Verdict
from reportedly.records.judgement import PERSON
from reportedly.web.desk import Desk
from reportedly.web.subjects import Subject, kind_of, subject

_DID = {
    Verdict.SAME: "says it is the same as",
    Verdict.DIFFERENT: "says it is not the same as",
    Verdict.WRONG: "rejected",
    Verdict.RIGHT: "confirmed",
    Verdict.INSTEAD: "corrected",
}
_BECAME = {
    JudgementState.APPLIES: "applies",
    JudgementState.OVERRULED: "overruled by a later one",
    JudgementState.RETRACTED: "taken back",
    JudgementState.DETACHED: "waits: its words are in no report now",
}


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One judgement: `did` what to `about`, with `other` where two things are compared; `changes` are pairs of a
    field and its new value. `standing` says what became of it; `revision` is how often its subject was judged.
    """

    id: str
    who: str
    at: str
    did: str
    about: Subject
    other: Subject | None
    changes: tuple[tuple[str, str], ...]
    why: str
    became: str
    overruled_by: str | None
    retracted: bool
    undoes: bool


def verdict_lines(judgements: Iterable[Judgement], desk: Desk) -> list[VerdictLine]:
    """Judgements of people as lines, the newest first."""
    every = sorted((j for j in judgements if j.by_person), key=lambda j: j.judged_at or "", reverse=True)
    return [_line(one, desk) for one in every]


def _line(one: Judgement, desk: Desk) -> VerdictLine:
    undoes = kind_of(one.left) == "judgement"
    return VerdictLine(
        id=one.id,
        who=one.judged_by.removeprefix(PERSON),
        at=(one.judged_at or "")[:16].replace("T", " "),
        did="took back" if undoes else _DID[one.verdict],
        about=Subject(one.left, "judgement", "a judgement", f"/history#{one.left}")
        if undoes
        else subject(one.left, desk, one),
        other=subject(one.right, desk, one)
        if one.verdict in (Verdict.SAME, Verdict.DIFFERENT) and one.right != one.left
        else None,
        changes=_changes(one),
        why=one.why,
        became=_became(one),
        overruled_by=one.overruled_by,
        retracted=one.retracted_at is not None,
        undoes=undoes,
    )


def _changes(one: Judgement) -> tuple[tuple[str, str], ...]:
    if one.verdict is not Verdict.INSTEAD:
        return ()
    return tuple((str(k).replace("_", " "), str(v)) for k, v in json.loads(one.right).items())


def _became(one: Judgement) -> str:
    if one.retracted_at:
        return _BECAME[JudgementState.RETRACTED]
    return _BECAME[one.state] if one.state else "counts from the next composing on"
