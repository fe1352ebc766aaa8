"""The progress bar of a build."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import (
    BarColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar
from rich.text import Text

from reportedly.cli.output import err, interactive
from reportedly.workspace import Progress

_PHASES = {"reading": "Reading", "resolving": "Who is who", "composing": "Composing"}


class _Rate(ProgressColumn):
    """Reports a second, since the beginning."""

    def render(self, task: Task) -> Text:
        """The column's words."""
        reports = int(task.fields["reports"])
        seconds = task.elapsed or 0.0
        rate = f"{reports / seconds:.1f}/s" if seconds > 1 else ""
        return Text(f"{reports:,} reports {rate}".rstrip())


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """A bar on standard error, with rate and time remaining; none where nobody is watching. Yields what is to be
    told of each step.
    """
    if quiet or not interactive():
        yield lambda _: None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        TaskProgressColumn(),
        _Rate(),
        TimeRemainingColumn(compact=True),
    )
    with Bar(*columns, console=err(), transient=True) as bar:
        task = bar.add_task("Looking", total=None, reports=0)

        def told(step: Progress) -> None:
            total = step.total if step.phase == "reading" else None  # how long composing takes, nobody knows
            bar.update(
                task, description=_PHASES[step.phase], completed=step.done, total=total, reports=step.reports
            )

        yield told
