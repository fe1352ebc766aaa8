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


class Pointing:
    """Finds the statement a pointing denial is about, among those before it in its report."""

    def __init__(self, words: ClaimWords) -> None:
        self._words = words

    def links(self, report: Sequence[Proposition]) -> Iterator[tuple[Proposition, Proposition]]:
        """(denial, denied) for each pointing denial of one report, whose propositions are given in order."""
        last: tuple[int, Proposition] | None = None
        for n, statement in enumerate(report):
            if not self.points(statement):
                continue
            before = report[max(0, n - _BACK) : n]
            target = self._target(statement, before)
            if target is None and last and n - last[0] <= 4:
                target = last[1]
            if target is not None:
                last = (n, target)
                yield statement, target

    def points(self, statement: Proposition) -> bool:
        """Is the content a noun phrase for something said, turned away by the stance or by its own words?"""
        words = [w.lower() for w in _WORD.findall(statement.text)]
        head = _COMPLEMENT.split(statement.text, maxsplit=1)[0]
        says = any(w.lower() in self._words.saying_nouns for w in _WORD.findall(head)[:8])
        short = len(words) <= 8
        untrue = any(w in self._words.dismissals for w in words)
        denies = statement.stance is Stance.DENIES
        return (says and (untrue or (denies and short))) or (denies and untrue and short)

    def _target(self, denial: Proposition, before: Sequence[Proposition]) -> Proposition | None:
        """The nearest assertion before it that names the denier and comes from whom the denial names; else from
        anybody else; else the nearest that comes from whom the denial names.
        """
        open_ = [
            p for p in before if p.matters and not p.against and not p.narrated and p.voice != denial.voice
        ]
        open_ = [p for p in open_ if not self.points(p)]
        deniers = {a for a in (denial.voice, *(h[0] for h in denial.hands)) if a}
        named = denial.actors - deniers
        about = [p for p in open_ if deniers & p.actors]
        of_named = [p for p in open_ if named & {h[0] for h in p.hands}]
        for group in ([p for p in about if p in of_named], about, of_named):
            if group:
                return group[-1]
        return None
