"""Ties told by a hyphen: "X-backed Y", "Y-based X", "anti-Y X"."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.codebook.predicates import Predicates
from reportedly.extract.clauses import spread
from reportedly.extract.patterns import HYPHENS, Match
from reportedly.records import Sentence, Token

_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"})
_NOUNS = frozenset({"NOUN", "PROPN"})


class CompoundIndex:
    """The codebook's compound participles and prefixes."""

    def __init__(self, words: Predicates) -> None:
        self._participles: dict[str, list[tuple[str, bool]]] = {}
        self._prefixes: dict[str, list[str]] = {}
        for name, tie in words.ties.items():
            for inverted, group in ((False, tie.participles), (True, tie.inverted)):
                for participle in group:
                    self._participles.setdefault(participle, []).append((name, inverted))
            for prefix in tie.prefixes:
                self._prefixes.setdefault(prefix, []).append(name)

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """All ties of this sort in the sentence, in text order of their hyphens."""
        for before, hyphen, behind in zip(
            sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False
        ):
            if hyphen.text not in HYPHENS:
                continue
            if behind.text.lower() in self._participles and _is_name(before):
                yield from self._participle(sentence, before, behind)
            elif before.text.lower() in self._prefixes and behind.text[:1].isupper():
                bearers = _bearers(sentence, behind)
                for name in self._prefixes[before.text.lower()] if bearers else ():
                    yield Match(name, before, bearers, (behind,), given=True)

    def _participle(self, sentence: Sentence, first: Token, participle: Token) -> Iterator[Match]:
        bearers = _bearers(sentence, participle)
        for name, inverted in self._participles[participle.text.lower()] if bearers else ():
            x, y = (bearers, (first,)) if inverted else ((first,), bearers)
            yield Match(name, participle, x, y, given=True)


def _bearers(sentence: Sentence, last: Token) -> tuple[Token, ...]:
    """Of what a compound that ends with the token is said: the noun behind it that it hangs on, or a name it is said
    of ("X is Y-backed").
    """
    noun = last
    while noun.pos not in _NOUNS and noun.head != noun.i and noun.head > noun.i:
        noun = sentence.token(noun.head)
    if noun.i > last.i and noun.pos in _NOUNS:
        return tuple(spread(sentence, [noun]))
    return ()


def _is_name(token: Token) -> bool:
    return token.entity[2:] in _NAMES or token.pos == "PROPN" or token.text[:1].isupper()
