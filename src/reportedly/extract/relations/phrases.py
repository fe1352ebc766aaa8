"""Ties told by two names side by side: "X of Y", "Y's X", "Y X", with nothing but their kinds to say which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from reportedly.codebook.patterns import ADJACENT, POSSESSIVE, VERSUS, Phrase
from reportedly.codebook.predicates import Predicates
from reportedly.extract.clauses import after, spread
from reportedly.extract.grammar import children
from reportedly.extract.patterns import Match
from reportedly.records import Sentence, Token

_HEADS = frozenset({"NOUN", "PROPN"})
_IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_SIDE_BY_SIDE = frozenset({POSSESSIVE, "of", "from", "("})
_ITS_OWN = frozenset({"of", "from"})
_VERSUS = frozenset({VERSUS, "vs", "vs.", "v."})
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
        """All ties of this sort in the sentence: by the parse, in text order of the word that governs them, then by
        neighbours alone, because a parser often hangs the end of a long list on its beginning.
        """
        for token in sentence.tokens:
            if token.pos in _HEADS:
                yield from self._after(sentence, token)
                yield from self._before(sentence, token)
        for token in sentence.tokens:
            link = POSSESSIVE if token.tag == "POS" else token.lemma.lower()
            if link in _SIDE_BY_SIDE and link in self._by_link:
                one, other = _neighbours(sentence, token)
                if one and other:
                    yield from self._of(link, token, [one], [other])
        yield from self._against(sentence)

    def _against(self, sentence: Sentence) -> Iterator[Match]:
        """Every pair of "X versus Y versus Z"."""
        found: list[Token] = []
        for token in sentence.tokens:
            if token.lemma.lower() in _VERSUS:
                one, other = _neighbours(sentence, token)
                found += [t for t in (one, other) if t and t not in found]
        for one, other in combinations(found, 2):
            yield from self._of(VERSUS, one, [one], [other])

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
            yield from self._of(ADJACENT, head, names, [head])

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
    """The head and what is joined to it with no owner of its own: "Y's A and B", not "Y's A and Z's B" nor "Y's A and
    B of Z".
    """
    found = [head]
    for token in children(sentence, head, "conj"):
        if (
            not children(sentence, token, "poss")
            and token.pos in _HEADS
            and not after(sentence, token, _ITS_OWN)
        ):
            found += _joined(sentence, token)
    return found


def _neighbours(sentence: Sentence, link: Token) -> tuple[Token | None, Token | None]:
    """The noun just before a linking word, and the last of the noun phrase just behind it."""
    place = link.i - sentence.tokens[0].i
    before = sentence.tokens[place - 1] if place and sentence.tokens[place - 1].pos in _HEADS else None
    last = None
    for token in sentence.tokens[place + 1 :]:
        if token.pos not in _IN_PHRASE and token.text != "-":
            break
        last = token
    return before, last if last and last.pos in _HEADS else None
