"""On how many independent legs a claim stands: reprints, wires, one speaker and one unnamed official count once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.compose.propositions import Proposition
from reportedly.records import LinkKind, Origin

_NAMELESS = frozenset({LinkKind.UNNAMED, LinkKind.COLLECTIVE})


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
    """What a statement stands on: statements of the same `key` count once."""

    key: tuple[str, ...]
    name: str
    actor: str | None
    why: str


def origins(statements: Sequence[Proposition], sourcing: Sourcing) -> tuple[Origin, ...]:
    """The independent origins of the statements, by name, each with its reason."""
    legs: dict[tuple[str, ...], tuple[_Leg, list[Proposition]]] = {}
    ordered = sorted(statements, key=lambda p: p.statement)
    further = _further(ordered)
    for p in ordered:
        leg = _leg(further.get((p.report, p.hands), p), sourcing)
        legs.setdefault(leg.key, (leg, []))[1].append(p)
    found = [
        Origin(
            name=leg.name,
            actor=leg.actor,
            statements=tuple(p.statement for p in on),
            why=_why(leg, on, sourcing),
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


def _leg(p: Proposition, sourcing: Sourcing) -> _Leg:
    report = sourcing.original.get(p.report, p.report)
    actor, name, kind = p.hands[-1]
    actor = p.voice or actor
    outlets = [h for h in p.hands[1:] if h[2] is LinkKind.OUTLET]
    if len(p.hands) == 1:
        return _narrator(report, actor, name, sourcing)
    named = sourcing.names.get(actor or "")
    if kind in _NAMELESS and (not named or outlets):
        if outlets:
            outlet = sourcing.names.get(outlets[0][0] or "", outlets[0][1])
            return _Leg(
                ("outlet", outlet.lower()), outlet, outlets[0][0], f"what {outlet} reports counts once"
            )
        why = "unnamed sources of one report count as one, since nothing tells them apart"
        return _Leg(("unnamed", report, name.lower()), name, actor, why)
    if kind is LinkKind.OUTLET:
        outlet = named or name
        return _Leg(("outlet", outlet.lower()), outlet, actor, f"what {outlet} reports counts once")
    if kind is LinkKind.DOCUMENT and len(p.hands) > 2:
        actor, name = p.hands[-2][0], p.hands[-2][1]
        named = sourcing.names.get(actor or "")
    key = ("actor", actor) if actor and named else ("name", name.lower())
    return _Leg(key, named or name, actor, f"{named or name} counts once, however often quoted")


def _narrator(report: str, actor: str | None, name: str, sourcing: Sourcing) -> _Leg:
    credit = sourcing.credit.get(report)
    if credit:
        return _Leg(("outlet", credit.lower()), credit, None, f"the report credits {credit}")
    outlet = sourcing.publisher.get(report) or name
    key = ("outlet", outlet.lower()) if outlet else ("report", report)
    return _Leg(key, outlet or "the report", actor, "told in the publisher's own voice")


def _why(leg: _Leg, on: Sequence[Proposition], sourcing: Sourcing) -> str:
    copies = len({p.report for p in on if p.report in sourcing.original})
    said = f" ({len(on)} statements in {len({p.report for p in on})} reports)" if len(on) > 1 else ""
    return leg.why + said + (f"; {copies} of the reports are reprints" if copies else "")
