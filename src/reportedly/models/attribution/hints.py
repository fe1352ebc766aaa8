"""What the parse and the rules know of each word, as the network is told it.

The parse is made anyway, and the rules read by it; a small encoder cannot see as far as a parse tree. So each
word comes with its grammar and with the role that the rules gave it, and each pair of a cue and another span
with whether the rules hold them together (stacking, Wolpert 1992). The network learns how far to trust them.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.models.attribution.decode import ROLES, ByRule, Pairs, Span
from reportedly.records import Attribution, Offsets, Token

# fmt: off
_DEPENDENCIES = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark",
    "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss",
    "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)
_TAGS = (
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ", "JJR", "JJS", "MD",
    "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "TO", "UH", "VB", "VBD", "VBG",
    "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``",
)
_NAMES = ("PERSON", "ORG", "GPE", "NORP", "DATE")
_CLAUSES = ("ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "parataxis", "conj", "csubj", "pcomp")
# fmt: on
_LEVELS = 2
_ROLE_TAGS = 1 + 2 * len(ROLES)
_SIZES = (
    *(_ROLE_TAGS,) * (_LEVELS + 1),
    1 + len(_DEPENDENCIES),
    1 + len(_TAGS),
    1 + len(_NAMES),
    1 + len(_CLAUSES),
)
_BEGINS = np.concatenate([[0], np.cumsum(_SIZES)[:-1]])

HINTS = sum(_SIZES)
"""How many different hints there are over all columns."""

COLUMNS = len(_SIZES)
"""Hints a word: its role by the rules (outermost, inner), that of its governor, dependency, tag, name, clause."""

RULED = 3
"""What the rules say of a pair: no cue here, a cue without this span, a cue with it."""

_HIGHEST = 40
"""Steps up a parse tree at most, in search of the clause."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a text before the network reads it: its tokens, and the rules' attributions by level
    (outermost first). Offsets are those of the text.
    """

    tokens: Sequence[Token] = ()
    ruled: Sequence[Sequence[Attribution]] = ()


class Hints:
    """The hints of the words at `offsets` of a text that begins at `start` of what `known` speaks of."""

    def __init__(self, known: Known, offsets: Sequence[tuple[int, int]], start: int = 0) -> None:
        self._starts = [start + a for a, _ in offsets]
        self._ends = [start + b for _, b in offsets]
        self._cue_of: dict[int, set[int]] = {}
        self._span_of: dict[int, set[int]] = {}
        levels = [*known.ruled, (), ()][:_LEVELS]
        columns = [self._painted(attributions, level) for level, attributions in enumerate(levels)]
        columns += self._grammar(known.tokens, columns[0])
        self.ids: NDArray[np.int64] = np.stack(columns, 1).reshape(-1, COLUMNS) + _BEGINS

    def ruled(self, found: Pairs, cues: Sequence[Span], others: Sequence[Span]) -> NDArray[np.int64]:
        """For each pair, what the rules say of it (one of RULED)."""
        of_cue = [self._numbers(span, self._cue_of) for span in cues]
        of_other = [self._numbers(span, self._span_of) for span in others]
        said = [
            0 if not of_cue[i] else 2 if of_cue[i] & of_other[j] else 1
            for i, j in zip(found.cue.tolist(), found.other.tolist(), strict=True)
        ]
        return np.array(said, dtype=np.int64)

    def shifted(self, first: int) -> ByRule:
        """`ruled` for spans counted from the word `first`."""

        def ruled(found: Pairs, cues: Sequence[Span], others: Sequence[Span]) -> NDArray[np.int64]:
            moved = ([(a + first, b + first) for a, b in spans] for spans in (cues, others))
            return self.ruled(found, *moved)

        return ruled

    def _numbers(self, span: Span, table: dict[int, set[int]]) -> set[int]:
        found: set[int] = set()
        for word in range(span[0], span[1] + 1):
            found |= table.get(word, set())
        return found

    def _words(self, fragments: Sequence[Offsets]) -> Iterator[tuple[int, int]]:
        """First word and end (exclusive) of each fragment, those of it that lie in this part of the text."""
        for start, end in fragments:
            first, last = bisect.bisect_right(self._ends, start), bisect.bisect_left(self._starts, end)
            if first < last:
                yield first, last

    def _painted(self, attributions: Sequence[Attribution], level: int) -> NDArray[np.int64]:
        tags = np.zeros(len(self._starts), dtype=np.int64)
        for number, a in enumerate(attributions):
            key = number * _LEVELS + level
            for role, fragments in ((2, a.content), (0, a.source), (1, a.cue)):
                table = self._cue_of if role == 1 else self._span_of
                for first, last in self._words(fragments):
                    tags[first:last] = 2 + 2 * role
                    tags[first] = 1 + 2 * role
                    for word in range(first, last):
                        table.setdefault(word, set()).add(key)
        return tags

    def _grammar(self, tokens: Sequence[Token], roles: NDArray[np.int64]) -> list[NDArray[np.int64]]:
        at = {t.i: t for t in tokens}
        begins = [t.start for t in tokens]
        owner: list[Token | None] = []
        for start in self._starts:
            place = bisect.bisect_right(begins, start) - 1
            owner.append(tokens[place] if place >= 0 and tokens[place].end > start else None)
        word_of = {t.i: w for w, t in reversed(list(enumerate(owner))) if t is not None}
        clauses: dict[int, int] = {}
        rows = np.zeros((len(owner), 5), dtype=np.int64)
        for word, token in enumerate(owner):
            if token is not None:
                above = word_of.get(token.head)
                rows[word] = (
                    roles[above] if above is not None and token.head != token.i else 0,
                    _DEPENDENCY.get(token.dep, 0),
                    _TAG.get(token.tag, 0),
                    _NAME.get(token.entity[2:], 0),
                    _clause(token, at, clauses),
                )
        return [rows[:, column] for column in range(5)]


_DEPENDENCY, _TAG, _NAME, _CLAUSE = (
    {name: number for number, name in enumerate(names, start=1)}
    for names in (_DEPENDENCIES, _TAGS, _NAMES, _CLAUSES)
)


def _clause(token: Token, at: dict[int, Token], known: dict[int, int]) -> int:
    """Which kind of clause the token stands in: the dependency of the nearest clause head above it."""
    path: list[int] = []
    here, kind = token, 0
    for _ in range(_HIGHEST):
        if here.i in known:
            kind = known[here.i]
            break
        path.append(here.i)
        if here.dep in _CLAUSE and (here.pos in ("VERB", "AUX") or here.head == here.i):
            kind = _CLAUSE[here.dep]
            break
        above = at.get(here.head)
        if above is None or above is here:
            break
        here = above
    for i in path:
        known[i] = kind
    return kind
