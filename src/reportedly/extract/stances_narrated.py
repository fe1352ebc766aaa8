"""Narrated statements: what the reporter says in their own voice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportedly.extract.page import Page
from reportedly.extract.stances_chain import publisher
from reportedly.records import Certainty, Offsets, Report, Sentence, Stance, Statement, Style, content_id

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FEWEST_WORDS = 4
_COVERED = 0.5
"""Share of a sentence's words in attributions from which on somebody else says it."""


def narrated(report: Report, page: Page, covered: Sequence[Offsets]) -> Iterator[Statement]:
    """One statement for each sentence that no attribution covers by and large. Questions, headings, quotations
    and fragments without a finite verb state nothing.
    """
    taken = _disjoint(covered)
    for sentence in page.sentences:
        if _states(page, sentence) and _share(sentence, taken) < _COVERED:
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


def _disjoint(spans: Sequence[Offsets]) -> list[Offsets]:
    """The spans in order, those that touch made one."""
    found: list[Offsets] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Offsets(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _share(sentence: Sentence, taken: Sequence[Offsets]) -> float:
    """How many of the sentence's words lie in attributions."""
    words = [t.start for t in sentence.tokens if t.text[0].isalnum()]
    inside = 0
    for start in words:
        k = bisect_right(taken, start, key=lambda span: span.start) - 1
        inside += k >= 0 and start < taken[k].end
    return inside / len(words) if words else 1.0
