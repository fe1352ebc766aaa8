"""What a denial in its own words denies, and what a reply contradicts, in one report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from reportedly.compose.propositions import Proposition
from reportedly.records import Stance

_NEAR = 8
"""How many points back a denial in its own words looks for what it denies."""

_LITTLE = 0.5
"""Share of the matter of the shorter of two points from which on, with opposite signs, one contradicts the other."""

_FEWEST = 3
"""So many words and actors in common, at least, where one negates what the other says."""


def denied_nearby(report: Sequence[Proposition]) -> Iterator[tuple[Proposition, Proposition]]:
    """(denial, denied) where a denial in its own words follows, in one report, the assertion it answers: one about
    the denier, or about the same deed, with most of the denial's matter in it. That a denial follows a charge is
    itself evidence, so less agreement is asked for than between reports.
    """
    for n, denial in enumerate(report):
        if denial.narrated or not denial.matters:
            continue
        before = [p for p in report[max(0, n - _NEAR) : n] if answers(denial, p)]
        if denial.stance is Stance.DENIES:
            scored = [(_answering(denial, p), p) for p in before if not p.narrated or _of_one(denial, p)]
            found = [p for score, p in sorted(scored, key=lambda f: (f[0], f[1].place)) if score >= 1]
        else:
            found = sorted(filter(partial(_contradicting, denial), before), key=partial(_common, denial))
        if found:
            yield denial, found[-1]


def answers(denial: Proposition, p: Proposition) -> bool:
    """May `p` be what is denied: somebody else's assertion, or one that the denial itself holds?"""
    same = denial.voices & p.voices or (denial.voice and denial.voice == p.voice)
    return p.matters and not p.against and p.statement != denial.statement and not same


def deniers(denial: Proposition) -> set[str]:
    """Who denies: the speakers, their countries, and all hands they speak through."""
    return {a for a in (*denial.voices, *denial.kin, *(h[0] for h in denial.hands)) if a}


def _of_one(denial: Proposition, p: Proposition) -> bool:
    """Is what the reporter tells about the denier, or of whom the denial speaks?"""
    about = bool(denial.subject) and denial.subject == p.subject
    return about or bool(deniers(denial) & p.parties)


def _answering(denial: Proposition, p: Proposition) -> float:
    """From 1 on, the denial answers `p`: shared matter, the denier named, or the same deed of the same make it up."""
    if not denial.stems & p.stems or p.wished != denial.wished:
        return 0.0
    ours, theirs = denial.stems | denial.actors, p.stems | p.actors
    common = len(ours & theirs)
    share = common / len(denial.stems) if common < 2 else common / min(len(ours), len(theirs))
    about = bool(deniers(denial) & p.parties)
    deed = bool(denial.deeds & p.deeds)
    same = deed and not p.narrated and bool(denial.actors & p.actors)
    told = 0.0 if p.narrated else 0.1
    return share + 0.5 * about + 0.4 * deed + 0.5 * same + told - 0.02 * (denial.place - p.place)


def _contradicting(reply: Proposition, p: Proposition) -> bool:
    """Do two sources say the contrary of one another: the one a word, the other its opposite, of the same matter; or
    the one the other's matter negated, in words set against it ("but", "however")?
    """
    if p.narrated or reply.against or reply.sign == p.sign or reply.wished != p.wished:
        return False
    common, least = _matter(reply) & _matter(p), min(len(_matter(reply)), len(_matter(p)))
    if (reply.turned ^ p.turned) & common:
        return len(common) > 1 or reply.contrast
    enough = len(common) >= max(_FEWEST, _LITTLE * least)
    return reply.contrast and enough and bool(reply.predicate & p.terms)


def _common(reply: Proposition, p: Proposition) -> int:
    return len(_matter(reply) & _matter(p))


def _matter(p: Proposition) -> frozenset[str]:
    """What it says and of whom, named or not."""
    return p.stems | p.parties
