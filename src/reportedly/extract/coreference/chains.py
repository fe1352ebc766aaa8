"""Mentions joined so far, and what is known of whom they refer to together."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.extract.coreference.view import Seen
from reportedly.records import Form, Judgement, Kind, Verdict

_BODIES = frozenset({Kind.AGENCY, Kind.ARMED_GROUP, Kind.PARTY, Kind.ORGANIZATION, Kind.OUTLET})


def compatible(one: Kind, other: Kind) -> bool:
    """May two mentions of these kinds be of the same? Bodies are often taken for one another; a person is never
    a body, a place never its government.
    """
    return one is other or (one in _BODIES and other in _BODIES)


class Chain:
    """What mentions joined so far say of one actor."""

    __slots__ = ("described", "kind", "last", "members", "named", "nation", "woman")

    def __init__(self, seen: Seen) -> None:
        self.members = [seen]
        self.last = seen
        self.named = seen.form is Form.NAME
        self.kind, self.nation, self.woman = seen.kind, seen.nation, seen.woman
        self.described = set(seen.described)

    def absorb(self, other: Chain) -> None:
        """Take over another chain's mentions and what they tell."""
        self.members = sorted([*self.members, *other.members], key=lambda s: s.number)
        self.last = self.members[-1]
        if other.named and not self.named:
            self.kind = other.kind
        self.named = self.named or other.named
        self.nation = self.nation or other.nation
        self.woman = other.woman if self.woman is None else self.woman
        self.described |= other.described


class Chains:
    """All mentions of a report in chains; `judgements` are the joins made, in order."""

    def __init__(self, seen: list[Seen], stage: str) -> None:
        self._chains = [Chain(s) for s in seen]
        self._seen, self._stage = seen, stage
        self.judgements: list[Judgement] = []

    def of(self, seen: Seen) -> Chain:
        """The chain that a mention is in."""
        return self._chains[seen.number]

    def join(self, later: Seen, earlier: Seen, score: float, why: str) -> bool:
        """Say that two mentions refer to the same, unless they already do or what is known of them contradicts."""
        if later.number < earlier.number:
            later, earlier = earlier, later
        one, other = self.of(earlier), self.of(later)
        if one is other or contradict(one, other):
            return False
        one.absorb(other)
        for member in other.members:
            self._chains[member.number] = one
        self.judgements.append(
            Judgement.by_stage(
                self._stage, Verdict.SAME, later.mention.id, earlier.mention.id, score=score, why=why
            )
        )
        return True

    def before(self, seen: Seen, sentences: int) -> Iterator[Seen]:
        """The mentions before one, nearest first, back to so many sentences before its own."""
        for number in range(seen.number - 1, -1, -1):
            other = self._seen[number]
            if other.sentence < seen.sentence - sentences:
                return
            yield other


def contradict(one: Chain, other: Chain) -> bool:
    """Does what is known of the two exclude that they are one: a man and a woman, persons with different given
    names, a name of each that shares no word and is no acronym?
    """
    if one.woman is not None and other.woman is not None and one.woman is not other.woman:
        return True
    if one.kind is Kind.PERSON and other.kind is Kind.PERSON:
        return any(_two_people(a, b) for a in full_names(one) for b in full_names(other))
    return False


def full_names(chain: Chain) -> list[tuple[str, ...]]:
    """The different names of more than one word in a chain, bynames left out."""
    return list(dict.fromkeys(s.words for s in chain.members if len(s.words) > 1 and not s.byname))


def _two_people(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Do two full names belong to two people? Not if one has all words of the other, or given names that begin
    alike (an initial) before the same family name.
    """
    if set(a) <= set(b) or set(b) <= set(a):
        return False
    return not (a[-1] == b[-1] and (a[0].startswith(b[0]) or b[0].startswith(a[0])))
