"""What a span reader finds: who is quoted, by which word, and what is said, as places in a text.

Two readers make these, the learned one of `onnx_model` and the rule-based one of
`extract/attributions`; whoever turns them into statements need not know which it was.
"""

from __future__ import annotations

from dataclasses import dataclass

Offsets = tuple[int, int]
"""A place in a text: code points, half-open, so that `text[start:end]` are the words."""


@dataclass(frozen=True, slots=True)
class AttributionSpans:
    """One saying: source, cue and content as the attribution literature (PARC, PolNeAR) has them.

    Each role is a tuple of offsets in reading order, more than one where the words are interrupted
    ("It is", he said, "over"). An empty `source` says that the text names none ("is reported to");
    an empty `cue` that nothing but the quotation marks tells of a saying. `content` is never empty.
    """

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    score: float
    """How sure the reader is that the whole of it is right, from 0 to 1."""
    level: int = 0
    """0 for an outermost saying, 1 for one inside the content of another, and so on."""
