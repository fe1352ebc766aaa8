"""Where a text attributes: the three spans of the literature, before anything is made of them."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.records.span import Offsets


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one saying (PARC, PolNeAR), as offsets into the report's text.

    Working matter: the stage `stances` makes a Statement of it. Each role may be discontinuous; `source` may be
    empty ("is reported to"), `cue` may be empty (a quotation whose speaker is clear without a verb), `content`
    never is. `score` is 0 to 1. `found_by` says which finder saw it: "rules" or "model".
    """

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    score: float
    found_by: str
