"""One text through the encoder and back: parts, windows, tags, links, and offsets again.

The encoder comes in as a function of one window, so that training measures with the very code that
the product runs. Each window is given alone and unpadded: int8 scales are taken over whatever is run
together, and a text must not be read differently because of its company.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.models.attribution.confidence import Confidence
from reportedly.models.attribution.decode import (
    TAG_COUNT,
    Floats,
    Found,
    LinkHead,
    Span,
    best_tags,
    link,
    log_softmax,
    tag_spans,
)
from reportedly.models.attribution.hints import Hints, Known
from reportedly.models.attribution.words import Encode, Words, read_words
from reportedly.models.spans import AttributionSpans, Offsets

Ids = NDArray[np.int64]
Forward = Callable[[Ids, Ids, Ids], tuple[Floats, Floats]]
"""Pieces, features and hints ([pieces, COLUMNS]) of one window in; vectors [pieces, size] and tag scores
[pieces, levels × tags] out."""

NOTHING = Known()

WINDOW, OVERLAP = 254, 40
"""Most pieces in a window, and fewest that two neighbours share."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_PART = 40_000
"""Characters read as one document; what is longer is read in parts, so memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything between a text and its sayings, except the library that runs the encoder."""

    encode: Encode
    forward: Forward
    head: LinkHead
    confidence: Confidence

    def __call__(self, text: str, known: Known = NOTHING) -> list[AttributionSpans]:
        """The sayings in `text`, outermost first at each place, in reading order; `known` is what the parse and
        the rules make of it.
        """
        whole = _SURROGATE.sub("\ufffd", text)
        found: list[AttributionSpans] = []
        for start, end in parts(whole):
            words = read_words(whole[start:end], self.encode)
            if words.pieces:
                hints = Hints(known, words.offsets, start)
                found += self._sayings(words, hints, start)
        return found

    def vectors(self, words: Words, hints: Hints) -> tuple[Floats, Floats]:
        """Vector and tag scores of each word, read in the window where it is most central."""
        first = np.asarray(words.first)
        of_piece = hints.ids[words.owners()]
        vectors: list[Floats] = []
        scores: list[Floats] = []
        for begin, end, low, high in windows(len(words.pieces)):
            got, tags = self.forward(
                np.asarray(words.pieces[begin:end]),
                np.asarray(words.features[begin:end]),
                of_piece[begin:end],
            )
            places = first[(first >= low) & (first < high)] - begin
            vectors.append(got[places])
            scores.append(tags[places])
        return np.concatenate(vectors), np.concatenate(scores)

    def _sayings(self, words: Words, hints: Hints, start: int) -> list[AttributionSpans]:
        vectors, scores = self.vectors(words, hints)
        made: list[AttributionSpans] = []
        for level, layer in enumerate(np.split(scores, scores.shape[-1] // TAG_COUNT, axis=-1)):
            log_probs = log_softmax(layer)
            tags = best_tags(log_probs)
            for saying in link(tag_spans(tags), vectors, words.paragraph, self.head, hints.ruled):
                score = self.confidence(saying, log_probs, tags)
                spans = _spans(saying, words, start, score, level)
                if level == 0 or any(_within(spans, outer) for outer in made):
                    made.append(spans)
        return sorted(made, key=lambda s: (min(s.cue + s.content + s.source), s.level))


def parts(text: str) -> Iterator[Offsets]:
    """Stretches of at most `_PART` characters, cut at a paragraph, else a sentence, else a space."""
    start = 0
    while len(text) - start > _PART:
        middle = start + _PART // 2
        for mark in ("\n", ". ", " "):
            cut = text.rfind(mark, middle, start + _PART - 1)
            if cut >= 0:
                break
        end = cut + len(mark) if cut >= 0 else start + _PART
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def windows(pieces: int) -> Iterator[tuple[int, int, int, int]]:
    """Begin and end of each window, and the pieces in it that no other window sees better.

    As few as will do and all of one length, at most WINDOW, with at least OVERLAP shared by neighbours.
    """
    count = max(1, -(-(pieces - OVERLAP) // (WINDOW - OVERLAP)))
    size = -(-(pieces + (count - 1) * OVERLAP) // count)
    begins = [round(index * (pieces - size) / max(1, count - 1)) for index in range(count)]
    low = 0
    for begin, following in zip(begins, [*begins[1:], None], strict=True):
        high = pieces if following is None else (following + begin + size) // 2
        yield begin, min(pieces, begin + size), low, high
        low = high


def _spans(saying: Found, words: Words, start: int, score: float, level: int) -> AttributionSpans:
    def offsets(spans: Sequence[Span]) -> tuple[Offsets, ...]:
        return tuple((start + words.offsets[a][0], start + words.offsets[b][1]) for a, b in sorted(spans))

    return AttributionSpans(
        offsets(saying.source), offsets([saying.cue]), offsets(saying.content), round(score, 4), level
    )


def _within(inner: AttributionSpans, outer: AttributionSpans) -> bool:
    """True where the inner cue stands in the outer content and the two are not the same saying."""
    if outer.level or inner.cue == outer.cue:
        return False
    begin, end = inner.cue[0]
    return any(a <= begin and end <= b for a, b in outer.content)
