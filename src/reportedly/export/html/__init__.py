"""One self-contained page that an editor can mail: no script, no request to anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from markupsafe import Markup

from reportedly.config import Settings
from reportedly.export.files import replacing
from reportedly.export.html.ledger import Ledgers
from reportedly.export.html.lines import Line, line, short
from reportedly.export.html.overview import overview
from reportedly.export.html.pages import ClaimView, claim_view, report_view
from reportedly.export.html.people import actor_views
from reportedly.export.html.places import OnePage, Places
from reportedly.export.html.printing import environment
from reportedly.export.html.voices import Teller, label
from reportedly.records import Actor, Chronicle, Claim, Gap, Report, Standing, Statement, Style

UNSURE_BELOW: float = Settings.model_fields["unsure_below"].default
"""Confidence below which a saying is marked as unsure: a page for anybody goes by the default of the settings."""

SECTIONS = (
    ("overview", "Overview"),
    ("claims", "Claims"),
    ("timeline", "Timeline"),
    ("figures", "Figures"),
    ("positions", "Positions"),
    ("ties", "Ties"),
    ("actors", "Actors"),
    ("reports", "Reports"),
    ("gaps", "Gaps"),
)
_ORDER = (Standing.CONTESTED, Standing.DENIED, Standing.CORROBORATED, Standing.SINGLE)


@dataclass(frozen=True, slots=True)
class GapLine:
    """A gap in the table: where, which words, why."""

    where: str
    href: str | None
    words: str | None
    reason: str


def write(chronicle: Chronicle, out: Path) -> None:
    """Write the page to `out`, piece by piece. Raises ExportError."""
    page = environment(OnePage()).get_template("page.html.j2")
    with replacing(out) as file:
        for piece in page.stream(**content(chronicle)):
            file.write(piece.encode("utf-8", "xmlcharrefreplace"))


def content(chronicle: Chronicle) -> dict[str, Any]:
    """What the templates print, by name."""
    reports = {r.id: r for r in chronicle.each(Report)}
    actors = {a.id: a for a in chronicle.each(Actor)}
    statements = {s.id: s for s in chronicle.each(Statement)}
    claims = {c.id: c for c in chronicle.each(Claim)}
    places = OnePage()
    teller = Teller(reports, actors, places, unsure_below=UNSURE_BELOW)
    shared = sorted(_shared(claims, statements, teller), key=lambda c: _rank(c.standing))
    copies: dict[str, list[Report]] = {}
    for i in _by_date(reports):
        if (original := reports[i].reprint_of) is not None:
            copies.setdefault(original, []).append(reports[i])
    ledgers = Ledgers(chronicle, reports, actors, places)
    every_tie = ledgers.ties()
    dated, undated = ledgers.moments()
    people = actor_views(chronicle, reports, every_tie, places)
    counts = overview(chronicle)
    return {
        "title": f"What {counts.reports} reports say",
        "look": Markup((resources.files(__package__) / "look.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
        "version": metadata.version("reportedly"),
        "sections": SECTIONS,
        "o": counts,
        "dated": dated,
        "undated": undated,
        "series": ledgers.figures(),
        "positions": ledgers.positions(),
        "shared": shared,
        "contested": [c for c in shared if c.standing in {"contested", "denied"}],
        "single": list(_single(claims, statements, reports, places)),
        "ties": every_tie,
        "main_actors": [p for p in people if p.counts],
        "other_actors": [p for p in people if not p.counts],
        "reports": [
            report_view(reports[i], chronicle, teller, claims, copies.get(i, ())) for i in _by_date(reports)
        ],
        "gaps": list(_gaps(chronicle, reports)),
    }


def _by_date(reports: dict[str, Report]) -> list[str]:
    return sorted(reports, key=lambda i: (reports[i].published or "~", i))


def _rank(standing: str) -> int:
    return [s.value for s in _ORDER].index(standing)


def _shared(
    claims: dict[str, Claim], statements: dict[str, Statement], teller: Teller
) -> Iterator[ClaimView]:
    """Claims that more than one statement is about."""
    for claim in claims.values():
        if len(claim.for_) + len(claim.against) > 1 or claim.standing is not Standing.SINGLE:
            yield claim_view(claim, statements, teller)


def _single(
    claims: dict[str, Claim], statements: dict[str, Statement], reports: dict[str, Report], places: Places
) -> Iterator[Line]:
    """Attributed sayings that are alone with what they claim."""
    lines = [
        line(statements[claim.for_[0]], reports[statements[claim.for_[0]].report], places)
        for claim in claims.values()
        if claim.standing is Standing.SINGLE and len(claim.for_) == 1 and claim.for_[0] in statements
        if statements[claim.for_[0]].style is not Style.NARRATED
    ]
    yield from sorted(lines, key=lambda x: (x.date, x.href))


def _gaps(chronicle: Chronicle, reports: dict[str, Report]) -> Iterator[GapLine]:
    for gap in chronicle.each(Gap):
        report = reports.get(gap.report or "")
        told = label(report) if report else None
        yield GapLine(
            where=f"{told.outlet}, {told.date}" if told else (gap.path or "this build"),
            href=f"#{report.id}" if report else None,
            words=short(gap.span.exact) if gap.span else None,
            reason=gap.reason,
        )
