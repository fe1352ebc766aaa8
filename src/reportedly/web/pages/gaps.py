"""What could not be read or placed: said, with the reason and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from reportedly.export.html.lines import short
from reportedly.records import Gap
from reportedly.store import Filter
from reportedly.web.asked import SIZE, Asked, Paged, paged
from reportedly.web.desk import AtDesk, Desk
from reportedly.web.section import Section

section = Section("Gaps", "/gaps", key="x")


@dataclass(frozen=True, slots=True)
class GapLine:
    """A gap: where, which words, at which stage of reading, why. `href` leads to its report."""

    where: str
    href: str | None
    words: str | None
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class GapsPage:
    """Gaps, those of whole files first."""

    gaps: Paged[GapLine]


@section.page("/gaps", "gaps.html")
def gaps(asked: Annotated[Asked, Query()], desk: AtDesk) -> GapsPage:
    """What could not be read or placed."""
    found = list(desk.view.select(Gap, Filter(), limit=SIZE, offset=asked.offset))
    desk.reports.load(gap.report for gap in found)
    lines = [_line(gap, desk) for gap in found]
    return GapsPage(paged(lines, desk.view.count(Gap, Filter()), asked.page))


def _line(gap: Gap, desk: Desk) -> GapLine:
    report = desk.reports.get(gap.report or "")
    title = (report.title or report.path) if report else (gap.path or "the build")
    return GapLine(
        where=title,
        href=desk.places.report(report.id) if report else None,
        words=short(gap.span.exact) if gap.span else None,
        stage=gap.stage,
        reason=gap.reason,
    )
