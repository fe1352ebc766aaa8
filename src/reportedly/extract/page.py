"""A report's text with its sentences, indexed once, so that no rule has to search for what it stands beside."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reportedly.extract.quotations import quotations
from reportedly.records import Offsets, Sentence, Token

_EDGE = " \t\r\n\u00a0,;:.-–—…"


class Page:
    """Text, sentences, tokens and quotations of one report. Built once a report, read by every rule."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self.text, self.sentences = text, tuple(sentences)
        self.tokens: list[Token] = [t for s in self.sentences for t in s.tokens]
        self._starts = [t.start for t in self.tokens]
        self.sentence_of: dict[int, Sentence] = {t.i: s for s in self.sentences for t in s.tokens}
        self.quotations: list[Offsets] = quotations(text)
        self._quote_starts = [q.start for q in self.quotations]

    def quotation_at(self, place: int) -> Offsets | None:
        """The quotation that the character at `place` stands in (its marks included), or None."""
        k = bisect_right(self._quote_starts, place) - 1
        if k >= 0 and place < self.quotations[k].end:
            return self.quotations[k]
        return None

    def quotations_in(self, start: int, end: int) -> list[Offsets]:
        """The quotations that begin in the range."""
        return self.quotations[bisect_left(self._quote_starts, start) : bisect_left(self._quote_starts, end)]

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that touch the range, in order."""
        low = max(0, bisect_right(self._starts, start) - 1)
        if low < len(self.tokens) and self.tokens[low].end <= start:
            low += 1
        return self.tokens[low : bisect_left(self._starts, end)]

    def trim(self, start: int, end: int) -> Offsets | None:
        """The range without the punctuation at its edges that belongs to the sentence around it; quotation
        marks stay with what they quote. None where nothing with a letter or digit is left.
        """
        text = self.text
        while start < end and text[start] in _EDGE:
            start += 1
        while start < end and text[end - 1] in _EDGE + "([":  # a bracket that opens there leads on
            end -= 1
        start, end = self._balanced(start, end)
        if not any(c.isalnum() for c in text[start:end]):
            return None
        return Offsets(start, end)

    def _balanced(self, start: int, end: int) -> tuple[int, int]:
        """Take in the mark that opens or closes a quotation or bracket of which all else is in the range."""
        first, last = self.quotation_at(start), self.quotation_at(end - 1)
        if last and last.start >= start and last.end > end and not self._words(end, last.end):
            end = last.end
        if first and first.end <= end and first.start < start and not self._words(first.start, start):
            start = first.start
        for left, right in ("()", "[]"):
            piece = self.text[start:end]
            opened, closed = piece.count(left), piece.count(right)
            if opened > closed and self.text[end : end + 1] == right:
                end += 1
            elif closed > opened and piece.endswith(right):
                end -= 1
            elif opened > closed and piece.startswith(left):
                start += 1
        return start, end

    def _words(self, start: int, end: int) -> bool:
        return any(c.isalnum() for c in self.text[start:end])

    def joined(self, pieces: Sequence[Offsets], without: Sequence[Offsets] = ()) -> tuple[Offsets, ...]:
        """The pieces in reading order, trimmed, none overlapping, and made one where only white space or
        punctuation stands between; nothing of `without` in any of them.
        """
        found: list[Offsets] = []
        for piece in sorted(pieces):
            if found and (piece.start <= found[-1].end or not self._words(found[-1].end, piece.start)):
                found[-1] = Offsets(found[-1].start, max(found[-1].end, piece.end))
            else:
                found.append(piece)
        for hole in without:
            found = [part for piece in found for part in _less(piece, hole)]
        return tuple(t for piece in found if (t := self.trim(*piece)) is not None)


def _less(piece: Offsets, hole: Offsets) -> list[Offsets]:
    """What is left of a piece when a hole is cut out of it."""
    if hole.end <= piece.start or piece.end <= hole.start:
        return [piece]
    parts = [Offsets(piece.start, hole.start), Offsets(hole.end, piece.end)]
    return [part for part in parts if part.start < part.end]
