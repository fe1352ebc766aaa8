"""The first page: what is in here, what is contested, what rests on one voice, what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.records import Claim, Gap, Report, Statement
from reportedly.store import Filter, View
from reportedly.web.desk import AtDesk
from reportedly.web.lines import ClaimLine, ReportLine, claim_lines, report_line
from reportedly.web.section import Section

section = Section("Overview", "/", key="o")
_CONTESTED, _NEWEST, _GAPS = 12, 8, 5


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much of everything there is. `named`, `unnamed` and `narrated` count statements by whose voice carries
    them, `speakers` the actors who say something, `one_voice` claims of a single origin that is not the reporter.
    `since` and `until` are the first and last dates of publication.
    """

    reports: int
    reprints: int
    speakers: int
    named: int
    unnamed: int
    narrated: int
    contested: int
    denied: int
    corroborated: int
    one_voice: int
    figures: int
    gaps: int
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """Counts, and the first of each list that an editor looks at."""

    counts: Holdings
    contested: tuple[ClaimLine, ...]
    corroborated: tuple[ClaimLine, ...]
    newest: tuple[ReportLine, ...]
    gaps: tuple[Gap, ...]


@section.page("/", "overview.html")
def overview(desk: AtDesk) -> OverviewPage:
    """What the chronicle holds."""
    counts = desk.once("overview", lambda: _holdings(desk.view))
    contested, corroborated = (
        claim_lines(list(desk.view.select(Claim, Filter(standing=standing), limit=limit)), desk)
        for standing, limit in (("contested", _CONTESTED), ("corroborated", _CONTESTED // 2))
    )
    dated = Filter(dated=True)
    before = max(0, desk.view.count(Report, dated) - _NEWEST)
    newest = list(desk.view.select(Report, dated, limit=_NEWEST, offset=before))
    return OverviewPage(
        counts,
        tuple(contested),
        tuple(corroborated),
        tuple(report_line(report) for report in reversed(newest)),
        tuple(desk.view.select(Gap, Filter(), limit=_GAPS)),
    )


def _holdings(view: View) -> Holdings:
    counts = view.counts()
    said = view.tally(Statement, Filter(), "voice", "speaker")
    lone = view.tally(Claim, Filter(standing="single"), "voice")
    voices = {
        name: sum(n for (voice, _), n in said.items() if voice == name)
        for name in ("named", "unnamed", "narrated")
    }
    dated = Filter(dated=True)
    ends = (0, max(0, view.count(Report, dated) - 1))
    dates = [r.published for at in ends for r in view.select(Report, dated, limit=1, offset=at)]
    return Holdings(
        reports=counts.entries.get("report", 0),
        reprints=counts.reprints,
        speakers=len({who for voice, who in said if who and voice != "narrated"}),
        **voices,
        contested=counts.standings.get("contested", 0),
        denied=counts.standings.get("denied", 0),
        corroborated=counts.standings.get("corroborated", 0),
        one_voice=sum(n for (voice,), n in lone.items() if voice != "narrated"),
        figures=counts.entries.get("figure", 0),
        gaps=counts.entries.get("gap", 0),
        since=dates[0] if dates else None,
        until=dates[-1] if dates else None,
    )
