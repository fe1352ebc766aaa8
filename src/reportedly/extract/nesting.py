"""Which attribution stands within which. Merging finders, making chains and scoring all ask this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.records import Attribution, Offsets

_REACH = 1000
"""Characters of a stretch by which contents are looked up; no more than a matter of speed."""


class Contents:
    """The contents of attributions, to be asked which of them hold given words."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._attributions = attributions
        self._near: dict[int, list[int]] = {}
        for k, a in enumerate(attributions):
            stretches = {n for start, end in a.content for n in range(start // _REACH, end // _REACH + 1)}
            for n in sorted(stretches):
                self._near.setdefault(n, []).append(k)

    def holding(self, words: Sequence[Offsets]) -> list[int]:
        """The numbers of the attributions within whose content all the words lie, in order."""
        if not words:
            return []
        near = self._near.get(words[0].start // _REACH, ())
        return [k for k in near if all(_inside(w, self._attributions[k].content) for w in words)]


def nesting(attributions: Sequence[Attribution]) -> Iterator[tuple[int, int | None]]:
    """Each attribution by its number with the number of the one in whose content its cue and source lie: the
    narrowest such that is wider than itself, so that there can be no circle. Outer ones come first.
    """
    size = [sum(end - start for start, end in a.content) for a in attributions]
    order = sorted(range(len(attributions)), key=lambda k: (-size[k], attributions[k].content, k))
    rank = {k: n for n, k in enumerate(order)}
    contents = Contents(attributions)
    for k in order:
        a = attributions[k]
        outer = [j for j in contents.holding((*a.cue, *a.source)) if rank[j] < rank[k]]
        yield k, max(outer, key=rank.__getitem__, default=None)


def _inside(word: Offsets, pieces: Sequence[Offsets]) -> bool:
    return any(p.start <= word.start and word.end <= p.end for p in pieces)
