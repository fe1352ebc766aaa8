"""Ties as arcs beside a column of names: who is tied to whom, drawn so that letters keep their size on any screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.export.html.ledger import TieView
from reportedly.records import Actor

ROW, COLUMN = 30, 150
"""Pixels from name to name, and pixels that arcs reach out."""

_FAMILIES = {
    "shelter": ("hosts", "based_in"),
    "money": ("funds",),
    "arms": ("arms", "trains"),
    "attack": ("attacks", "opposes", "detains", "designates"),
    "help": ("assists", "allied_with", "recognises", "negotiates_with"),
    "part": ("leads", "part_of", "role_in", "controls"),
}
_SIGNS = {"shelter": "⌂", "money": "¤", "arms": "▲", "attack": "✕", "help": "+", "part": "⊂", "other": "•"}


@dataclass(frozen=True, slots=True)
class Node:
    """An actor with its row."""

    actor: Actor
    y: int
    ties: int


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie from the row of its subject to that of its object. `family` tells its stroke and `sign` its letter;
    `said` is "held", "disputed" (somebody says it is not so), "denied" or "supposed". `number` is its place in the
    list.
    """

    number: int
    path: str
    head: str
    sign: str
    family: str
    said: str
    at: tuple[int, int]
    words: str


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing, `height` pixels high, with the families of ties that are in it."""

    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    height: int
    families: tuple[tuple[str, str, tuple[str, ...]], ...]


def network(ties: Sequence[TieView]) -> Network:
    """The ties drawn; actors of many ties stand next to those they are tied to."""
    order = _order(ties)
    rows = {actor.id: index for index, actor in enumerate(order)}
    degree = Counter(side.id for tie in ties for side in (tie.subject, tie.object))
    arcs = _arcs(ties, rows)
    met: dict[str, set[str]] = {}
    for tie in ties:
        met.setdefault(family(tie.predicate), set()).add(tie.predicate)
    return Network(
        nodes=tuple(Node(actor, _y(rows[actor.id]), degree[actor.id]) for actor in order),
        arcs=tuple(arcs),
        height=len(order) * ROW,
        families=tuple((name, _SIGNS[name], tuple(sorted(met[name]))) for name in _SIGNS if name in met),
    )


def family(predicate: str) -> str:
    """Which of the ways of being tied a predicate is of; "other" where it is none that has a sign of its own."""
    name = predicate.replace(" ", "_")
    return next((family for family, names in _FAMILIES.items() if name in names), "other")


def _order(ties: Sequence[TieView]) -> list[Actor]:
    """Actors from the most tied on, each followed by whom it is tied to: short arcs cross less."""
    actors = {side.id: side for tie in ties for side in (tie.subject, tie.object)}
    near: dict[str, Counter[str]] = {id_: Counter() for id_ in actors}
    for tie in ties:
        near[tie.subject.id][tie.object.id] += 1
        near[tie.object.id][tie.subject.id] += 1
    ordered: dict[str, Actor] = {}

    def from_most(ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=lambda id_: (-near[id_].total(), actors[id_].name, id_))

    waiting = from_most(actors)[::-1]
    while waiting:
        id_ = waiting.pop()
        if id_ not in ordered:
            ordered[id_] = actors[id_]
            waiting += from_most(near[id_])[::-1]
    return list(ordered.values())


def _arcs(ties: Sequence[TieView], rows: dict[str, int]) -> Iterable[Arc]:
    drawn: Counter[tuple[int, int]] = Counter()
    longest = max((abs(rows[t.subject.id] - rows[t.object.id]) for t in ties), default=1)
    for number, tie in enumerate(ties, 1):
        start, end = rows[tie.subject.id], rows[tie.object.id]
        span = (min(start, end), max(start, end))
        reach = 26 + (COLUMN - 60) * (abs(start - end) / longest) ** 0.7 + 11 * drawn[span]
        drawn[span] += 1
        reach = min(reach, COLUMN - 14)
        yield _arc(number, tie, (_y(start), _y(end)), round(reach))


def _arc(number: int, tie: TieView, ys: tuple[int, int], reach: int) -> Arc:
    """A curve that leaves the subject and comes back to the object, `reach` pixels out; its sign stands on it."""
    start, end = ys
    x, out = COLUMN, COLUMN - reach * 4 // 3  # a cubic curve reaches three quarters of the way to its handles
    kind = family(tie.predicate)
    return Arc(
        number=number,
        path=f"M{x} {start}C{out} {start} {out} {end} {x} {end}",
        head=f"M{x} {end}l-9 -4.5v9z",
        sign=_SIGNS[kind],
        family=kind,
        said=_said(tie),
        at=(COLUMN - reach, (start + end) // 2),
        words=f"{tie.subject.name} {tie.predicate} {tie.object.name}",
    )


def _said(tie: TieView) -> str:
    if tie.held:
        return "disputed" if tie.negated else "held"
    return "denied" if tie.negated else "supposed"


def _y(row: int) -> int:
    return row * ROW + ROW // 2
