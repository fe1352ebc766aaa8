"""What stands in a report, by statement and by place: what a proposition is made of."""

from __future__ import annotations

import re
from bisect import bisect_left

from reportedly.codebook.countries import Countries
from reportedly.compose.references import Pointers
from reportedly.records import (
    Event,
    Figure,
    Form,
    Mention,
    Offsets,
    Polarity,
    Reading,
    Relation,
    Span,
    Stance,
    Statement,
    Time,
)

WISHING = frozenset({Stance.DEMANDS, Stance.OFFERS, Stance.REFUSES})
"""Stances toward what should be, not what is."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+|(?<![\w.])\d{1,9}(?:\.\d+)?")
_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s|\n")
_SENTENCE_LENGTH = 200
_LEAD = 40
_THAT = 6

Tie = tuple[str, str, str]
"""One side, what it does, the other side; a side that is not known is ""."""

Parts = list[tuple[int, int]]
"""Stretches of a text, half-open."""


class Ground:
    """The mentions, ties, numbers and times of one report. Whom words point to is a mention's id (see Pointers)."""

    def __init__(self, reading: Reading, countries: Countries) -> None:
        self.text = reading.report.text
        self._mentions = sorted(reading.of(Mention), key=lambda m: (m.span.start, m.span.end))
        self.mention = Pointers(self._mentions, countries).to
        self._by_head = sorted(self._mentions, key=lambda m: (m.head.start, m.id))
        self._heads = [m.head.start for m in self._by_head]
        self._times = reading.of(Time)
        self._ties: dict[str, list[tuple[int, Tie]]] = {}
        self._numbers: dict[str, list[tuple[int, float]]] = {}
        for relation in reading.of(Relation):
            tie = (
                self.mention(relation.subject.span),
                relation.predicate,
                self.mention(relation.object.span),
            )
            if relation.polarity is not Polarity.HYPOTHETICAL:
                self._tie(relation.statement, relation.evidence.end - 1, tie)
        for event in reading.of(Event):
            sides = {p.role: self.mention(p.reference.span) for p in event.participants}
            tie = (sides.get("actor"), event.event_type.value, sides.get("recipient"))
            self._tie(event.statement, event.trigger.start, tie)
        for figure in reading.of(Figure):
            value = figure.value if figure.value is not None else figure.low
            if value is not None:
                self._numbers.setdefault(figure.statement, []).append((figure.evidence.start, value))

    def _tie(self, statement: str, place: int, tie: tuple[str | None, str, str | None]) -> None:
        if tie[0] or tie[2]:
            known = (tie[0] or "", tie[1], tie[2] or "")
            self._ties.setdefault(statement, []).append((place, known))

    def ties_in(self, statement: str, parts: Parts, *, whole: bool) -> list[Tie]:
        """The ties of a statement that stand in the parts of its content; all, where these are the `whole` of it."""
        return [tie for place, tie in self._ties.get(statement, ()) if whole or _inside(place, parts)]

    def numbers_in(self, statement: str, parts: Parts, *, whole: bool) -> list[float]:
        """The figures of a statement that stand in the parts of its content, or all."""
        return [value for place, value in self._numbers.get(statement, ()) if whole or _inside(place, parts)]

    def head(self, place: Offsets) -> str | None:
        """The mention whose head stands at a place."""
        first = bisect_left(self._heads, place.start)
        found = next((m for m in self._by_head[first : first + 1] if m.head.start < place.end), None)
        return found.id if found else None

    def maximal(self, source: Span | None) -> list[str]:
        """The mentions in a source's words that stand in no other one there."""
        inside = [m for m in self._mentions if source and source.contains(m.span)]
        return [m.id for m in inside if not any(n.span.contains(m.span) and n.id != m.id for n in inside)]

    def mentions(self, parts: Parts) -> list[Mention]:
        """The mentions whose heads stand in the parts of the text."""
        found = []
        for start, end in parts:
            first, last = bisect_left(self._heads, start), bisect_left(self._heads, end)
            found += [self._by_head[n] for n in range(first, last)]
        return found

    def opener(self, place: int) -> str | None:
        """The mention that opens a content, but for "that" and the like."""
        return next(
            (m.id for m in self.mentions([(place, place + _LEAD)]) if m.span.start <= place + _THAT), None
        )

    def pronoun(self, place: int) -> str:
        """The pronoun that opens a content, or ""."""
        first = next(iter(self.mentions([(place, place + _THAT)])), None)
        return first.span.exact if first and first.form is Form.PRONOUN else ""

    def lead(self, statement: Statement) -> list[str]:
        """Words in lower case before a statement in its sentence: the first two and the last."""
        spans = [*statement.content, *(s for s in (statement.source, statement.cue) if s)]
        start = min(s.start for s in spans)
        before = _SENTENCE.split(self.text[max(0, start - _SENTENCE_LENGTH) : start])[-1]
        words = [w.lower() for w in words_of(before)]
        return [*words[:2], *words[-1:]]

    def digits(self, parts: Parts) -> frozenset[float]:
        """The numbers in figures, those of times left off."""
        times = [(t.span.start, t.span.end) for t in self._times]
        places = [p for part in parts for p in without([part], times)]
        found = (n.group().replace(",", "") for a, b in places for n in _NUMBER.finditer(self.text, a, b))
        return frozenset(float(n) for n in found)

    def addressee(self, statement: Statement) -> str | None:
        """To whom a statement is put: whom the reading gives, or, for a wish, whom its content begins with, but for
        "for" or "that" ("demanded that Aldin stop").
        """
        given = self.mention(statement.addressee.span) if statement.addressee else None
        if given or statement.stance not in WISHING:
            return given
        start = start_of(statement)
        first = self.opener(start)
        return first if first != self.mention(statement.source) else None

    def times(self, parts: Parts) -> list[str]:
        """The EDTF values of the times in the parts."""
        return [t.edtf for t in self._times if _inside(t.span.start, parts)]


def words_of(text: str) -> list[str]:
    """The words of a text, numbers and punctuation left off."""
    return _WORD.findall(text)


def _inside(place: int, parts: Parts) -> bool:
    return any(a <= place < b for a, b in parts)


def without(parts: Parts, taken: Parts) -> Parts:
    """The parts less what is taken."""
    for a, b in taken:
        cut: Parts = []
        for c, d in parts:
            cut += [piece for piece in ((c, min(d, a)), (max(c, b), d)) if piece[0] < piece[1]]
        parts = cut
    return parts


def start_of(statement: Statement) -> int:
    """Where its content begins."""
    return min(c.start for c in statement.content)


def end_of(statement: Statement) -> int:
    """Where its content ends."""
    return max(c.end for c in statement.content)
