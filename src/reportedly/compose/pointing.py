"""What a denial denies where its words only point at it: "dismissed the report", "called the charges lies", "that is
not true", "refused".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.codebook.claims import ClaimWords
from reportedly.compose.denials import answers, deniers
from reportedly.compose.ground import words_of
from reportedly.compose.propositions import Proposition
from reportedly.compose.terms import stem
from reportedly.records import Stance

_BACK = 14
"""How many points back a pointing denial looks for one about the denier, or from whom it names."""

_NEAR = 5
"""How many points back it looks for one that only fits in kind: a charge, a demand, a number."""

_SHORT = 8
"""Words of a content, at most, that can be a mere pointer."""

_ASIDE = 1
"""Other words, at most, in one that only points ("that is plainly untrue")."""

_OPENING = 4
"""Words of a content among which the noun for a number stands."""

_WISHED = frozenset({Stance.DEMANDS, Stance.OFFERS})
_COMPLEMENTS = frozenset({"that", "of", "by", "about", "against", "to"})
_BEING = frozenset({"is", "was", "are", "were", "be", "s"})


class Pointing:
    """Finds the statement a pointing denial is about, among those before it in its report."""

    def __init__(self, words: ClaimWords) -> None:
        self._words = words
        said = words.saying_nouns | words.dismissals | words.asking_nouns | words.counting_nouns
        self._pointers = frozenset(map(stem, said | words.comparisons | words.affirmations))

    def links(self, report: Sequence[Proposition]) -> Iterator[tuple[Proposition, Proposition]]:
        """(denial, denied) for each pointing denial of one report, whose propositions are given in order."""
        last: tuple[int, Proposition] | None = None
        by_id = {p.statement: p for p in reversed(report)}
        for n, denial in enumerate(report):
            held = by_id.get(denial.holds or "")
            if held and self._says(denial) and answers(denial, held) and denial.stance is Stance.DENIES:
                yield denial, held  # "rejected Aldin's claim that ..."
                continue
            target = self._denied(denial, report[:n]) if self._may_point(denial) else None
            if target and last and n - last[0] <= _NEAR and target.place < report[last[0]].place:
                target = last[1]  # "dismissed the report. ... called the charges lies"
            if target is None and last and n - last[0] <= _NEAR and self.points(denial):
                target = last[1] if answers(denial, last[1]) else None
            if target is not None:
                last = (n, target)
                yield denial, target

    def points(self, p: Proposition) -> bool:
        """Is the content a noun phrase for something said, turned away by the stance or by its own words?"""
        words = _words(p)
        untrue = self._untrue(words)
        short = len(words) <= _SHORT
        denies = p.stance is Stance.DENIES
        return (self._says(p) and (untrue or (denies and short))) or (denies and untrue and short)

    def _may_point(self, p: Proposition) -> bool:
        """Is there any sign of pointing? Few show one, and what stands before the others need not be searched."""
        refused = p.stance is Stance.REFUSES and self._asked(p)
        return refused or self._counts(p) or self.points(p) or self._demonstrates(p)

    def _denied(self, denial: Proposition, earlier: Sequence[Proposition]) -> Proposition | None:
        """What a denial that only points points at, by the way in which it does: the first point of that statement,
        or, where it is a number, the one that has it.
        """
        before = [p for p in earlier if p.holds != denial.statement]

        def deniable(points: Sequence[Proposition]) -> list[Proposition]:
            return [p for p in points if answers(denial, p) and not p.narrated and not self.points(p)]

        said = deniable(before[-_BACK:])
        if self._counts(denial):
            return next(
                (p for p in reversed(said[-_NEAR:]) if p.numbers and p.numbers != denial.numbers), None
            )
        found: Sequence[Proposition] = ()
        if self.points(denial):
            found = self._written(denial, deniable(before)) if self._documents(denial) else ()
            found = found or self._charge(denial, said)
        elif denial.stance is Stance.REFUSES and self._asked(denial):
            found = self._wish(denial, said[-_NEAR:])
        if not found and self._demonstrates(denial) and said and said[-1] is before[-1]:
            found = [p for p in said[-1:] if p.stance not in _WISHED]
        return next((p for p in before if found and p.statement == found[0].statement), None)

    def _documents(self, denial: Proposition) -> bool:
        return not self._words.document_nouns.isdisjoint(_head(denial))

    def _written(self, denial: Proposition, said: Sequence[Proposition]) -> Sequence[Proposition]:
        """For a document of somebody named ("the ministry's report"): what it was first told to say of the denier."""
        denying = deniers(denial)
        named = denial.actors - denying
        return [p for p in said if denying & p.parties and named & {h[0] for h in p.hands}][:1]

    def _charge(self, denial: Proposition, said: Sequence[Proposition]) -> Sequence[Proposition]:
        """The nearest that names the denier and comes from whom the denial names; else from anybody else; else that
        comes from whom the denial names; else the charge just before. What the pointer itself says of the matter
        ("the charges of arming") must be in it.
        """
        matter = denial.stems - self._pointers
        denying = deniers(denial)
        named = denial.actors - denying
        fits = [p for p in said if not matter or matter & p.stems]
        about = [p for p in fits if denying & p.parties]
        of_named = [p for p in fits if named & {h[0] for h in p.hands}]
        charges = [p for p in said[-2:] if self._words.charging.intersection(p.cue.split())]
        groups = ([p for p in about if p in of_named], about, of_named, charges)
        return next((group[-1:] for group in groups if group), ())

    def _wish(self, refusal: Proposition, said: Sequence[Proposition]) -> Sequence[Proposition]:
        """The nearest demand of, or offer to, the one who refuses."""
        refusing = deniers(refusal)
        wishes = [p for p in said if p.stance in _WISHED and refusing & (p.parties | {p.addressee or ""})]
        wishes = [p for p in wishes if p.text != refusal.text]
        return wishes[-1:]

    def _says(self, p: Proposition) -> bool:
        """Does the content begin with a noun phrase for something said?"""
        return any(w in self._words.saying_nouns for w in _head(p))

    def _asked(self, p: Proposition) -> bool:
        """Does the content say no more than that something asked is refused ("the offer"; "Aldin refused")?"""
        matter = {s for s in p.stems if s not in self._pointers} - {stem(w) for w in words_of(p.cue)}
        return not matter or any(w in self._words.asking_nouns for w in _head(p)[:_OPENING])

    def _counts(self, p: Proposition) -> bool:
        """Is a number turned away, or set against one before ("denied the figures", "put the toll lower, at 40")?"""
        words = _words(p)[:_OPENING]
        compared = bool(p.numbers) and bool(self._words.comparisons.intersection(words))
        return (p.against or compared) and bool(self._words.counting_nouns.intersection(words))

    def _demonstrates(self, p: Proposition) -> bool:
        """Is it "this", denied, or "that is not true", said?"""
        words = _words(p)
        if not words or words[0] not in self._words.demonstratives:
            return False
        known = self._words.saying_nouns | self._words.dismissals | self._words.affirmations
        rest = set(words) - known - self._words.negators - self._words.function_words - _BEING
        turned = p.stance is Stance.DENIES or (not p.against and self._untrue(words))
        return turned and len(rest - self._words.demonstratives) <= _ASIDE

    def _untrue(self, words: Sequence[str]) -> bool:
        negated = any(w in self._words.negators or w.endswith(("n't", "n’t")) for w in words)
        said = self._words.affirmations if negated else self._words.dismissals
        return not said.isdisjoint(words)


def _words(p: Proposition) -> list[str]:
    return [w.lower() for w in words_of(p.text)]


def _head(p: Proposition) -> list[str]:
    """The words of the content up to what completes its noun."""
    words = _words(p)[:_SHORT]
    end = next((n for n, w in enumerate(words) if n and w in _COMPLEMENTS), len(words))
    return words[:end]
