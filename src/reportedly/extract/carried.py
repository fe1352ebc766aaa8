"""The day that a story keeps to: what is told in the simple past after "on Monday" happened then too."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reportedly.extract.clauses import clause_verb
from reportedly.extract.grammar import children
from reportedly.records import Basis, Granularity, Sentence, Time, Token, When

_NEAR = 1
"""Sentences over which a day that was named is taken to go on. Further on it is as often wrong as right in reports
that tell of several days.
"""


class Carried:
    """Days by the sentences that name them. A day is carried within its paragraph only, to a sentence that names no
    time of its own; the result says that it is inferred, and from which words.
    """

    def __init__(self, sentences: Sequence[Sentence], times: Sequence[Time]) -> None:
        self._sentences = sentences
        self._times = sorted(times, key=lambda t: t.span.start)
        self._starts = [t.span.start for t in self._times]

    def when(self, number: int, trigger: Token) -> When | None:
        """The day carried to a deed in the sentence of that number; None where none is."""
        sentence = self._sentences[number]
        if not _is_told(sentence, trigger) or self._of(sentence.start, sentence.end):
            return None
        first = number
        while first > max(number - _NEAR, 0) and self._sentences[first - 1].paragraph == sentence.paragraph:
            first -= 1
        told = self._of(self._sentences[first].start, sentence.start)
        day = told[-1] if told else None
        if day is None or day.granularity is not Granularity.DAY or set("/~") & set(day.edtf):
            return None
        return When(edtf=day.edtf, basis=Basis.INFERRED, span=day.span)

    def _of(self, start: int, end: int) -> list[Time]:
        return self._times[bisect_left(self._starts, start) : bisect_right(self._starts, end - 1)]


def _is_told(sentence: Sentence, trigger: Token) -> bool:
    """Is it told in the simple past, by the sentence's own verb or one joined to it?"""
    verb = clause_verb(sentence, trigger)
    first = verb
    while first.dep == "conj" and first.head != first.i:
        first = sentence.token(first.head)
    return verb.tag == first.tag == "VBD" and first.dep == "ROOT" and not children(sentence, first, "aux")
