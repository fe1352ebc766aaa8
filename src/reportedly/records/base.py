"""What all records share: frozen, compared by value, refusing unknown fields."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """One noun of the program. Never changed after it was made: a correction is another record."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
