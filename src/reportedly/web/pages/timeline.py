"""The timeline: what is said to have happened when, by actor and kind, however near one looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Query
from pydantic import Field

from reportedly.compose.timeline import moment_of
from reportedly.compose.timeline import timeline as in_time
from reportedly.export.html.ledger import MomentView
from reportedly.records import Event, EventType
from reportedly.store import Bundle, Filter
from reportedly.web.asked import SIZE, Asked, Paged, paged
from reportedly.web.axis import Axis, Bucket, Drawn, Mark
from reportedly.web.desk import AtDesk, Desk, Part
from reportedly.web.section import Section

section = Section("Timeline", "/timeline", key="t")
_ACCOUNTS = 4  # most of one moment that are shown


class TimelineAsked(Asked):
    """Which events: of a type, or those that no report dates."""

    type: EventType | None = None
    undated: bool = Field(False, description="the shelf of events without a date")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many events begin in a stretch of time, and how high that is drawn, in percent of the highest."""

    bucket: Bucket
    number: int
    height: float


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one type along the line."""

    type: str
    number: int
    counted: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The line with all events counted along it, and type by type; the days to ask for to see more or move on."""

    axis: Axis
    marks: tuple[Mark, ...]
    all: tuple[Counted, ...]
    lanes: tuple[Lane, ...]
    wider: tuple[str, str]
    earlier: tuple[str, str]
    later: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A moment and its place on the line; None on the shelf. `told` counts its accounts; the first are here."""

    moment: MomentView
    drawn: Drawn | None
    told: int


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A stretch of time, and the moments in it; `shelved` counts those without a date."""

    chart: Chart | None
    moments: Paged[Placed]
    events: int
    shelved: int
    actor: str | None


@section.page("/timeline", "timeline.html")
def timeline(asked: Annotated[TimelineAsked, Query()], desk: AtDesk) -> TimelinePage:
    """What is said to have happened, in order of time."""
    wanted = asked.filter(desk.view, type=asked.type)
    shelf = replace(wanted, since=None, until=None, dated=False)
    shown = shelf if asked.undated else replace(wanted, dated=True)
    chart = None if asked.undated else _chart(asked, shown, desk)
    bundles = desk.view.bundles(Event, shown, limit=SIZE, offset=asked.offset)
    moments = list(_placed(bundles, shown, chart, desk))
    return TimelinePage(
        chart=chart,
        moments=paged(moments, desk.view.bundled(Event, shown), asked.page),
        events=desk.view.count(Event, shown),
        shelved=desk.view.bundled(Event, shelf),
        actor=_name(asked, desk),
    )


def _placed(bundles: Sequence[Bundle], wanted: Filter, chart: Chart | None, desk: Desk) -> Iterator[Placed]:
    """The moments with their first accounts, in order of time."""
    told = {bundle.id: bundle.size for bundle in bundles}
    events = desk.accounts(Event, wanted, bundles, _ACCOUNTS)
    views, found = desk.ledgers(events).moments(), in_time(Part(desk, events))
    for view, moment in zip((*views[0], *views[1]), (*found.dated, *found.undated), strict=True):
        drawn = chart.axis.drawn(view.edtf) if chart and view.edtf else None
        yield Placed(view, drawn, told[moment_of(moment.events[0])])


def _name(asked: TimelineAsked, desk: Desk) -> str | None:
    """Who was asked for, by name; by what was typed where that fits several or none."""
    called = asked.called(desk.view)
    return called[0].name if len(called) == 1 else asked.actor


def _chart(asked: TimelineAsked, wanted: Filter, desk: Desk) -> Chart | None:
    """The line over what was asked for, or over all there is."""
    years = [year for (year,) in desk.view.tally(Event, wanted, "year") if year]
    since, until = asked.since or min(years, default=None), asked.until or max(years, default=None)
    if since is None or until is None:
        return None
    axis = Axis.over(f"{since}-01-01"[:10], _end(max(since, until)))
    return Chart(
        axis,
        axis.marks(),
        *_counted(axis, wanted, desk),
        wider=axis.wider(),
        earlier=axis.moved(-1),
        later=axis.moved(1),
    )


def _counted(axis: Axis, wanted: Filter, desk: Desk) -> tuple[tuple[Counted, ...], tuple[Lane, ...]]:
    numbers: dict[str, dict[Bucket, int]] = defaultdict(lambda: defaultdict(int))
    for (type_, day), number in desk.view.tally(Event, wanted, "type", axis.unit).items():
        numbers[type_ or ""][axis.bucket((day or "").ljust(4, "0"))] += number
    together: dict[Bucket, int] = defaultdict(int)
    for lane in numbers.values():
        for bucket, number in lane.items():
            together[bucket] += number
    lanes = (Lane(type_, sum(lane.values()), _heights(lane)) for type_, lane in numbers.items())
    return _heights(together), tuple(sorted(lanes, key=lambda lane: (-lane.number, lane.type)))


def _heights(numbers: dict[Bucket, int]) -> tuple[Counted, ...]:
    top = max(numbers.values(), default=1)
    ordered = sorted(numbers.items(), key=lambda item: item[0].name)
    return tuple(Counted(bucket, n, round(max(100 * n / top, 4), 1)) for bucket, n in ordered)


def _end(day: str) -> str:
    """The last day of a year or month, as the line counts them."""
    return f"{day}-12-31" if len(day) == 4 else f"{day}-31"[:10]
