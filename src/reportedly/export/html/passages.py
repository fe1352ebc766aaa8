"""A statement inside its sentence, and a report with all its statements marked: pieces of exact text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.records import Offsets, Report, Span

_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bGen)(?<!\bCol)(?<!\bSen)(?<!\bRep)(?<!\bGov)"
    r"[.!?…][\"”’'»)\]]*\s+|\n+"
)
"""Not after an initial ("the U.S. State Department") or a title: a passage cut there would read wrong."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage: `marked` if it is the content, else its surroundings."""

    text: str
    marked: bool


def passage(report: Report, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """The spans within the sentences they stand in, as alternating pieces: joined, they are the report's words."""
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    low, high = sentence_bounds(report.text, start, end)
    pieces: list[Piece] = []
    position = low
    for span in sorted(spans, key=lambda s: s.start):
        if span.start > position:
            pieces.append(Piece(report.text[position : span.start], marked=False))
        pieces.append(Piece(report.text[max(position, span.start) : span.end], marked=True))
        position = max(position, span.end)
    if high > position:
        pieces.append(Piece(report.text[position:high], marked=False))
    return tuple(piece for piece in pieces if piece.text)


def sentence_bounds(text: str, start: int, end: int) -> Offsets:
    """From the beginning of the sentence that holds `start` to the end of the one that holds `end`."""
    back = max(text.rfind("\n", 0, start) + 1, start - 600)
    low = back
    for match in _SENTENCE_END.finditer(text, back, start):
        low = match.end()
    ahead = text.find("\n", end)
    stop = min(len(text) if ahead < 0 else ahead, end + 600)
    match_end = _SENTENCE_END.search(text, max(end - 1, start), stop)
    high = match_end.start() + len(match_end.group().rstrip()) if match_end else stop
    return Offsets(low, max(high, end))


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text that belongs to the statement numbered `number` in its report. `first` and `last` are
    true of the pieces where the statement begins and ends: there it gets its anchor, and its number is printed.
    """

    start: int
    end: int
    number: int
    first: bool
    last: bool

    def within(self, low: int, high: int) -> Mark:
        """The part of the mark that lies between two offsets."""
        return Mark(
            max(self.start, low),
            min(self.end, high),
            self.number,
            self.first and self.start >= low,
            self.last and self.end <= high,
        )


@dataclass(frozen=True, slots=True)
class Marked:
    """Text that a mark covers, with marks nested inside."""

    number: int
    first: bool
    last: bool
    inside: tuple[str | Marked, ...]


def paragraphs(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str | Marked, ...]]:
    """The text paragraph by paragraph, its marks as a tree. Joined, all pieces are the text without its breaks."""
    for match in re.finditer(r"[^\n]+", text):
        low, high = match.span()
        if match.group().strip():
            yield tuple(
                _tree(text, low, high, [m.within(low, high) for m in marks if m.start < high and m.end > low])
            )


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, mark.number


def _tree(text: str, low: int, high: int, marks: Sequence[Mark]) -> Iterator[str | Marked]:
    """Nest the marks; one that crosses the end of another is cut in two there."""
    queue = sorted(marks, key=_order)
    position = low
    while queue:
        mark, *rest = queue
        if mark.start > position:
            yield text[position : mark.start]
        inner = [m.within(mark.start, mark.end) for m in rest if m.start < mark.end]
        after = [m.within(mark.end, m.end) for m in rest if m.end > mark.end]
        yield Marked(mark.number, mark.first, mark.last, tuple(_tree(text, mark.start, mark.end, inner)))
        position = mark.end
        queue = sorted(after, key=_order)
    if position < high:
        yield text[position:high]
