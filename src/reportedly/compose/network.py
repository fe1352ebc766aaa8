"""Ties between actors: who stood how to whom, at a date or over all."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.compose.timeline import earliest, latest
from reportedly.records import Chronicle, Polarity, Relation, content_id


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie with everything said of it. Accounts that say it does not hold stand beside those that say it does;
    what is only supposed counts as neither. `valid_from` and `valid_to` are the widest that the accounts give.
    """

    subject: str
    predicate: str
    object: str
    held: tuple[Relation, ...]
    negated: tuple[Relation, ...]
    supposed: tuple[Relation, ...]
    valid_from: str | None
    valid_to: str | None


def ties(chronicle: Chronicle, actor: str | None = None, at: str | None = None) -> tuple[Tie, ...]:
    """All ties, or those of an actor (id); with `at` (EDTF), those that some account says held then. An account
    without a bound is taken to reach as far as it may.
    """
    groups: dict[tuple[str, str, str], list[Relation]] = {}
    for relation in chronicle.each(Relation):
        subject, object_ = relation.subject.actor, relation.object.actor
        if subject is None or object_ is None or (actor and actor not in {subject, object_}):
            continue
        groups.setdefault((subject, relation.predicate, object_), []).append(relation)
    found = (_tie(key, group) for key, group in sorted(groups.items()))
    return tuple(t for t in found if at is None or any(holds_at(r, at) for r in t.held))


def tie_of(relation: Relation) -> str:
    """The id of the tie that the relation is an account of: equal for accounts of one."""
    return content_id("tie", relation.subject.actor, relation.predicate, relation.object.actor)


def holds_at(relation: Relation, at: str) -> bool:
    """May the tie hold at the date, by its own bounds?"""
    began = relation.valid_from is None or earliest(relation.valid_from) <= latest(at)
    ended = relation.valid_to is not None and latest(relation.valid_to) < earliest(at)
    return began and not ended


def _tie(key: tuple[str, str, str], group: list[Relation]) -> Tie:
    ordered = sorted(group, key=lambda r: (r.report, r.evidence.start, r.id))
    held = tuple(r for r in ordered if r.polarity is Polarity.HELD)
    starts = [r.valid_from for r in held if r.valid_from]
    ends = [r.valid_to for r in held if r.valid_to]
    return Tie(
        *key,
        held=held,
        negated=tuple(r for r in ordered if r.polarity is Polarity.NEGATED),
        supposed=tuple(r for r in ordered if r.polarity is Polarity.HYPOTHETICAL),
        valid_from=min(starts, key=lambda d: (earliest(d), d)) if starts else None,
        valid_to=max(ends, key=lambda d: (latest(d), d)) if ends else None,
    )
