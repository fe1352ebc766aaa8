"""Sentences: paragraphs of the text, parsed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.models.spacy_model import SpacyModel
from reportedly.records import Found, Gap, Reading, Sentence, Token

_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S{400}")
"""No word is longer; the tokenizer's time grows with the square of a run of marks (a page of quotation marks)."""
_BREAK = re.compile(r"(?<=[.!?;,])\s+|\s+")


class Sentences:
    """Splits a text at its line breaks, parses each paragraph, and yields its sentences.

    A paragraph is parsed by itself, so that no sentence runs over a heading or a bullet, and each parse is short.
    A stretch longer than `longest` characters without a line break is cut at white space, and one of hundreds of
    characters without white space within, with a Gap saying so: the parser's memory and time grow with the length of
    what it is given.
    """

    name = "sentences"
    version = "1"
    requires: frozenset[type] = frozenset()
    provides: frozenset[type] = frozenset({Sentence})

    def __init__(self, model: SpacyModel, *, longest: int) -> None:
        self._model, self._longest = model, longest

    def __call__(self, reading: Reading) -> Iterable[Found]:
        """All sentences of the report, in order."""
        text = reading.report.text
        stretches: list[tuple[int, int, int]] = []  # start, end, paragraph
        for number, match in enumerate(_PARAGRAPH.finditer(text)):
            if not match.group().strip():
                continue
            pieces = list(_cut(text, match.start(), match.end(), self._longest))
            if len(pieces) > 1:
                yield Gap.of(
                    self.name,
                    f"a stretch of {match.end() - match.start()} characters without a line break was read in "
                    f"{len(pieces)} parts (setting limits.sentence_characters); sayings across a cut may be missed",
                    report=reading.report.id,
                )
            stretches.extend((start, end, number) for start, end in pieces)
        count = 0
        parsed = self._model.pieces([text[start:end] for start, end, _ in stretches])
        for (start, _, paragraph), tokens in zip(stretches, parsed, strict=True):
            for sentence in _sentences(tokens, start, count, paragraph):
                yield sentence
                count = sentence.tokens[-1].i + 1


def _cut(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """Parts of at most `longest` characters, and none with a word of more than 400."""
    for first, last in _at_breaks(text, start, end, longest):
        for match in _WORD.finditer(text, first, last):
            yield first, match.end()
            first = match.end()
        if first < last:
            yield first, last


def _at_breaks(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """Parts of at most `longest` characters, cut at the last white space of each where there is one."""
    while end - start > longest:
        breaks = [m.end() for m in _BREAK.finditer(text, start + longest // 2, start + longest)]
        cut = breaks[-1] if breaks else start + longest
        yield start, cut
        start = cut
    yield start, end


def _sentences(tokens: list[Token], offset: int, first: int, paragraph: int) -> Iterator[Sentence]:
    """Group one paragraph's tokens by the tree they hang in, renumbered for the whole report."""
    words = [t for t in tokens if not t.text.isspace()]
    number = {t.i: first + k for k, t in enumerate(words)}
    by_i = {t.i: t for t in tokens}

    def governor(t: Token) -> int:
        """The nearest governor that is a word (white space can govern in a parse)."""
        head, seen = t.head, 0
        while head not in number and seen < 100:
            above = by_i[head].head
            if above == head:
                return t.i
            head, seen = above, seen + 1
        return head if head in number else t.i

    moved = [
        Token(
            *(number[t.i], t.start + offset, t.end + offset, t.text, t.lemma, t.pos, t.tag, t.dep),
            *(number[governor(t)], t.entity),
        )
        for t in words
    ]
    at = {t.i: t for t in moved}
    roots: list[int] = []
    for t in moved:
        top, steps = t, 0
        while at[top.head] is not top and steps < len(moved):
            top, steps = at[top.head], steps + 1
        roots.append(top.i)
    last = {root: n for n, root in enumerate(roots)}
    group: list[Token] = []
    reach = -1  # a sentence may not end while a later token still hangs in a tree that began in it
    for n, (t, root) in enumerate(zip(moved, roots, strict=True)):
        if group and n > reach:
            yield _sentence(group, paragraph)
            group = []
        reach = max(reach, last[root])
        group.append(t)
    if group:
        yield _sentence(group, paragraph)


def _sentence(tokens: list[Token], paragraph: int) -> Sentence:
    inside = {t.i for t in tokens}
    own = tuple(t if t.head in inside else replace(t, head=t.i) for t in tokens)
    children: dict[int, list[Token]] = {}
    for t in own:
        if t.head != t.i:
            children.setdefault(t.head, []).append(t)
    return Sentence(
        own[0].start, own[-1].end, paragraph, own, {i: tuple(below) for i, below in children.items()}
    )
