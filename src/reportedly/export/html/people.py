"""Actors as the page shows them: what they say, what is said of them, their ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.records import Actor, Chronicle, Polarity, Relation, Report, Statement, Style

_SHORT = 180


@dataclass(frozen=True, slots=True)
class Line:
    """A saying on one line, leading to its place in the report."""

    href: str
    date: str
    outlet: str
    who: str
    stance: str
    text: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie on one line: who, what, whom, from when to when, on whose word."""

    subject: str
    subject_href: str
    predicate: str
    object: str
    object_href: str
    since: str | None
    until: str | None
    polarity: str
    who: str
    href: str
    text: str


@dataclass(frozen=True, slots=True)
class ActorView:
    """One actor. `reports` counts the reports that mention it."""

    id: str
    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]
    reports: int
    mentions: int
    says: tuple[Line, ...]
    said_of: tuple[Line, ...]
    ties: tuple[Tie, ...]

    @property
    def counts(self) -> bool:
        """Does the page have more to show than its name?"""
        return bool(self.says or self.ties) or self.mentions > 2


def short(text: str) -> str:
    """The text on one line of at most 180 characters, cut between words."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHORT else flat[:_SHORT].rsplit(" ", 1)[0] + " …"


def line(statement: Statement, report: Report) -> Line:
    """The saying on one line."""
    return Line(
        href=f"#{statement.id}" if statement.style is not Style.NARRATED else f"#{report.id}",
        date=report.published or "undated",
        outlet=report.publisher or "unknown outlet",
        who=statement.chain[-1].name,
        stance=statement.stance.value,
        text=short(" … ".join(span.exact for span in statement.content)),
    )


def ties(chronicle: Chronicle, actors: Mapping[str, Actor], reports: Mapping[str, Report]) -> Iterator[Tie]:
    """All ties whose two sides have a name, in the order of the chronicle."""
    for relation in chronicle.each(Relation):
        statement = chronicle.get(Statement, relation.statement)
        left, right = (actors.get(r.actor or "") for r in (relation.subject, relation.object))
        if statement and left and right:
            told = line(statement, reports[relation.report])
            yield Tie(
                subject=left.name,
                subject_href=f"#{left.id}",
                predicate=relation.predicate.replace("_", " "),
                object=right.name,
                object_href=f"#{right.id}",
                since=relation.valid_from,
                until=relation.valid_to,
                polarity="" if relation.polarity is Polarity.HELD else relation.polarity.value,
                who=told.who,
                href=told.href,
                text=short(relation.evidence.exact),
            )


def actor_views(
    chronicle: Chronicle, reports: Mapping[str, Report], every_tie: Sequence[Tie]
) -> list[ActorView]:
    """All actors, those who say and are mentioned most first."""
    said: dict[str, list[Line]] = defaultdict(list)
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in chronicle.each(Statement):
        by_report[statement.report].append(statement)
        if statement.speaker and statement.style is not Style.NARRATED:
            said[statement.speaker].append(line(statement, reports[statement.report]))
    touching: dict[str, list[Tie]] = defaultdict(list)
    for tie in every_tie:
        for href in {tie.subject_href, tie.object_href}:
            touching[href].append(tie)
    views = [
        ActorView(
            id=actor.id,
            name=actor.name,
            kind=actor.kind.value.replace("_", " "),
            country=actor.country,
            aliases=actor.aliases,
            reports=len({m.report for m in actor.mentions}),
            mentions=len(actor.mentions),
            says=_by_date(said[actor.id]),
            said_of=_by_date(_said_of(actor, by_report, reports)),
            ties=tuple(touching[f"#{actor.id}"]),
        )
        for actor in chronicle.each(Actor)
    ]
    return sorted(views, key=lambda v: (-len(v.says), -v.mentions, v.name, v.id))


def _by_date(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda x: (x.date, x.href, x.text)))


def _said_of(
    actor: Actor, by_report: Mapping[str, Sequence[Statement]], reports: Mapping[str, Report]
) -> list[Line]:
    """Sayings of others whose content mentions the actor."""
    places: dict[str, list[int]] = defaultdict(list)
    for mention in actor.mentions:
        places[mention.report].append(mention.start)
    return [
        line(s, reports[report])
        for report, starts in places.items()
        for s in by_report.get(report, ())
        if s.speaker != actor.id
        and s.style is not Style.NARRATED
        and any(span.start <= at < span.end for span in s.content for at in starts)
    ]
