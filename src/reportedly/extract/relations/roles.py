"""Ties told by the noun for a role: "X, the leader of Y", "Y leader X", "X is a member of Y", "its ally X"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from reportedly.codebook.predicates import Narrowing, Predicates
from reportedly.extract.clauses import after, clause_verb, doers, included, modifiers, spread
from reportedly.extract.grammar import children
from reportedly.extract.patterns import Match
from reportedly.records import Sentence, Token

_LISTING = frozenset({",", ":", "-", "–", "—", "(", "such", "including", "like"})
_WHERE = frozenset({"GPE", "LOC", "ORG"})
_UNPLACED = frozenset({"", "ORG"})
_OF_FIELD, _PLACED = frozenset({"of", "for"}), frozenset({"at", "in"})
_OF_ALONE = frozenset({"of"})
_OF = frozenset({"of", "at", "with"})


class _Role(NamedTuple):
    """A role's tie, whether both sides bear it alike, the tie it is narrowed to, the words before its last, its
    prepositions, and whether its bearer is the tie's object.
    """

    name: str
    symmetric: bool
    narrowing: Narrowing | None
    lead: tuple[str, ...]
    prepositions: frozenset[str]
    inverted: bool


class RoleIndex:
    """The codebook's role nouns by their last word."""

    def __init__(self, words: Predicates) -> None:
        self._portfolios = words.portfolio_roles
        self._roles: dict[str, list[_Role]] = {}
        for name, tie in words.ties.items():
            for inverted, group in ((False, tie.roles), (True, tie.possessions)):
                for role in group:
                    *lead, head = role.split()
                    entry = _Role(
                        name,
                        tie.symmetric,
                        tie.narrowing,
                        tuple(lead),
                        frozenset(tie.role_prepositions),
                        inverted,
                    )
                    self._roles.setdefault(head, []).append(entry)
        for entries in self._roles.values():
            entries.sort(key=lambda role: -len(role.lead))

    def _is_field(self, sentence: Sentence, role: Token, whole: Token) -> bool:
        """Is it "education" of "minister of Education", however it is written?"""
        bare = not children(sentence, whole, "det", "compound", "amod", "prep", "poss")
        return role.lemma.lower() in self._portfolios and bare and whole.entity[2:] in _UNPLACED

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """All ties of this sort in the sentence, in text order."""
        for token in sentence.tokens:
            if token.pos in {"NOUN", "PROPN"} and token.lemma.lower() in self._roles:
                yield from self._role(sentence, token)

    def _role(self, sentence: Sentence, noun: Token) -> Iterator[Match]:
        lead = _words_before(sentence, noun)
        for name, symmetric, narrowing, before, prepositions, inverted in self._roles[noun.lemma.lower()]:
            if before and lead[-len(before) :] != before:
                continue
            given = not _predicated(sentence, noun)
            bearers = _bearers(sentence, noun)
            wholes = (
                after(sentence, noun, prepositions & _OF)
                or _wholes_before(sentence, noun, before)
                or after(sentence, noun, prepositions)
                or _wholes_behind_name(sentence, noun)
            )
            wholes = tuple(
                w for w in wholes if w.lemma.lower() not in before and not self._is_field(sentence, noun, w)
            )
            if narrowing and not before and _is_narrow(sentence, noun, narrowing):
                name = narrowing.to
            if wholes:
                named = tuple(b for b in bearers if b.i not in {w.i for w in wholes})
                x, y = named or _called(sentence, noun), wholes
                yield Match(name, noun, *((y, x) if inverted else (x, y)), given=given)
            elif symmetric and noun.dep == "attr" and noun.tag == "NNS":
                for one, other in combinations(bearers, 2):
                    yield Match(name, noun, (one,), (other,))
            else:
                yield from _each_of_its_own(sentence, name, noun)
            if before:
                return


def _is_narrow(sentence: Sentence, noun: Token, narrowing: Narrowing) -> bool:
    """Is it a role for a part only ("Y's press director", "head of sales at Y")?"""
    if noun.lemma.lower() not in narrowing.roles:
        return False
    before = [t for t in children(sentence, noun, "compound", "nmod") if t.pos == "NOUN"]
    fields = [
        t for t in after(sentence, noun, _OF_FIELD) if t.pos == "NOUN" and after(sentence, noun, _PLACED)
    ]
    return bool(fields) or any(t.lemma.lower() not in narrowing.bodies for t in before)


def _words_before(sentence: Sentence, noun: Token) -> tuple[str, ...]:
    place = noun.i - sentence.tokens[0].i
    return tuple(t.lemma.lower() for t in sentence.tokens[max(0, place - 2) : place])


def _bearers(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Who bears the role: the name it is apposed to or a title of, the subject it is said of, or those that it is
    said to be or to include.
    """
    head = sentence.token(noun.head)
    found = _apposed(sentence, noun)
    title = noun.dep in {"compound", "nmod"} and head.i > noun.i and _is_name(head)
    if title or (noun.dep == "appos" and head.i != noun.i):
        found.append(head)
    elif noun.dep in {"attr", "oprd"} or (noun.dep == "pobj" and head.lemma == "as"):
        verb = clause_verb(sentence, head)
        others = [t for t in children(sentence, verb, "dobj") if t.pos != "PRON"]
        found.extend(others or doers(sentence, verb))
    elif noun.dep == "nsubj" and head.lemma == "be":
        found.extend(t for t in children(sentence, head, "attr") if _is_name(t))
    found.extend(included(sentence, noun))
    return tuple(spread(sentence, found))


def _called(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Who bears a role without a name of its own: of "its Kurdish allies" the Kurds, else whom the noun is for."""
    if children(sentence, noun, "poss"):
        before = children(sentence, noun, "amod", "compound", "nmod")
        nations = [t for t in before if t.entity.endswith("NORP")]
        if nations and not any(t.dep == "compound" for t in before):
            return tuple(spread(sentence, nations))
    return (noun,)


def _each_of_its_own(sentence: Sentence, name: str, noun: Token) -> Iterator[Match]:
    """Of "the leaders, Aldin's Tarek Oman and Velsa's Lena Voss", each of his own; by neighbours, because parsers
    lose themselves in such lists.
    """
    place = noun.i - sentence.tokens[0].i
    behind = sentence.tokens[place + 1 :]
    if noun.tag not in {"NNS", "NNPS"} or not behind or behind[0].text.lower() not in _LISTING:
        return
    for before, mark, after_ in zip(behind, behind[1:], behind[2:], strict=False):
        if before.pos in {"VERB", "AUX"} and before.lemma != "include":
            return
        if mark.tag == "POS" and _is_name(before) and _is_name(after_):
            yield Match(name, noun, (_whole_name(sentence, after_),), (before,), given=True)


def _predicated(sentence: Sentence, noun: Token) -> bool:
    """Is the role what the sentence says ("X is, would be, the leader"), rather than said in passing?"""
    return noun.dep in {"attr", "acomp"} or (noun.dep == "nsubj" and sentence.token(noun.head).lemma == "be")


def _wholes_behind_name(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Of a title before a name, what it is of where that stands behind ("President Tarek Oman of Aldin")."""
    head = sentence.token(noun.head)
    return (
        after(sentence, head, _OF_ALONE)
        if noun.dep == "compound" and _is_name(noun) and _is_name(head)
        else ()
    )


def _apposed(sentence: Sentence, noun: Token) -> list[Token]:
    """The names in apposition to a role. The parser hangs "X" of "allies of the leader, X" on "allies", so a name
    that follows the role's comma is the role's; it hangs "X" of "envoy for Y, X" on Y, and Y of "ambassador to Y X"
    on X, so a person there is the role's too; and a single name is not apposed to several ("allies").
    """
    found = [t for t in children(sentence, noun, "appos") if _is_name(t)]
    for inner in (t for p in children(sentence, noun, "prep") for t in children(sentence, p, "pobj")):
        found += [t for t in children(sentence, inner, "appos") if _may_be_somebody(sentence, t)]
        if _is_person(inner) and any(t.entity[2:] in _WHERE for t in children(sentence, inner, "compound")):
            found.append(inner)
    if noun.tag in {"NNS", "NNPS"}:
        found = [t for t in found if children(sentence, t, "conj")]
    place = noun.i - sentence.tokens[0].i
    rest = sentence.tokens[place + 1 : place + 3]
    if not found and len(rest) == 2 and rest[0].text == "," and _is_name(rest[1]):
        name = _whole_name(sentence, rest[1])
        lost = noun.dep == "ROOT" and name.dep == "nsubj"
        found = [name] if (name.dep == "appos" or lost) and _is_name(name) else []
    return found


def _whole_name(sentence: Sentence, first: Token) -> Token:
    """The last word of the name that a word begins."""
    while first.dep == "compound" and first.head > first.i:
        first = sentence.token(first.head)
    return first


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN"


def _is_person(token: Token) -> bool:
    return token.entity.endswith("PERSON")


def _may_be_somebody(sentence: Sentence, token: Token) -> bool:
    """A person's name, or one of several words that a name finder takes for a body's, as it does foreign ones."""
    if not token.entity.endswith("ORG"):
        return _is_person(token)
    return bool(children(sentence, token, "compound")) and not children(sentence, token, "det", "amod")


def _wholes_before(sentence: Sentence, noun: Token, lead: tuple[str, ...]) -> tuple[Token, ...]:
    """Of what it is a role: "Aldin's leader", "the Aldinian leader", and of a title before a name, what
    stands before the title ("Aldin leader Tarek Oman").
    """
    own = tuple(t for t in modifiers(sentence, noun) if t.lemma.lower() not in lead)
    if own or noun.dep not in {"compound", "nmod"}:
        return own
    head = sentence.token(noun.head)
    return tuple(t for t in modifiers(sentence, head) if t.i < noun.i) or children(sentence, noun, "compound")
