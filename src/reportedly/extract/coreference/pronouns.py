"""Pronouns: whom "he", "they", "it" and, inside quotations, "I" and "we" stand for, where the text makes it plain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportedly.extract import grammar
from reportedly.extract.coreference.chains import Chains
from reportedly.extract.coreference.view import Seen, View
from reportedly.records import Form, Kind, Token

_I = frozenset({"i", "me", "my", "mine", "myself"})
_FIRST = _I | {"we", "us", "our", "ours", "ourselves"}
_YOU = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATIVES = frozenset({"who", "which", "that"})
_OBJECTS = frozenset({"him", "her", "them"})
_IT = frozenset({"it", "its", "itself"})
_BACK, _VOICE = 2, 6
"""Sentences before its own in which an antecedent is looked for; those within a quotation are more, up to a voice."""

_CLEARLY = 2
"""Who is spoken of so many times as often as anybody else is the one "he" stands for."""


class Pronouns:
    """Finds a pronoun's antecedent by speaker, clause, subject, and only then by being the only one possible."""

    def __init__(self, view: View, chains: Chains) -> None:
        self._view, self._chains = view, chains

    def join(self, seen: Seen) -> None:
        """Join one pronoun to its antecedent, if the text makes plain which."""
        word = seen.mention.head.exact.lower()
        speaker = self._view.speakers.get(seen.quote) if seen.quote is not None else None
        if word in _YOU:
            self._addressee(seen)
            return
        if word in _FIRST:
            self._first_person(seen, word, speaker)
            return
        if word in _RELATIVES:
            self._relative(seen)
            return
        for find, score, why in (
            (self._own_subject, 0.85, "the subject of its clause"),
            (self._first_conjunct, 0.86, "who is named first of the two"),
            (self._clause_above, 0.84, "the subject of the clause above"),
            (self._speaker_before, 0.86, "who was speaking just before"),
            (self._subject_before, 0.8, "the subject of the sentence before"),
            (self._only_one, 0.75, "the only one it can stand for"),
            (self._most_spoken_of, 0.7, "the one spoken of most"),
        ):
            other = find(seen, word)
            if other is None:
                continue
            if speaker is not None and self._chains.of(other) is self._chains.of(speaker):
                continue  # inside a quotation, "he" is not who speaks
            if self._chains.join(seen, other, score, f'"{seen.text}" stands for {why}, "{other.text}"'):
                return

    def _first_person(self, seen: Seen, word: str, speaker: Seen | None) -> None:
        """Of "I": who speaks the quotation; of "we" too, with others, where it says or thinks something. Where nobody
        is named as speaking, the first person of one paragraph and quotation is one.
        """
        if speaker is not None:
            if word in _I or (seen.subject and self._view.says(self._verb(seen))):
                score = 0.9 if word in _I else 0.6
                self._chains.join(seen, speaker, score, f'"{speaker.text}" speaks the quotation')
            return
        paragraph = self._view.sentence_of(seen).paragraph
        for other in self._chains.before(seen, _VOICE):
            alike = other.mention.head.exact.lower() in (_I if word in _I else _FIRST - _I)
            if alike and other.quote == seen.quote and self._view.sentence_of(other).paragraph == paragraph:
                why = f'"{seen.text}" and "{other.text}" stand in one paragraph'
                self._chains.join(seen, other, 0.7, why)
                return

    def _addressee(self, seen: Seen) -> None:
        """Of "you": whoever was addressed before in the same quotation or, outside any, the same paragraph."""
        paragraph = self._view.sentence_of(seen).paragraph
        for other in self._chains.before(seen, _VOICE):
            if other.mention.head.exact.lower() in _YOU and other.quote == seen.quote:
                if self._view.sentence_of(other).paragraph == paragraph:
                    why = f'"{seen.text}" and "{other.text}" stand in one paragraph'
                    self._chains.join(seen, other, 0.7, why)
                return

    def _relative(self, seen: Seen) -> None:
        """Of "who", "which" and "that": they stand for the noun that their clause belongs to."""
        sentence = self._view.sentence_of(seen)
        clause = next((t for t in grammar.governors(sentence, seen.top) if t.dep == "relcl"), None)
        other = self._view.by_token.get(clause.head) if clause else None
        if other is not None and other.number < seen.number and other.form is not Form.PRONOUN:
            why = f'"{seen.text}" begins a clause about "{other.text}"'
            self._chains.join(seen, other, 0.93, why)

    def _own_subject(self, seen: Seen, word: str) -> Seen | None:
        """For possessives and reflexives: the subject of the verb they stand under, if nobody comes between."""
        if seen.top.dep != "poss" and not word.endswith(("self", "selves")):
            return None
        for verb in self._verbs_above(seen):
            other = self._view.subject_of(self._view.sentence_of(seen), verb)
            if other is not None and other.number < seen.number:
                team = word in _THEY and other.collective and not _is_several(other)
                fits = self._fits(seen, other, word) or team
                return other if fits and not self._between(other, seen, word) else None
        return None

    def _first_conjunct(self, seen: Seen, word: str) -> Seen | None:
        """For "X and his Y": X."""
        if seen.top.dep != "poss":
            return None
        sentence = self._view.sentence_of(seen)
        owned = sentence.token(seen.top.head)
        first = self._view.by_token.get(owned.head) if owned.dep == "conj" else None
        if first is None or not self._fits(seen, first, word, alone=True):
            return None
        return first

    def _clause_above(self, seen: Seen, word: str) -> Seen | None:
        """For a subject of a lower clause ("X said he ..."): the nearest subject above it that it can stand for."""
        if not seen.subject or word in _OBJECTS:
            return None
        verbs = list(self._verbs_above(seen))
        if word in _IT and verbs and verbs[0].dep == "relcl":
            return None
        for verb in verbs[1:]:
            if self._view.quote_at(verb.start) != seen.quote:
                return None
            other = self._view.subject_of(self._view.sentence_of(seen), verb)
            if other is not None and other is not seen and other.number < seen.number:
                if self._fits(seen, other, word):
                    return other
                if other.kind is Kind.PERSON or word in _IT:
                    return None
        return None

    def _speaker_before(self, seen: Seen, word: str) -> Seen | None:
        """For "he said": whoever the last saying before was ascribed to."""
        if not seen.subject or seen.quote is not None or not self._view.says(self._verb(seen)):
            return None
        left = _BACK
        for at in range(seen.sentence - 1, max(-1, seen.sentence - 1 - _VOICE), -1):
            spoken = self._view.quote_at(self._view.sentences[at].start) is not None
            left -= not spoken or self._view.quote_at(self._view.sentences[at].end - 1) is None
            if left < 0:
                return None
            for verb in self._view.sentences[at].tokens:
                if not self._view.says(verb) or self._view.quote_at(verb.start) is not None:
                    continue
                other = self._view.subject_of(self._view.sentences[at], verb)
                if other is not None and other.quote is None and self._is_main(other):
                    return other if self._fits(seen, other, word) else None
        return None

    def _subject_before(self, seen: Seen, word: str) -> Seen | None:
        """A main subject takes up the main subject of the sentence before, if no other subject there fits."""
        if not seen.subject or not self._is_main(seen) or seen.sentence == 0:
            return None
        sentence = self._view.sentences[seen.sentence - 1]
        other = self._view.subject_of(sentence, sentence.root)
        if other is None or other.quote != seen.quote or not self._fits(seen, other, word):
            return None
        chain = self._chains.of(other)
        rivals = (o for o in self._candidates(seen, word, 1) if o.subject and self._chains.of(o) is not chain)
        return other if next(rivals, None) is None else None

    def _only_one(self, seen: Seen, word: str) -> Seen | None:
        """The only person it can stand for in its sentence and the two before."""
        if word in _IT or word in _THEY:
            return None
        nearest = self._nearest(seen, word)
        return nearest[0] if len(nearest) == 1 else None

    def _most_spoken_of(self, seen: Seen, word: str) -> Seen | None:
        """The person whom the sentences before speak of by far the most, the last time as a subject."""
        if word in _IT or word in _THEY:
            return None
        nearest = {id(self._chains.of(o)): o for o in self._nearest(seen, word)}
        times = Counter(id(self._chains.of(o)) for o in self._chains.before(seen, _BACK * 2)).most_common()
        ranked = [(chain, count) for chain, count in times if chain in nearest]
        if len(ranked) < 2 or ranked[0][1] < _CLEARLY * ranked[1][1]:
            return None
        return nearest[ranked[0][0]] if nearest[ranked[0][0]].subject else None

    def _nearest(self, seen: Seen, word: str) -> list[Seen]:
        """The last mention of each actor it can stand for."""
        chains: dict[int, Seen] = {}
        for other in self._candidates(seen, word, _BACK):
            chains.setdefault(id(self._chains.of(other)), other)
        return list(chains.values())

    def _candidates(self, seen: Seen, word: str, back: int) -> Iterator[Seen]:
        """Mentions before it that it can stand for; not the subject of the verb whose object it is (principle B)."""
        blocked = None
        if not seen.subject and seen.top.dep != "poss":
            blocked = self._view.subject_of(self._view.sentence_of(seen), self._verb(seen))
        for other in self._chains.before(seen, back):
            if other is not blocked and self._fits(seen, other, word):
                yield other

    def _between(self, first: Seen, seen: Seen, word: str) -> bool:
        """Does another actor that the pronoun could stand for come in between?"""
        chain = self._chains.of(first)
        return any(
            self._fits(seen, other, word) and self._chains.of(other) is not chain
            for other in self._view.seen[first.number + 1 : seen.number]
            if other.form is not Form.PRONOUN
        )

    def _fits(self, seen: Seen, other: Seen, word: str, *, alone: bool = False) -> bool:
        """Number, kind and gender agree; the candidate is not several actors at once (unless taken `alone`), nor a
        pronoun of nobody knows whom, nor a phrase that the pronoun is part of.
        """
        chain = self._chains.of(other)
        if (_is_several(other) and not alone) or other.mention.span.contains(seen.mention.span):
            return False
        if other.form is Form.PRONOUN and (
            len(chain.members) == 1 or other.mention.head.exact.lower() in _FIRST | _YOU
        ):
            return False
        if word in _THEY:
            body = other.collective and chain.named and not self._crowd(seen)
            return other.many or chain.kind is Kind.PEOPLE or body
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

    def _is_main(self, seen: Seen) -> bool:
        """Is it the subject of a main clause?"""
        return sum(1 for t in self._verbs_above(seen) if t.dep not in {"conj", "aux"}) <= 1


def _is_several(seen: Seen) -> bool:
    """Is it one of several joined by "and", so that the whole is somebody else?"""
    return seen.coordinated or seen.top.dep == "conj"
