"""Reports, and one report: its text with every saying marked, its sourcing, its reprints and how they differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Query

from reportedly.export.html.pages import ReportView, report_view
from reportedly.records import Gap, Report, Statement
from reportedly.store import Filter
from reportedly.web.asked import SIZE, Asked, Paged, paged
from reportedly.web.desk import AtDesk, Desk, Part
from reportedly.web.differences import Change, changes
from reportedly.web.failures import NotThereError
from reportedly.web.lines import ReportLine, report_line
from reportedly.web.section import Section

section = Section("Reports", "/reports", key="r")
_COPIES = 100  # most reprints that a report's page names


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """Reports by date."""

    reports: Paged[ReportLine]
    reprints: int


@section.page("/reports", "reports.html")
def reports(asked: Annotated[Asked, Query()], desk: AtDesk) -> ReportsPage:
    """All reports, those of a time, or those that name an actor."""
    reports = None
    if asked.actor is not None:
        reports = tuple({m.report for actor in asked.called(desk.view) for m in actor.mentions})
    wanted = replace(asked.filter(desk.view), actors=None, ids=reports)
    found = desk.view.select(Report, wanted, limit=SIZE, offset=asked.offset)
    total = desk.view.count(Report, wanted)
    lines = [report_line(report) for report in found]
    return ReportsPage(paged(lines, total, asked.page), desk.view.counts().reprints)


class ReportAsked(Asked):
    """With whose text the report's own is compared: an id of a reprint or of its original."""

    against: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The report's text beside another's: what was kept, left out and added, in order."""

    other: ReportLine
    changes: tuple[Change, ...]
    shared: float


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report, and the comparison if one was asked for."""

    report: ReportView
    comparison: Comparison | None
    link: str | None


@section.page("/reports/{id_}", "report.html")
def report(id_: str, asked: Annotated[ReportAsked, Query()], desk: AtDesk) -> ReportPage:
    """One report's text with its sayings, who says each, what they rest on."""
    found = _called(id_, desk)
    copies = list(desk.view.select(Report, Filter(reprint_of=id_), limit=_COPIES))
    said = list(desk.view.of_report(Statement, id_))
    desk.load_around(said)
    desk.claims.load(s.claim for s in said)
    claims = [desk.claims[s.claim] for s in said if s.claim and s.claim in desk.claims]
    desk.statements.load(i for claim in claims for i in (*claim.for_, *claim.against))
    here = Part(desk, [*said, *desk.view.of_report(Gap, id_)])
    view = report_view(found, here, desk.teller, desk.claims, copies)
    comparison = _comparison(found, asked.against, desk) if asked.against else None
    return ReportPage(view, comparison, _link(found.url))


def _called(id_: str, desk: Desk) -> Report:
    found = desk.view.get(Report, id_)
    if found is None:
        raise NotThereError("there is no such report", where=id_, to_do="look for it among the reports")
    return found


def _comparison(report: Report, other: str, desk: Desk) -> Comparison:
    against = _called(other, desk)
    found = changes(against.text, report.text)
    kept = sum(len(c.text) for c in found if c.kind == "kept")
    return Comparison(report_line(against), found, kept / max(len(report.text), 1))


def _link(url: str | None) -> str | None:
    """An address one may follow: of the web, never of a script."""
    return url if url and url.lower().startswith(("https://", "http://")) else None
