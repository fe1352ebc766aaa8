"""Changes: what is new, what moved and what was revised between two dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from reportedly.compose.changes import Changes, changes
from reportedly.records import Actor, Figure
from reportedly.web.asked import Asked
from reportedly.web.desk import AtDesk, Desk
from reportedly.web.lines import ClaimLine, ReportLine, claim_lines, report_line
from reportedly.web.section import Section

section = Section("Changes", "/changes", key="d")
_SHOWN = 100  # most entries of a kind on the page


@dataclass(frozen=True, slots=True)
class MovedLine:
    """A claim whose standing is another now."""

    claim: ClaimLine
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TurnedLine:
    """A tie that began or ended, with the two actors."""

    subject: Actor
    predicate: str
    object: Actor
    ended: bool
    date: str


@dataclass(frozen=True, slots=True)
class RevisedLine:
    """A figure that one source gave otherwise before, in the words of both reports."""

    who: str
    before: str
    after: str
    href: str


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changed; None before two dates are asked for. The totals count what the page is too short for."""

    since: str | None
    until: str | None
    reports: tuple[ReportLine, ...]
    claims: tuple[ClaimLine, ...]
    standings: tuple[MovedLine, ...]
    ties: tuple[TurnedLine, ...]
    figures: tuple[RevisedLine, ...]
    totals: tuple[int, int, int, int, int]
    undated: int


@section.page("/changes", "changes.html")
def changed(asked: Annotated[Asked, Query()], desk: AtDesk) -> ChangesPage:
    """What the reports of some time added to what was known before."""
    if not asked.since or not asked.until:
        return ChangesPage(asked.since, asked.until, (), (), (), (), (), (0, 0, 0, 0, 0), 0)
    since, until = asked.since, asked.until
    found = desk.once(f"changes {since} {until}", lambda: changes(desk.view, since, until))
    return _page(found, desk)


def _page(found: Changes, desk: Desk) -> ChangesPage:
    moved = found.standings[:_SHOWN]
    lines = claim_lines([one.claim for one in moved], desk)
    desk.reports.load(found.reports[:_SHOWN])
    desk.actors.load(side for tie in found.ties for side in (tie.subject, tie.object))
    return ChangesPage(
        since=found.since,
        until=found.until,
        reports=tuple(report_line(desk.reports[id_]) for id_ in found.reports[:_SHOWN]),
        claims=tuple(claim_lines(found.claims[:_SHOWN], desk)),
        standings=tuple(
            MovedLine(line, one.before.value, one.after.value) for line, one in zip(lines, moved, strict=True)
        ),
        ties=tuple(
            TurnedLine(
                desk.actors[t.subject], t.predicate.replace("_", " "), desk.actors[t.object], t.ended, t.date
            )
            for t in found.ties[:_SHOWN]
            if t.subject in desk.actors and t.object in desk.actors
        ),
        figures=tuple(
            RevisedLine(one.name, _told(one.before), _told(one.after), _place(one.after, desk))
            for one in found.figures[:_SHOWN]
        ),
        totals=(
            len(found.reports),
            len(found.claims),
            len(found.standings),
            len(found.ties),
            len(found.figures),
        ),
        undated=found.undated,
    )


def _told(figure: Figure) -> str:
    return figure.evidence.exact


def _place(figure: Figure, desk: Desk) -> str:
    said = desk.statements.get(figure.statement or "")
    return desk.places.said(said) if said else desk.places.report(figure.report)
