"""Paragraphs of a text, however its lines were broken."""

from __future__ import annotations

import re

_BLANK = re.compile(r"\n[ \t]*\n\s*")
_BULLET = re.compile(r"\s*(?:[-*•·–—▪◦]|\d{1,2}[.)])\s")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")

NARROW, WIDE = 40, 100
"""Columns between which lines are taken for wrapped: mail and old wire copy wrap at 60 to 80."""


def paragraphs(text: str) -> list[str]:
    """The paragraphs, none empty, each on one line.

    A blank line ends a paragraph. Inside a block, a line is a paragraph of its own (a list item, a chronology
    entry) unless the block is evidently wrapped at a column.
    """
    found: list[str] = []
    for block in _BLANK.split(text):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        found.extend(_unwrapped(lines) if _is_wrapped(lines) else lines)
    return found


def _is_wrapped(lines: list[str]) -> bool:
    """Are all lines but the last about one width, and most broken in mid-sentence?"""
    body = lines[:-1]
    if len(body) < 1 or max(map(len, lines)) > WIDE:
        return False
    widest = max(map(len, body))
    if widest < NARROW:
        return False
    full = sum(len(line) > widest - 20 for line in body)
    broken = sum(not _ENDED.search(line) for line in body)
    return full >= 0.6 * len(body) and broken >= 0.6 * len(body) and (len(lines) > 2 or lines[1][0].islower())


def _unwrapped(lines: list[str]) -> list[str]:
    joined: list[str] = []
    for line in lines:
        if joined and not _BULLET.match(line):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined
