"""What a denial denies, where its own words only point at it: "dismissed the report", "called the charges lies"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.codebook.claims import ClaimWords
from reportedly.compose.propositions import Proposition
from reportedly.records import Stance

_BACK = 14
"""How many statements back a pointing denial looks."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_COMPLEMENT = re.compile(r"\b(?:that|of|by|about|against|to)\b", re.IGNORECASE)


_NEAR = 8
"""How many statements back a denial in its own words looks for what it denies."""


def denied_nearby(report: Sequence[Proposition]) -> Iterator[tuple[Proposition, Proposition]]:
    """(denial, denied) where a denial in its own words follows, in one report, the assertion it answers: one about
    the denier, or about the same deed, with most of the denial's matter in it. That a denial follows a charge is
    itself evidence, so less agreement is asked for than between reports.
    """
    for n, denial in enumerate(report):
        if denial.stance is not Stance.DENIES or not denial.matters:
            continue
        found = [(_answering(denial, p), p) for p in report[max(0, n - _NEAR) : n] if _open(p, denial)]
        if found:
            score, target = max(found, key=lambda f: (f[0], f[1].place))
            if score >= 1:
                yield denial, target


def _open(p: Proposition, denial: Proposition) -> bool:
    """May `p` be what is denied: somebody else's assertion, or one that the denial itself holds?"""
    return p.matters and not p.against and p.wished == denial.wished and not (p.voices & denial.voices)


def _answering(denial: Proposition, p: Proposition) -> float:
    """From 1 on, the denial answers `p`: shared matter, the denier named, or the same deed of the same make it up."""
    if not denial.stems & p.stems:
        return 0.0
    ours, theirs = denial.stems | denial.actors, p.stems | p.actors
    common = len(ours & theirs)
    share = common / len(denial.stems) if common < 2 else common / min(len(ours), len(theirs))
    about = bool(_deniers(denial) & p.actors)
    deed = bool(denial.deeds & p.deeds)
    same = deed and not p.narrated and bool(denial.actors & p.actors)
    told = 0.0 if p.narrated else 0.1
    return share + 0.5 * about + 0.4 * deed + 0.5 * same + told - 0.02 * (denial.place - p.place)


def _deniers(denial: Proposition) -> set[str]:
    return {a for a in (*denial.voices, *denial.kin, *(h[0] for h in denial.hands)) if a}


class Pointing:
    """Finds the statement a pointing denial is about, among those before it in its report."""

    def __init__(self, words: ClaimWords) -> None:
        self._words = words

    def links(self, report: Sequence[Proposition]) -> Iterator[tuple[Proposition, Proposition]]:
        """(denial, denied) for each pointing denial of one report, whose propositions are given in order."""
        last: tuple[int, Proposition] | None = None
        by_id = {p.statement: p for p in reversed(report)}
        for n, statement in enumerate(report):
            held = by_id.get(statement.holds or "")
            if (
                held
                and self._says(statement)
                and _open(held, statement)
                and statement.stance is Stance.DENIES
            ):
                yield statement, held  # "rejected Aldin's claim that ..."
                continue
            if not self.points(statement):
                continue
            before = [p for p in report[max(0, n - _BACK) : n] if p.holds != statement.statement]
            target = self._target(statement, before) or self._just_said(statement, before)
            if target is None and last and n - last[0] <= 4:
                target = last[1]
            if target is not None:
                last = (n, target)
                yield statement, target

    def points(self, statement: Proposition) -> bool:
        """Is the content a noun phrase for something said, turned away by the stance or by its own words?"""
        words = [w.lower() for w in _WORD.findall(statement.text)]
        says = self._says(statement)
        short = len(words) <= 8
        untrue = any(w in self._words.dismissals for w in words)
        denies = statement.stance is Stance.DENIES
        return (says and (untrue or (denies and short))) or (denies and untrue and short)

    def _says(self, statement: Proposition) -> bool:
        """Does the content begin with a noun phrase for something said?"""
        head = _COMPLEMENT.split(statement.text, maxsplit=1)[0]
        return any(w.lower() in self._words.saying_nouns for w in _WORD.findall(head)[:8])

    def _just_said(self, denial: Proposition, before: Sequence[Proposition]) -> Proposition | None:
        """For "this view has been disavowed" by nobody in particular: the saying just before it."""
        words = [w.lower() for w in _WORD.findall(denial.text)]
        if not words or words[0] not in self._words.demonstratives:
            return None
        near = [p for p in before if not p.narrated and p.matters and not p.against]
        return near[-1] if near and near[-1].voice != denial.voice else None

    def _target(self, denial: Proposition, before: Sequence[Proposition]) -> Proposition | None:
        """The nearest assertion before it that names the denier and comes from whom the denial names; else from
        anybody else; else the nearest that comes from whom the denial names.
        """
        open_ = [
            p for p in before if p.matters and not p.against and not p.narrated and p.voice != denial.voice
        ]
        open_ = [p for p in open_ if not self.points(p)]
        deniers = _deniers(denial)
        named = denial.actors - deniers
        about = [p for p in open_ if deniers & p.actors]
        of_named = [p for p in open_ if named & {h[0] for h in p.hands}]
        for group in ([p for p in about if p in of_named], about, of_named):
            if group:
                return group[-1]
        return None
