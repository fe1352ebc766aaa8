"""The first page: what is in here, what is contested, what rests on one voice, what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.export.html.overview import Overview
from reportedly.export.html.overview import overview as counted
from reportedly.records import Claim, Gap, Report
from reportedly.store import Filter
from reportedly.web.desk import AtDesk
from reportedly.web.lines import ClaimLine, ReportLine, claim_lines, report_line
from reportedly.web.section import Section

section = Section("Overview", "/", key="o")
_CONTESTED, _NEWEST, _GAPS = 12, 8, 5


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """Counts, and the first of each list that an editor looks at."""

    counts: Overview
    contested: tuple[ClaimLine, ...]
    corroborated: tuple[ClaimLine, ...]
    newest: tuple[ReportLine, ...]
    gaps: tuple[Gap, ...]


@section.page("/", "overview.html")
def overview(desk: AtDesk) -> OverviewPage:
    """What the chronicle holds."""
    counts = desk.once("overview", lambda: counted(desk.view))
    contested, corroborated = (
        claim_lines(list(desk.view.select(Claim, Filter(standing=standing), limit=limit)), desk)
        for standing, limit in (("contested", _CONTESTED), ("corroborated", _CONTESTED // 2))
    )
    newest = desk.view.select(Report, Filter(), limit=_NEWEST, offset=max(0, counts.reports - _NEWEST))
    return OverviewPage(
        counts,
        tuple(contested),
        tuple(corroborated),
        tuple(reversed([report_line(report) for report in newest])),
        tuple(desk.view.select(Gap, Filter(), limit=_GAPS)),
    )
