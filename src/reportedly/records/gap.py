"""What could not be read or placed, said aloud."""

from __future__ import annotations

from reportedly.records.base import Record
from reportedly.records.ids import content_id
from reportedly.records.span import Span


class Gap(Record):
    """Something the program met and did not understand. `report` is None where a file gave no report at all;
    `path` then says which. `reason` is one sentence: what, where, what to do.
    """

    id: str
    path: str | None = None
    report: str | None = None
    span: Span | None = None
    stage: str
    reason: str

    @classmethod
    def of(
        cls,
        stage: str,
        reason: str,
        *,
        path: str | None = None,
        report: str | None = None,
        span: Span | None = None,
    ) -> Gap:
        """A gap with its id worked out from what it says."""
        place = span.offsets if span else None
        return cls(
            id=content_id("gap", stage, path, report, place, reason),
            path=path,
            report=report,
            span=span,
            stage=stage,
            reason=reason,
        )
