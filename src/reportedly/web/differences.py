"""How the text of a report differs from that of another: word by word, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_MOST = 6_000
"""Words of a text that are compared: matching grows with the square of their number."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words. `kind`: kept (in both), left (only in the other text), added (only in this one)."""

    kind: str
    text: str


def changes(other: str, own: str) -> tuple[Change, ...]:
    """What became of the other text in this one: all of both, in order, as far as 6,000 words."""
    a, b = (re.findall(r"\S+\s*", text)[:_MOST] for text in (other, own))
    matcher = SequenceMatcher(None, [w.strip() for w in a], [w.strip() for w in b], autojunk=False)
    return tuple(_changes(matcher, a, b))


def _changes(matcher: SequenceMatcher[str], a: list[str], b: list[str]) -> Iterator[Change]:
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "equal":
            yield Change("kept", "".join(b[b0:b1]))
            continue
        if a1 > a0:
            yield Change("left", "".join(a[a0:a1]))
        if b1 > b0:
            yield Change("added", "".join(b[b0:b1]))
