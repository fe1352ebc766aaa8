"""On how many independent legs a claim stands: reprints, wires, one speaker, one unnamed official, and outlets that
cite one another, count once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.compose.ground import words_of
from reportedly.compose.propositions import Proposition
from reportedly.compose.terms import stem
from reportedly.records import LinkKind, Origin

_NAMELESS = frozenset({LinkKind.UNNAMED, LinkKind.COLLECTIVE})
_ARTICLES = {"a", "an", "the", "who", "of", "in", "at", "from", "with"}
_HOW_MANY = {"one", "two", "three", "some", "several", "many", "various"}
_RANKS = {"senior", "top", "former", "unnamed", "anonymous"}
_TELLING_NOTHING = _ARTICLES | _HOW_MANY | _RANKS
"""Words that do not tell one unnamed source from another."""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """What is known of the reports: `original` maps a reprint to what it copies; `publisher` a report to the name
    it speaks under; `credit` to the wire or paper it says it comes from; `names` an actor to its name.
    """

    original: Mapping[str, str]
    publisher: Mapping[str, str]
    credit: Mapping[str, str]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Leg:
    """What a statement stands on: statements of the same `key` count once. `circle` names outlets that cite one
    another.
    """

    key: tuple[str, ...]
    name: str
    actor: str | None
    why: str
    circle: tuple[str, ...] = ()


def origins(statements: Sequence[Proposition], sourcing: Sourcing) -> tuple[Origin, ...]:
    """The independent origins of the statements, by name, each with its reason."""
    ordered = sorted(statements, key=lambda p: p.statement)
    further, cited = _further(ordered), _cited(ordered)
    stands = [_leg(further.get((p.report, p.hands), p), sourcing, cited) for p in ordered]
    one = _not_told_apart(stands) | _in_circle(ordered, sourcing)
    legs: dict[tuple[str, ...], tuple[_Leg, list[Proposition]]] = {}
    for p, leg in zip(ordered, (one.get(leg.key, leg) for leg in stands), strict=True):
        legs.setdefault(leg.key, (leg, []))[1].append(p)
    found = [
        Origin(
            name=leg.name,
            actor=leg.actor,
            statements=tuple(p.statement for p in on),
            why=_why(leg, on, sourcing),
            circle=leg.circle,
        )
        for leg, on in legs.values()
    ]
    return tuple(sorted(found, key=lambda o: (o.name, o.statements)))


def _further(statements: Sequence[Proposition]) -> dict[tuple[object, ...], Proposition]:
    """By report and chain, the statement of the report that one with this chain passes on: whose chain goes on
    from it the longest.
    """
    found: dict[tuple[object, ...], Proposition] = {}
    for p in sorted(statements, key=lambda p: (len(p.hands), p.statement)):
        found.update({(p.report, p.hands[:length]): p for length in range(2, len(p.hands))})
    return found


def _cited(statements: Sequence[Proposition]) -> dict[str, tuple[str | None, str]]:
    """By report, the outlet (actor, name) that it cites for the claim: what it tells of it besides leans on that."""
    found: dict[str, tuple[str | None, str]] = {}
    for p in statements:
        for actor, name, kind in p.hands[1:]:
            if kind is LinkKind.OUTLET:
                found.setdefault(p.report, (actor, name))
    return found


def _leg(p: Proposition, sourcing: Sourcing, cited: Mapping[str, tuple[str | None, str]]) -> _Leg:
    report = sourcing.original.get(p.report, p.report)
    actor, name, kind = p.hands[-1]
    actor = p.voice or actor
    outlets = [h for h in p.hands[1:] if h[2] is LinkKind.OUTLET]
    if len(p.hands) == 1:
        leans = cited.get(p.report)
        return _outlet(*leans, sourcing) if leans else _narrator(report, actor, name, sourcing)
    named = sourcing.names.get(actor or "")
    if kind in _NAMELESS and (not named or outlets):
        if outlets:
            return _outlet(outlets[0][0], outlets[0][1], sourcing)
        why = "unnamed sources count as one where nothing tells them apart"
        return _Leg(("unnamed", report, name.lower()), name, actor, why)
    if kind is LinkKind.OUTLET:
        return _outlet(actor, name, sourcing)
    if kind is LinkKind.DOCUMENT and len(p.hands) > 2:
        actor, name = p.hands[-2][0], p.hands[-2][1]
        named = sourcing.names.get(actor or "")
    key = ("actor", actor) if actor and named else ("name", name.lower())
    return _Leg(key, named or name, actor, f"{named or name} counts once, however often quoted")


def _outlet(actor: str | None, name: str, sourcing: Sourcing) -> _Leg:
    outlet = sourcing.names.get(actor or "", name)
    return _Leg(_outlet_key(outlet), outlet, actor, f"what {outlet} reports counts once")


def _outlet_key(name: str) -> tuple[str, str]:
    return "outlet", name.lower().removeprefix("the ")


def _narrator(report: str, actor: str | None, name: str, sourcing: Sourcing) -> _Leg:
    credit = sourcing.credit.get(report)
    if credit:
        return _Leg(_outlet_key(credit), credit, None, f"the report credits {credit}")
    outlet = sourcing.publisher.get(report) or name
    key = _outlet_key(outlet) if outlet else ("report", report)
    return _Leg(key, outlet or "the report", actor, "told in the publisher's own voice")


def _not_told_apart(legs: Sequence[_Leg]) -> dict[tuple[str, ...], _Leg]:
    """By key, the leg that an unnamed one counts as: that of the fullest description which says all that its own
    does. "An official" may be "a port official"; "a port official" and "a tax official" are two.
    """
    described = {leg.key: (_description(leg.name), leg) for leg in legs if leg.key[0] == "unnamed"}
    kept: list[tuple[frozenset[str], _Leg]] = []
    found: dict[tuple[str, ...], _Leg] = {}
    for words, leg in sorted(described.values(), key=lambda d: (-len(d[0]), d[1].key)):
        one = next((fuller for known, fuller in kept if words <= known), None)
        if one is None:
            kept.append((words, leg))
        found[leg.key] = one or leg
    return found


def _description(name: str) -> frozenset[str]:
    return frozenset(stem(w) for w in map(str.lower, words_of(name)) if w not in _TELLING_NOTHING)


def _in_circle(statements: Sequence[Proposition], sourcing: Sourcing) -> dict[tuple[str, ...], _Leg]:
    """By key, the leg that an outlet counts as which cites another that, by others or not, cites it."""
    cites: dict[tuple[str, ...], dict[tuple[str, ...], str]] = {}
    names: dict[tuple[str, ...], str] = {}
    for p in statements:
        for citing, cited in _citations(p, sourcing):
            names |= {citing.key: citing.name, cited.key: cited.name}
            if citing.key != cited.key:
                cites.setdefault(citing.key, {})[cited.key] = f"{citing.name} cites {cited.name}"
    found: dict[tuple[str, ...], _Leg] = {}
    for key in sorted(cites):
        circle = sorted(k for k in _reached(key, cites) if key in _reached(k, cites))
        if circle:
            said = [cites[a][b] for a in circle for b in circle if b in cites[a]]
            named = tuple(names[k] for k in circle)
            why = f"a circle counts once: {', and '.join(said)}"
            found[key] = _Leg(("circle", *named), " and ".join(named), None, why, named)
    return found


def _citations(p: Proposition, sourcing: Sourcing) -> Iterator[tuple[_Leg, _Leg]]:
    """Which outlet cites which, along a chain that begins with the publisher."""
    publisher = sourcing.publisher.get(p.report) or p.hands[0][1]
    outlets = [(actor, name) for actor, name, kind in p.hands[1:] if kind is LinkKind.OUTLET]
    chain = [_outlet(None, publisher, sourcing), *(_outlet(*outlet, sourcing) for outlet in outlets)]
    yield from pairwise(chain)


def _reached(
    start: tuple[str, ...], cites: Mapping[tuple[str, ...], Iterable[tuple[str, ...]]]
) -> set[tuple[str, ...]]:
    """All that are cited from here, directly or by others."""
    found: set[tuple[str, ...]] = set()
    waiting = [start]
    while waiting:
        fresh = set(cites.get(waiting.pop(), ())) - found
        found |= fresh
        waiting += sorted(fresh)
    return found


def _why(leg: _Leg, on: Sequence[Proposition], sourcing: Sourcing) -> str:
    copies = len({p.report for p in on if p.report in sourcing.original})
    said = f" ({len(on)} statements in {len({p.report for p in on})} reports)" if len(on) > 1 else ""
    return leg.why + said + (f"; {copies} of the reports are reprints" if copies else "")
