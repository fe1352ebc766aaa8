"""Finds the codebook's patterns in a parsed sentence: who does it, to whom. Ties and events both ask this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from reportedly.codebook.patterns import BEARER, BEFORE, OBJECT, PREPOSITIONAL, SUBJECT, Argument, Pattern
from reportedly.extract.clauses import (
    after,
    described,
    doers,
    in_passive,
    included,
    modifiers,
    place_of_clause,
    relative_object,
    remaining,
    spread,
)
from reportedly.extract.grammar import children
from reportedly.records import Kind, Sentence, Token

Tokens = tuple[Token, ...]

HYPHENS = frozenset({"-", "–", "‑"})
_PLACES = frozenset({"in", "at", "into", "near", "inside"})
_BY, _DURING = frozenset({"by"}), frozenset({"in", "during"})
_DIRECT = ("dobj", "attr", "oprd", "acomp", "dative", "nsubjpass", "ccomp")


class Ways(NamedTuple):
    """How one thing is put into words."""

    verbs: Iterable[Pattern] = ()
    nouns: Iterable[Pattern] = ()
    adjectives: Iterable[Pattern] = ()


class Match(NamedTuple):
    """A pattern of `name` at `trigger`, with the words in its slots (the heads of noun phrases, conjuncts
    included). `weight` grows with how much of the pattern was met. What is `given` is said in passing, as known ("Y's
    leader, X"): no "if" or "would" of its clause touches it. With `kinds`, X and Y must be of those.
    """

    name: str
    trigger: Token
    x: Tokens
    y: Tokens
    weight: int = 0
    given: bool = False
    kinds: tuple[frozenset[Kind], frozenset[Kind]] | None = None


class PatternIndex:
    """Patterns by the lemmas that trigger them, so that a sentence is walked once."""

    def __init__(
        self,
        patterns: Mapping[str, Ways],
        word_sets: Mapping[str, Iterable[str]],
        light_verbs: frozenset[str],
    ) -> None:
        self._sets = {f"@{name}": frozenset(words) for name, words in word_sets.items()}
        self._light = light_verbs
        self._verbs: dict[str, list[tuple[str, Pattern]]] = {}
        self._nouns: dict[str, list[tuple[str, Pattern]]] = {}
        self._adjectives: dict[str, list[tuple[str, Pattern]]] = {}
        for name, ways in patterns.items():
            for table, group in zip((self._verbs, self._nouns, self._adjectives), ways, strict=True):
                for pattern in group:
                    for lemma in pattern.lemmas:
                        table.setdefault(lemma, []).append((name, pattern))

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """All matches in the order of their triggers."""
        for token in sentence.tokens:
            lemma = token.lemma.lower()
            if token.pos in {"VERB", "AUX"}:
                for name, pattern in self._verbs.get(lemma) or self._verbs.get(f"{lemma}e", []):
                    yield from self._verb(sentence, token, name, pattern)
            if token.pos in {"NOUN", "PROPN"} or token.tag == "VBG":
                word = token.text.lower() if token.tag == "VBG" else lemma
                for name, pattern in self._nouns.get(word, ()):
                    yield from self._noun(sentence, token, name, pattern)
            if token.pos in {"ADJ", "VERB", "ADV"}:
                for name, pattern in self._adjectives.get(token.text.lower(), ()):
                    yield from self._adjective(sentence, token, name, pattern)

    def _verb(self, sentence: Sentence, verb: Token, name: str, pattern: Pattern) -> Iterator[Match]:
        if not self._may_be(sentence, verb, pattern):
            return
        slots: dict[str, Tokens] = {"X": (), "Y": ()}
        anchors, weight = [verb], 2 * bool(pattern.particle)
        for argument in pattern.arguments:
            tokens = self._argument(sentence, verb, argument, pattern, anchors) or (
                self._deeds(sentence, verb) if argument.place == SUBJECT and not pattern.passive else ()
            )
            if argument.slot is None:
                fixed = [t for t in tokens if self._is_one_of(t, argument)]
                if not fixed:
                    return
                anchors.append(fixed[0])
                weight += 2
                continue
            if argument.place == OBJECT and not tokens:  # "X hosts" alone is not "X host Y"
                return
            slots[argument.slot] = tokens
            weight += bool(tokens)
        if not pattern.mutual:
            yield Match(name, verb, slots["X"], slots["Y"], weight)
        elif len(anchors) > 1 or not children(sentence, verb, "dobj"):
            several = [t for x in slots["X"] for t in included(sentence, x) or (x,)]
            for one, other in combinations(several, 2):
                yield Match(name, verb, (one,), (other,), weight)

    def _may_be(self, sentence: Sentence, verb: Token, pattern: Pattern) -> bool:
        """Has the verb the pattern's particle and voice, and no particle that makes it another verb?"""
        beside = {t.lemma.lower() for t in children(sentence, verb, "prt", "advmod", "prep")}
        if pattern.particle and pattern.particle not in beside:
            return False
        if pattern.passive and not in_passive(sentence, verb):
            return False
        prepositional = any(a.place == PREPOSITIONAL for a in pattern.arguments)
        return bool(pattern.particle) or prepositional or not children(sentence, verb, "prt")

    def _argument(
        self, sentence: Sentence, verb: Token, argument: Argument, pattern: Pattern, anchors: list[Token]
    ) -> Tokens:
        """The words that stand at a place of a verb pattern in this clause."""
        if argument.place == PREPOSITIONAL:
            found = tuple(t for a in reversed(anchors) for t in after(sentence, a, argument.prepositions))
            if found or not argument.slot:
                return found
            if "of" in argument.prepositions and anchors[-1].pos == "NOUN":
                return modifiers(sentence, anchors[-1])
            return place_of_clause(sentence, verb) if argument.prepositions & _PLACES else ()
        passive = in_passive(sentence, verb) and not pattern.passive
        if argument.place == SUBJECT:
            return after(sentence, verb, _BY) if passive else doers(sentence, verb)
        if passive and argument.slot:
            return doers(sentence, verb)
        direct = [t for t in children(sentence, verb, *_DIRECT) if t.dep != "dative" or t.pos != "ADP"]
        return (
            self._objects(sentence, verb, direct, pattern)
            if argument.slot
            else tuple(spread(sentence, direct))
        )

    def _deeds(self, sentence: Sentence, verb: Token) -> Tokens:
        """What was done to whom a passive is told of, where it is said instead of by whom ("killed in an Aldinian
        raid").
        """
        if not in_passive(sentence, verb):
            return ()
        deeds = after(sentence, verb, _DURING)
        named = (t for t in deeds if any(_is_deed(p) for _, p in self._nouns.get(t.lemma.lower(), ())))
        return tuple(
            who
            for t in named
            for who in modifiers(sentence, t) or after(sentence, t, _BY) or _behind(sentence, t)
        )

    def _objects(self, sentence: Sentence, verb: Token, direct: list[Token], pattern: Pattern) -> Tokens:
        fixed = {w for a in pattern.arguments if not a.slot for w in self._words(a)}
        open_ = [
            t
            for t in direct
            if t.lemma.lower() not in fixed
            and t.dep in {"dobj", "dative", "attr", "ccomp"}
            and (t.dep != "ccomp" or t.pos in {"NOUN", "PROPN"})
        ]
        if not open_ and any(a.words for a in pattern.arguments):
            # "considers Y a group": the parser makes Y the subject of a small clause
            open_ = [s for t in direct if t.dep == "ccomp" for s in children(sentence, t, "nsubj")]
        if not open_:  # "allows Y to return": the parser makes Y the subject of the complement
            below = [t for t in children(sentence, verb, "ccomp") if t.tag == "VB"]
            open_ = [s for t in below for s in children(sentence, t, "nsubj")]
        return tuple(spread(sentence, open_)) or remaining(sentence, verb) or relative_object(sentence, verb)

    def _noun(self, sentence: Sentence, noun: Token, name: str, pattern: Pattern) -> Iterator[Match]:
        slots: dict[str, Tokens] = {"X": (), "Y": ()}
        verb = self._light_verb(sentence, noun)
        paired: Tokens = ()
        for argument in pattern.arguments:
            if argument.place == BEFORE:
                tokens = modifiers(sentence, noun)
                if not tokens and verb is not None and argument.slot == "X":
                    tokens = self._light_doers(sentence, verb)
            else:
                tokens = after(sentence, noun, argument.prepositions)
                if not tokens and verb is not None:
                    tokens = after(sentence, verb, argument.prepositions)
            if argument.slot is None:
                if not any(self._is_one_of(t, argument) for t in tokens):
                    return
            elif tokens:
                slots[argument.slot] = slots[argument.slot] or tokens
                if argument.place != BEFORE and len(tokens) > 1:
                    paired = tokens
        slots["X"] = slots["X"] or _behind(sentence, noun)
        weight = sum(map(bool, slots.values()))
        if any("between" in a.prepositions for a in pattern.arguments):
            paired = paired or _hyphened(sentence, noun)
        if paired and (weight < 2 or _hyphened(sentence, noun)) and _mutual(sentence, paired[0]):
            for one, other in combinations(paired, 2):
                yield Match(name, noun, (one,), (other,), 2)
            return
        yield Match(name, noun, slots["X"], slots["Y"], weight)

    def _adjective(self, sentence: Sentence, word: Token, name: str, pattern: Pattern) -> Iterator[Match]:
        slots: dict[str, Tokens] = {"X": (), "Y": ()}
        for argument in pattern.arguments:
            bearer = argument.place == BEARER
            tokens = described(sentence, word) if bearer else after(sentence, word, argument.prepositions)
            if argument.slot:
                slots[argument.slot] = tokens
            elif not any(self._is_one_of(t, argument) for t in tokens):
                return
        if slots["Y"]:
            yield Match(name, word, slots["X"], slots["Y"], 1 + bool(slots["X"]))

    def _light_verb(self, sentence: Sentence, noun: Token) -> Token | None:
        """The verb that carries the noun: "provides" of "provides support", "the war that X wages", "flew in support
        of Y".
        """
        head = sentence.token(noun.head)
        if noun.dep in {"dobj", "nsubjpass"} and head.lemma.lower() in self._light:
            return head
        above = sentence.token(head.head)
        if (
            noun.dep == "pobj"
            and head.lemma == "in"
            and above.pos == "VERB"
            and not children(sentence, noun, "det")
        ):
            return above
        below = children(sentence, noun, "relcl", "acl")
        return next((t for t in below if t.lemma.lower() in self._light and t.tag != "VB"), None)

    def _light_doers(self, sentence: Sentence, verb: Token) -> Tokens:
        if in_passive(sentence, verb):
            return after(sentence, verb, _BY)
        return () if verb.dep == "acl" else doers(sentence, verb)

    def _words(self, argument: Argument) -> frozenset[str]:
        return frozenset(x for w in argument.words for x in self._sets.get(w, (w,)))

    def _is_one_of(self, token: Token, argument: Argument) -> bool:
        words = self._words(argument)
        return token.lemma.lower() in words or token.text.lower() in words


def best(matches: Iterable[Match]) -> list[Match]:
    """Of the matches with the same name at one trigger, those that met most; in the order found."""
    kept: dict[tuple[str, int], list[Match]] = {}
    for match in matches:
        known = kept.setdefault((match.name, match.trigger.i), [])
        if known and match.weight > known[0].weight:
            known.clear()
        if not known or match.weight == known[0].weight:
            known.append(match)
    return [match for known in kept.values() for match in known]


def _is_deed(pattern: Pattern) -> bool:
    """Is the noun for something done ("raid on Y"), rather than for a place ("camp in Y")?"""
    return any(a.prepositions - _PLACES for a in pattern.arguments)


def _behind(sentence: Sentence, noun: Token) -> Tokens:
    """Who is behind a deed without being its possessor: a common noun before it ("rebel raids"), or who leads it
    ("Aldin-led raids").
    """
    before = children(sentence, noun, "compound", "amod", "nmod")
    leaders = [t for led in before if led.text.lower() == "led" for t in children(sentence, led)]
    found = [t for t in leaders if t.pos in {"NOUN", "PROPN"}]
    return tuple(found or (t for t in before if t.pos == "NOUN" and t.dep == "compound"))


def _mutual(sentence: Sentence, token: Token) -> bool:
    """Does "between" or "of" govern the first of a pair, or a hyphen join it to the other?"""
    place = token.i - sentence.tokens[0].i + 1
    hyphened = place < len(sentence.tokens) and sentence.tokens[place].text in HYPHENS
    return hyphened or sentence.token(token.head).lemma.lower() in {"between", "of"}


def _hyphened(sentence: Sentence, noun: Token) -> Tokens:
    """The two names of "Aldin-Velsa talks"."""
    place = noun.i - sentence.tokens[0].i
    while (
        place > 3
        and sentence.tokens[place - 1].pos in {"NOUN", "ADJ"}
        and sentence.tokens[place - 2].text not in HYPHENS
    ):
        place -= 1
    before = sentence.tokens[max(0, place - 3) : place]
    pair = len(before) == 3 and before[1].text in HYPHENS
    return (before[0], before[2]) if pair and all(t.text[:1].isupper() for t in before[::2]) else ()
