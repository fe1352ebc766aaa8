"""Figures given by different sources for one measure, side by side: spread and revisions, never an average."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.compose.timeline import earliest
from reportedly.records import Chronicle, Figure, LinkKind, Report, Statement, content_id

_UNKNOWN = "number"
"""The measure of a figure whose words do not say what is counted: nothing it could be held against."""

_STRENGTH = frozenset({"fighters", "members"})
"""Measures by which sources give the same thing: how many a group or an army has."""


@dataclass(frozen=True, slots=True)
class Point:
    """One figure as somebody gave it: `source` is an actor id (None where nobody known speaks), `name` the last hand
    of its chain, with the one before it where that has no name; `said` and `as_of` are EDTF, `said` falling back on
    the day the report was published.
    """

    figure: Figure
    source: str | None
    name: str
    said: str | None
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Series:
    """All figures of one measure, unit and actor, in the order they were said. `lowest` and `highest` bound them;
    `revisions` are pairs of points by one source that differ, earlier first.
    """

    measure: str
    unit: str | None
    actor: str | None
    points: tuple[Point, ...]
    lowest: float | None
    highest: float | None
    revisions: tuple[tuple[Point, Point], ...]

    @property
    def disputed(self) -> bool:
        """Do two points differ?"""
        return self.lowest != self.highest


def series(chronicle: Chronicle, actor: str | None = None) -> tuple[Series, ...]:
    """All series, or those of an actor (id), longest first. A figure about nobody known is only held against
    others of its own report.
    """
    groups: dict[tuple[str, str, str, str], list[Figure]] = {}
    for figure in chronicle.each(Figure):
        if actor is None or (figure.actor and figure.actor.actor == actor):
            groups.setdefault(_key(figure), []).append(figure)
    apart = [part for _, group in sorted(groups.items()) for part in _parted(group)]
    found = [_series(chronicle, group) for group in apart]
    return tuple(sorted(found, key=lambda s: (-len(s.points), s.measure, s.actor or "")))


def series_of(figure: Figure) -> str:
    """The id of the series that the figure is a point of: equal for figures that are held against one another."""
    return content_id("series", *_key(figure))


def _key(figure: Figure) -> tuple[str, str, str, str]:
    whom = figure.actor.actor if figure.actor else None
    measure = "strength" if whom and figure.measure in _STRENGTH else figure.measure.lower()
    apart = figure.id if measure == _UNKNOWN else "" if whom else figure.report
    return measure, figure.unit or "", whom or "", apart


def _parted(group: list[Figure]) -> list[list[Figure]]:
    """One saying that gives two numbers for one time speaks of two things ("four academics and 15 sailors"): which of
    them the others are of cannot be told, so each stands alone.
    """
    given: dict[tuple[str, str | None], list[Figure]] = {}
    for figure in group:
        given.setdefault((figure.statement, figure.as_of), []).append(figure)
    alone = [f for figures in given.values() if len({_bounds(f) for f in figures}) > 1 for f in figures]
    kept = [f for f in group if f not in alone]
    return [*([kept] if kept else []), *([f] for f in alone)]


def _series(chronicle: Chronicle, group: list[Figure]) -> Series:
    points = sorted((_point(chronicle, f) for f in group), key=lambda p: (earliest(p.said), p.figure.id))
    numbers = [n for p in points for n in _bounds(p.figure)]
    first = group[0]
    return Series(
        measure=" or ".join(sorted({f.measure for f in group})),
        unit=first.unit,
        actor=first.actor.actor if first.actor else None,
        points=tuple(points),
        lowest=min(numbers, default=None),
        highest=max(numbers, default=None),
        revisions=tuple(_revisions(points)),
    )


def _point(chronicle: Chronicle, figure: Figure) -> Point:
    statement = chronicle.get(Statement, figure.statement)
    report = chronicle.get(Report, figure.report)
    said = figure.said or (report.published if report else None)
    if statement is None:
        return Point(figure, None, "", said, figure.as_of)
    return Point(figure, statement.speaker, _giver(statement), said, figure.as_of)


def _giver(statement: Statement) -> str:
    """The last hand of a chain; one without a name is known by the hand before it."""
    last = statement.chain[-1]
    if last.kind is not LinkKind.UNNAMED or len(statement.chain) < 2:
        return last.name
    return f"{last.name}, by {statement.chain[-2].name}"


def _bounds(figure: Figure) -> tuple[float, ...]:
    return tuple(n for n in (figure.low, figure.value, figure.high) if n is not None)


def _revisions(points: list[Point]) -> list[tuple[Point, Point]]:
    last: dict[str, Point] = {}
    found: list[tuple[Point, Point]] = []
    for point in points:
        who = point.source or point.name
        known = last.get(who)
        if known and known.said != point.said and _bounds(known.figure) != _bounds(point.figure):
            found.append((known, point))
        if who:
            last[who] = point
    return found
