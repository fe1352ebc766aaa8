"""Claims: which statements say the same, who stands for it and who against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.codebook.claims import ClaimWords
from reportedly.compose.effects import Effect
from reportedly.compose.grouping import grouped
from reportedly.compose.independence import Sourcing, origins
from reportedly.compose.propositions import Proposition
from reportedly.records import Claim, Sameness, Stance, Standing, content_id

_LEADS = re.compile(r"^(?:that |as saying (?:that )?)+", re.IGNORECASE)
_HANGING = re.compile(r"^(?:who|which|whose|it|they|them|he|she|this|these|those|such|to)\b", re.IGNORECASE)


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
    """All claims of the propositions, in no matter what order these come. A statement that makes several points may
    stand in several claims; the one it is said to have is that of most statements. Points that nobody else makes or
    denies are told with the first of them. `judged`: see `grouped`.
    """
    ordered = sorted(propositions, key=lambda p: (p.report, p.place, p.key))
    found = grouped(ordered, words, judged, sourcing.original)
    kept = [[p for p in members if p.matters or p.key in found.pointers] for members in found.groups]
    claims: list[Claim] = []
    of: dict[str, str] = {}
    for members in sorted(_told(kept), key=lambda m: (-len({p.statement for p in m}), m[0].key)):
        claim = _claim(members, found.pointers, sourcing)
        claims.append(claim)
        for p in members:
            of.setdefault(p.statement, claim.id)
    return Grouping(tuple(sorted(claims, key=lambda c: c.id)), of)


def _told(groups: Iterable[list[Proposition]]) -> Iterator[list[Proposition]]:
    """The groups of several statements, and, of each statement in none of them, its first point."""
    alone: dict[str, list[Proposition]] = {}
    shared: set[str] = set()
    for members in groups:
        statements = {p.statement for p in members}
        if len(statements) > 1:
            shared |= statements
            yield members
        elif members:
            first = min(members, key=lambda p: (p.place, p.key))
            known = alone.setdefault(first.statement, [first])
            if first.place < known[0].place:
                alone[first.statement] = [first]
    yield from (members for statement, members in alone.items() if statement not in shared)


def _claim(members: Sequence[Proposition], pointers: frozenset[str], sourcing: Sourcing) -> Claim:
    """The claim that the members make, with its sides: a negated content or a denial turns a statement round."""
    orientation = 1 if any(p.sign > 0 for p in members if p.key not in pointers) else -1
    pro: dict[str, Proposition] = {}
    contra: dict[str, Proposition] = {}
    for p in sorted(members, key=lambda p: p.key):
        turned = p.against or p.key in pointers
        sign = orientation if p.key in pointers else p.sign
        side, other = (contra, pro) if (sign != orientation) != turned else (pro, contra)
        if p.statement not in other:
            side.setdefault(p.statement, p)
    if not pro and all(p.stance is Stance.REFUSES for p in contra.values()):
        pro, contra = contra, pro  # a refusal of what nobody asked for is a position, not a denial
    stand, oppose = list(pro.values()), list(contra.values())
    found = origins(stand or oppose, sourcing)
    return Claim(
        id=content_id("claim", min(p.key for p in members)),
        text=_text(_clearest(members, pointers, orientation), sourcing),
        **{"for": tuple(pro)},
        against=tuple(contra),
        asserted_by=_voices(stand),
        denied_by=_voices(oppose),
        origins=found,
        standing=_standing(stand, oppose, len(found)),
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


def _clearest(members: Sequence[Proposition], pointers: frozenset[str], orientation: int) -> Proposition:
    """The member that stands best for itself: it names most of what the others name, does not open with a word for
    something before it, and is not overlong.
    """
    common = Counter(a for p in members for a in p.actors)

    def clarity(p: Proposition) -> tuple[bool, bool, bool, float, str]:
        length = len(p.text)
        named = sum(common[a] for a in p.actors)
        hanging = 2 * bool(_HANGING.match(p.text)) * (not (p.opening and p.subject))
        fit = named + min(length, 160) / 160 - max(0, length - 240) / 120 - hanging - 2 * bool(p.told)
        return p.key in pointers, p.sign != orientation, p.stance is Stance.DENIES, -fit, p.key

    return min(members, key=clarity)


def _text(p: Proposition, sourcing: Sourcing) -> str:
    """Its words as a sentence; whom a pronoun at the beginning stands for is put in brackets, as editors do."""
    text = p.told or _LEADS.sub("", p.text)
    name = sourcing.names.get(p.subject or "")
    if p.opening and name and not p.told and text.startswith(p.opening):
        text = f"[{name}]{text.removeprefix(p.opening)}"
    text = text.strip(' ,;:"“”')
    return text[:1].upper() + text[1:]
