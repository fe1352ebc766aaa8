"""Claims and reports on one line each, in lists of them: worked out from few look-ups, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.compose.audit import voice
from reportedly.export.html.lines import Line, line
from reportedly.export.html.pages import OriginLine, speaker
from reportedly.records import Claim, Report, Statement
from reportedly.web.desk import Desk

_HEARD = 30  # statements against a claim that are looked at to count voices


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list. `legs` are independent origins for it, and voices against it; `unnamed` says whether nobody
    with a name stands behind those for it. `since` and `until` are days.
    """

    id: str
    text: str
    standing: str
    legs: tuple[int, int]
    origins: tuple[OriginLine, ...]
    statements: int
    unnamed: bool
    since: str | None
    until: str | None


def claim_lines(claims: Sequence[Claim], desk: Desk) -> list[ClaimLine]:
    """The claims as lines. Whether an origin has a name is told by its first statement: an origin is one voice."""
    desk.statements.load(
        i
        for c in claims
        for i in (*(o.statements[0] for o in c.origins if o.statements), *c.against[:_HEARD])
    )
    lasting = desk.view.lasting(Claim, [c.id for c in claims])
    return [_line(claim, desk, *lasting.get(claim.id, (None, None))) for claim in claims]


def _line(claim: Claim, desk: Desk, since: str | None, until: str | None) -> ClaimLine:
    against = set(claim.against)
    origins = tuple(
        OriginLine(
            name=o.name,
            statements=len(o.statements),
            reports=1,
            why=o.why,
            unnamed=_nameless(desk.statements.get(o.statements[0]) if o.statements else None),
            side="against" if o.statements and against.issuperset(o.statements) else "for",
        )
        for o in claim.origins
    )
    own = [o for o in origins if o.side == "for"]
    return ClaimLine(
        id=claim.id,
        text=claim.text,
        standing=claim.standing.value,
        legs=(
            len(own),
            len({speaker(desk.statements[i]) for i in claim.against[:_HEARD] if i in desk.statements}),
        ),
        origins=origins,
        statements=len(claim.for_) + len(claim.against),
        unnamed=bool(own) and all(o.unnamed for o in own),
        since=since,
        until=until,
    )


def _nameless(statement: Statement | None) -> bool:
    return statement is not None and voice(statement) == "unnamed"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list. `original` is the id of the report that it reprints."""

    id: str
    title: str
    outlet: str
    published: str | None
    place: str | None
    byline: tuple[str, ...]
    original: str | None


def report_line(report: Report) -> ReportLine:
    """The report as a line."""
    return ReportLine(
        report.id,
        report.title or report.path,
        report.publisher or "unknown outlet",
        report.published,
        report.place,
        report.byline,
        report.reprint_of,
    )


def said_lines(statements: Iterable[Statement], desk: Desk) -> tuple[Line, ...]:
    """The sayings as lines that lead to their words."""
    found = list(statements)
    desk.reports.load(s.report for s in found)
    return tuple(line(s, desk.reports[s.report], desk.places) for s in found)
