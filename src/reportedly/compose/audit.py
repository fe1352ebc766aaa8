"""The sourcing of one report on one screen: what it rests on, and what rests on nobody named."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.records import (
    Chronicle,
    Claim,
    Gap,
    Link,
    LinkKind,
    Origin,
    Record,
    Report,
    Statement,
    Style,
)

NAMELESS = frozenset({LinkKind.UNNAMED, LinkKind.COLLECTIVE})
"""Kinds of link behind which nobody stands whom a reader could ask."""


_NAMED = 3
"""Origins that a sentence names; the others are counted."""


class AuditOrigin(Record):
    """Somebody or something that the report's sayings come from. `statements` are ids."""

    name: str
    kind: LinkKind
    actor: str | None
    statements: tuple[str, ...]


class Elsewhere(Record):
    """What the rest of a chronicle has of a saying's claim (id): the other reports (ids) that carry it, those that
    hold against it, and the origins that all of them lean on, each with its reason. `said` puts it in a sentence.
    """

    claim: str
    carried: tuple[str, ...]
    denied: tuple[str, ...]
    origins: tuple[Origin, ...]
    said: str


class AuditedStatement(Record):
    """A saying with what it stands on. `voice` is named, unnamed or narrated; `origins` counts the independent
    origins of its claim in all that was read; `one_voice` is true where that is a single one. `elsewhere` is None
    where no other report has to do with it.
    """

    statement: Statement
    voice: str
    origin: str | None
    origins: int
    one_voice: bool
    elsewhere: Elsewhere | None = None


class Audit(Record):
    """A report's sourcing. Counts are of statements, but for `origins` and `unnamed_origins`."""

    report: Report
    named: int
    unnamed: int
    narrated: int
    origins: tuple[AuditOrigin, ...]
    unnamed_origins: int
    one_voice: int
    one_unnamed_voice: int
    statements: tuple[AuditedStatement, ...]
    gaps: tuple[Gap, ...]


def audit(chronicle: Chronicle, report: Report) -> Audit:
    """The sourcing of `report`, its statements in the order of its text, narrated ones included."""
    ordered = sorted(
        chronicle.of_report(Statement, report.id),
        key=lambda s: (s.content[0].start, -s.content[-1].end, s.id),
    )
    statements = tuple(_audited(s, chronicle) for s in ordered)
    origins = tuple(_origins(ordered))
    voices = [s.voice for s in statements]
    lone = [s for s in statements if s.one_voice and s.voice != "narrated"]
    return Audit(
        report=report,
        named=voices.count("named"),
        unnamed=voices.count("unnamed"),
        narrated=voices.count("narrated"),
        origins=origins,
        unnamed_origins=sum(o.kind in NAMELESS for o in origins),
        one_voice=len(lone),
        one_unnamed_voice=sum(s.voice == "unnamed" for s in lone),
        statements=statements,
        gaps=tuple(chronicle.of_report(Gap, report.id)),
    )


def voice(statement: Statement) -> str:
    """Whose voice carries a saying: "narrated" (the reporter's own), "unnamed" (nobody whom one could ask stands
    at the end of its chain), or "named".
    """
    if statement.style is Style.NARRATED:
        return "narrated"
    return "unnamed" if statement.chain[-1].kind in NAMELESS else "named"


def entry_point(statement: Statement) -> Link | None:
    """The link through which a saying came into its report: the first behind the publisher; None if narrated."""
    return statement.chain[1] if len(statement.chain) > 1 else None


def _audited(statement: Statement, chronicle: Chronicle) -> AuditedStatement:
    claim = chronicle.get(Claim, statement.claim) if statement.claim else None
    count = len(claim.origins) if claim else 1
    link = entry_point(statement)
    return AuditedStatement(
        statement=statement,
        voice=voice(statement),
        origin=link.name if link else None,
        origins=count,
        one_voice=count == 1,
        elsewhere=_elsewhere(claim, statement, chronicle) if claim else None,
    )


def _elsewhere(claim: Claim, statement: Statement, chronicle: Chronicle) -> Elsewhere | None:
    """The claim in other reports than the statement's own."""

    def reports(statements: tuple[str, ...]) -> tuple[str, ...]:
        found = (chronicle.get(Statement, id_) for id_ in statements)
        return tuple(dict.fromkeys(s.report for s in found if s and s.report != statement.report))

    carried, denied = reports(claim.for_), reports(claim.against)
    if statement.id in claim.against:
        carried, denied = denied, carried
    if not carried and not denied:
        return None
    said = _said(len(carried), len(denied), claim.origins)
    return Elsewhere(claim=claim.id, carried=carried, denied=denied, origins=claim.origins, said=said)


def _said(carried: int, denied: int, origins: tuple[Origin, ...]) -> str:
    """A sentence such as: 3 other reports carry this; all lean on Northwire."""
    named = [f"{o.name}, which cite one another" if o.circle else o.name for o in origins]
    parts = []
    if carried:
        parts.append(f"{carried} other report{'s carry' if carried > 1 else ' carries'} this")
    if len(origins) == 1:
        parts.append(f"all lean on {named[0]}")
    elif origins:
        names = ", ".join(named[:_NAMED]) + (" and others" if len(origins) > _NAMED else "")
        parts.append(f"they lean on {len(origins)} origins: {names}")
    if denied:
        parts.append(f"{denied} {'hold' if denied > 1 else 'holds'} against it")
    return "; ".join(parts)


def _origins(statements: list[Statement]) -> Iterator[AuditOrigin]:
    """The entry points of all attributed sayings: one an actor, or one a name where no actor is known."""
    found: dict[str, tuple[Link, list[str]]] = {}
    for statement in statements:
        if (link := entry_point(statement)) is None:
            continue
        key = link.actor or f"{link.kind}:{link.name.casefold()}"
        found.setdefault(key, (link, []))[1].append(statement.id)
    for link, ids in found.values():
        yield AuditOrigin(name=link.name, kind=link.kind, actor=link.actor, statements=tuple(ids))
