"""Which propositions are one: from the most alike pair downwards, never across a contradiction, never by a chain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from reportedly.codebook.claims import ClaimWords
from reportedly.compose.denials import denied_nearby
from reportedly.compose.likeness import Likeness, contradict
from reportedly.compose.pointing import Pointing
from reportedly.compose.propositions import Proposition
from reportedly.records import Sameness, Stance

ALIKE = 0.35
"""Propositions are one from this probability on. At it, four in five pairs of statements that
join are of one claim in `annotated/claims.json`.
"""

ALIKE_DENIED = 0.25
"""A denial and what it denies need less: that something is denied speaks for itself."""

ALIKE_TURNED = 0.5
"""One that is negated and one that is not, where nobody denies, need more: "not" most often stands with other matter,
and a dispute where there is none misleads.
"""

ALIKE_ALL = 0.25
"""Two groups join only if their members are on average so alike: one like pair does not chain two matters."""

_FEW, _SIDES = 3, 2
"""Of fewer words than three, only the very same text is the same, and only where it names two actors."""

_LARGEST_CHECK = 8
"""How many members of two groups are held against one another before they join."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """Propositions by groups that are one each; `pointers` are keys of those that only point at what they deny."""

    groups: tuple[tuple[Proposition, ...], ...]
    pointers: frozenset[str]


def grouped(
    ordered: Sequence[Proposition], words: ClaimWords, judged: Sameness, original: Mapping[str, str]
) -> Grouped:
    """The groups of the propositions, given in order. `judged` are statements that people said are of one claim, or
    are not: these go first. `original` maps reprints to what they copy: the same words there are the same claim.
    """
    groups = _Groups(ordered, judged)
    _join_copies(ordered, original, groups)
    pointers = _join_denials(ordered, Pointing(words), groups)
    stated = [p for p in ordered if p.matters and p.key not in pointers]
    _join_alike(_same_words(stated, groups), groups, Likeness(ordered, words.evidence))
    return Grouped(tuple(tuple(g) for g in groups.all()), frozenset(pointers))


class _Groups:
    """Disjoint groups of propositions that may refuse to join."""

    def __init__(self, propositions: Sequence[Proposition], judged: Sameness) -> None:
        self._judged = judged
        self._members: dict[int, list[Proposition]] = {}
        self._of: dict[str, int] = {}
        self._refused: set[tuple[int, int, int, int, bool, bool]] = set()
        roots = Counter(judged.root(s) for s in {p.statement for p in propositions})
        first: dict[str, int] = {}
        for n, p in enumerate(propositions):
            root = judged.root(p.statement)
            self._of[p.key] = first.setdefault(root, n) if roots[root] > 1 else n
            self._members.setdefault(self._of[p.key], []).append(p)

    def join(self, a: str, b: str, likeness: Likeness | None = None, *, pointing: bool = False) -> bool:
        """Take the groups of two propositions as one, unless people said otherwise, members contradict one another
        or, with `likeness`, are too little alike on average. Where one is only `pointing` at the other, its own
        numbers and times say nothing.
        """
        left, right = sorted((self._of[a], self._of[b]))
        if left == right:
            return True
        ours, theirs = self._members[left], self._members[right]
        asked = left, right, len(ours), len(theirs), likeness is None, pointing
        if asked in self._refused:  # groups only grow: nothing is new
            return False
        if self._refuse(ours, theirs, likeness, pointing=pointing):
            self._refused.add(asked)
            return False
        for p in theirs:
            self._of[p.key] = left
        ours += theirs
        del self._members[right]
        return True

    def _refuse(
        self,
        ours: Sequence[Proposition],
        theirs: Sequence[Proposition],
        likeness: Likeness | None,
        *,
        pointing: bool,
    ) -> bool:
        if self._judged.divided and any(
            self._judged.are_apart(p.statement, q.statement) for p in ours for q in theirs
        ):
            return True
        pairs = [(p, q) for p in _sample(ours) for q in _sample(theirs)]
        if pointing:
            return any(p.statement == q.statement for p, q in pairs)
        if any(contradict(p, q) for p, q in pairs):
            return True
        if likeness is None or len(pairs) == 1:
            return False
        return fsum(likeness.agreeing(p, q) for p, q in pairs) < ALIKE_ALL * len(pairs)

    def all(self) -> Iterable[list[Proposition]]:
        return self._members.values()


def _sample(members: Sequence[Proposition]) -> Sequence[Proposition]:
    """Members that stand for all, from the first to the last."""
    step = -(-len(members) // _LARGEST_CHECK)
    return members[::step]


def _join_copies(ordered: Sequence[Proposition], original: Mapping[str, str], groups: _Groups) -> None:
    """Join what a reprint says in the words of its original, whoever the names in it were taken for."""
    copied = set(original.values())
    first: dict[tuple[str, str], Proposition] = {}
    for p in ordered:
        if p.report in original or p.report in copied:
            known = first.setdefault((original.get(p.report, p.report), p.told or p.text), p)
            if known.report != p.report and p.matters:
                groups.join(known.key, p.key)


def _join_denials(ordered: Sequence[Proposition], pointing: Pointing, groups: _Groups) -> set[str]:
    """Join denials with what they deny in their own report; the keys of those that only point at it."""
    by_report: dict[str, list[Proposition]] = {}
    for p in ordered:
        by_report.setdefault(p.report, []).append(p)
    pointers: set[str] = set()
    for report in by_report.values():
        for denial, denied in pointing.links(report):
            if groups.join(denial.key, denied.key, pointing=True):
                pointers.add(denial.key)
        for denial, denied in denied_nearby([p for p in report if p.key not in pointers]):
            groups.join(denial.key, denied.key)
    return pointers


def _same_words(stated: Sequence[Proposition], groups: _Groups) -> list[Proposition]:
    """Join what is word for word the same, and return one of each: ten thousand copies cost ten thousand steps."""
    first: dict[object, Proposition] = {}
    kept: list[Proposition] = []
    for p in stated:
        few = len(p.stems) < _FEW
        key = (p.text if few else p.terms, p.actors, p.numbers, p.times, p.mood, p.sign)
        known = first.setdefault(key, p)
        thin = few and len(p.actors) < _SIDES
        if known is p or thin or not groups.join(known.key, p.key):
            kept.append(p)
    return kept


def _join_alike(stated: Sequence[Proposition], groups: _Groups, likeness: Likeness) -> None:
    scored: list[tuple[float, str, str]] = []
    for i, j in likeness.pairs(stated):
        a, b = stated[i], stated[j]
        score = likeness(a, b)
        opposed = a.against != b.against or a.sign != b.sign
        if Stance.DENIES in {a.stance, b.stance} and opposed:
            least = ALIKE_DENIED
        else:
            least = ALIKE if a.sign == b.sign else ALIKE_TURNED
        if score >= least:
            scored.append((-score, a.key, b.key))
    for _, a_key, b_key in sorted(scored):
        groups.join(a_key, b_key, likeness)
