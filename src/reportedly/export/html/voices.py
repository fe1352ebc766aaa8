"""How a statement, its chain and its report are shown: small frozen models that the templates print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.compose.audit import NAMELESS
from reportedly.export.html.passages import Piece, passage
from reportedly.export.html.places import Places
from reportedly.records import Actor, Link, Report, Stance, Statement, Style

SIDE = {
    Stance.DENIES: "denies",
    Stance.REFUSES: "demands",
    Stance.DOUBTS: "doubts",
    Stance.DEMANDS: "demands",
    Stance.OFFERS: "demands",
    Stance.ASKS: "demands",
}
"""Stance → class of its underline; everything else is underlined as a plain assertion. To refuse is to take
a position, as to demand is: who will not comment denies nothing.
"""


@dataclass(frozen=True, slots=True)
class Hop:
    """One link of a chain as a pill: `shape` is named, unnamed, document or outlet; `href` leads to the actor."""

    name: str
    shape: str
    href: str | None
    words: str | None


@dataclass(frozen=True, slots=True)
class ReportLabel:
    """A report in a few words: outlet, date, headline."""

    id: str
    outlet: str
    date: str
    title: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement within its sentence, with its chain."""

    id: str
    href: str
    report: ReportLabel
    pieces: tuple[Piece, ...]
    hops: tuple[Hop, ...]
    stance: str
    certainty: str
    style: str
    side: str
    unsure: bool
    hearsay: int
    addressee: str | None


class Teller:
    """Makes Voices: holds which actors have a place to link to, where that is, and below which confidence a
    statement is shown as unsure.
    """

    def __init__(
        self,
        reports: Mapping[str, Report],
        actors: Mapping[str, Actor],
        places: Places,
        *,
        unsure_below: float,
    ) -> None:
        self._reports, self._actors, self._places = reports, actors, places
        self._unsure_below = unsure_below

    def voice(self, statement: Statement) -> Voice:
        """The statement as shown among others: in its sentence, with its whole chain."""
        report = self._reports[statement.report]
        addressee = statement.addressee
        return Voice(
            id=statement.id,
            href=self._places.said(statement),
            report=label(report),
            pieces=passage(report, statement.content),
            hops=self.hops(statement.chain),
            stance=statement.stance.value,
            certainty=statement.certainty.value,
            style=statement.style.value,
            side=SIDE.get(statement.stance, "asserts"),
            unsure=self.unsure(statement),
            hearsay=removes(statement),
            addressee=self.name(addressee.actor) or addressee.span.exact if addressee else None,
        )

    def date(self, statement: Statement) -> str:
        """When it was published."""
        return label(self._reports[statement.report]).date

    def by_date(self, statements: Iterable[Statement]) -> list[Statement]:
        """In order of publication."""
        return sorted(statements, key=lambda s: (self.date(s), s.report, s.id))

    def unsure(self, statement: Statement) -> bool:
        """Is it shown as a reading one should look at? What the reporter says needs no finding."""
        return statement.style is not Style.NARRATED and statement.confidence < self._unsure_below

    def hops(self, chain: Sequence[Link]) -> tuple[Hop, ...]:
        """A chain as pills, outermost first."""
        return tuple(
            Hop(
                link.name,
                "unnamed" if link.kind in NAMELESS else link.kind.value,
                self._places.actor(link.actor) if link.actor and link.actor in self._actors else None,
                link.span.exact if link.span and link.span.exact != link.name else None,
            )
            for link in chain
        )

    def name(self, actor: str | None) -> str | None:
        """The name of an actor that has a place on the page, else None."""
        found = self._actors.get(actor) if actor else None
        return found.name if found else None


def label(report: Report) -> ReportLabel:
    """The report in a few words; what is not known is said to be unknown."""
    return ReportLabel(
        report.id,
        report.publisher or "unknown outlet",
        report.published or "undated",
        report.title or report.path,
    )


def removes(statement: Statement) -> int:
    """How many hands the saying passed through before the publisher had it: 0 for a source who spoke to it."""
    return max(len(statement.chain) - 2, 0)
