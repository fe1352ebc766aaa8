"""What a person asks for, made into a judgement that is found again whatever becomes of the reports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from reportedly.compose.attachment import anchor
from reportedly.compose.corrections import checked, nearest
from reportedly.errors import ConflictError, UsageError
from reportedly.records import (
    PERSON,
    Actor,
    Anchor,
    Claim,
    Entry,
    Event,
    Figure,
    Judgement,
    Mention,
    Relation,
    Report,
    Span,
    Statement,
    Time,
    Verdict,
    content_id,
)
from reportedly.store import View

_KINDS: dict[str, type[Entry]] = {
    kind.__name__.lower(): kind for kind in (Actor, Claim, Statement, Figure, Relation, Event, Time, Report)
}
_PLACES = 3
"""Places kept of an actor or a claim: it is found again while one of them is."""


class Action(StrEnum):
    """What a person can do.

    - merge: these two actors, claims or reports are one (of reports: one is a reprint of the other)
    - split: the first is an actor or a claim; the others, reports or mentions, or statements, are of another one;
      two reports are no reprints
    - reject: this is wrong, and is not to stand (actor, claim, statement, figure, tie, event, time)
    - restore: this is right, whoever rejected it; also, to confirm what the machine read
    - edit: this should read so instead (see compose.corrections.FIELDS)
    """

    MERGE = "merge"
    SPLIT = "split"
    REJECT = "reject"
    RESTORE = "restore"
    EDIT = "edit"


_VERDICTS = {
    Action.MERGE: Verdict.SAME,
    Action.SPLIT: Verdict.DIFFERENT,
    Action.REJECT: Verdict.WRONG,
    Action.RESTORE: Verdict.RIGHT,
    Action.EDIT: Verdict.INSTEAD,
}
_PAIRED = frozenset({"actor", "claim", "report"})


@dataclass(frozen=True, slots=True)
class Asked:
    """An action on targets (ids), by whom and why. `changes` maps fields to their values, for an edit."""

    action: Action
    targets: Sequence[str]
    by: str
    why: str
    changes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement that was made, and the revision that what it is about has now."""

    judgement: Judgement
    revision: int


def after(latest: str) -> str:
    """This moment as ISO 8601 in UTC, in any case later than the latest judgement: they are ordered by it."""
    this = datetime.now(UTC)
    if latest and (last := datetime.fromisoformat(latest)) >= this:
        this = last + timedelta(microseconds=1)
    return this.isoformat(timespec="microseconds")


def conflict(theirs: Sequence[Judgement], yours: Judgement) -> ConflictError:
    """The error that says what was judged since."""
    last = theirs[-1]
    who, said = last.judged_by.removeprefix(PERSON), f"{last.verdict} {last.right}".strip()
    return ConflictError(
        f"{who} judged this since you looked at it ({said})",
        where=last.id,
        to_do="look at it again, then judge",
        theirs=tuple(one.id for one in theirs),
        yours=yours.model_dump_json(),
    )


def retracted(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements, oldest first, with what was taken back since the last composing marked so."""
    found = list(judgements)
    undone: dict[str, str | None] = {}
    for one in reversed(found):
        if one.verdict is Verdict.WRONG and _kind(one.left) == "judgement" and one.id not in undone:
            undone[one.left] = one.judged_at
    return [one.model_copy(update={"retracted_at": undone.get(one.id)}) for one in found]


def judgement_of(asked: Asked, view: View, at: str) -> Judgement:
    """The judgement that is asked for, made at that time. Raises UsageError where that makes no sense."""
    _whole(asked)
    kinds = {_kind(target) for target in asked.targets}
    left, right = asked.targets[0], ""
    left_at, right_at = _Places(view).both(asked, kinds)
    if asked.action in {Action.MERGE, Action.SPLIT}:
        right = asked.targets[0] if asked.action is Action.SPLIT else asked.targets[1]
    elif asked.action is Action.EDIT:
        right = json.dumps(_changes(asked, view), ensure_ascii=False, sort_keys=True)
    verdict, who = _VERDICTS[asked.action], f"{PERSON}{asked.by.strip()}"
    return Judgement(
        id=content_id("judgement", who, at, verdict, *asked.targets, right, asked.why),
        left=left,
        right=right,
        verdict=verdict,
        score=1.0,
        why=asked.why.strip(),
        judged_by=who,
        judged_at=at,
        left_at=left_at,
        right_at=right_at,
    )


def undoing(undone: Judgement, by: str, why: str, at: str) -> Judgement:
    """The judgement that another was wrong. Raises UsageError where that one was taken back already."""
    if undone.retracted_at:
        raise UsageError(f"the judgement {undone.id} was taken back already")
    who = f"{PERSON}{by.strip()}"
    return Judgement(
        id=content_id("judgement", who, at, Verdict.WRONG, undone.id),
        left=undone.id,
        right="",
        verdict=Verdict.WRONG,
        score=1.0,
        why=why.strip(),
        judged_by=who,
        judged_at=at,
    )


def _whole(asked: Asked) -> None:
    """Is everything there that the action needs? Raises UsageError."""
    if not asked.by.strip():
        raise UsageError("nobody is named who judges", to_do="say who you are, with --by NAME")
    needed = 2 if asked.action in {Action.MERGE, Action.SPLIT} else 1
    if len(asked.targets) < needed or (len(asked.targets) > needed and asked.action is not Action.SPLIT):
        what = "at least two things" if asked.action is Action.SPLIT else f"{needed} thing(s)"
        raise UsageError(f"to {asked.action}, name {what}; {len(asked.targets)} given")
    if len(set(asked.targets)) < len(asked.targets):
        raise UsageError(f"to {asked.action}, name different things")
    if asked.changes and asked.action is not Action.EDIT:
        raise UsageError("fields are only changed by an edit")


def _kind(id_: str) -> str:
    return id_.partition("-")[0]


def _changes(asked: Asked, view: View) -> dict[str, str]:
    """The changes of an edit, if its target can be so. Raises UsageError."""
    target = asked.targets[0]
    changes = checked(_kind(target), asked.changes)
    words = [changes[name] for name in ("source", "content") if changes.get(name)]
    statement = view.get(Statement, target) if words and _kind(target) == "statement" else None
    if statement and (report := view.get(Report, statement.report)):
        for word in words:
            nearest(report.title or report.path, report.text, word, statement.content[0].start)
    return changes


class _Places:
    """Where the targets of a judgement stand."""

    def __init__(self, view: View) -> None:
        self._view = view

    def both(self, asked: Asked, kinds: set[str]) -> tuple[tuple[Anchor, ...], tuple[Anchor, ...]]:
        """The places of the left and the right side. Raises UsageError."""
        first, *others = asked.targets
        if asked.action is Action.MERGE:
            if len(kinds) > 1 or not kinds <= _PAIRED:
                raise UsageError("only two actors, two claims or two reports are merged")
            return self.of(first), self.of(others[0])
        if asked.action is not Action.SPLIT:
            return self.of(first), ()
        match _kind(first):
            case "actor":
                return self._split_actor(first, others)
            case "claim":
                return self._split_claim(first, others)
            case "report":
                return self.of(others[0]), self.of(first)
            case kind:
                raise UsageError(f"a {kind} cannot be split", to_do="split an actor, a claim, or two reports")

    def of(self, target: str) -> tuple[Anchor, ...]:
        """The places of one thing: as an earlier judgement has them, or as the chronicle has. Raises UsageError."""
        kind = _KINDS.get(_kind(target))
        entry = self._view.get(kind, target) if kind else None
        match entry:
            case Actor():
                return tuple(self._mention(span, entry.name) for span in _spread(entry))
            case Claim():
                some = (*entry.for_, *entry.against)[:_PLACES]
                return tuple(a for id_ in some for a in self.of(id_))
            case Report():
                return (anchor(entry, entry),)
            case Statement() | Figure() | Relation() | Event() | Time():
                return self._earlier(target) or (anchor(entry, self._report(entry.report)),)
            case _:
                if earlier := self._earlier(target):
                    return earlier
                raise UsageError(
                    f"there is nothing that goes by {target}",
                    to_do="take an id from `reportedly show` or the export",
                )

    def _earlier(self, target: str) -> tuple[Anchor, ...]:
        """Its places by its first judgement: corrections may have moved what it stands on, or taken it away."""
        return next((j.left_at for j in self._view.judged(target) if j.left == target and j.left_at), ())

    def _report(self, id_: str) -> Report:
        report = self._view.get(Report, id_)
        if report is None:
            raise UsageError(f"there is no report {id_}")
        return report

    def _mention(self, span: Span, name: str) -> Anchor:
        return anchor(span, self._report(span.report), name)

    def _split_actor(self, whole: str, parts: Sequence[str]) -> tuple[tuple[Anchor, ...], tuple[Anchor, ...]]:
        """The actor's mentions in these reports, or these mentions, are of another."""
        actor = self._view.get(Actor, whole)
        if actor is None:
            raise UsageError(f"there is no actor {whole}", to_do="see `reportedly show actors`")
        chosen = [m.span for part in parts if (m := self._view.get(Mention, part)) is not None]
        taken = [span for span in actor.mentions if span.report in parts or span in chosen]
        rest = [span for span in actor.mentions if span not in taken]
        if not taken:
            raise UsageError(
                f"none of these is a report or mention of {actor.name}", to_do="name some of its reports"
            )
        if not rest:
            raise UsageError(
                f"nothing would be left of {actor.name}", to_do="leave out a report or a mention"
            )
        left = tuple(self._mention(span, span.exact) for span in taken)
        return left, tuple(self._mention(span, actor.name) for span in rest[:_PLACES])

    def _split_claim(self, whole: str, parts: Sequence[str]) -> tuple[tuple[Anchor, ...], tuple[Anchor, ...]]:
        """These statements of the claim are of another."""
        claim = self._view.get(Claim, whole)
        if claim is None:
            raise UsageError(f"there is no claim {whole}", to_do="see `reportedly show claims`")
        every = (*claim.for_, *claim.against)
        if not set(parts) <= set(every):
            raise UsageError("these are not all statements of the claim", to_do="name some of its statements")
        rest = [id_ for id_ in every if id_ not in parts]
        if not rest:
            raise UsageError("nothing would be left of the claim", to_do="leave out a statement")
        left = tuple(a for id_ in parts for a in self.of(id_))
        return left, tuple(a for id_ in rest[:_PLACES] for a in self.of(id_))


def _spread(actor: Actor) -> Iterator[Span]:
    """Some of an actor's mentions, by name and of different reports where there are."""
    names = {actor.name, *actor.aliases}
    named = [m for m in actor.mentions if any(name in m.exact for name in names)] or list(actor.mentions)
    first = {m.report: m for m in reversed(named)}
    yield from sorted(first.values(), key=lambda m: (m.report, m.start))[:_PLACES]
