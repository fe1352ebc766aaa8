"""Orders the stages, checks that they fit, and runs them over a report."""

from __future__ import annotations

from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

from reportedly.errors import PipelineError
from reportedly.extract.stage import Stage
from reportedly.records import Gap, Reading, Report

S = TypeVar("S", Stage, type[Stage])


class Pipeline:
    """A chain of stages in an order that gives each what it requires. Raises PipelineError when none does."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self.stages = in_order(stages)

    def __call__(self, report: Report) -> Reading:
        """Everything the stages find in the report. A stage that fails becomes a Gap of that stage, and the
        others go on with what there is.
        """
        reading = Reading(report)
        for stage in self.stages:
            try:
                found = tuple(stage(reading))
            except Exception as error:
                found = (
                    Gap.of(
                        stage.name,
                        f"the stage {stage.name} failed on this report ({type(error).__name__}: {error}); "
                        "please report it as a bug",
                        report=report.id,
                    ),
                )
            reading = reading.plus(found)
        return reading.without_working()


def in_order(stages: Sequence[S]) -> tuple[S, ...]:
    """The stages so that every provider of a type runs before whoever requires it; otherwise as given."""
    makers: dict[type, list[str]] = {}
    named = {stage.name: stage for stage in stages}
    if len(named) != len(stages):
        raise PipelineError("two stages have the same name", to_do="rename one")
    for stage in stages:
        for kind in stage.provides:
            makers.setdefault(kind, []).append(stage.name)
    graph: TopologicalSorter[str] = TopologicalSorter()
    for stage in stages:
        missing = [kind.__name__ for kind in stage.requires if kind not in makers]
        if missing:
            raise PipelineError(
                f"stage {stage.name!r} requires {', '.join(sorted(missing))}, which no stage provides",
                to_do="add a stage that does",
            )
        before = {name for kind in stage.requires for name in makers[kind] if name != stage.name}
        graph.add(stage.name, *sorted(before))
    try:
        graph.prepare()
        order: list[str] = []
        while graph.is_active():
            ready = sorted(graph.get_ready(), key=[s.name for s in stages].index)
            order.extend(ready)
            graph.done(*ready)
    except CycleError as error:
        raise PipelineError(f"stages wait for one another: {' > '.join(error.args[1])}") from error
    return tuple(named[name] for name in order)
