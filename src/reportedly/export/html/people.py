"""Actors as the page shows them: what they say, what is said of them, their ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.export.html.ledger import TieView
from reportedly.export.html.lines import Line, line
from reportedly.export.html.places import Places
from reportedly.records import Actor, Chronicle, Report, Statement, Style


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
    ties: tuple[TieView, ...]

    @property
    def counts(self) -> bool:
        """Does the page have more to show than its name?"""
        return bool(self.says or self.ties) or self.mentions > 2


def actor_views(
    chronicle: Chronicle, reports: Mapping[str, Report], every_tie: Sequence[TieView], places: Places
) -> list[ActorView]:
    """All actors, those who say and are mentioned most first."""
    said: dict[str, list[Line]] = defaultdict(list)
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in chronicle.each(Statement):
        by_report[statement.report].append(statement)
        if statement.speaker and statement.style is not Style.NARRATED:
            said[statement.speaker].append(line(statement, reports[statement.report], places))
    touching: dict[str, list[TieView]] = defaultdict(list)
    for tie in every_tie:
        for who in {tie.subject.id, tie.object.id}:
            touching[who].append(tie)
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
            said_of=_by_date(_said_of(actor, by_report, reports, places)),
            ties=tuple(touching[actor.id]),
        )
        for actor in chronicle.each(Actor)
    ]
    return sorted(views, key=lambda v: (-len(v.says), -v.mentions, v.name, v.id))


def _by_date(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda x: (x.date, x.href, x.text)))


def _said_of(
    actor: Actor,
    by_report: Mapping[str, Sequence[Statement]],
    reports: Mapping[str, Report],
    places: Places,
) -> list[Line]:
    """Sayings of others whose content mentions the actor."""
    starts: dict[str, list[int]] = defaultdict(list)
    for mention in actor.mentions:
        starts[mention.report].append(mention.start)
    return [
        line(s, reports[report], places)
        for report, here in starts.items()
        for s in by_report.get(report, ())
        if s.speaker != actor.id
        and s.style is not Style.NARRATED
        and any(span.start <= at < span.end for span in s.content for at in here)
    ]
