"""Compares attributions as PolNeAR's readers do: roles as sets of words, whole attributions by what they
share.

Figures are shares between 0 and 1. Exact: the sets of words are equal. Partial: intersection over union
at least a half, matched greedily. Whole attributions match `full` where cues share a word and source and
content each have an intersection over union of at least a half (two empty sources agree), `strict` where
all three are equal. Words count without punctuation, unless a span has nothing else. Kinds: direct where
95 % of the content's words stand inside double quotation marks, indirect where none does, mixed between.
It is the scorer of the figures the issues quote.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
ROLES = ("source", "cue", "content")
KINDS = ("direct", "mixed", "indirect")
_DIRECT = 0.95
_HALF = 0.5

Pieces = tuple[tuple[int, int], ...]
Words = frozenset[int]
T = TypeVar("T")


class Said(NamedTuple):
    """One attribution as places in a text."""

    source: Pieces
    cue: Pieces
    content: Pieces


class Roles(NamedTuple):
    """One attribution as sets of words."""

    source: Words
    cue: Words
    content: Words


@dataclass(frozen=True)
class Read:
    """A text with the attributions of the gold and those that were found."""

    text: str
    gold: Sequence[Said]
    found: Sequence[Said]

    @cached_property
    def words(self) -> list[tuple[int, int]]:
        """Where the words of the text stand, punctuation marks each for itself."""
        return [match.span() for match in WORD.finditer(self.text)]

    @cached_property
    def quoted(self) -> list[bool]:
        """Which words stand inside double quotation marks of their own paragraph."""
        states, inside, before = [], False, 0
        for start, end in self.words:
            inside = inside and "\n" not in self.text[before:start]
            word = self.text[start:end]
            mark = word in {"“", "”", '"'}
            if mark:
                inside = word == "“" or (word == '"' and not inside)
            states.append(inside and not mark)
            before = end
        return states

    def roles(self, said: Said) -> Roles:
        """An attribution as sets of words."""
        return Roles(*(self._set(pieces) for pieces in said))

    def kind(self, roles: Roles) -> str:
        """Direct, mixed or indirect."""
        inside = sum(self.quoted[i] for i in roles.content)
        if roles.content and inside >= _DIRECT * len(roles.content):
            return "direct"
        return "mixed" if inside else "indirect"

    def _set(self, pieces: Pieces) -> Words:
        found: set[int] = set()
        for start, end in pieces:
            i = max(0, bisect_right(self.words, (start, len(self.text) + 1)) - 1)
            while i < len(self.words) and self.words[i][0] < end:
                if self.words[i][1] > start:
                    found.add(i)
                i += 1
        return frozenset(i for i in found if self.text[self.words[i][0]].isalnum()) or frozenset(found)


def overlap(a: Words, b: Words) -> float:
    """Intersection over union; 0 for two empty sets."""
    return len(a & b) / len(a | b) if a or b else 0.0


def full(gold: Roles, found: Roles) -> float:
    """How well two attributions agree, 0 where they are not the same."""
    content, source = overlap(gold.content, found.content), overlap(gold.source, found.source)
    if content < _HALF or not gold.cue & found.cue:
        return 0.0
    if (gold.source or found.source) and source < _HALF:
        return 0.0
    return content + source + overlap(gold.cue, found.cue)


def strict(gold: Roles, found: Roles) -> float:
    """1 where all three roles are equal."""
    return float(gold == found)


@dataclass
class Count:
    """Right, found and in the gold; recall may count differently from precision (`recalled`)."""

    right: int = 0
    recalled: int = 0
    found: int = 0
    gold: int = 0

    def add(self, pairs: int, found: int, gold: int) -> None:
        """Take in the counts of one text."""
        self.right += pairs
        self.recalled += pairs
        self.found += found
        self.gold += gold

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.recalled / self.gold if self.gold else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass
class Scores:
    """All counts of a run by name: `full`, `strict`, `exact.source`, `partial.cue`, `kind.direct`,
    `sourceless` ...
    """

    counts: dict[str, Count] = field(default_factory=dict)

    def of(self, name: str) -> Count:
        """The count of that name."""
        return self.counts.setdefault(name, Count())

    def figures(self) -> dict[str, float]:
        """F1 by name; recall for `sourceless`, which has no precision of its own."""
        figures = {name: count.f1 for name, count in self.counts.items() if name != "sourceless"}
        none = self.of("sourceless")
        return figures | {"sourceless": none.recalled / none.gold if none.gold else 0.0}


def score(texts: Iterable[Read]) -> Scores:
    """The counts over all texts."""
    scores = Scores()
    for read in texts:
        gold, found = [read.roles(s) for s in read.gold], [read.roles(s) for s in read.found]
        _roles(scores, gold, found)
        scores.of("strict").add(len(matched(gold, found, strict)), len(found), len(gold))
        pairs = matched(gold, found, full)
        scores.of("full").add(len(pairs), len(found), len(gold))
        _kinds(scores, read, gold, found, pairs)
    return scores


def _roles(scores: Scores, gold: list[Roles], found: list[Roles]) -> None:
    for k, role in enumerate(ROLES):
        wanted = list(dict.fromkeys(g[k] for g in gold if g[k]))
        got = list(dict.fromkeys(f[k] for f in found if f[k]))
        scores.of(f"exact.{role}").add(len(set(wanted) & set(got)), len(got), len(wanted))
        near = matched(wanted, got, lambda a, b: v if (v := overlap(a, b)) >= _HALF else 0.0)
        scores.of(f"partial.{role}").add(len(near), len(got), len(wanted))


def _kinds(
    scores: Scores, read: Read, gold: list[Roles], found: list[Roles], pairs: list[tuple[int, int]]
) -> None:
    """Precision over what was found as a kind, recall over what is of that kind in the gold."""
    right_gold, right_found = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, g in enumerate(gold):
        count = scores.of(f"kind.{read.kind(g)}")
        count.gold += 1
        count.recalled += i in right_gold
        if not g.source:
            scores.of("sourceless").gold += 1
            scores.of("sourceless").recalled += i in right_gold
    tally = Counter((read.kind(f), j in right_found) for j, f in enumerate(found))
    for kind in KINDS:
        count = scores.of(f"kind.{kind}")
        count.found += tally[kind, True] + tally[kind, False]
        count.right += tally[kind, True]


def matched(
    gold: Sequence[T], found: Sequence[T], agreement: Callable[[T, T], float]
) -> list[tuple[int, int]]:
    """Pairs of one gold and one found each, the best agreement first."""
    ranked = sorted(
        ((agreement(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        key=lambda x: -x[0],
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for value, i, j in ranked:
        if value <= 0:
            break
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return pairs
