"""Which ids are one, by the judgements that say so."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.records.judgement import Judgement, Verdict


class Sameness:
    """Groups of ids that `same` judgements join: union-find, smallest id as the group's root, so that the
    order of the judgements makes no difference.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._parent: dict[str, str] = {}
        for judgement in judgements:
            if judgement.verdict is Verdict.SAME and judgement.retracted_at is None:
                self.join(judgement.left, judgement.right)

    def root(self, item: str) -> str:
        """The id that stands for the group of `item` (itself, if nobody judged it)."""
        parent = self._parent
        path = []
        while (above := parent.get(item, item)) != item:
            path.append(item)
            item = above
        for below in path:
            parent[below] = item
        return item

    def join(self, left: str, right: str) -> None:
        """Take the groups of the two as one."""
        a, b = sorted((self.root(left), self.root(right)))
        if a != b:
            self._parent[b] = a

    def groups(self, items: Iterable[str]) -> dict[str, list[str]]:
        """The given ids by group root, each group in the order given."""
        found: dict[str, list[str]] = {}
        for item in items:
            found.setdefault(self.root(item), []).append(item)
        return found
