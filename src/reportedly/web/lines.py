"""Claims and reports on one line each, in lists of them: worked out from few look-ups, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.compose.audit import voice
from reportedly.export.html.lines import Line, line
from reportedly.export.html.pages import speaker
from reportedly.records import Claim, Report, Statement
from reportedly.web.desk import Desk

_DRAWN = 12  # origins of a claim that are drawn
_HEARD = 30  # statements against a claim that are looked at to count voices


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list. `legs` are independent origins for it, and voices against it; `unnamed` says whether nobody
    with a name stands behind those for it. `dots` are the first of them: has it more than one statement, has it no
    name? `since` and `until` are days.
    """

    id: str
    text: str
    standing: str
    legs: tuple[int, int]
    dots: tuple[tuple[bool, bool], ...]
    statements: int
    unnamed: bool
    since: str | None
    until: str | None


def claim_lines(claims: Sequence[Claim], desk: Desk) -> list[ClaimLine]:
    """The claims as lines. Whether an origin has a name is told by its first statement: an origin is one voice. Of a
    claim's origins only the first are looked at, as many as a line draws.
    """
    desk.statements.load(i for c in claims for i in (*_firsts(c), *c.against[:_HEARD]))
    lasting = desk.view.lasting(Claim, [c.id for c in claims])
    return [_line(claim, desk, *lasting.get(claim.id, (None, None))) for claim in claims]


def _firsts(claim: Claim) -> list[str]:
    return [o.statements[0] for o in claim.origins[:_DRAWN] if o.statements]


def _line(claim: Claim, desk: Desk, since: str | None, until: str | None) -> ClaimLine:
    against = set(claim.against)
    own = [o for o in claim.origins if not o.statements or not against.issuperset(o.statements)]
    drawn = own[:_DRAWN]
    unnamed = [bool(o.statements) and _nameless(desk.statements.get(o.statements[0])) for o in drawn]
    heard = [desk.statements[i] for i in claim.against[:_HEARD] if i in desk.statements]
    return ClaimLine(
        id=claim.id,
        text=claim.text,
        standing=claim.standing.value,
        legs=(len(own), len({speaker(statement) for statement in heard})),
        dots=tuple(zip((len(o.statements) > 1 for o in drawn), unnamed, strict=True)),
        statements=len(claim.for_) + len(claim.against),
        unnamed=bool(own) and all(unnamed),
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
