"""Figures over the days they were given: each source its own mark, ranges as strokes, no line through them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, log10

from reportedly.compose.figures import Point, Series
from reportedly.export.html.dates import in_words
from reportedly.export.html.ledger import number
from reportedly.store.days import days
from reportedly.web.axis import Axis, Mark

HEIGHT = 220
"""Pixels from the highest number that is drawn to the lowest."""

_SHAPES = ("disc", "square", "diamond", "triangle", "cross", "ring")
_FEW = 3  # figures from which on a drawing shows more than a table
_LINES = 5  # most numbers printed beside the plot
_WIDE = 100  # from so many times the least number on, powers of ten lie equally far apart


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure: `x` in percent, `y` in pixels (None where it is only a range); `top` and `foot` are the ends of its
    range, `up` and `down` whether that is open there ("at least", "up to").
    """

    x: float
    y: float | None
    top: float
    foot: float
    up: bool
    down: bool
    shape: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Step:
    """A source that gave another figure later: from one of its marks to the next."""

    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(frozen=True, slots=True)
class Plot:
    """The drawing. `lines` are numbers with their height; `sources` name the marks, ("ring", "5 others") the last."""

    dots: tuple[Dot, ...]
    steps: tuple[Step, ...]
    lines: tuple[tuple[float, str], ...]
    marks: tuple[Mark, ...]
    sources: tuple[tuple[str, str], ...]
    powers: bool


def plot(series: Series, href: dict[str, str]) -> Plot | None:
    """The series drawn, `href` leading from a figure's id to its words. None where a table shows as much: of fewer
    than three figures, or all of one day.
    """
    dated = [(day, point) for point in series.points if (day := days(point.said)[0])]
    if (
        len(dated) < _FEW
        or len({day for day, _ in dated}) == 1
        or series.lowest is None
        or series.highest is None
    ):
        return None
    axis = Axis.over(min(day for day, _ in dated), max(day for day, _ in dated))
    scale = _Scale.over(series.lowest, series.highest)
    shapes = _shapes(series)
    dots = {
        point.figure.id: _dot(point, _inside(axis.place(day)), scale, shapes[_who(point)], href)
        for day, point in dated
    }
    steps = (_step(dots, earlier, later) for earlier, later in series.revisions)
    return Plot(
        dots=tuple(dots.values()),
        steps=tuple(step for step in steps if step),
        lines=tuple((scale.y(n), number(n)) for n in scale.lines()),
        marks=tuple(Mark(_inside(mark.at), mark.words) for mark in axis.marks()),
        sources=_sources(shapes),
        powers=scale.powers,
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Numbers as heights; with `powers`, each ten times as many lie equally far apart."""

    least: float
    most: float
    powers: bool

    @classmethod
    def over(cls, lowest: float, highest: float) -> _Scale:
        powers = lowest > 0 and highest / lowest >= _WIDE
        least = 10.0 ** floor(log10(lowest)) if powers else min(0.0, lowest)
        return cls(least, highest if highest > least else least + 1, powers)

    def y(self, n: float) -> float:
        if self.powers:
            share = log10(max(n, self.least) / self.least) / log10(self.most / self.least)
        else:
            share = (n - self.least) / (self.most - self.least)
        return round(HEIGHT * (1 - share), 1)

    def lines(self) -> Iterator[float]:
        """Round numbers to print."""
        if self.powers:
            n = self.least
            while n <= self.most:
                yield n
                n *= 10
            return
        raw = (self.most - self.least) / _LINES
        base = 10.0 ** floor(log10(raw))
        step = next(base * m for m in (1, 2, 5, 10) if base * m >= raw)
        n = -(-self.least // step) * step
        while n <= self.most:
            yield round(n, 6)
            n += step


def _dot(point: Point, x: float, scale: _Scale, shape: str, href: dict[str, str]) -> Dot:
    f = point.figure
    low, high = f.low, f.high
    known = [n for n in (low, f.value, high) if n is not None]
    least, most = min(known, default=0), max(known, default=0)
    ranged = low is not None or high is not None
    return Dot(
        x=x,
        y=scale.y(f.value) if f.value is not None else None,
        top=scale.y(most),
        foot=scale.y(least),
        up=ranged and high is None,
        down=ranged and low is None,
        shape=shape,
        words=f"{point.name or 'the report'}, {in_words(point.said)}: {f.evidence.exact}",
        href=href[f.id],
    )


def _step(dots: dict[str, Dot], earlier: Point, later: Point) -> Step | None:
    a, b = dots.get(earlier.figure.id), dots.get(later.figure.id)
    if a is None or b is None or a.y is None or b.y is None:
        return None
    return Step(a.x, a.y, b.x, b.y)


def _inside(x: float) -> float:
    """Kept off the edges, so that no mark is cut."""
    return round(4 + x * 0.92, 2)


def _who(point: Point) -> str:
    return point.name or "the report"


def _shapes(series: Series) -> dict[str, str]:
    """A mark for each source, those of most figures first; those for whom none is left share the last."""
    counts: dict[str, int] = {}
    for point in series.points:
        counts[_who(point)] = counts.get(_who(point), 0) + 1
    ranked = sorted(counts, key=lambda who: (-counts[who], who))
    last = len(_SHAPES) - 1
    return {who: _SHAPES[min(rank, last)] for rank, who in enumerate(ranked)}


def _sources(shapes: dict[str, str]) -> tuple[tuple[str, str], ...]:
    by_shape: dict[str, list[str]] = {}
    for who, shape in shapes.items():
        by_shape.setdefault(shape, []).append(who)
    return tuple((s, w[0] if len(w) == 1 else f"{len(w)} others") for s, w in by_shape.items())
