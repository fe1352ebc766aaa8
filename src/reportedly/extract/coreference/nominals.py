"""Definite noun phrases: "the group", "the former intelligence officer"."""

from __future__ import annotations

from reportedly.codebook import Codebook
from reportedly.extract import grammar
from reportedly.extract.coreference.chains import Chain, Chains, compatible
from reportedly.extract.coreference.view import Seen, View
from reportedly.records import Form, Kind

_NEAR, _BACK, _FAR = 2, 4, 8
"""Sentences back to look: for what stands for somebody just spoken of, for what tells of him, for the same noun."""

_PREDICATES = frozenset({"attr", "oprd"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})


class Nominals:
    """Finds what definite nominals refer back to, only where one antecedent is plainly meant."""

    def __init__(self, view: View, chains: Chains, codebook: Codebook) -> None:
        self._view, self._chains, self._words = view, chains, codebook.actors
        self._told: dict[frozenset[str], Seen] = {}

    def join(self, seen: Seen) -> None:
        """Join one nominal to its antecedent, if it has one."""
        lemma = seen.top.lemma.lower()
        if not seen.definite or lemma in self._words.nouns_of_many:
            return
        general = lemma in self._words.general_nouns
        if (general and self._named_inside(seen)) or self._named_behind(seen):
            return
        if self._is_told_apart(seen) or self._chains.of(seen).named:
            return
        if lemma in self._words.nouns_of_states:
            self._state(seen, lemma)
            return
        if self._same_noun(seen, lemma) or seen.many or self._same_words(seen, lemma):
            return
        if self._described(seen, lemma):
            return
        if general and _possessor(seen) is None and not any(map(str.isupper, seen.text[1:])):
            self._body(seen, lemma)

    def _is_told_apart(self, seen: Seen) -> bool:
        """Does the phrase itself say who is meant ("the group that ...", "the head of ...")?"""
        inside = seen.mention.span
        after = grammar.children(self._view.sentence_of(seen), seen.top, "prep", "relcl", "acl")
        return any(inside.start <= t.start < inside.end for t in after)

    def _named_inside(self, seen: Seen) -> bool:
        """The name that a general noun only repeats: "the Aldin Front group"."""
        for t in grammar.children(self._view.sentence_of(seen), seen.top, "compound", "nmod"):
            named = self._view.by_token.get(t.i)
            named = None if named is None or self._is_joined(named) else named
            if named is not None and named.form is Form.NAME and compatible(named.kind, seen.kind):
                return self._chains.join(seen, named, 0.9, f'"{seen.text}" is named "{named.text}"')
        return False

    def _is_joined(self, seen: Seen) -> bool:
        """Does a hyphen join it to what stands before or behind it ("the anti-Front coalition")?"""
        head, text = seen.mention.head, self._view.text
        return text[head.start - 1 : head.start] in {"-", "–"} or text[head.end : head.end + 1] in {"-", "–"}

    def _named_behind(self, seen: Seen) -> bool:
        """The place that a noun only introduces: "the city of Velsa"."""
        if seen.kind is not Kind.PLACE or seen.many:
            return False
        sentence = self._view.sentence_of(seen)
        for of in grammar.children(sentence, seen.top, "prep"):
            place = grammar.children(sentence, of, "pobj")[:1] if of.text == "of" else ()
            named = self._view.by_token.get(place[0].i) if place else None
            if named is not None and named.form is Form.NAME and named.kind is Kind.PLACE:
                return self._chains.join(named, seen, 0.9, f'"{seen.text}" is named "{named.text}"')
        return False

    def _state(self, seen: Seen, lemma: str) -> None:
        """For "the country": the only state that is spoken of just before, also by its adjective ("the Turkish
        president").
        """
        if seen.many or _possessor(seen) or seen.described - {lemma} - self._words.empty_modifiers:
            return
        before = [o for o in self._chains.before(seen, _NEAR) if o.nation]
        states = [o for o in before if o.identity == f"{o.kind} {o.nation}" and o.kind is not Kind.PEOPLE]
        if states and len({o.nation for o in before}) == 1:
            why = f'"{seen.text}" stands for the only {lemma} spoken of just before, "{states[0].text}"'
            self._chains.join(seen, states[0], 0.78, why)

    def _same_noun(self, seen: Seen, lemma: str) -> bool:
        """The nearest earlier nominal with the same noun, if its modifiers and its possessor allow it."""
        mine, owner = seen.described - {lemma}, _possessor(seen)
        if owner in _POSSESSIVES:
            return False
        for other in self._chains.before(seen, _FAR):
            if other.top.lemma.lower() != lemma or other.many is not seen.many or not self._refers(other):
                continue
            chain = self._chains.of(other)
            if owner != _possessor(other) or _nations_differ(seen, chain) or not mine <= chain.described:
                return False
            if not mine and not other.described - {lemma} <= chain.described:
                return False
            if seen.many and not mine and not other.definite:
                return False
            return self._chains.join(seen, other, 0.82, f'"{seen.text}" takes up "{other.text}"')
        return False

    def _same_words(self, seen: Seen, lemma: str) -> bool:
        """A body told of in exactly the same words, however far back: "the Aldin-led coalition"."""
        if seen.kind in {Kind.PERSON, Kind.PEOPLE} or not any(map(str.isupper, seen.text[1:])):
            return False
        earlier = self._told.get(key := seen.described | {lemma})
        self._told[key] = seen
        if earlier is None or _possessor(earlier) != _possessor(seen):
            return False
        return self._chains.join(seen, earlier, 0.8, f'"{seen.text}" repeats "{earlier.text}"')

    def _refers(self, other: Seen) -> bool:
        """Does a nominal stand for somebody, or only say what somebody is ("is a group", "listed as a group")?"""
        governor = self._view.sentence_of(other).token(other.top.head)
        return (
            other.form is Form.NOMINAL and other.top.dep not in _PREDICATES and governor.text.lower() != "as"
        )

    def _described(self, seen: Seen, lemma: str) -> bool:
        """The one actor told of in the same words: "the former intelligence officer"."""
        mine = seen.described | {lemma}
        scored: dict[int, tuple[int, Seen]] = {}
        for other in self._chains.before(seen, _BACK):
            chain = self._chains.of(other)
            if other.form is Form.PRONOUN or not self._could_be_one(seen, other, chain):
                continue
            shared = mine & chain.described
            telling = shared - self._words.empty_modifiers
            role = seen.kind is Kind.PERSON and lemma in shared and mine <= shared
            of_kind = seen.kind is Kind.PERSON or lemma in shared
            if (len(shared) >= 2 and telling and of_kind) or role:
                scored.setdefault(id(chain), (len(shared), other))
        best = sorted(scored.values(), key=lambda option: -option[0])
        if not best or (len(best) > 1 and best[0][0] == best[1][0]):
            return False
        other = best[0][1]
        shared = mine & self._chains.of(other).described
        why = f'"{seen.text}" and "{other.text}" are told of in the same words ({", ".join(sorted(shared))})'
        return self._chains.join(seen, other, 0.8, why)

    def _body(self, seen: Seen, lemma: str) -> None:
        """For "the group": the one body of a kind it can be, just before; of several, the only subject."""
        sentence = self._view.sentence_of(seen)
        own = {id(self._view.subject_of(sentence, verb)) for verb in grammar.governors(sentence, seen.top)}
        options: list[Seen] = []
        for other in self._chains.before(seen, _NEAR):
            if options and other.sentence < options[0].sentence:
                break
            chain = self._chains.of(other)
            new = all(self._chains.of(o) is not chain for o in options)
            if new and id(other) not in own and self._can_stand_for(seen, other, chain):
                options.append(other)
        if len(options) > 1:
            options = [o for o in options if o.subject]
        if len(options) == 1:
            why = f'"{seen.text}" stands for the {lemma} spoken of just before, "{options[0].text}"'
            self._chains.join(seen, options[0], 0.78, why)

    def _could_be_one(self, seen: Seen, other: Seen, chain: Chain) -> bool:
        """Nothing speaks against the two being one: kind, number, nation, or one lying within the other."""
        nested = seen.mention.span.overlaps(other.mention.span)
        return compatible(chain.kind, seen.kind) and not (
            other.many or nested or _nations_differ(seen, chain)
        )

    def _can_stand_for(self, seen: Seen, other: Seen, chain: Chain) -> bool:
        """Is the noun a usual one for such a body ("group" for an armed group, but "ministry" for agencies alone)?"""
        if not self._could_be_one(seen, other, chain) or not (chain.named or other.form is Form.NOMINAL):
            return False
        if not chain.named and other.top.lemma.lower() != seen.top.lemma.lower():
            return False
        lemma = seen.top.lemma.lower()
        if lemma in self._words.nouns_in_names and not any(lemma in m.words for m in chain.members):
            return False
        if seen.kind is Kind.PLACE and other.nation:
            return False  # a state is no town
        if seen.kind is Kind.ORGANIZATION:
            return chain.kind not in {Kind.AGENCY, Kind.OUTLET}
        return chain.kind is seen.kind


def _possessor(seen: Seen) -> str | None:
    """The possessor before the noun, as written."""
    words = seen.text.lower().split()
    owner = next((n for n, word in enumerate(words) if word.endswith(("'s", "’s", "s'", "s’"))), None)
    if owner is not None and owner < len(words) - 1:
        return " ".join(words[: owner + 1])
    return words[0] if words[0] in _POSSESSIVES else None


def _nations_differ(seen: Seen, chain: Chain) -> bool:
    return bool(seen.nation and chain.nation and seen.nation != chain.nation)
