"""Narrated statements: what the reporter says in their own voice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from reportedly.extract.page import Page
from reportedly.extract.stances.chain import publisher
from reportedly.extract.stances.splitting import Clause, Splitting
from reportedly.records import (
    Certainty,
    Offsets,
    Point,
    Report,
    Sentence,
    Stance,
    Statement,
    Style,
    Token,
    content_id,
)

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FEWEST_WORDS = 4
_ENTRY = re.compile(
    r"[—–•*\-]*\s*(?:[A-Z][a-z]+\.? )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}s?(?:[-–]\d{2,4})?\s*[:—–]\s"
)
"""An entry of a chronology: "— April 2003: …"."""
_COVERED = 0.5
"""Share of a sentence's words in attributions from which on somebody else says it."""


def narrated(
    report: Report, page: Page, covered: Sequence[Offsets], splitting: Splitting
) -> Iterator[Statement]:
    """One statement for each clause that no attribution covers by and large, within a saying's sentence too ("..., he
    said, and left the hall without a word"). Questions, headings, quotations and fragments without a finite verb
    state nothing; nor does what is left of a clause when a saying is taken out of it.
    """
    taken = _disjoint(covered)
    for sentence in page.sentences:
        if not _states(page, sentence):
            continue
        clauses = splitting.clauses(sentence, sentence.tokens)
        told = _share(sentence.tokens, taken) < _COVERED
        for clause in clauses:
            own = _share(clause.tokens, taken) < _COVERED
            if own and (told or _asserts(clause)):
                point = splitting.point(clause, page)
                if point is not None:
                    yield _statement(report, point)


def counted(
    report: Report, page: Page, statements: Sequence[Statement], numbers: Sequence[Offsets]
) -> Iterator[Statement]:
    """One statement for each stretch of a sentence that lies in no content and holds one of the `numbers`: how many
    those are who say something ("all three states deny it") is told by the reporter and not by them.
    """
    held = _disjoint([span.offsets for s in statements for span in s.content])
    left = [n for n in numbers if not _holds(held, n.start)]
    for sentence in page.sentences:
        mine = [n.start for n in left if sentence.start <= n.start < sentence.end]
        if not mine or not _states(page, sentence):
            continue
        for inside, run in groupby(sentence.tokens, key=lambda t: _inside(t, held)):
            words = [t for t in run if t.pos not in {"PUNCT", "SPACE"}]
            if words and not inside and any(words[0].start <= n < words[-1].end for n in mine):
                yield _statement(report, Point(pieces=(Offsets(words[0].start, words[-1].end),)))


def _asserts(clause: Clause) -> bool:
    """Is it long enough to say something, with a finite verb of its own?"""
    return len(clause.words) >= _FEWEST_WORDS and any(t.tag in _FINITE for t in clause.tokens)


def _statement(report: Report, point: Point) -> Statement:
    places = [place for piece in point.pieces for place in piece]
    return Statement(
        id=content_id("statement", report.id, "narrated", *places),
        report=report.id,
        source=None,
        cue=None,
        content=tuple(report.span(*piece) for piece in point.pieces),
        style=Style.NARRATED,
        stance=Stance.ASSERTS,
        certainty=Certainty.CERTAIN,
        chain=(publisher(report),),
        points=(point,),
    )


def _inside(token: Token, taken: Sequence[Offsets]) -> bool:
    return _holds(taken, token.start)


def _holds(taken: Sequence[Offsets], place: int) -> bool:
    k = bisect_right(taken, place, key=lambda span: span.start) - 1
    return k >= 0 and place < taken[k].end


def _states(page: Page, sentence: Sentence) -> bool:
    words = [t for t in sentence.tokens if t.text[:1].isalnum()]
    if len(words) < _FEWEST_WORDS:
        return False
    if _ENTRY.match(page.text, sentence.start):
        return True
    if not any(t.tag in _FINITE for t in words):
        return False
    text = page.text[sentence.start : sentence.end].rstrip(" \"'”’)")
    if text.endswith("?") or page.quotation_at(sentence.start) is not None:
        return False
    return text[-1:] in {".", "!", "…", ";"} or not _is_heading(page, sentence)


def _is_heading(page: Page, sentence: Sentence) -> bool:
    """A line of its own without a full stop, in the capitals of a title."""
    stop = page.text.find("\n", sentence.end)
    rest = page.text[sentence.end : stop if stop >= 0 else len(page.text)]
    if rest.strip():
        return False
    words = [t.text for t in sentence.tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return sum(w[0].isupper() for w in words) > 0.6 * len(words)


def _disjoint(spans: Sequence[Offsets]) -> list[Offsets]:
    """The spans in order, those that touch made one."""
    found: list[Offsets] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Offsets(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _share(tokens: Sequence[Token], taken: Sequence[Offsets]) -> float:
    """How many of the words lie in attributions."""
    words = [t for t in tokens if t.text[0].isalnum()]
    return sum(_inside(t, taken) for t in words) / len(words) if words else 1.0
