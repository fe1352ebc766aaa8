"""Quantities that no number word gives by itself: "no casualties", "weeks of fighting", and scores ("1 – 0")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.codebook import Codebook
from reportedly.records import Offsets, Quantity, Sentence, Token

_AT_LEAST = 2
"""What a bare plural says at the least."""


class WordlessFinder:
    """Finds that there were none of those who could have been harmed, lengths of time in a bare plural (at least two,
    open above), and the two sides of a score, each a quantity of its own.
    """

    def __init__(self, book: Codebook) -> None:
        self._none_of = book.numbers.none_of
        units = {
            word: name
            for name, unit in book.units.units.items()
            if unit.kind == "time"
            for word in unit.words
        }
        self._units = {word: name for word, name in units.items() if word.endswith("s")}
        self._lasting = book.numbers.lasting
        plurals = "|".join(self._units)
        self._lengths = re.compile(rf"(?<![\w-])(?P<u>{plurals})(?:-long\b|\s+of\s+(?=[a-z]))", re.IGNORECASE)
        scoring = "|".join(sorted(book.numbers.scoring))
        self._scoring = re.compile(rf"\b(?:{scoring})", re.IGNORECASE)
        self._score = re.compile(
            r"(?<![\w.,/:–—-])(?<![–—-] )(\d{1,2})(?:\s?[–—]\s?|-)(\d{1,2})"
            r"(?![\w%/]|[.,:]\d|\s?[–—-]\s?\d|\s+[a-z]+s\b)"
        )

    def __call__(self, sentence: Sentence, text: str, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
        """Those of one sentence; none that overlaps `taken`."""
        if self._scoring.search(text):
            for m in self._score.finditer(text):
                if not _taken(m.start(), m.end(), taken):
                    yield from (self._side(sentence, m, number) for number in (1, 2))
        for m in self._lengths.finditer(text):
            if not _taken(m.start(), m.end(), taken) and self._lasts(text[: m.start()], m[0]):
                yield self._length(sentence, m)
        if re.search(r"\bno(?:\b|body)", text, re.IGNORECASE):
            yield from self._none(sentence)

    def _lasts(self, before: str, words: str) -> bool:
        """Is it a length of its own: not a counted one ("two weeks of"), nor a stretch ("the opening months of")?"""
        last = re.search(r"([\w’'-]+)[,\s]*$", before)
        return last is None or words.endswith("-long") or last[1].lower() in self._lasting

    def _side(self, sentence: Sentence, m: re.Match[str], number: int) -> Quantity:
        at = Offsets(sentence.start + m.start(number), sentence.start + m.end(number))
        return Quantity(at, at, float(m[number]), None, None, "score", None, None, None)

    def _length(self, sentence: Sentence, m: re.Match[str]) -> Quantity:
        at = Offsets(sentence.start + m.start(), sentence.start + m.end("u"))
        word = m["u"].lower()
        return Quantity(at, at, None, _AT_LEAST, None, self._units[word], None, word, None)

    def _none(self, sentence: Sentence) -> Iterator[Quantity]:
        for t in sentence.tokens:
            if t.text.lower() == "no" and t.dep == "det":
                head = sentence.token(t.head)
                if head.lemma.lower() in self._none_of:
                    yield _zero(t, head)
            elif t.text.lower() == "nobody" and t.dep == "nsubjpass":
                yield _zero(t, None)


def _zero(word: Token, head: Token | None) -> Quantity:
    at = Offsets(word.start, head.end if head else word.end)
    counted = Offsets(head.start, head.end) if head else None
    return Quantity(at, Offsets(word.start, word.end), 0.0, None, None, None, None, None, counted)


def _taken(start: int, end: int, stretches: list[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in stretches)
