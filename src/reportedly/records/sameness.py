"""Which ids are one, by the judgements that say so."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.records.judgement import Judgement, Verdict


class Sameness:
    """Groups of ids that `same` judgements join: union-find, smallest id as the group's root, so that the
    order of the judgements makes no difference. What was said to be `apart` never comes into one group; then the
    order does matter, and what is surest comes first.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._parent: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}  # by root, ids that must not come into its group
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

    def join(self, left: str, right: str) -> bool:
        """Take the groups of the two as one, unless they are apart; are they one now?"""
        a, b = sorted((self.root(left), self.root(right)))
        if a == b:
            return True
        if self._apart and self.are_apart(a, b):
            return False
        self._parent[b] = a
        if b in self._apart:
            self._apart.setdefault(a, set()).update(self._apart.pop(b))
        return True

    def keep_apart(self, left: str, right: str) -> bool:
        """Let the two never be one, unless they are already; are they apart now?"""
        a, b = self.root(left), self.root(right)
        if a == b:
            return False
        self._apart.setdefault(a, set()).add(right)
        self._apart.setdefault(b, set()).add(left)
        return True

    def are_apart(self, left: str, right: str) -> bool:
        """Was it said that the two groups are not one?"""
        a, b = self.root(left), self.root(right)
        return any(self.root(item) == b for item in self._apart.get(a, ()))

    @property
    def divided(self) -> bool:
        """Is anything kept apart?"""
        return bool(self._apart)

    def groups(self, items: Iterable[str]) -> dict[str, list[str]]:
        """The given ids by group root, each group in the order given."""
        found: dict[str, list[str]] = {}
        for item in items:
            found.setdefault(self.root(item), []).append(item)
        return found
