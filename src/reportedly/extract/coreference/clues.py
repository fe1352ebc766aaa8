"""What grammar tells of whom a pronoun stands for: clause, coordination, turns of speaking, subjects in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from reportedly.extract import grammar
from reportedly.extract.coreference.view import Seen, View
from reportedly.records import Token

OWN_SUBJECT = "the subject of its clause"
FIRST_CONJUNCT = "who is named first of the two"
CLAUSE_ABOVE = "the subject of the clause above"
SPEAKER_BEFORE = "who was speaking just before"
SUBJECT_BEFORE = "the subject of the sentence before"

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BACK, _VOICE = 2, 6
"""Sentences back in which who spoke last is looked for; those within a quotation are more, up to a voice."""


class Clues:
    """Each clue names at most one mention; whether it fits in number, kind and gender is for others to say."""

    def __init__(self, view: View) -> None:
        self._view = view

    def of(self, seen: Seen) -> dict[str, Seen | None]:
        """Whom each clue names, by what it is called."""
        return {
            OWN_SUBJECT: self._own_subject(seen),
            FIRST_CONJUNCT: self._first_conjunct(seen),
            CLAUSE_ABOVE: self._clause_above(seen),
            SPEAKER_BEFORE: self._speaker_before(seen),
            SUBJECT_BEFORE: self._subject_before(seen),
        }

    def _own_subject(self, seen: Seen) -> Seen | None:
        """For possessives and reflexives: the subject of the verb they stand under."""
        if seen.top.dep != "poss" and not seen.mention.head.exact.lower().endswith(("self", "selves")):
            return None
        subjects = (self._view.subject_of(self._view.sentence_of(seen), v) for v in self._verbs_above(seen))
        return next((o for o in subjects if o is not None and o.number < seen.number), None)

    def _first_conjunct(self, seen: Seen) -> Seen | None:
        """For "X and his Y": X."""
        if seen.top.dep != "poss":
            return None
        owned = self._view.sentence_of(seen).token(seen.top.head)
        return self._view.by_token.get(owned.head) if owned.dep == "conj" else None

    def _clause_above(self, seen: Seen) -> Seen | None:
        """For a subject of a lower clause ("X said he ..."): the nearest subject above it."""
        verbs = list(self._verbs_above(seen))[1:] if seen.subject else []
        for verb in takewhile(lambda v: self._view.quote_at(v.start) == seen.quote, verbs):
            other = self._view.subject_of(self._view.sentence_of(seen), verb)
            if other is not None and other.number < seen.number:
                return other
        return None

    def _speaker_before(self, seen: Seen) -> Seen | None:
        """For "he said": whoever the last saying before was ascribed to."""
        if not seen.subject or seen.quote is not None or not self._view.says(self.verb(seen)):
            return None
        left = _BACK
        for at in range(seen.sentence - 1, max(-1, seen.sentence - 1 - _VOICE), -1):
            sentence = self._view.sentences[at]
            spoken = self._view.quote_at(sentence.start) is not None
            left -= not spoken or self._view.quote_at(sentence.end - 1) is None
            if left < 0:
                return None
            for verb in sentence.tokens:
                if self._view.says(verb) and self._view.quote_at(verb.start) is None:
                    other = self._view.subject_of(sentence, verb)
                    if other is not None and other.quote is None and self.is_main(other):
                        return other
        return None

    def _subject_before(self, seen: Seen) -> Seen | None:
        """For a main subject: that of the sentence before."""
        if not seen.subject or not self.is_main(seen) or seen.sentence == 0:
            return None
        sentence = self._view.sentences[seen.sentence - 1]
        return self._view.subject_of(sentence, sentence.root)

    def clause_mate(self, seen: Seen) -> Seen | None:
        """The subject of the verb whose object it is: whom it never stands for (principle B)."""
        if (
            seen.subject
            or seen.top.dep == "poss"
            or seen.mention.head.exact.lower().endswith(("self", "selves"))
        ):
            return None
        return self._view.subject_of(self._view.sentence_of(seen), self.verb(seen))

    def place(self, seen: Seen) -> Token:
        """The token by which it stands in its sentence; an apposition stands where its name does."""
        token = seen.top
        while token.dep == "appos" and token.head != token.i:
            token = self._view.sentence_of(seen).token(token.head)
        return token

    def verb(self, seen: Seen) -> Token:
        """The verb it stands under."""
        return next(self._verbs_above(seen), self._view.sentence_of(seen).root)

    def is_main(self, seen: Seen) -> bool:
        """Is it the subject of a main clause?"""
        place = self.place(seen)
        verbs = (
            t for t in grammar.governors(self._view.sentence_of(seen), place) if t.pos in {"VERB", "AUX"}
        )
        return place.dep in SUBJECTS and sum(t.dep not in {"conj", "aux"} for t in verbs) <= 1

    def _verbs_above(self, seen: Seen) -> Iterator[Token]:
        for t in grammar.governors(self._view.sentence_of(seen), seen.top):
            if t.pos in {"VERB", "AUX"}:
                yield t
