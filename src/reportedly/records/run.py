"""What produced a record."""

from __future__ import annotations

from reportedly.records.base import Record


class Run(Record):
    """One pass of one stage of a given version, model and codebook over a build's reports. `started` and
    `ended` are ISO 8601 in UTC.
    """

    id: str
    stage: str
    version: str
    model_digest: str | None = None
    codebook_digest: str | None = None
    started: str
    ended: str
