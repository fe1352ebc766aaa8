"""A saying in the making: tokens and ranges before their edges are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.records import Offsets, Token


@dataclass(slots=True)
class Draft:
    """What a rule has found so far. `head` is the token that carries the cue; `content` is empty until a
    frame or a quotation fills it; `quotes` are the quotations it has taken. `score` is how often such a
    find is right. Without a source, a draft that `needs_source` is a misreading.
    """

    head: Token
    source: list[Token]
    cue: list[Token]
    content: list[Offsets] = field(default_factory=list)
    quotes: list[Offsets] = field(default_factory=list)
    score: float = 0.5
    needs_source: bool = False

    @property
    def hull(self) -> Offsets:
        """From the first to the last word of the cue, and of the source where it stands beside it."""
        tokens = [*self.cue, *self.source]
        return Offsets(min(t.start for t in tokens), max(t.end for t in tokens))

    @property
    def cue_range(self) -> Offsets:
        """From the first to the last word of the cue."""
        return Offsets(min(t.start for t in self.cue), max(t.end for t in self.cue))
