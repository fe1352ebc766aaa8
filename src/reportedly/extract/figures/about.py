"""Whom a figure is about, and for when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reportedly.codebook import Codebook
from reportedly.extract.figures.measure import Counted
from reportedly.extract.grammar import children, governors, is_passive, subjects
from reportedly.records import Form, Kind, Mention, Quantity, Reference, Sentence, Time, Token

_NO_OWNER = frozenset({Kind.PLACE})


class AboutReader:
    """Finds the mention that a figure is about, in this order: a name in what is counted ("MEK fighters"), its
    possessor ("its 300 tanks"), "of X" behind it ("20% of Aldin"), the subject of a verb of having or losing.
    """

    def __init__(self, book: Codebook) -> None:
        self._owning, self._of_subject = book.measures.owning, book.measures.of_subject

    def actor(
        self, sentence: Sentence, quantity: Quantity, counted: Counted, measure: str, mentions: Mentions
    ) -> Reference | None:
        """The actor as a reference to a mention's span; None where the words name nobody."""
        head = counted.head
        found = None
        if head is not None:
            found = (
                self._within(quantity, mentions)
                or self._possessor(sentence, head, mentions)
                or self._of(sentence, head, mentions)
            )
        found = found or self._subject(sentence, quantity, counted, measure, mentions)
        return Reference(span=found.span) if found else None

    def _within(self, quantity: Quantity, mentions: Mentions) -> Mention | None:
        """A name that modifies the noun counted, and is not all of it; the whole of which a share is given."""
        if quantity.counted is None:
            return None
        start, end = quantity.counted
        inside = [
            m
            for m in mentions.between(start, end)
            if m.span.end <= end and m.form is Form.NAME and m.label is not Kind.PEOPLE
        ]
        smaller = [m for m in inside if m.span.offsets != (start, end) or quantity.unit == "percent"]
        return min(smaller, key=lambda m: m.span.end - m.span.start, default=None)

    def _possessor(self, sentence: Sentence, head: Token, mentions: Mentions) -> Mention | None:
        for t in children(sentence, head, "poss"):
            if found := mentions.at(t):
                return found
        return None

    def _of(self, sentence: Sentence, head: Token, mentions: Mentions) -> Mention | None:
        for preposition in children(sentence, head, "prep"):
            if preposition.lemma.lower() in {"of", "from"}:
                for t in children(sentence, preposition, "pobj"):
                    found = mentions.at(t)
                    if found and found.form is not Form.NOMINAL:
                        return found
        return None

    def _subject(
        self, sentence: Sentence, quantity: Quantity, counted: Counted, measure: str, mentions: Mentions
    ) -> Mention | None:
        verb = counted.verb
        if verb is None:
            return None
        owning = verb.lemma.lower() in self._owning and not is_passive(sentence, verb)
        of_subject = measure in self._of_subject
        if not (owning or of_subject) or (of_subject and _modifies(sentence, quantity)):
            return None
        for t in subjects(sentence, verb):
            if t.tag in {"WDT", "WP"} and verb.dep == "relcl":
                t = sentence.token(verb.head)
            found = mentions.at(t)
            if found and not (counted.head and found.span.start <= counted.head.start < found.span.end):
                return found
        return None

    def as_of(
        self, sentence: Sentence, quantity: Quantity, counted: Counted, times: Sequence[Time]
    ) -> str | None:
        """The time of the clause that the number stands in: the nearest time under the same verb, or the only one of
        the sentence.
        """
        others = [t for t in times if t.span.end <= quantity.at.start or t.span.start >= quantity.at.end]
        if len(others) == 1:
            return others[0].edtf
        near = [t for t in others if self._clause(sentence, t) == (counted.verb.i if counted.verb else None)]
        nearest = min(near, key=lambda t: abs(t.span.start - quantity.at.start), default=None)
        return nearest.edtf if nearest else None

    def _clause(self, sentence: Sentence, time: Time) -> int | None:
        token = next((t for t in sentence.tokens if t.end > time.span.start), sentence.tokens[-1])
        return next((t.i for t in (token, *governors(sentence, token)) if t.pos in {"VERB", "AUX"}), None)


def _modifies(sentence: Sentence, quantity: Quantity) -> bool:
    """Does the number with its unit only describe a noun ("a four-hour talk")?"""
    last = [t for t in sentence.tokens if t.start < quantity.at.end][-1]
    return last.dep in {"compound", "amod", "nmod", "npadvmod"} and sentence.token(last.head).i > last.i


class Mentions:
    """The mentions of a report by place."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._all = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [m.span.start for m in self._all]

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in a stretch, in order."""
        return self._all[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]

    def at(self, token: Token) -> Mention | None:
        """The mention that a token heads; otherwise the smallest one around it."""
        around = [
            m
            for m in self.between(token.start - 200, token.end)
            if m.span.end >= token.end and m.label not in _NO_OWNER
        ]
        headed = [m for m in around if m.head.start <= token.start < m.head.end]
        return min(headed or around, key=lambda m: m.span.end - m.span.start, default=None)
