"""Finds the codebook's patterns in a parsed sentence: who does it, to whom. Ties and events both ask this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.codebook.patterns import BEFORE, OBJECT, SUBJECT, Argument, Pattern
from reportedly.extract.grammar import children, is_passive
from reportedly.records import Sentence, Token

_RELATIVES = frozenset({"that", "which", "who", "whom"})
_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"})
_PREPOSITIONAL = ("prep", "dative", "agent")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern of `name` at `trigger`, with the words in its slots (the heads of noun phrases, conjuncts
    included). `weight` grows with how much of the pattern was met. What is `given` is said in passing, as known ("Y's
    leader, X"): no "if" or "would" of its clause touches it.
    """

    name: str
    trigger: Token
    x: tuple[Token, ...]
    y: tuple[Token, ...]
    weight: int = 0
    given: bool = False


class PatternIndex:
    """Patterns by the lemmas that trigger them, so that a sentence is walked once."""

    def __init__(
        self,
        patterns: Mapping[str, tuple[Iterable[Pattern], Iterable[Pattern]]],
        word_sets: Mapping[str, Iterable[str]],
        light_verbs: frozenset[str],
    ) -> None:
        self._sets = {f"@{name}": frozenset(words) for name, words in word_sets.items()}
        self._light = light_verbs
        self._verbs: dict[str, list[tuple[str, Pattern]]] = {}
        self._nouns: dict[str, list[tuple[str, Pattern]]] = {}
        for name, (verbs, nouns) in patterns.items():
            for table, group in ((self._verbs, verbs), (self._nouns, nouns)):
                for pattern in group:
                    for lemma in pattern.lemmas:
                        table.setdefault(lemma, []).append((name, pattern))

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """All matches in the order of their triggers."""
        for token in sentence.tokens:
            if token.pos in {"VERB", "AUX"}:
                for name, pattern in self._verbs.get(token.lemma.lower(), ()):
                    found = self._verb(sentence, token, pattern)
                    if found:
                        yield Match(name, token, *found)
            if token.pos in {"NOUN", "PROPN"} or token.tag == "VBG":
                word = token.text if token.tag == "VBG" else token.lemma
                for name, pattern in self._nouns.get(word.lower(), ()):
                    found = self._noun(sentence, token, pattern)
                    if found:
                        yield Match(name, token, *found)

    def _verb(
        self, sentence: Sentence, verb: Token, pattern: Pattern
    ) -> tuple[tuple[Token, ...], tuple[Token, ...], int] | None:
        particle = next((t.lemma.lower() for t in children(sentence, verb, "prt")), None)
        beside = {t.lemma.lower() for t in children(sentence, verb, "prt", "advmod", "prep")}
        if pattern.particle and pattern.particle not in beside:
            return None
        passive = in_passive(sentence, verb)
        if pattern.passive and not passive:
            return None
        slots: dict[str, tuple[Token, ...]] = {"X": (), "Y": ()}
        anchors = [verb]
        weight = 2 * bool(pattern.particle)
        for argument in pattern.arguments:
            tokens = self._argument(sentence, verb, argument, pattern, anchors)
            if argument.slot:
                if argument.place == OBJECT and not tokens:  # "X hosts" alone is not "X host Y"
                    return None
                slots[argument.slot] = tokens
                weight += bool(tokens)
            else:
                fixed = [t for t in tokens if self._is_one_of(t, argument)]
                if not fixed:
                    return None
                anchors.append(fixed[0])
                weight += 2
        if (
            particle
            and not pattern.particle
            and not any(a.place == "prepositional" for a in pattern.arguments)
        ):
            return None
        return slots["X"], slots["Y"], weight

    def _argument(
        self, sentence: Sentence, verb: Token, argument: Argument, pattern: Pattern, anchors: list[Token]
    ) -> tuple[Token, ...]:
        """The words that stand at a place of a verb pattern in this clause."""
        if argument.place == "prepositional":
            return tuple(t for a in reversed(anchors) for t in after(sentence, a, argument.prepositions))
        passive = in_passive(sentence, verb) and not pattern.passive
        if argument.place == SUBJECT:
            return after(sentence, verb, frozenset({"by"})) if passive else doers(sentence, verb)
        if passive and argument.slot:
            return doers(sentence, verb)
        places = ("dobj", "attr", "oprd", "acomp", "dative", "nsubjpass", "ccomp")
        direct = [t for t in children(sentence, verb, *places) if t.dep != "dative" or t.pos != "ADP"]
        if not argument.slot:
            return tuple(spread(sentence, direct))
        fixed = {w for a in pattern.arguments if not a.slot for w in self._words(a)}
        open_ = [
            t for t in direct if t.lemma.lower() not in fixed and t.dep in {"dobj", "dative", "attr", "ccomp"}
        ]
        open_ = [t for t in open_ if t.dep != "ccomp" or t.pos in {"NOUN", "PROPN"}]
        if not open_:  # "considers Y a group": the parser makes Y the subject of a small clause
            small = [s for t in direct if t.dep == "ccomp" for s in children(sentence, t, "nsubj")]
            open_ = small if any(a.words for a in pattern.arguments) else []
        return tuple(spread(sentence, open_)) or _relative_object(sentence, verb)

    def _noun(
        self, sentence: Sentence, noun: Token, pattern: Pattern
    ) -> tuple[tuple[Token, ...], tuple[Token, ...], int] | None:
        slots: dict[str, tuple[Token, ...]] = {"X": (), "Y": ()}
        verb = self._light_verb(sentence, noun)
        paired: tuple[Token, ...] = ()
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
                    return None
            elif tokens:
                slots[argument.slot] = slots[argument.slot] or tokens
                if argument.place != BEFORE and len(tokens) > 1:
                    paired = tokens
        if paired and not (slots["X"] and slots["Y"]) and _between(sentence, paired[0]):
            slots = {"X": paired[:1], "Y": paired[1:]}
        return slots["X"], slots["Y"], sum(map(bool, slots.values()))

    def _light_verb(self, sentence: Sentence, noun: Token) -> Token | None:
        """The verb that only carries the noun: "provides" of "provides support"."""
        head = sentence.token(noun.head)
        carries = noun.dep in {"dobj", "nsubjpass"} and head.lemma.lower() in self._light
        return head if carries else None

    def _light_doers(self, sentence: Sentence, verb: Token) -> tuple[Token, ...]:
        return (
            after(sentence, verb, frozenset({"by"})) if in_passive(sentence, verb) else doers(sentence, verb)
        )

    def _words(self, argument: Argument) -> frozenset[str]:
        return frozenset(x for w in argument.words for x in self._sets.get(w, (w,)))

    def _is_one_of(self, token: Token, argument: Argument) -> bool:
        words = self._words(argument)
        return token.lemma.lower() in words or token.text.lower() in words


def best(matches: Iterable[Match]) -> list[Match]:
    """Of the matches with the same name at one trigger, the one that met most; in the order found."""
    kept: dict[tuple[str, int], Match] = {}
    for match in matches:
        key = (match.name, match.trigger.i)
        if key not in kept or match.weight > kept[key].weight:
            kept[key] = match
    return list(kept.values())


def spread(sentence: Sentence, tokens: Iterable[Token]) -> list[Token]:
    """The tokens with all that is joined to them by "and" or a comma."""
    found: list[Token] = []
    todo = list(tokens)
    while todo:
        token = todo.pop(0)
        found.append(token)
        todo = [*children(sentence, token, "conj"), *todo]
    return found


def after(sentence: Sentence, token: Token, prepositions: frozenset[str]) -> tuple[Token, ...]:
    """What stands after one of the prepositions below the token ("out of Y": after "of" below "out")."""
    found: list[Token] = []
    todo = list(children(sentence, token, *_PREPOSITIONAL))
    while todo:
        preposition = todo.pop(0)
        if preposition.lemma.lower() in prepositions:
            found += children(sentence, preposition, "pobj", "pcomp")
        todo += children(sentence, preposition, "prep")
    return tuple(spread(sentence, [t for t in found if t.pos != "VERB"]))


def modifiers(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Possessors and names before a noun ("Aldin's", "Aldin" of "Aldin support", "Aldinian")."""
    own = children(sentence, noun, "poss")
    if own:
        return tuple(spread(sentence, own))
    before = children(sentence, noun, "compound", "amod", "nmod")
    return tuple(t for t in before if t.entity[2:] in _NAMES)


def in_passive(sentence: Sentence, verb: Token) -> bool:
    """Is the verb passive, reduced ("the base held by Y") or joined to a passive one?"""
    if is_passive(sentence, verb):
        return True
    if verb.tag != "VBN" or children(sentence, verb, "aux"):
        return False
    head = sentence.token(verb.head)
    return verb.dep == "acl" or (verb.dep == "conj" and head.i != verb.i and in_passive(sentence, head))


def clause_verb(sentence: Sentence, token: Token) -> Token:
    """The nearest verb above a token, or the root."""
    while token.pos not in {"VERB", "AUX"} and token.head != token.i:
        token = sentence.token(token.head)
    return token


def doers(sentence: Sentence, verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """Who is the subject of a verb, understood ones included: "promised to arm", "accused of arming",
    "fighters arming", "which arms". In a passive clause: whom it is done to.
    """
    own = children(sentence, verb, "nsubj", "nsubjpass")
    if own:
        return tuple(spread(sentence, [_antecedent(sentence, verb, t) for t in own]))
    if depth > _DEEPEST or verb.head == verb.i:
        return ()
    head = sentence.token(verb.head)
    if verb.dep == "acl":
        understood = verb.tag in {"VBG", "VBN"}
        return tuple(spread(sentence, [head])) if understood else possessors(sentence, head, depth)
    if verb.dep == "pcomp":
        return _doers_of_prepositional(sentence, sentence.token(head.head), depth)
    if verb.dep in {"xcomp", "ccomp"} and children(sentence, head, "dobj"):
        return tuple(spread(sentence, children(sentence, head, "dobj")))
    if verb.dep in {"conj", "xcomp", "advcl", "ccomp"}:
        return doers(sentence, head, depth + 1)
    return ()


def possessors(sentence: Sentence, noun: Token, depth: int = 0) -> tuple[Token, ...]:
    """Whose a deed named by a noun is: its possessor, or the subject of the verb it is the object of."""
    own = modifiers(sentence, noun)
    head = sentence.token(noun.head)
    if own or noun.dep != "dobj" or depth > _DEEPEST:
        return own
    return doers(sentence, head, depth + 1)


def _doers_of_prepositional(sentence: Sentence, governor: Token, depth: int) -> tuple[Token, ...]:
    """Of "accused Y of arming", Y; of "Y was accused of arming", Y; of "Y succeeded in arming", Y."""
    if governor.pos in {"PROPN", "PRON"}:  # the parser hangs "of arming" on Y
        return (governor,)
    if governor.pos not in {"VERB", "AUX"}:
        return possessors(sentence, governor, depth)
    objects = children(sentence, governor, "dobj")
    return tuple(spread(sentence, objects)) if objects else doers(sentence, governor, depth + 1)


def _antecedent(sentence: Sentence, verb: Token, subject: Token) -> Token:
    """What a relative pronoun stands for."""
    if subject.lemma.lower() not in _RELATIVES:
        return subject
    clause = verb
    while clause.dep == "conj" and clause.head != clause.i:
        clause = sentence.token(clause.head)
    return sentence.token(clause.head) if clause.dep == "relcl" else subject


def _relative_object(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Of "the group that Aldin hosts", the group."""
    if verb.dep != "relcl" or not children(sentence, verb, "nsubj"):
        return ()
    if any(t.lemma.lower() in _RELATIVES for t in children(sentence, verb, "nsubj")):
        return ()
    return (sentence.token(verb.head),)


def _between(sentence: Sentence, token: Token) -> bool:
    """Does "between" or "of" govern the first of a pair?"""
    return sentence.token(token.head).lemma.lower() in {"between", "of"}
