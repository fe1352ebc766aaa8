"""Pronouns: whom "he", "they", "it" and, inside quotations, "I" and "we" stand for, where the text makes it plain."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.extract import grammar
from reportedly.extract.coreference_chains import Chain, Chains
from reportedly.extract.coreference_view import Seen, View
from reportedly.records import Form, Kind, Token

_SPEAKERS = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_BOUND = frozenset({"himself", "herself", "themselves", "itself", "his", "her", "their", "its"})
_BACK = 2
"""Sentences before its own in which a pronoun's antecedent is looked for."""


class Pronouns:
    """Finds a pronoun's antecedent by speaker, clause, subject, and only then by being the only one possible."""

    def __init__(self, view: View, chains: Chains) -> None:
        self._view, self._chains = view, chains

    def join(self, seen: Seen) -> None:
        """Join one pronoun to its antecedent, if the text makes plain which."""
        word = seen.mention.head.exact.lower()
        speaker = self._view.speakers.get(seen.quote) if seen.quote is not None else None
        if word in _SPEAKERS:
            if speaker is not None:
                plural = word not in {"i", "me", "my", "mine", "myself"}
                self._chains.join(
                    seen, speaker, 0.6 if plural else 0.9, f'"{speaker.text}" speaks the quotation'
                )
            return
        for find, score, why in (
            (self._own_subject, 0.85, "the subject of its clause"),
            (self._clause_above, 0.84, "the subject of the clause above"),
            (self._speaker_before, 0.86, "who was speaking just before"),
            (self._subject_before, 0.8, "the subject of the sentence before"),
            (self._only_one, 0.75, "the only one it can stand for"),
        ):
            other = find(seen, word)
            if other is not None and not self._is_speaker(other, speaker):
                self._chains.join(seen, other, score, f'"{seen.text}" stands for {why}, "{other.text}"')
                return

    def _is_speaker(self, other: Seen, speaker: Seen | None) -> bool:
        """Inside a quotation, he is not who speaks."""
        return speaker is not None and self._chains.of(other) is self._chains.of(speaker)

    def _own_subject(self, seen: Seen, word: str) -> Seen | None:
        """For possessives and reflexives: the subject of the verb they stand under."""
        if word not in _BOUND or (seen.top.dep != "poss" and not word.endswith(("self", "selves"))):
            return None
        for verb in self._verbs_above(seen):
            other = self._view.subject_of(self._view.sentence_of(seen), verb)
            if other is not None and other.number < seen.number:
                return (
                    other if self._fits(seen, other, word) and not self._between(other, seen, word) else None
                )
        return None

    def _between(self, first: Seen, seen: Seen, word: str) -> bool:
        """Does another actor that the pronoun could stand for come in between?"""
        chain = self._chains.of(first)
        return any(
            self._fits(seen, other, word) and self._chains.of(other) is not chain
            for other in self._view.seen[first.number + 1 : seen.number]
            if other.form is not Form.PRONOUN
        )

    def _clause_above(self, seen: Seen, word: str) -> Seen | None:
        """For a subject of a lower clause ("X said he ..."): the subject of the nearest clause above it."""
        if not seen.subject:
            return None
        verbs = list(self._verbs_above(seen))
        for verb in verbs[1:]:
            if self._quoted_apart(seen, verb.start) or (word in _IT and verbs[0].dep == "relcl"):
                return None
            other = self._view.subject_of(self._view.sentence_of(seen), verb)
            if other is not None and other is not seen:
                return other if other.number < seen.number and self._fits(seen, other, word) else None
        return None

    def _speaker_before(self, seen: Seen, word: str) -> Seen | None:
        """For "he said": whoever the last saying before was ascribed to."""
        if not seen.subject or seen.quote is not None or not self._view.says(self._verb(seen)):
            return None
        for at in range(seen.sentence - 1, max(-1, seen.sentence - 1 - _BACK), -1):
            for verb in self._view.sentences[at].tokens:
                if not self._view.says(verb) or self._view.quote_at(verb.start) is not None:
                    continue
                other = self._view.subject_of(self._view.sentences[at], verb)
                if other is not None and other.quote is None and self._depth(other) == 0:
                    return other if self._fits(seen, other, word) else None
        return None

    def _subject_before(self, seen: Seen, word: str) -> Seen | None:
        """A main subject takes up the main subject of the sentence before."""
        if not seen.subject or self._depth(seen) > 0 or seen.sentence == 0:
            return None
        sentence = self._view.sentences[seen.sentence - 1]
        other = self._view.subject_of(sentence, sentence.root)
        if other is None or self._quoted_apart(seen, other.mention.head.start):
            return None
        rivals = [
            o
            for o in self._candidates(seen, word, 1)
            if o.subject and self._chains.of(o) is not self._chains.of(other)
        ]
        return other if self._fits(seen, other, word) and not rivals else None

    def _only_one(self, seen: Seen, word: str) -> Seen | None:
        """The only actor it can stand for in its sentence and the two before. Not for "it", which may be a thing."""
        if word in _IT:
            return None
        chains: dict[int, Seen] = {}
        for other in self._candidates(seen, word, _BACK):
            chains.setdefault(id(self._chains.of(other)), other)
        return next(iter(chains.values())) if len(chains) == 1 and word not in _THEY else None

    def _candidates(self, seen: Seen, word: str, back: int) -> Iterator[Seen]:
        blocked = self._same_clause_subject(seen, word)
        for other in self._chains.before(seen, back):
            if other is not blocked and self._fits(seen, other, word):
                yield other

    def _same_clause_subject(self, seen: Seen, word: str) -> Seen | None:
        """Whom an object pronoun cannot stand for: the subject of its own verb (principle B of binding)."""
        if word in _BOUND and seen.top.dep == "poss":
            return None
        return (
            self._view.subject_of(self._view.sentence_of(seen), self._verb(seen))
            if not seen.subject
            else None
        )

    def _fits(self, seen: Seen, other: Seen, word: str) -> bool:
        """Number, kind and gender agree, and the candidate is not several actors at once."""
        chain = self._chains.of(other)
        if other.coordinated or _is_conjunct(other) or not _resolved(other, chain):
            return False
        if word in _THEY:
            return (
                other.many
                or chain.kind is Kind.PEOPLE
                or (other.collective and chain.named and not other.many)
            )
        if word in _IT:
            return not other.many and other.collective and chain.kind is not Kind.PERSON
        if chain.kind is not Kind.PERSON or other.many:
            return False
        return chain.woman is None or seen.woman is None or chain.woman is seen.woman

    def _crowd(self, seen: Seen) -> bool:
        """Is there anybody in the plural just before, whom "they" would rather stand for than a body?"""
        return any(o.many and o.form is not Form.PRONOUN for o in self._chains.before(seen, 1))

    def _verb(self, seen: Seen) -> Token:
        return next(self._verbs_above(seen), self._view.sentence_of(seen).root)

    def _verbs_above(self, seen: Seen) -> Iterator[Token]:
        for t in grammar.governors(self._view.sentence_of(seen), seen.top):
            if t.pos in {"VERB", "AUX"}:
                yield t

    def _depth(self, seen: Seen) -> int:
        """Clauses above the one a mention is subject of."""
        return sum(1 for t in self._verbs_above(seen) if t.dep not in {"conj", "aux"}) - 1

    def _quoted_apart(self, seen: Seen, place: int) -> bool:
        return self._view.quote_at(place) != seen.quote


def _is_conjunct(seen: Seen) -> bool:
    return seen.top.dep == "conj"


def _resolved(other: Seen, chain: Chain) -> bool:
    """A pronoun is an antecedent only once it is known whom it stands for."""
    return other.form is not Form.PRONOUN or len(chain.members) > 1
