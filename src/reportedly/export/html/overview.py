"""The overview: what is in here, what is contested, what rests on one voice, what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.compose.audit import voice
from reportedly.records import Chronicle, Claim, Figure, Gap, Report, Standing, Statement, Style


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts for the tiles and the title. `since` and `until` are the first and last dates of publication."""

    reports: int
    reprints: int
    outlets: int
    statements: int
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


def overview(chronicle: Chronicle) -> Overview:
    """Counted in one pass over each type."""
    reports = list(chronicle.each(Report))
    dates = sorted(r.published for r in reports if r.published)
    voices = {"named": 0, "unnamed": 0, "narrated": 0}
    speakers: set[str] = set()
    attributed: set[str] = set()
    for statement in chronicle.each(Statement):
        voices[voice(statement)] += 1
        if statement.style is not Style.NARRATED:
            attributed.add(statement.id)
            if statement.speaker:
                speakers.add(statement.speaker)
    standings = dict.fromkeys(Standing, 0)
    lone = 0
    for claim in chronicle.each(Claim):
        standings[claim.standing] += 1
        lone += claim.standing is Standing.SINGLE and any(i in attributed for i in claim.for_)
    return Overview(
        reports=len(reports),
        reprints=sum(r.reprint_of is not None for r in reports),
        outlets=len({r.publisher for r in reports if r.publisher}),
        statements=voices["named"] + voices["unnamed"],
        speakers=len(speakers),
        named=voices["named"],
        unnamed=voices["unnamed"],
        narrated=voices["narrated"],
        contested=standings[Standing.CONTESTED],
        denied=standings[Standing.DENIED],
        corroborated=standings[Standing.CORROBORATED],
        one_voice=lone,
        figures=sum(1 for _ in chronicle.each(Figure)),
        gaps=sum(1 for _ in chronicle.each(Gap)),
        since=dates[0] if dates else None,
        until=dates[-1] if dates else None,
    )
