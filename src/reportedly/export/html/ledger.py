"""The ledgers: what happened when, which figures by whom, who wants what of whom, who stands how to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.compose.figures import Point, Series, series
from reportedly.compose.network import ties
from reportedly.compose.positions import matrix
from reportedly.compose.timeline import Moment, timeline
from reportedly.export.html.dates import in_words
from reportedly.export.html.lines import Line, line, short
from reportedly.export.html.passages import Piece, passage
from reportedly.export.html.places import Places
from reportedly.records import Actor, Basis, Chronicle, Figure, Position, Relation, Report, Statement


@dataclass(frozen=True, slots=True)
class MomentView:
    """A happening with its accounts: the first in its sentence, all as lines."""

    when: str
    edtf: str | None
    drawn: str
    basis: str
    type: str
    pieces: tuple[Piece, ...]
    who: tuple[Actor, ...]
    accounts: tuple[Line, ...]
    alleged: bool


@dataclass(frozen=True, slots=True)
class PointView:
    """A figure by its source. `left` and `width` place its range on the series' scale, in percent."""

    who: str
    said: str
    as_of: str | None
    words: str
    number: str
    left: float
    width: float
    href: str
    outlet: str


@dataclass(frozen=True, slots=True)
class SeriesView:
    """Figures of one measure, side by side."""

    title: str
    unit: str | None
    spread: str
    disputed: bool
    points: tuple[PointView, ...]
    revisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PositionView:
    """What a holder wants of an addressee, with the answer where one was given."""

    kind: str
    text: str
    said: tuple[Line, ...]
    answer: Line | None


@dataclass(frozen=True, slots=True)
class TieView:
    """A tie with those who say that it holds, that it does not, or that it might. `since` and `until` are its
    `bounds` (EDTF) in words.
    """

    subject: Actor
    predicate: str
    object: Actor
    since: str | None
    until: str | None
    bounds: tuple[str | None, str | None]
    held: tuple[Line, ...]
    negated: tuple[Line, ...]
    supposed: tuple[Line, ...]


class Ledgers:
    """Makes the ledgers' views out of a chronicle."""

    def __init__(
        self,
        chronicle: Chronicle,
        reports: Mapping[str, Report],
        actors: Mapping[str, Actor],
        places: Places,
    ) -> None:
        self._chronicle, self._reports, self._actors, self._places = chronicle, reports, actors, places

    def moments(self) -> tuple[list[MomentView], list[MomentView]]:
        """Dated happenings, earliest first, and the undated shelf."""
        found = timeline(self._chronicle)
        return [self._moment(m) for m in found.dated], [self._moment(m) for m in found.undated]

    def _moment(self, m: Moment) -> MomentView:
        first = m.events[0]
        vague = m.when is not None and (
            any(sign in m.when for sign in "~?X/") or len(m.when) < len("2000-01")
        )
        return MomentView(
            when=in_words(m.when),
            edtf=m.when,
            drawn="pub" if m.basis is Basis.INFERRED else "vague" if vague else "",
            basis={
                Basis.PUBLICATION: "by the date of publication",
                Basis.INFERRED: "worked out from other dates",
            }.get(m.basis or Basis.TEXT, ""),
            type=m.event_type.value.lower(),
            pieces=passage(self._reports[first.report], [first.trigger]),
            who=tuple(self._actors[a] for a in (*m.actors, *m.recipients) if a in self._actors),
            accounts=tuple(self._lines([e.statement for e in m.events])),
            alleged=m.alleged,
        )

    def _lines(self, statements: Sequence[str]) -> Iterator[Line]:
        for id_ in dict.fromkeys(statements):
            if statement := self._chronicle.get(Statement, id_):
                yield line(statement, self._reports[statement.report], self._places)

    def figures(self) -> list[SeriesView]:
        """All series of figures, longest first."""
        return [self._series(s) for s in series(self._chronicle)]

    def _series(self, s: Series) -> SeriesView:
        actor = self._actors.get(s.actor or "")
        return SeriesView(
            title=s.measure + (f" — {actor.name}" if actor else ""),
            unit=s.unit,
            spread=" to ".join(dict.fromkeys(number(n) for n in (s.lowest, s.highest) if n is not None)),
            disputed=s.disputed,
            points=tuple(self._point(p, s) for p in s.points),
            revisions=tuple(
                f"{a.name}: {_amount(a.figure)} ({in_words(a.said)}), then {_amount(b.figure)} ({in_words(b.said)})"
                for a, b in s.revisions
            ),
        )

    def _point(self, p: Point, s: Series) -> PointView:
        f, report = p.figure, self._reports[p.figure.report]
        known = [n for n in (f.low, f.value, f.high) if n is not None]
        top = s.highest or 1
        left, right = (100 * n / top if top else 0 for n in (min(known, default=0), max(known, default=0)))
        return PointView(
            who=p.name or "the report",
            said=in_words(p.said),
            as_of=in_words(p.as_of) if p.as_of else None,
            words=f.evidence.exact,
            number=_amount(f),
            left=round(max(left, 0), 1),
            width=round(max(right - left, 0), 1),
            href=self._place(f),
            outlet=report.publisher or "unknown outlet",
        )

    def _place(self, f: Figure) -> str:
        found = self._chronicle.get(Statement, f.statement)
        return self._places.said(found) if found else self._places.report(f.report)

    def positions(self) -> list[tuple[Actor, list[tuple[Actor | None, list[PositionView]]]]]:
        """By holder, then by addressee (None: of nobody in particular)."""
        m = matrix(self._chronicle)
        return [
            (
                self._actors[holder],
                [
                    (self._actors.get(to or ""), [self._position(p) for p in m.cells[holder, to]])
                    for to in m.addressees
                    if (holder, to) in m.cells
                ],
            )
            for holder in m.holders
            if holder in self._actors
        ]

    def _position(self, p: Position) -> PositionView:
        answer = next(self._lines([p.answer]), None) if p.answer else None
        return PositionView(p.kind.value, short(p.text), tuple(self._lines(p.statements)), answer)

    def ties(self) -> list[TieView]:
        """All ties between actors that have a name."""
        return [
            TieView(
                subject=self._actors[t.subject],
                predicate=t.predicate.replace("_", " "),
                object=self._actors[t.object],
                since=in_words(t.valid_from) if t.valid_from else None,
                until=in_words(t.valid_to) if t.valid_to else None,
                bounds=(t.valid_from, t.valid_to),
                held=self._accounts(t.held),
                negated=self._accounts(t.negated),
                supposed=self._accounts(t.supposed),
            )
            for t in ties(self._chronicle)
            if t.subject in self._actors and t.object in self._actors
        ]

    def _accounts(self, relations: Sequence[Relation]) -> tuple[Line, ...]:
        return tuple(self._lines([r.statement for r in relations]))


def number(value: float) -> str:
    """A number with its thousands apart and no needless decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _amount(f: Figure) -> str:
    """The figure as a number: its value, or its bounds."""
    if f.value is not None:
        text = number(f.value)
    elif f.low is not None and f.high is not None:
        text = f"{number(f.low)} to {number(f.high)}"
    elif f.low is not None:
        text = f"{number(f.low)} or more"
    else:
        text = f"up to {number(f.high)}" if f.high is not None else "?"
    return " ".join(part for part in (f.approximator if f.value is not None else None, text, f.unit) if part)
