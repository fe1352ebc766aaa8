"""How alike two propositions are, and which pairs are worth asking about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import combinations
from math import exp, fsum, log, sqrt

from reportedly.codebook.claims import Evidence
from reportedly.compose.propositions import Proposition
from reportedly.records import Mood, Stance

_KEYS = 6
"""Rarest terms, and rarest actors, of a proposition by which it is found."""

_BLOCK = 60
"""More propositions than this under one key say that the key tells nothing; such a block is not searched."""

_FEWEST = 2
"""Fewer words in common than this, names and numbers left off, say nothing. The same deed, or two actors in
common, are as good as a word, and so is the verb of what is denied; where no actor is in common, one word more is
needed.
"""

_UNSEEN = 0.5
"""Weight of what a proposition leaves unsaid, as a share of that of the rarest term: "to protect the border" has
every word in common with any other protecting of a border, and yet too few for the two to be one.
"""

_SAME_WORDS = 0.75
"""Share of their words from which on two propositions with different actors are the same of somebody else."""


class Likeness:
    """Weighs terms and actors by how rare they are among the propositions given (inverse document frequency), and
    the evidence of a pair by the codebook's weights, which were learned (training/claims.py).
    """

    def __init__(self, propositions: Sequence[Proposition], evidence: Evidence) -> None:
        count = max(len(propositions), 2)
        self._evidence = evidence
        self._terms = Counter(t for p in propositions for t in p.terms)
        self._actors = Counter(a for p in propositions for a in p.actors)
        self._weights = {t: log(1 + count / (1 + n)) ** 2 for t, n in self._terms.items()}
        self._actor_weights = {a: log(1 + count / (1 + n)) for a, n in self._actors.items()}
        unseen = _UNSEEN * log(1 + count / 2) ** 2
        weight = self._weights.__getitem__
        self._norms = {p.key: sqrt(unseen + fsum(map(weight, p.terms))) for p in propositions}
        self._matter_norms = {p.key: sqrt(unseen + fsum(map(weight, p.matter))) for p in propositions}
        self._halves = {p.key: _halves(p) for p in propositions}

    def __call__(self, a: Proposition, b: Proposition) -> float:
        """The probability that the two are one, from 0 (contradicting in number, time, actor or mood) to 1. Structure
        decides what may be one at all; words then say how much.
        """
        return 0.0 if contradict(a, b) else self.agreeing(a, b)

    def agreeing(self, a: Proposition, b: Proposition) -> float:
        """The same, of two that are known not to contradict one another."""
        if self.strangers(a, b):
            return 0.0
        words, actors = a.stems & b.stems, a.actors & b.actors
        if not a.matter & b.matter:
            return 0.0
        common = len(words) + bool(self._does(a, b)) + (len(actors) > 1) + _denied(a, b)
        if common < _FEWEST + (not actors):
            return 0.0
        w = self._evidence
        score = w.bias + sum(getattr(w, name) * value for name, value in self.features(a, b).items())
        return 1 / (1 + exp(-score))

    def features(self, a: Proposition, b: Proposition) -> dict[str, float]:
        """What speaks for and against the two being one, by the names of Evidence."""
        apart = bool(a.actors and b.actors and not a.actors & b.actors)
        return {
            "wording": self._cosine(a.terms & b.terms, self._norms[a.key] * self._norms[b.key]),
            "matter": self._cosine(
                a.matter & b.matter, self._matter_norms[a.key] * self._matter_norms[b.key]
            ),
            "actors": self._overlap(a.actors, b.actors),
            "deed": self._does(a, b),
            "subject": float(bool(a.subject) and a.subject == b.subject),
            "no_actor": float(apart),
            "mood": float(a.mood is not b.mood),
        }

    def _cosine(self, common: frozenset[str], norm: float) -> float:
        """Cosine of two sets of terms, weighted by rarity and shrunk (see _UNSEEN)."""
        return fsum(map(self._weights.__getitem__, common)) / norm

    def strangers(self, a: Proposition, b: Proposition) -> bool:
        """Do they say in the same words of one actor what the other says of another? That their verbs have different
        subjects is no sign of it: "Aldin armed the rebels", "the rebels got their arms from Aldin".
        """
        one_sided = a.actors <= b.actors or b.actors <= a.actors
        return not one_sided and _same_words(a.stems, b.stems)

    def _overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        weight = self._actor_weights.__getitem__
        every = fsum(map(weight, a | b))  # exact, so that the order of a set makes no difference
        return fsum(map(weight, a & b)) / every if every else 0.0

    def _does(self, a: Proposition, b: Proposition) -> float:
        """1 for the same deed between the same two, 0.5 for the same deed of one of them, 0 for none."""
        if not a.ties or not b.ties:
            return 0.0
        if a.ties & b.ties:
            return 1.0 if any(x and y for x, _, y in a.ties & b.ties) else 0.6
        return 0.0 if self._halves[a.key].isdisjoint(self._halves[b.key]) else 0.5

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
        terms = sorted(proposition.terms, key=lambda t: (self._terms[t], t))[:_KEYS]
        actors = sorted(proposition.actors, key=lambda a: (self._actors[a], a))[:_KEYS]
        for pair in combinations(sorted(terms), 2):
            yield _key(*pair)
        for actor in actors:
            for term in terms:
                yield _key(actor, term)
        for one, tie, other in proposition.ties:
            if one and other:
                yield _key(one, tie, other)


def _halves(proposition: Proposition) -> frozenset[tuple[int, str, str]]:
    """Who does what, and what is done to whom, each alone."""
    sides = ((n, tie[2 * n], tie[1]) for tie in proposition.ties for n in (0, 1))
    return frozenset(half for half in sides if half[1])


def _same_words(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= _SAME_WORDS * len(a | b)


def _denied(a: Proposition, b: Proposition) -> bool:
    """Does one deny, with a verb that stands in the other?"""
    return (a.stance is Stance.DENIES and bool(a.predicate & b.terms)) or (
        b.stance is Stance.DENIES and bool(b.predicate & a.terms)
    )


def contradict(a: Proposition, b: Proposition) -> bool:
    """Can the two not be one: points of one saying, different numbers, different times, one that is and one that
    should be?
    """
    if a.statement == b.statement:
        return True
    if a.mood is not b.mood and a.mood is not Mood.AIM and b.mood is not Mood.AIM:
        return True
    if a.numbers and b.numbers and a.numbers.isdisjoint(b.numbers):
        return True
    return times_apart(a.times, b.times)


def times_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Do both name times, and none of one fits one of the other? A month fits its year, a day its month."""
    return bool(a and b) and not any(_fits(x, y) for x in a for y in b)


def _fits(x: str, y: str) -> bool:
    short, long = sorted((x.rstrip("~?%"), y.rstrip("~?%")), key=len)
    return "/" in x + y or "X" in x + y or long.startswith(short)


def _key(*parts: str) -> int:
    return int.from_bytes(blake2b("\x1f".join(parts).encode(), digest_size=8).digest())
