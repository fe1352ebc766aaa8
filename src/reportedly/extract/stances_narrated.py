"""Narrated statements: what the reporter says in their own voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.extract.page import Page
from reportedly.extract.stances_chain import publisher
from reportedly.records import Certainty, Offsets, Report, Sentence, Stance, Statement, Style, content_id

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FEWEST_WORDS = 4
_COVERED = 0.5
"""Share of a sentence's letters in attributions from which on somebody else says it."""


def narrated(report: Report, page: Page, covered: Sequence[Offsets]) -> Iterator[Statement]:
    """One statement for each sentence that no attribution covers by and large. Questions, headings, quotations
    and fragments without a finite verb state nothing.
    """
    taken = sorted(covered)
    k = 0
    for sentence in page.sentences:
        while k < len(taken) and taken[k].end <= sentence.start:
            k += 1
        if _states(page, sentence) and _share(page, sentence, taken, k) < _COVERED:
            span = page.trim(sentence.start, sentence.end)
            if span is not None:
                yield Statement(
                    id=content_id("statement", report.id, "narrated", span.start, span.end),
                    report=report.id,
                    source=None,
                    cue=None,
                    content=(report.span(*span),),
                    style=Style.NARRATED,
                    stance=Stance.ASSERTS,
                    certainty=Certainty.CERTAIN,
                    chain=(publisher(report),),
                )


def _states(page: Page, sentence: Sentence) -> bool:
    words = [t for t in sentence.tokens if t.text[:1].isalnum()]
    if len(words) < _FEWEST_WORDS or not any(t.tag in _FINITE for t in words):
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


def _share(page: Page, sentence: Sentence, taken: Sequence[Offsets], first: int) -> float:
    """How much of the sentence's letters lie in attributions."""
    inside: set[int] = set()
    for span in taken[first:]:
        if span.start >= sentence.end:
            break
        inside.update(range(max(span.start, sentence.start), min(span.end, sentence.end)))
    letters = [i for i in range(sentence.start, sentence.end) if page.text[i].isalnum()]
    return sum(i in inside for i in letters) / len(letters) if letters else 1.0
