"""How alike two propositions are, and which pairs are worth asking about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import combinations
from math import log, sqrt

from reportedly.compose.propositions import Proposition

_KEYS = 5
"""Rarest words, and rarest actors, of a proposition by which it is found."""

_BLOCK = 60
"""More propositions than this under one key say that the key tells nothing; such a block is not searched."""

_FEWEST = 2
"""Fewer words in common than this say nothing, unless the deed is the same too."""


class Likeness:
    """Weights words and actors by how rare they are among the propositions given (inverse document frequency)."""

    def __init__(self, propositions: Sequence[Proposition]) -> None:
        count = max(len(propositions), 2)
        self._words = Counter(s for p in propositions for s in p.stems)
        self._actors = Counter(a for p in propositions for a in p.actors)
        self._weights = {w: log(1 + count / (1 + n)) ** 2 for w, n in self._words.items()}
        self._actor_weights = {a: log(1 + count / (1 + n)) for a, n in self._actors.items()}
        self._norms = {p.statement: sqrt(sum(self._weights[s] for s in p.stems)) for p in propositions}

    def __call__(self, a: Proposition, b: Proposition) -> float:
        """From 0 (different, or contradicting in number, time, actor or mood) to 1. Structure decides what may be
        one at all; words then say how much.
        """
        if a.wished != b.wished or _apart(a.numbers, b.numbers) or times_apart(a.times, b.times):
            return 0.0
        if a.subject and b.subject and a.subject != b.subject and not a.ties & b.ties:
            return 0.0
        shared = a.actors & b.actors
        if a.actors and b.actors and not shared:
            return 0.0
        words = self.wording(a, b)
        if not words:
            return 0.0
        does = self._ties(a, b)
        if not does and len(a.stems & b.stems) < _FEWEST:
            return 0.0
        who = self._overlap(a.actors, b.actors)
        return 0.6 * words + 0.25 * who + 0.15 * does

    def wording(self, a: Proposition, b: Proposition) -> float:
        """Cosine of the two sets of words, weighted by rarity."""
        common = sum(self._weights[s] for s in a.stems & b.stems)
        norm = self._norms[a.statement] * self._norms[b.statement]
        return common / norm if norm else 0.0

    def _overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        weight = self._actor_weights.__getitem__
        every = sum(map(weight, a | b))
        return sum(map(weight, a & b)) / every if every else 0.0

    def _ties(self, a: Proposition, b: Proposition) -> float:
        """1 for the same deed between the same two, 0.5 for the same deed of one of them, 0 for none."""
        if a.ties & b.ties:
            return 1.0 if any(x and y for x, _, y in a.ties & b.ties) else 0.6
        loose = {(x, p) for x, p, _ in a.ties if x} & {(x, p) for x, p, _ in b.ties if x}
        loose |= {(y, p) for _, p, y in a.ties if y} & {(y, p) for _, p, y in b.ties if y}
        return 0.5 if loose else 0.0

    def pairs(self, propositions: Sequence[Proposition]) -> Iterator[tuple[int, int]]:
        """The pairs (by place in the sequence) that share two rare things. Sorted blocks in place of tables of
        lists: ten thousand reports have millions of keys.
        """
        keyed = sorted((key, n) for n, p in enumerate(propositions) for key in self._keys(p))
        seen: set[tuple[int, int]] = set()
        start = 0
        while start < len(keyed):
            end = start
            while end < len(keyed) and keyed[end][0] == keyed[start][0]:
                end += 1
            if 1 < end - start <= _BLOCK:
                for pair in combinations([n for _, n in keyed[start:end]], 2):
                    if pair not in seen:
                        seen.add(pair)
                        yield pair
            start = end

    def _keys(self, proposition: Proposition) -> Iterator[int]:
        words = sorted(proposition.stems, key=lambda s: (self._words[s], s))[:_KEYS]
        actors = sorted(proposition.actors, key=lambda a: (self._actors[a], a))[:_KEYS]
        mood = "!" if proposition.wished else "."
        for pair in combinations(sorted(words), 2):
            yield _key(mood, *pair)
        for actor in actors:
            for word in words:
                yield _key(mood, actor, word)
        for one, tie, other in proposition.ties:
            if one and other:
                yield _key(mood, one, tie, other)


def times_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Do both name times, and none of one fits one of the other? A month fits its year, a day its month."""
    return bool(a and b) and not any(_fits(x, y) for x in a for y in b)


def _fits(x: str, y: str) -> bool:
    short, long = sorted((x.rstrip("~?%"), y.rstrip("~?%")), key=len)
    return "/" in x + y or "X" in x + y or long.startswith(short)


def _apart(a: frozenset[float], b: frozenset[float]) -> bool:
    return bool(a and b) and not a & b


def _key(*parts: str) -> int:
    return int.from_bytes(blake2b("\x1f".join(parts).encode(), digest_size=8).digest())
