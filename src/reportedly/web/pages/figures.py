"""Figures: series of numbers by whoever gave them, with their ranges and their spread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Query
from pydantic import Field

from reportedly.compose.figures import Series, series_of
from reportedly.compose.figures import series as in_series
from reportedly.export.html.ledger import SeriesView
from reportedly.records import Figure
from reportedly.store import Filter
from reportedly.store.asked import Bundle
from reportedly.web.asked import Asked, Paged, Words
from reportedly.web.desk import AtDesk, Desk, Part
from reportedly.web.failures import NotThereError
from reportedly.web.plot import Plot, plot
from reportedly.web.section import Section

section = Section("Figures", "/figures", key="f")
_SERIES, _MEASURES = 15, 60  # on a page, and to choose from
_POINTS, _ALL_POINTS = 8, 300  # figures of one series among others, and on its own


class FiguresAsked(Asked):
    """Which figures: of a measure, about an actor; one whole series by its id."""

    type: Words | None = Field(None, description="a measure, such as killed")
    series: Words | None = None


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A series with its drawing; `total` counts its figures, of which not all may be here."""

    id: str
    view: SeriesView
    plot: Plot | None
    total: int


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Series, the longest first; `whole` where it is one of them on its own."""

    series: Paged[SeriesLine]
    measures: tuple[tuple[str, int], ...]
    whole: bool


@section.page("/figures", "figures.html")
def figures(asked: Annotated[FiguresAsked, Query()], desk: AtDesk) -> FiguresPage:
    """Numbers side by side. Nothing is averaged."""
    wanted = asked.filter(desk.view, type=asked.type)
    if asked.series:
        wanted = replace(wanted, together=(asked.series,))
    size = _SERIES
    bundles = desk.view.bundles(Figure, wanted, limit=size, offset=(asked.page - 1) * size)
    if asked.series and not bundles:
        raise NotThereError("there is no such series of figures", where=asked.series, to_do="see all figures")
    shown = tuple(_lines(bundles, wanted, _ALL_POINTS if asked.series else _POINTS, desk))
    total = desk.view.bundled(Figure, wanted)
    measures = desk.view.tally(Figure, Filter(), "type")
    return FiguresPage(
        series=Paged(shown, total, asked.page, max(1, -(-total // size))),
        measures=tuple(
            sorted(((name or "", n) for (name,), n in measures.items()), key=lambda m: (-m[1], m[0]))[
                :_MEASURES
            ]
        ),
        whole=asked.series is not None,
    )


def _lines(bundles: Sequence[Bundle], wanted: Filter, most: int, desk: Desk) -> Iterator[SeriesLine]:
    """The series with their first figures, all fetched and told together."""
    found = desk.accounts(Figure, wanted, bundles, most)
    told: dict[str, tuple[SeriesView, Series]] = {}
    for view, drawn in zip(desk.ledgers(found).figures(), in_series(Part(desk, found)), strict=True):
        told[series_of(drawn.points[0].figure)] = (view, drawn)
    for bundle in bundles:
        view, drawn = told[bundle.id]
        href = {p.figure.id: v.href for p, v in zip(drawn.points, view.points, strict=True)}
        yield SeriesLine(bundle.id, view, plot(drawn, href), bundle.size)
