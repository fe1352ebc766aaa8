"""Which words stand between quotation marks, whatever marks the paper prints.

American papers print “ ” or " ", British ones ‘ ’, old scrapes ' ', translations « ». The reader is
told the state, not the mark, so that one style's lesson holds for the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

OUTSIDE, MARK, INSIDE = 0, 1, 2
_OPEN = {"“": "”", "„": "”", "‟": "”", "«": "»"}
_CLOSE = frozenset("”»")
_SINGLE = {"‘": "’", "'": "'"}
_ENDS = frozenset(",.?!…—")
_SINGLE_ENDS = {
    "’": re.compile(r"(?<=\S)’(?!\w)|[\n‘]"),
    "'": re.compile(r"(?<=\S)'(?!\w)|\n"),
}
_LONGEST_SINGLE = 1500
_MOST_APOSTROPHES = 20


def quote_states(text: str, words: Sequence[tuple[int, int]], starts: Sequence[bool]) -> list[int]:
    """OUTSIDE, MARK or INSIDE for each word; `starts` tells which words begin a paragraph.

    A quotation ends with its paragraph: one that runs on opens again in the next (the newspapers'
    rule), and a forgotten closing mark costs no more than a paragraph.
    """
    states: list[int] = []
    closer, closes_at = "", -1
    for index, (start, end) in enumerate(words):
        if starts[index]:
            closer, closes_at = "", -1
        mark = text[start] if end - start == 1 else ""
        if closer:
            if mark == closer and closes_at in (-1, start) and not _reopens(text, start, mark):
                closer, closes_at = "", -1
                states.append(MARK)
            else:
                states.append(MARK if mark and mark == closer and closes_at == -1 else INSIDE)
        elif mark in _OPEN or mark == '"':
            closer = _OPEN.get(mark, '"')
            states.append(MARK)
        elif mark in _SINGLE and (closes_at := _single_end(text, start, _SINGLE[mark])) >= 0:
            closer = _SINGLE[mark]
            states.append(MARK)
        else:
            states.append(MARK if mark in _CLOSE else OUTSIDE)
    return states


def _reopens(text: str, at: int, mark: str) -> bool:
    """True for a straight mark that can only open: space before it, a word right after it."""
    if mark != '"':
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isspace() and after.isalnum()


def _single_end(text: str, at: int, closer: str) -> int:
    """Where the single quotation that opens at `at` ends, or -1 where the mark is an apostrophe.

    "The workers’ plan" has the same mark inside: a closing one follows punctuation, or a letter
    other than s; failing that, the last one that could close before another opens.
    """
    if text[at - 1 : at].isalnum() or not text[at + 1 : at + 2].isalnum():
        return -1
    last = -1
    pattern = _SINGLE_ENDS[closer]
    for number, match in enumerate(pattern.finditer(text, at + 1, at + _LONGEST_SINGLE)):
        place = match.start()
        if number == _MOST_APOSTROPHES or text[place] != closer:
            break
        previous = text[place - 1]
        if previous in _ENDS or (previous.isalnum() and previous not in "sS"):
            return place
        last = place
    return last
