"""One list from two finders: a trained reader's sayings, and what the rules have to add."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.extract.attributions.completing import named
from reportedly.extract.nesting import Contents
from reportedly.extract.page import Page
from reportedly.records import Attribution, Offsets

_OPEN, _MOSTLY_RIGHT = 0.5, 0.75
"""Below the first, a reader's confidence leaves a saying open; rules that score themselves from the second up settle
it. Both were chosen on half of PolNeAR dev.
"""
_NOBODYS = frozenset({"you", "that", "which", "who"})
"""Sources of which none that only the rules found was right on half of PolNeAR dev: a general "you", and pronouns of
clauses that only tell which is meant.
"""


def merged(page: Page, learned: Sequence[Attribution], ruled: Sequence[Attribution]) -> list[Attribution]:
    """The reader's attributions, with the rules' where the reader has no opinion: cue and source inside one of its
    contents (a nested saying), or the whole clear of everything it found. Where it is rather unsure of a saying which
    rules that are mostly right find by the same cue, their spans stand for its own.
    """
    sure = [a for a in ruled if a.score >= _MOSTLY_RIGHT]
    learned = [_settled(a, sure) if a.score < _OPEN else a for a in learned]
    learned = [_handed_on(page, a, learned) for a in learned]
    contents = Contents(learned)
    learned = [named(page, a) if contents.holding((*a.source, *a.cue)) else a for a in learned]
    taken = {i for a in learned for start, end in (*a.source, *a.cue, *a.content) for i in range(start, end)}
    extra = []
    for a in ruled:
        words = (*a.source, *a.cue)
        clear = not any(i in taken for start, end in (*words, *a.content) for i in range(start, end))
        if contents.holding(words):
            extra.append(named(page, a))
        elif clear and not _nobodys(page, a):
            extra.append(a)
    return in_order([*learned, *extra])


def in_order(found: Iterable[Attribution]) -> list[Attribution]:
    """One attribution a cue (the surest), in the order of the text."""
    best: dict[tuple[Offsets, ...], Attribution] = {}
    for a in found:
        kept = best.get(a.cue)
        if kept is None or a.score > kept.score:
            best[a.cue] = a
    return sorted(best.values(), key=lambda a: (min((*a.source, *a.cue, *a.content)), a.cue))


def _settled(learned: Attribution, sure: Sequence[Attribution]) -> Attribution:
    """What a sure rule makes of the cue, with the reader's confidence; the reader's own where none knows the cue."""
    for a in sure:
        if any(r.start < c.end and c.start < r.end for r in a.cue for c in learned.cue):
            return replace(a, score=learned.score)
    return learned


def _handed_on(page: Page, a: Attribution, others: Sequence[Attribution]) -> Attribution:
    """All of what is quoted in "X quoted Y as saying Z", where the reader took Y alone for what X said."""
    for b in others:
        within = any(a.content[0].start <= s.start and s.end <= a.content[-1].end for s in b.source)
        if within and b.cue and page.text[a.content[-1].end : b.cue[0].start].strip(" ,\n") == "as":
            return replace(a, content=page.joined([Offsets(a.content[0].start, b.content[-1].end)]))
    return a


def _nobodys(page: Page, a: Attribution) -> bool:
    return " ".join(page.text[start:end].lower() for start, end in a.source) in _NOBODYS
