"""A saying on one line, leading to its place in its report."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.export.html.places import Places
from reportedly.records import Report, Statement

_SHORT = 180


@dataclass(frozen=True, slots=True)
class Line:
    """A saying on one line, leading to its place in the report; `id` is the statement's."""

    id: str
    href: str
    date: str
    outlet: str
    who: str
    stance: str
    text: str


def short(text: str) -> str:
    """The text on one line of at most 180 characters, cut between words."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHORT else flat[:_SHORT].rsplit(" ", 1)[0] + " …"


def line(statement: Statement, report: Report, places: Places) -> Line:
    """The saying on one line."""
    return Line(
        id=statement.id,
        href=places.said(statement),
        date=report.published or "undated",
        outlet=report.publisher or "unknown outlet",
        who=statement.chain[-1].name,
        stance=statement.stance.value,
        text=short(" … ".join(span.exact for span in statement.content)),
    )
