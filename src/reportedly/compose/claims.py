"""Claims: which statements say the same, who stands for it and who against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.codebook.claims import ClaimWords
from reportedly.compose.denials import Pointing, denied_nearby
from reportedly.compose.effects import Effect
from reportedly.compose.independence import Sourcing, origins
from reportedly.compose.likeness import Likeness, times_apart
from reportedly.compose.propositions import Proposition
from reportedly.records import Claim, Sameness, Stance, Standing, content_id

ALIKE = 0.55
"""Propositions at least so alike are one. Tuned on one topic of `annotated/claims.json`, for precision."""

ALIKE_DENIED = 0.40
"""A denial and what it denies need less: that something is denied speaks for itself."""

ALIKE_ALL = 0.30
"""Two groups join only if their members are on average so alike: one like pair does not chain two matters."""

_LEADS = re.compile(r"^(?:that |as saying (?:that )?)+", re.IGNORECASE)
_HANGING = re.compile(r"^(?:who|which|whose|it|they|them|he|she|this|these|those|such|to)\b", re.IGNORECASE)

_LARGEST_CHECK = 8
"""How many members of two groups are held against one another before they join."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Claims, and the claim of every statement that has one."""

    claims: tuple[Claim, ...]
    of: Mapping[str, str]

    def judged(self, effects: Mapping[str, Effect]) -> Grouping:
        """The claims as people corrected them, by id; those they rejected left out."""
        kept = (claim for claim in self.claims if not (claim.id in effects and effects[claim.id].rejected))
        claims = tuple(effects[c.id].applied(c, "") if c.id in effects else c for c in kept)
        left = {claim.id for claim in claims}
        return Grouping(claims, {s: c for s, c in self.of.items() if c in left}) if effects else self


def group(
    propositions: Iterable[Proposition], words: ClaimWords, sourcing: Sourcing, judged: Sameness
) -> Grouping:
    """All claims of the propositions, in no matter what order these come: sorted by id throughout, joined from the
    most alike pair downwards. `judged` are statements that people said are of one claim, or are not: these go first.
    """
    ordered = sorted(propositions, key=lambda p: (p.report, p.place, p.statement))
    groups = _Groups(ordered, judged)
    pointers = _join_denials(ordered, Pointing(words), groups)
    stated = [p for p in ordered if p.matters and p.statement not in pointers]
    _join_alike(_same_words(stated, groups), groups, Likeness(ordered))
    claims: list[Claim] = []
    of: dict[str, str] = {}
    for members in groups.all():
        kept = [p for p in members if p.matters or p.statement in pointers]
        if kept:
            claim = _claim(kept, pointers, sourcing)
            claims.append(claim)
            of.update((p.statement, claim.id) for p in kept)
    return Grouping(tuple(sorted(claims, key=lambda c: c.id)), of)


class _Groups:
    """Disjoint groups of propositions that may refuse to join."""

    def __init__(self, propositions: Sequence[Proposition], judged: Sameness) -> None:
        self._judged = judged
        self._members: dict[int, list[Proposition]] = {}
        first: dict[str, int] = {}
        self._of: dict[str, int] = {}
        for n, p in enumerate(propositions):
            self._of[p.statement] = first.setdefault(judged.root(p.statement), n)
            self._members.setdefault(self._of[p.statement], []).append(p)

    def join(self, a: str, b: str, likeness: Likeness | None = None) -> bool:
        """Take the groups of two statements as one, unless members contradict one another or, with `likeness`, are
        too little alike on average.
        """
        left, right = sorted((self._of[a], self._of[b]))
        if left == right:
            return True
        ours, theirs = self._members[left], self._members[right]
        if self._judged.divided and any(
            self._judged.are_apart(p.statement, q.statement) for p in ours for q in theirs
        ):
            return False
        pairs = [(p, q) for p in ours[:_LARGEST_CHECK] for q in theirs[:_LARGEST_CHECK]]
        if any(_contradict(p, q) for p, q in pairs):
            return False
        if likeness and len(pairs) > 1 and sum(likeness(p, q) for p, q in pairs) < ALIKE_ALL * len(pairs):
            return False
        for p in theirs:
            self._of[p.statement] = left
        ours += theirs
        del self._members[right]
        return True

    def all(self) -> Iterable[list[Proposition]]:
        return self._members.values()


def _contradict(p: Proposition, q: Proposition) -> bool:
    """Can the two not be one: different numbers, different times?"""
    return times_apart(p.times, q.times) or bool(p.numbers and q.numbers and not p.numbers & q.numbers)


def _join_denials(ordered: Sequence[Proposition], pointing: Pointing, groups: _Groups) -> set[str]:
    """Join denials with what they deny in their own report; the ids of those that only point at it."""
    by_report: dict[str, list[Proposition]] = {}
    for p in ordered:
        by_report.setdefault(p.report, []).append(p)
    pointers: set[str] = set()
    for report in by_report.values():
        for denial, denied in pointing.links(report):
            if groups.join(denial.statement, denied.statement):
                pointers.add(denial.statement)
        for denial, denied in denied_nearby([p for p in report if p.statement not in pointers]):
            groups.join(denial.statement, denied.statement)
    return pointers


def _same_words(stated: Sequence[Proposition], groups: _Groups) -> list[Proposition]:
    """Join what is word for word the same, and return one of each: ten thousand copies cost ten thousand steps."""
    first: dict[object, Proposition] = {}
    kept: list[Proposition] = []
    for p in stated:
        key = (p.stems, p.actors, p.numbers, p.times, p.wished)
        known = first.setdefault(key, p)
        if known is p or len(p.stems) < 3 or not groups.join(known.statement, p.statement):
            kept.append(p)
    return kept


def _join_alike(stated: Sequence[Proposition], groups: _Groups, likeness: Likeness) -> None:
    scored: list[tuple[float, str, str]] = []
    for i, j in likeness.pairs(stated):
        a, b = stated[i], stated[j]
        score = likeness(a, b)
        opposed = a.against != b.against or a.sign != b.sign
        least = ALIKE_DENIED if Stance.DENIES in {a.stance, b.stance} and opposed else ALIKE
        if score >= least:
            scored.append((-score, a.statement, b.statement))
    for _, a_id, b_id in sorted(scored):
        groups.join(a_id, b_id, likeness)


def _claim(members: Sequence[Proposition], pointers: set[str], sourcing: Sourcing) -> Claim:
    """The claim that the members make, with its sides: a negated content or a denial turns a statement round."""
    orientation = 1 if any(p.sign > 0 for p in members if p.statement not in pointers) else -1
    pro: list[Proposition] = []
    contra: list[Proposition] = []
    for p in sorted(members, key=lambda p: p.statement):
        turned = p.against or p.statement in pointers
        sign = orientation if p.statement in pointers else p.sign
        (contra if (sign != orientation) != turned else pro).append(p)
    if not pro and all(p.stance is Stance.REFUSES for p in contra):
        pro, contra = contra, []  # a refusal of what nobody asked for is a position, not a denial
    found = origins(pro or contra, sourcing)
    return Claim(
        id=content_id("claim", min(p.statement for p in members)),
        text=_text(_clearest(members, pointers, orientation), sourcing),
        **{"for": tuple(p.statement for p in pro)},
        against=tuple(p.statement for p in contra),
        asserted_by=_voices(pro),
        denied_by=_voices(contra),
        origins=found,
        standing=_standing(pro, contra, len(found)),
    )


def _standing(pro: Sequence[Proposition], contra: Sequence[Proposition], origins_: int) -> Standing:
    if pro and contra:
        return Standing.CONTESTED
    if contra:
        return Standing.DENIED
    return Standing.CORROBORATED if origins_ > 1 else Standing.SINGLE


def _voices(side: Sequence[Proposition]) -> tuple[str, ...]:
    found: set[str] = set()
    for p in side:
        if not p.narrated:
            last = next((h[0] for h in reversed(p.hands) if h[0]), None)
            found |= p.voices or ({last} if last else set())
    return tuple(sorted(found))


def _clearest(members: Sequence[Proposition], pointers: set[str], orientation: int) -> Proposition:
    """The member that stands best for itself: it names most of what the others name, does not open with a word for
    something before it, and is not overlong.
    """
    common = Counter(a for p in members for a in p.actors)

    def clarity(p: Proposition) -> tuple[bool, bool, bool, float, str]:
        length = len(p.text)
        named = sum(common[a] for a in p.actors)
        hanging = 2 * bool(_HANGING.match(p.text)) * (not (p.opening and p.subject))
        fit = named + min(length, 160) / 160 - max(0, length - 240) / 120 - hanging - 2 * bool(p.told)
        return p.statement in pointers, p.sign != orientation, p.stance is Stance.DENIES, -fit, p.statement

    return min(members, key=clarity)


def _text(p: Proposition, sourcing: Sourcing) -> str:
    """Its words as a sentence; whom a pronoun at the beginning stands for is put in brackets, as editors do."""
    text = p.told or _LEADS.sub("", p.text)
    name = sourcing.names.get(p.subject or "")
    if p.opening and name and not p.told and text.startswith(p.opening):
        text = f"[{name}]{text.removeprefix(p.opening)}"
    text = text.strip(' ,;:"“”')
    return text[:1].upper() + text[1:]
