"""A text as the attribution reader sees it: words, their pieces, and what is known of each word.

Words are letters and digits with inner apostrophes, or one other sign; the gold spans of the corpora
fall on these. Pieces are the encoder's; a word is read at its first piece.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.models.attribution.quotes import quote_states

Encode = Callable[[list[str]], tuple[list[int], list[int]]]
"""Words in; piece ids and the index of the word that each piece belongs to out."""

FEATURES = 24
"""How many values `_features` can take: quotation state × capitals × first of a paragraph."""

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_MOST_PIECES = 16
_CHUNK = 4000


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words and pieces. `first[w]` is the piece at which word `w` is read."""

    offsets: list[tuple[int, int]]
    paragraph: list[int]
    quoted: list[int]
    pieces: list[int]
    features: list[int]
    first: list[int]

    def owners(self) -> NDArray[np.int64]:
        """The word that each piece belongs to."""
        return np.searchsorted(self.first, np.arange(len(self.pieces)), side="right") - 1


def read_words(text: str, encode: Encode) -> Words:
    """Cut `text` up and describe each word; linear in its length, whatever it holds."""
    offsets = [match.span() for match in _WORD.finditer(text)]
    starts = _paragraph_starts(text, offsets)
    quoted = quote_states(text, offsets, starts)
    traits = [
        _features(text[start:end], state, begins)
        for (start, end), state, begins in zip(offsets, quoted, starts, strict=True)
    ]
    pieces, features, first = _pieces([text[s:e] for s, e in offsets], traits, encode)
    paragraph, count = [], 0
    for begins in starts:
        count += begins
        paragraph.append(count)
    return Words(offsets, paragraph, quoted, pieces, features, first)


def _paragraph_starts(text: str, offsets: Sequence[tuple[int, int]]) -> list[bool]:
    ends = [0, *(end for _, end in offsets)]
    return [index == 0 or "\n" in text[ends[index] : start] for index, (start, _) in enumerate(offsets)]


def _features(word: str, quoted: int, begins: bool) -> int:
    """One number for what the encoder, which reads lower case, cannot see."""
    if word.islower():
        case = 0
    elif word.isupper() and len(word) > 1:
        case = 2
    elif word[:1].isupper():
        case = 1
    else:
        case = 3
    return quoted + 3 * case + 12 * begins


def _pieces(words: list[str], traits: list[int], encode: Encode) -> tuple[list[int], list[int], list[int]]:
    """Pieces, the features of each, and each word's first piece.

    A word of very many pieces (a line of Chinese, say) is cut at `_MOST_PIECES`; a word of none (a
    control character) is read at its neighbour's.
    """
    pieces: list[int] = []
    features: list[int] = []
    first = [-1] * len(words)
    count = [0] * len(words)
    for begin in range(0, len(words), _CHUNK):
        ids, owners = encode(words[begin : begin + _CHUNK])
        for piece, owner in zip(ids, owners, strict=True):
            word = begin + owner
            count[word] += 1
            if count[word] > _MOST_PIECES:
                continue
            if first[word] < 0:
                first[word] = len(pieces)
            features.append(traits[word] if first[word] == len(pieces) else traits[word] % 12)
            pieces.append(piece)
    before = 0
    for word, place in enumerate(first):
        before = place if place >= 0 else before
        first[word] = before
    return pieces, features, first
