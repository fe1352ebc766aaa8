"""An annotated article as the network learns it: pieces and features in, tags and links out."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.models.attribution.hints import Hints
from reportedly.models.attribution.words import Encode, Words, read_words
from training.corpora import READERS, ROLES, Article, Offsets, Saying
from training.known import known

TAGS = ("O", *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
LEVELS = 2
"""Outermost sayings, and those inside them: one layer of tags each."""

Spans = dict[tuple[str, int, int], set[int]]
"""Role, first word, last word (inclusive) of each gold span, and the sayings it belongs to."""


@dataclass(frozen=True, slots=True)
class Example:
    """`tags` and `spans` have one entry a level; a level that was not annotated has no tags."""

    words: Words
    hints: Hints
    reader: int
    tags: tuple[list[int], ...]
    spans: tuple[Spans, ...]


def example(article: Article, encode: Encode) -> Example:
    """Project the annotation of `article` on its words."""
    words = read_words(article.text, encode)
    layers = [
        _layer(words, _of_level(article.sayings, level)) for level in range(LEVELS if article.nested else 1)
    ]
    return Example(
        words,
        Hints(known(article.text), words.offsets),
        READERS.index(article.reader),
        tuple(tags for tags, _ in layers),
        tuple(spans for _, spans in layers),
    )


def words_in(offsets: Sequence[Offsets], fragments: Iterable[Offsets]) -> set[int]:
    """The words that `fragments` touch."""
    found: set[int] = set()
    for start, end in fragments:
        index = max(0, bisect.bisect_right(offsets, (start, start)) - 1)
        while index < len(offsets) and offsets[index][0] < end:
            if offsets[index][1] > start:
                found.add(index)
            index += 1
    return found


def runs(indices: Iterable[int]) -> list[tuple[int, int]]:
    """Unbroken runs of `indices`, first and last inclusive."""
    found: list[tuple[int, int]] = []
    for index in sorted(indices):
        if found and found[-1][1] == index - 1:
            found[-1] = (found[-1][0], index)
        else:
            found.append((index, index))
    return found


def _of_level(sayings: Sequence[Saying], level: int) -> list[Saying]:
    """The sayings of one tag layer: the last layer takes every deeper saying, innermost last."""
    return sorted((s for s in sayings if min(s.level, LEVELS - 1) == level), key=lambda s: s.level)


def _layer(words: Words, sayings: Sequence[Saying]) -> tuple[list[int], Spans]:
    """Tags of one level; where roles meet on a word, source wins over content and cue over both."""
    tags = [0] * len(words.offsets)
    spans: Spans = {}
    for number, saying in enumerate(sayings):
        cue = words_in(words.offsets, saying.cue)
        for role in ("content", "source", "cue"):
            indices = words_in(words.offsets, getattr(saying, role)) - (cue if role != "cue" else set())
            for start, end in runs(indices):
                begin = TAGS.index(f"B-{role}")
                tags[start : end + 1] = [begin] + [begin + 1] * (end - start)
                spans.setdefault((role, start, end), set()).add(number)
    return tags, spans
