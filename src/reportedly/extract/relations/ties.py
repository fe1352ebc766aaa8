"""All of the codebook's ways of telling a tie, found in a sentence before anybody asks whom its words stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, product

from reportedly.codebook.predicates import Predicates
from reportedly.extract.clauses import included
from reportedly.extract.patterns import Match, PatternIndex, Ways, best
from reportedly.extract.relations.compounds import CompoundIndex
from reportedly.extract.relations.phrases import PhraseIndex
from reportedly.extract.relations.roles import RoleIndex
from reportedly.records import Sentence, Token


class TieFinder:
    """Patterns, roles and phrases, indexed once."""

    def __init__(self, words: Predicates) -> None:
        self._patterns = PatternIndex(
            {name: Ways(tie.verbs, tie.nouns, tie.adjectives) for name, tie in words.ties.items()},
            words.word_sets,
            words.light_verbs,
        )
        self._rest = (RoleIndex(words), CompoundIndex(words), PhraseIndex(words))

    def __call__(self, sentence: Sentence) -> Iterator[Match]:
        """The ties in text order of their triggers, verbs and nouns, roles, compounds, phrases: one word on each
        side, no two ties with the same predicate and words.
        """
        seen: set[tuple[str, int, int]] = set()
        for match in (
            *best(m for m in self._patterns.matches(sentence) if m.x and m.y),
            *chain.from_iterable(index.matches(sentence) for index in self._rest),
        ):
            for x, y in product(_named(sentence, match.x), _named(sentence, match.y)):
                key = (match.name, x.i, y.i)
                if x.i != y.i and (match.kinds or key not in seen):
                    seen.add(key)
                    yield match._replace(x=(x,), y=(y,))


def _named(sentence: Sentence, words: Iterable[Token]) -> list[Token]:
    """Those whom the words name instead, where they name some ("groups such as X and Y")."""
    return [t for word in words for t in (included(sentence, word) or (word,))]
