"""Ties told by two names side by side: "X of Y", "Y's X", "Y X", with nothing but their kinds to say which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from reportedly.codebook.patterns import ADJACENT, POSSESSIVE, Phrase
from reportedly.codebook.predicates import Predicates
from reportedly.extract.clauses import spread
from reportedly.extract.grammar import children
from reportedly.extract.patterns import Match
from reportedly.records import Sentence, Token

_HEADS = frozenset({"NOUN", "PROPN"})
_BEFORE = ("compound", "nmod", "amod")


class PhraseIndex:
    """The codebook's phrases by what links their two sides."""

    def __init__(self, words: Predicates) -> None:
        self._by_link: dict[str, list[tuple[str, Phrase]]] = {}
        for name, tie in words.ties.items():
            for phrase in tie.phrases:
                for link in phrase.links:
                    self._by_link.setdefault(link, []).append((name, phrase))

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """All ties of this sort in the sentence, in text order of the word that governs them."""
        for token in sentence.tokens:
            if token.pos in _HEADS:
                yield from self._after(sentence, token)
                yield from self._before(sentence, token)

    def _after(self, sentence: Sentence, head: Token) -> Iterator[Match]:
        for preposition in children(sentence, head, "prep"):
            objects = spread(sentence, children(sentence, preposition, "pobj"))
            yield from self._of(preposition.lemma.lower(), head, [head], objects)

    def _before(self, sentence: Sentence, head: Token) -> Iterator[Match]:
        owners = children(sentence, head, "poss")
        if owners:
            yield from self._of(POSSESSIVE, head, spread(sentence, owners), _joined(sentence, head))
        else:
            names = [t for t in children(sentence, head, *_BEFORE) if t.pos == "PROPN" or t.entity != "O"]
            yield from self._of(ADJACENT, head, names, _joined(sentence, head))

    def _of(
        self, link: str, trigger: Token, first: Iterable[Token], second: Iterable[Token]
    ) -> Iterator[Match]:
        pairs = list(product(first, second))
        for name, phrase in self._by_link.get(link, ()):
            for one, other in pairs:
                if phrase.first == "X":
                    x, y, kinds = one, other, (phrase.first_kinds, phrase.second_kinds)
                else:
                    x, y, kinds = other, one, (phrase.second_kinds, phrase.first_kinds)
                yield Match(name, trigger, (x,), (y,), given=True, kinds=kinds)


def _joined(sentence: Sentence, head: Token) -> list[Token]:
    """The head and what is joined to it with no owner of its own ("Y's A and B", not "Y's A and Z's B")."""
    found = [head]
    for token in children(sentence, head, "conj"):
        if not children(sentence, token, "poss") and token.pos in _HEADS:
            found += _joined(sentence, token)
    return found
