"""What people judged, made to count: a person's word goes before a stage's, a later word before an earlier one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from reportedly.compose.attachment import Attachment
from reportedly.compose.effects import Corrected, Effect, Ruling
from reportedly.records import PERSON, Anchor, Gap, Judgement, JudgementState, Reading, Sameness, Verdict

STAGE = "judgements"
_ABOUT_ONE = frozenset({Verdict.WRONG, Verdict.RIGHT, Verdict.INSTEAD})
_COMPOSED = frozenset({"actor", "claim"})
"""What is only made by composing: judged by way of mentions and statements."""


class Rulings:
    """The judgements that a chronicle is composed by. People's are found again in the readings; where two cannot both
    count, the later does. The machine's count where people said nothing else.
    """

    def __init__(self, judgements: Iterable[Judgement], readings: Iterable[Reading]) -> None:
        self._machine: list[tuple[float, str, str]] = []
        self._all: list[Ruling] = []
        for one in judgements:
            if one.by_person:
                self._all.append(Ruling(one))
            elif one.verdict is Verdict.SAME and one.retracted_at is None:
                self._machine.append((-one.score, one.left, one.right))
        self._all.sort(key=lambda r: (r.judgement.judged_at or "", r.judgement.id), reverse=True)
        self._retract()
        self._attach(readings)
        self.statements = Sameness()
        """Which statements people said are of one claim, and which are not."""
        self._others = Sameness()  # mentions, and reports
        self._rule_pairs()
        self._effects = self._rule_each(self._active(_ABOUT_ONE, composed=False), str)

    def readings(self, readings: Iterable[Reading]) -> Iterable[Reading]:
        """The readings as people corrected them."""
        return Corrected(readings, self._effects) if self._effects else readings

    def sameness(self, readings: Iterable[Reading]) -> Sameness:
        """Which mentions and which reports are one: by people, within reports, then across them, surest first. Each
        reading is gone through once.
        """
        within = [
            (-j.score, j.left, j.right)
            for reading in readings
            for j in reading.of(Judgement)
            if j.verdict is Verdict.SAME and j.retracted_at is None
        ]
        same = self._others
        for joins in (within, self._machine):
            for _, left, right in sorted(joins) if same.divided else joins:
                same.join(left, right)
        return same

    def effects(self, kind: str, now: Callable[[str], str | None]) -> Mapping[str, Effect]:
        """What is judged of actors or claims, by the id that `now` gives for a mention or statement of theirs."""
        return self._rule_each(self._active(_ABOUT_ONE, composed=True, kind=kind), now)

    def judgements(
        self, actor_of: Callable[[str], str | None], claim_of: Callable[[str], str | None]
    ) -> Iterator[Judgement]:
        """All that people judged, with what became of it; for when everything else is composed."""
        now: dict[str, Callable[[str], str | None]] = {"actor": actor_of, "claim": claim_of}
        for ruling in self._all:
            given, find = ruling.judgement, now.get(ruling.kind, str)
            left = (find(ruling.left[0]) if ruling.left else None) or given.left
            right = (find(ruling.right[0]) if ruling.right else None) or given.right
            update = {"left": left, "right": right, "state": ruling.state, "overruled_by": ruling.by}
            yield given.model_copy(update={**update, "retracted_at": ruling.at})

    def gaps(self) -> Iterator[Gap]:
        """One for each judgement that could not be made to count."""
        for ruling in self._all:
            if ruling.state is JudgementState.DETACHED:
                given = ruling.judgement
                who = given.judged_by.removeprefix(PERSON)
                yield Gap.of(
                    STAGE, f"what {who} judged ({given.id}) does not count: {ruling.reason}; it is kept"
                )

    def _retract(self) -> None:
        """Take back what was said to be wrong, newest first, so that a taken-back undo undoes nothing."""
        known = {ruling.judgement.id: ruling for ruling in self._all}
        for ruling in self._all:
            given = ruling.judgement
            if given.verdict is not Verdict.WRONG or ruling.kind != "judgement":
                continue
            if (undone := known.get(given.left)) is None:
                ruling.detach(f"there is no judgement {given.left}")
            elif ruling.state is JudgementState.APPLIES:
                undone.state, undone.by, undone.at = JudgementState.RETRACTED, given.id, given.judged_at

    def _attach(self, readings: Iterable[Reading]) -> None:
        """Find again what the judgements are about."""
        waiting = [r for r in self._all if r.state is JudgementState.APPLIES and r.kind != "judgement"]
        if not waiting:
            return
        attachment = Attachment(a for r in waiting for side in _sides(r.judgement) for a in side)
        for reading in readings:
            attachment.see(reading)
        for ruling in waiting:
            found = [[i for a in side if (i := attachment.id_of(a))] for side in _sides(ruling.judgement)]
            ruling.left, ruling.right = found
            two = ruling.judgement.verdict in {Verdict.SAME, Verdict.DIFFERENT}
            if not ruling.left or (two and not ruling.right):
                ruling.detach("what it is about is no longer in the reports")

    def _active(
        self, verdicts: frozenset[Verdict], *, composed: bool, kind: str | None = None
    ) -> list[Ruling]:
        return [
            r
            for r in self._all
            if r.state is JudgementState.APPLIES
            and r.judgement.verdict in verdicts
            and r.kind != "judgement"
            and (r.kind in _COMPOSED) == composed
            and kind in {None, r.kind}
        ]

    def _rule_pairs(self) -> None:
        """Let `same` and `different` count, newest first; what a newer one excludes is overruled by it."""
        done: list[Ruling] = []
        for ruling in self._all:
            if ruling.state is not JudgementState.APPLIES or ruling.judgement.verdict in _ABOUT_ONE:
                continue
            same = self.statements if ruling.kind in {"claim", "statement"} else self._others
            if ruling.judgement.verdict is Verdict.SAME:
                stands = same.join(ruling.left[0], ruling.right[0])
            else:
                rest = ruling.right[0]
                parts = [part for part in ruling.left if part != rest]
                if not parts:
                    ruling.detach("what it tells apart is one and the same thing by now")
                    continue
                cut = [part for part in parts if same.keep_apart(part, rest)]
                for part in cut[1:]:
                    same.join(cut[0], part)
                stands = bool(cut)
            if stands:
                done.append(ruling)
            else:
                ruling.overrule(_excluding(ruling, done, same))

    def _rule_each(self, rulings: Iterable[Ruling], now: Callable[[str], str | None]) -> dict[str, Effect]:
        """Let what is said of single things count, newest first."""
        effects: dict[str, Effect] = {}
        for ruling in rulings:
            key = next((found for id_ in ruling.left if (found := now(id_))), None)
            if key is None:
                ruling.detach("what it is about is in no claim any more, and nobody goes by that name")
                continue
            effect = effects.setdefault(key, Effect())
            if ruling.judgement.verdict is Verdict.INSTEAD:
                _correct(effect, ruling)
            elif effect.right is None:
                effect.right = ruling
            elif effect.right.judgement.verdict is not ruling.judgement.verdict:
                ruling.overrule(effect.right)
        return effects


def _correct(effect: Effect, ruling: Ruling) -> None:
    """Take over the fields that no newer judgement has put otherwise."""
    try:
        given = json.loads(ruling.judgement.right)
        changes = {str(name): str(value) for name, value in given.items()}
    except (ValueError, AttributeError):
        ruling.detach(f"its correction cannot be read: {ruling.judgement.right!r}")
        return
    agreed = {name: effect.fields.setdefault(name, (value, ruling)) for name, value in changes.items()}
    others = [by for name, (value, by) in agreed.items() if value != changes[name]]
    if len(others) == len(changes) and others:
        ruling.overrule(others[0])


def _excluding(ruling: Ruling, newer: list[Ruling], same: Sameness) -> Ruling:
    """The newest judgement that says the opposite of what the ruling does, of the same things."""
    roots = {same.root(i) for i in (*ruling.left, *ruling.right)}

    def opposed(other: Ruling) -> bool:
        touched = {same.root(i) for i in (*other.left, *other.right)}
        return other.judgement.verdict is not ruling.judgement.verdict and bool(touched & roots)

    return next(filter(opposed, newer), newer[-1])


def _sides(judgement: Judgement) -> tuple[tuple[Anchor, ...], tuple[Anchor, ...]]:
    """The anchors of both sides; where a judgement has none, its ids as they are."""
    two = judgement.verdict in {Verdict.SAME, Verdict.DIFFERENT}
    left = judgement.left_at or (_bare(judgement.left),)
    return left, (judgement.right_at or (_bare(judgement.right),)) if two else ()


def _bare(id_: str) -> Anchor:
    return Anchor(kind=id_.partition("-")[0], id=id_, report="", digest="", path="")
